import Engine
import Foundation
import TestSupport
import Testing

@testable import CLI

/// What the data look like in each format.
@Suite struct FormatTests {
  static let formats = ["table", "json", "jsonl", "csv", "plain"]
  static let commands: [[String]] = [
    ["contacts", "list"],
    ["contacts", "list", "--columns", "email,country,optout,createdate", "--sort", "email:desc"],
    ["contacts", "list", "--filter", "country = Norway"],
    ["contacts", "count", "--filter", "marketing = no"],
    ["contacts", "count", "--by", "stage"],
    ["contacts", "show", "bjorn@example.se", "--history"],
    ["users", "list"],
    ["users", "show", "bo@example.com"],
    ["billing", "show"],
  ]

  @Test(arguments: formats) func outputIsTheCommittedText(_ format: String) async throws {
    let machine = try await TestMachine.withStore()
    var gallery = ""
    for command in Self.commands {
      let result = await machine.run(command + ["--format", format])
      #expect(result.status == 0)
      gallery += "$ tierline \(command.joined(separator: " "))\n\(result.output)"
      if !result.errors.isEmpty { gallery += "stderr: \(result.errors)" }
      gallery += "\n"
    }
    try TextGolden.check(gallery.replacing("\r\n", with: "\\r\\n\n"), "Formats/\(format).txt")
  }

