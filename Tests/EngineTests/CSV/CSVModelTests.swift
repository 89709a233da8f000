import Engine
import TestSupport
import Testing

@Suite("CSV reader and writer on random input")
struct CSVModelTests {
  private static let letters = [
    "a", "Å", "ö", "👩‍💻", ",", ";", "\"", "\n", "\r", "\r\n", "\t", " ", "'", "=", "-",
  ]

  /// Windows in which rows fit and in which they do not.
  private static let windows = [4, 5, 9, 16, 33, 64, 65_536]

  private func randomText(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(CSVModelTests.letters) }
      .joined()
  }

  @Test("What the writer writes the reader reads back, whatever the pieces and the delimiter")
  func roundTrip() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    for round in 0..<400 {
      let delimiter = random.pick([CSVDelimiter.comma, CSVDelimiter.semicolon, CSVDelimiter.tab])
      let columns = Int.random(in: 1...4, using: &random)
      let table = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        (0..<columns).map { _ in randomText(&random) }
      }
      let isSafe = random.chance(50)
      var writer = CSVWriter(delimiter: delimiter, isFormulaSafe: isSafe)
      for row in table { writer.row(row) }
      let pieces = (0..<3).map { _ in Int.random(in: 1...4, using: &random) }
      let read = try readTable(
        writer.bytes, pieces: pieces, window: random.pick(CSVModelTests.windows),
        delimiter: delimiter)
      let rows = isSafe ? read.rows.map { $0.map(FormulaGuard.removed) } : read.rows
      #expect(rows == table, "seed \(seed), round \(round)")
      #expect(read.problems.isEmpty)
    }
  }

  /// Splits a text into rows and cells letter by letter, all of it at once.
  private func naive(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var scalars = Array(text.unicodeScalars)[...]
    var hasCell = false
    while let scalar = scalars.popFirst() {
      hasCell = true
      switch scalar {
      case "\"" where cell.isEmpty:
        while let next = scalars.popFirst() {
          if next == "\"" {
            guard scalars.first == "\"" else { break }
            scalars.removeFirst()
          }
          cell.unicodeScalars.append(next)
        }
      case ",":
        row.append(cell)
        cell = ""
      case "\r", "\n":
        if scalar == "\r", scalars.first == "\n" { scalars.removeFirst() }
        rows.append(row + [cell])
        (row, cell, hasCell) = ([], "", false)
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return hasCell ? rows + [row + [cell]] : rows
  }

  @Test("Well-formed texts give the naive parser's rows, at any piece edges")
  func naiveParser() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    for round in 0..<600 {
      var text = ""
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        let plain = random.pick([
          "", "a", "bc", "ö", "さ", " x ", "\t", "\u{1}\t", "long enough", "x\t",
        ])
        let quoted = "\"" + random.pick(["", "a,b", "\"\"", "c\nd", "e\r\nf", "\r", "ö"]) + "\""
        text += random.pick([plain, quoted]) + random.pick([",", ",", "\n", "\r\n", "\r"])
      }
      let pieces = (0..<4).map { _ in Int.random(in: 1...5, using: &random) }
      let table = try readTable(
        Array(text.utf8), pieces: pieces, window: random.pick(CSVModelTests.windows))
      #expect(table.rows == naive(text), "seed \(seed), round \(round), \(text.debugDescription)")
      #expect(table.problems.isEmpty)
    }
  }

  @Test("Random bytes are read or refused the same way whatever the pieces")
  func randomBytes() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    let choices: [UInt8] = [
      0x22, 0x22, 0x2c, 0x0a, 0x0d, 0x61, 0x61, 0x09, 0xc3, 0xa5, 0xff, 0xef, 0xbb, 0xbf,
    ]
    for round in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        random.chance(2) ? 0 : random.pick(choices)
      }
      let pieces = (0..<3).map { _ in Int.random(in: 1...6, using: &random) }
      let whole = Result { try readTable(bytes) }
      let window = random.pick(CSVModelTests.windows)
      let inPieces = Result { try readTable(bytes, pieces: pieces, window: window) }
      switch (whole, inPieces) {
      case (.success(let left), .success(let right)):
        #expect(left == right, "seed \(seed), round \(round)")
      case (.failure(let left as CSVError), .failure(let right as CSVError)):
        #expect(left == right, "seed \(seed), round \(round)")
      default: Issue.record("seed \(seed), round \(round)")
      }
    }
  }
}
