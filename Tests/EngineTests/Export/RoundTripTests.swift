import Domain
import Engine
import Foundation
import TestSupport
import Testing

@Suite("From export to import")
struct RoundTripTests {
  /// Every property that an import may write, and the key.
  private let columns = ContactProperty.allCases.filter { $0.isImportable(adopting: false) }

  @Test(
    "5.4, R5.15: exporting and importing that changes no contact, whatever they hold",
    arguments: [ExportForm.spreadsheet, .machine, .crmImport])
  func unchanged(form: ExportForm) throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    for round in 0..<25 {
      var desk = try ImportDesk(
        Ledger(zone: random.pick(["UTC", "Europe/Stockholm", "Asia/Kolkata"])))
      try desk.ledger.perform(.addUser(AddUser(email: "kim@example.com", name: "Kim")))
      try desk.ledger.perform(.addUser(AddUser(email: "kim2@example.com", name: "Kim")))
      let records = (1...20).map { randomContact(Int64($0), &random) }
      desk.ledger.apply(records.map(Event.contactCreated))
      let before = contacts(desk.ledger.account)
      let columns = form == .crmImport ? ExportDecisions.columns : columns
      try ContactExport.run(
        desk.ledger.account, rows: RowOrder(allOf: 20), columns: columns, form: form,
        toFile: desk.path("out.csv"))
      let result = try desk.take("out.csv")
      #expect(result.summary.report.unchanged == 20, "seed \(seed), round \(round)")
      #expect(
        result.summary.warnings.count { $0.code != .invalidOption && $0.code != .unknownOwner } == 0
      )
      #expect(contacts(desk.ledger.account) == before, "seed \(seed), round \(round)")
    }
  }

  @Test(
    "OWASP: no cell of a spreadsheet export begins like a formula, and each text comes back",
    arguments: [
      "=1+1", "+46 8 1", "-5", "@SUM(A1)", "'=1", "''@x", "=HYPERLINK(\"http://x\";\"y\")", "＝1",
      "-1\n=2", "=\tx\r\ny", "=\rcmd|' /C calc'!A0", "+,\"", "'", "'a", "@", "=", "%=1",
    ])
  func formulas(text: String) throws {
    for form in [ExportForm.spreadsheet, .machine, .crmImport] {
      var desk = try ImportDesk()
      let record = ContactRecord(
        id: ContactID(1),
        values: [.email: .text("a@example.com"), .company: .text(text), .lastName: .text(text)])
      desk.ledger.apply([.contactCreated(record)])
      var sink = MemorySink()
      try ContactExport.run(
        desk.ledger.account, rows: RowOrder(rows: [0]), columns: [.email, .company], form: form,
        into: &sink)
      if form == .spreadsheet {
        let cell = String(decoding: sink.bytes, as: UTF8.self).split(separator: "\r\n")[1]
          .dropFirst("a@example.com,".count).drop { $0 == "\"" }
        #expect(cell.first.map { !"=+-@\t\r＝".contains($0) } == true)
      }
      try ContactExport.run(
        desk.ledger.account, rows: RowOrder(rows: [0]), columns: columns, form: form,
        toFile: desk.path("out.csv"))
      let result = try desk.take("out.csv")
      #expect(result.summary.report.unchanged == 1, "\(form)")
      #expect(desk.text(.company, email: "a@example.com") == text)
    }
  }

  /// The contacts alone, without what an import adds to the account.
  private func contacts(_ account: Account) -> [String] {
    accountText(account).filter { $0.contains("\"hs_object_id\":") }
  }

  @Test("An account's sample, exported with everything, is adopted as it was")
  func adoption() throws {
    var source = try Ledger()
    source.apply(Array(SampleContacts(count: 500, account: source.account, at: source.now)))
    let columns = ContactProperty.allCases.filter { $0.isImportable(adopting: true) }
    var desk = try ImportDesk()
    try ContactExport.run(
      source.account, rows: RowOrder(allOf: 500), columns: columns, form: .machine,
      toFile: desk.path("export.csv"))
    let result = try desk.take("export.csv", options: ImportOptions(adopt: true))
    #expect(result.summary.report.created == 500 && result.summary.warnings.isEmpty)
    let (old, new) = (source.account, desk.ledger.account)
    #expect(new.table.marketingCount == old.table.marketingCount)
    for row in 0..<500 {
      for property in columns where property != .wasImported {
        #expect(new.table.value(property, row: row) == old.table.value(property, row: row))
      }
    }
  }

  private func randomContact(_ id: Int64, _ random: inout SeededGenerator) -> ContactRecord {
    var values = PropertyValues()
    for property in columns where property != .recordID && random.chance(60) {
      values[property] = randomValue(property, id, &random)
    }
    return ContactRecord(id: ContactID(id), values: values)
  }

  private func randomValue(
    _ property: ContactProperty, _ id: Int64, _ random: inout SeededGenerator
  ) -> PropertyValue? {
    let definition = property.definition
    if property == .email { return .text("c\(id)@example.com") }
    if property == .additionalEmails {
      return .text("other\(id)@example.com" + (random.chance(50) ? ";third\(id)@example.org" : ""))
    }
    switch definition.type {
    case .number: return .number(Int64.random(in: -5...500, using: &random))
    case .bool: return .flag(random.chance(50))
    case .datetime:
      let milliseconds = Int64.random(in: 1_600_000_000_000...1_800_000_000_000, using: &random)
      return .instant(Instant(milliseconds: milliseconds))
    case .string: return .text(randomText(&random))
    case .enumeration:
      switch definition.options {
      case .users: return .text(random.pick(["1", "2", "3", "77"]))
      case .account:
        return .text(random.pick(["lead", "NEW", "customer", "OPEN", "renamed long ago"]))
      case .fixed(let options):
        let first = random.pick(options).value
        return .text(
          definition.field == .checkbox ? first + ";" + random.pick(options).value : first)
      case .none, .open: return .text(randomText(&random))
      }
    }
  }

  private func randomText(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "=", "+", "-", "@", "'", "''", "＝", "a", "Å", ",", "\"", ";", "👩‍💻", "x\ny", "x\ty", "\u{202e}",
      "x\ry", "x\r\ny",
    ]
    let text = (0...Int.random(in: 0...3, using: &random)).map { _ in random.pick(pieces) }.joined()
    return text
  }
}