  @Test func plainIsTheDefaultAndATableOnATerminal() async throws {
    var machine = try await TestMachine.withStore()
    let plain = await machine.run("contacts", "list", "--columns", "id,email").output
    #expect(plain == "hs_object_id\temail\n1\tmarta@example.se\n2\tbjorn@example.se\n3\t\n")
    machine.isTerminal = true
    machine.environment.variables["NO_COLOR"] = "1"
    let table = await machine.run("contacts", "list", "--columns", "id,email").output
    #expect(
      table == """
        Record ID  Email
                1  marta@example.se
                2  bjorn@example.se
                3  \n
        """)
  }

  @Test func aTableThatIsCutToTheTerminalSaysSo() async throws {
    var machine = try await TestMachine.withStore()
    machine.isTerminal = true
    machine.columns = 30
    machine.environment.variables["NO_COLOR"] = "1"
    let result = await machine.run("contacts", "list", "--columns", "email,created,stage")
    for line in result.output.split(separator: "\n") { #expect(line.count <= 30, "\(line)") }
    #expect(result.output.contains("…"))
    #expect(
      result.errors.hasSuffix("were cut to fit the terminal; --format plain shows them whole.\n"))
    machine.columns = 200
    #expect(await machine.run("contacts", "list").errors == "")
  }

  @Test func aLimitThatLeavesRowsOutSaysSo() async throws {
    let machine = try await TestMachine.withStore()
    let result = await machine.run("contacts", "list", "--limit", "1", "--offset", "1")
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(result.errors == "Rows 2 to 2 of 3.\n")
    #expect(await machine.run("contacts", "list", "--limit", "3").errors == "")
    #expect(
      await machine.run("contacts", "list", "--offset", "9").errors == "Rows 0 to 3 of 3.\n")
  }

  @Test func jsonIsReadBackExactlyAsItWasStored() throws {
    var generator = SeededGenerator(seed: 20_261_121)
    for _ in 0..<500 {
      let text = Self.randomText(using: &generator)
      var bytes: [UInt8] = []
      JSONOutput.append(.list([.text(text)]), to: &bytes)
      let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String]
      #expect(read == [text])
    }
  }

  /// Up to 12 scalars from everywhere, those that could act on a terminal often.
  private static func randomText(using generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      let value: UInt32 =
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: UInt32.random(in: 1...0xFF, using: &generator)
        case 1: UInt32.random(in: 0x300...0x36F, using: &generator)
        case 2: UInt32.random(in: 0x2000...0x2070, using: &generator)
        default: UInt32.random(in: 1...0x10_FFFF, using: &generator)
        }
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  @Test func jsonEscapesWhateverCouldActOnATerminal() {
    var bytes: [UInt8] = []
    JSONOutput.append(
      .text("a\u{1B}[2J\u{9B}\u{202E}\u{200B}\u{7F}\u{FEFF}é漢\u{1F600}"), to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "\"a\\u001b[2J\\u009b\\u202e\\u200b\\u007f\\ufeffé漢\u{1F600}\"")
  }

  @Test func csvQuotesWhatNeedsQuotesOnly() async throws {
    let machine = try await TestMachine.withStore()
    _ = await machine.run(
      "contacts", "edit", "1", "--set", "company=Juniper, \"Moss\"", "--set", "city=Łódź")
    let result = await machine.run(
      "contacts", "list", "--columns", "id,company,city", "--limit", "1", "--format", "csv")
    #expect(
      result.output
        == "hs_object_id,company,city\r\n1,\"Juniper, \"\"Moss\"\"\",Łódź\r\n")
  }

  @Test func hostileNamesNeverReachATerminal() async throws {
    var machine = try await TestMachine.withStore()
    let hostile =
      "\u{1B}[2J\u{9B}31m\u{202E}evil\u{200B}\u{7}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}"
    let file = try machine.file(
      "h.csv", "Email,First Name,Company name\nh@example.se,Hal,\"\(hostile)\"\n")
    _ = await machine.run("import", file)
    _ = await machine.run("contacts", "edit", "h@example.se", "--set", "city=\(hostile)")
    machine.isTerminal = true
    machine.environment.variables["NO_COLOR"] = "1"
    let commands: [[String]] = [
      ["contacts", "list", "--columns", "company,city"], ["contacts", "show", "4"],
      ["contacts", "export", "--columns", "city,company"],
      ["contacts", "list", "--filter", hostile + " ="], ["contacts", "show", hostile],
      ["contacts", "list", "--columns", hostile], ["contacts", "count", "--by", "city"],
      ["--as", hostile, "billing", "show"], [hostile], ["--store", hostile, "billing", "show"],
      ["contacts", "create", "--email", hostile], ["import", hostile],
    ]
    for command in commands {
      for format in Self.formats where command.first == "contacts" || format == "plain" {
        let isExport = command.contains("export")
        let arguments = command + (isExport ? [] : ["--format", format])
        let result = await machine.run(arguments)
        for scalar in (result.output + result.errors).unicodeScalars {
          let isSafe =
            scalar == "\n" || scalar == "\t" || scalar == "\r"
            || !(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
              || [0x202E, 0x200B].contains(scalar.value))
          #expect(isSafe, "\(command) \(format): U+\(String(scalar.value, radix: 16))")
        }
      }
    }
  }

  @Test func asciiHasNoOtherMarks() async throws {
    var machine = try await TestMachine.withStore()
    machine.isTerminal = true
    machine.columns = 40
    let result = await machine.run("--ascii", "contacts", "set-marketing", "1", "--dry-run")
    #expect((result.output + result.errors).utf8.allSatisfy { $0 < 0x80 })
    machine.environment.variables["LANG"] = "C"
    let list = await machine.run("contacts", "list")
    #expect(list.output.utf8.allSatisfy { $0 < 0x80 })
    #expect(list.output.contains("\\u{"))
  }

  @Test func colourIsInTheHeaderOnlyAndOnlyWhenWanted() async throws {
    var machine = try await TestMachine.withStore()
    machine.isTerminal = true
    #expect(await machine.run("contacts", "list").output.hasPrefix("\u{1B}[1m"))
    #expect(!(await machine.run("contacts", "list", "--color", "never").output.contains("\u{1B}")))
    machine.isTerminal = false
    #expect(!(await machine.run("contacts", "list").output.contains("\u{1B}")))
    let forced = await machine.run("--color", "always", "contacts", "list", "--format", "table")
    #expect(forced.output.hasPrefix("\u{1B}[1m"))
  }
}
