import Domain
import TestSupport
import Testing

@Suite("Merging")
struct MergeTests {
  private func create(
    _ ledger: inout Ledger, _ values: [ContactProperty: String], marketing: Bool = false
  ) throws -> ContactID {
    let command = CreateContact(values: values, asMarketing: marketing)
    return try need(try ledger.perform(.createContact(command)).createdContact)
  }

  private func edit(
    _ ledger: inout Ledger, _ id: ContactID, _ values: [ContactProperty: String]
  ) throws {
    ledger.now = ledger.now.adding(milliseconds: 60_000)
    try ledger.perform(.editContacts(EditContacts(contacts: [id], values: values)))
  }

  @discardableResult
  private func merge(
    _ ledger: inout Ledger, _ primary: ContactID, _ other: ContactID
  ) throws -> Outcome {
    ledger.now = ledger.now.adding(milliseconds: 60_000)
    return try ledger.perform(.mergeContacts(MergeContacts(primary: primary, other: other)))
  }

  private func text(
    _ property: ContactProperty, _ id: ContactID, _ ledger: Ledger
  ) throws -> String? {
    ledger.account.table.text(property, row: try need(ledger.account.table.row(of: id)))
  }

  @Test("R1.5 the other's addresses become additional ones and find the primary contact")
  func addresses() throws {
    var ledger = try Ledger()
    let ids = try ["a", "b", "c"].map {
      try create(&ledger, [.email: "\($0)@example.com"])
    }
    try merge(&ledger, ids[1], ids[2])
    let outcome = try merge(&ledger, ids[0], ids[1])
    let table = ledger.account.table
    #expect(try text(.email, ids[0], ledger) == "a@example.com")
    #expect(try text(.additionalEmails, ids[0], ledger) == "b@example.com;c@example.com")
    #expect(try text(.mergedIDs, ids[0], ledger) == "2;3")
    for address in ["A", "b", "c"] {
      #expect(table.row(withEmail: "\(address)@example.com") == 0)
    }
    #expect(table.count == 1 && table.mergedInto(ids[2]) == ids[0])
    #expect(table.row(of: ids[1]) == nil && table.deletedRow(of: ids[1]) == nil)
    #expect(outcome.undo == .impossible(.merged))
    let preview = try need(outcome.quote.merge)
    let line = try need(preview.lines.first { $0.property == .additionalEmails })
    #expect(line.origin == .combined)
  }

  @Test("R1.6 an additional address that becomes the primary one stands once, and back again")
  func additionalBecomesPrimary() throws {
    var ledger = try Ledger()
    let ids = try ["a", "b", "c"].map { try create(&ledger, [.email: "\($0)@example.com"]) }
    try merge(&ledger, ids[0], ids[1])
    try merge(&ledger, ids[0], ids[2])
    let outcome = try ledger.perform(
      .editContacts(EditContacts(contacts: [ids[0]], values: [.email: "B@example.com"])))
    #expect(ledger.account.table.emails(of: 0) == ["B@example.com", "c@example.com"])
    guard case .command(let back) = outcome.undo else {
      Issue.record("no way back")
      return
    }
    try ledger.perform(back)
    #expect(
      ledger.account.table.emails(of: 0)
        == ["a@example.com", "b@example.com", "c@example.com"])
  }

  @Test("R1.5 a primary contact without an address takes the other's")
  func firstAddress() throws {
    var ledger = try Ledger()
    let first = try create(&ledger, [.firstName: "Bo"])
    let second = try create(&ledger, [.email: "b@example.com"])
    try merge(&ledger, first, second)
    #expect(try text(.email, first, ledger) == "b@example.com")
    #expect(try text(.additionalEmails, first, ledger) == nil)
  }

  @Test("R2.12 the value that was set last stays, a cleared one too")
  func mostRecent() throws {
    var ledger = try Ledger()
    let first = try create(
      &ledger,
      [.email: "a@example.com", .city: "Oslo", .company: "Acme", .phone: "1", .state: "X"])
    ledger.now = ledger.now.adding(milliseconds: 60_000)
    let second = try create(
      &ledger,
      [.email: "b@example.com", .city: "Bergen", .company: "Nord", .jobTitle: "CEO", .fax: "2"])
    try edit(&ledger, second, [.city: "Voss"])
    try edit(&ledger, first, [.company: "Acme AB"])
    try edit(&ledger, second, [.phone: "5"])
    try edit(&ledger, second, [.phone: ""])
    try edit(&ledger, first, [.fax: "7"])
    try edit(&ledger, first, [.fax: ""])
    try edit(&ledger, second, [.state: "Y"])
    try edit(&ledger, first, [.state: "Z"])
    try merge(&ledger, first, second)
    #expect(try text(.city, first, ledger) == "Voss")
    #expect(try text(.company, first, ledger) == "Acme AB")
    #expect(try text(.phone, first, ledger) == nil)
    #expect(try text(.fax, first, ledger) == nil)
    #expect(try text(.jobTitle, first, ledger) == "CEO")
    #expect(try text(.state, first, ledger) == "Z")
  }

  @Test("R2.12 where nothing was ever changed the primary contact's value stays")
  func unchanged() throws {
    var ledger = try Ledger()
    let first = try create(&ledger, [.email: "a@example.com", .city: "Oslo", .optedOut: "false"])
    ledger.now = ledger.now.adding(milliseconds: 60_000)
    let second = try create(
      &ledger, [.email: "b@example.com", .city: "Bergen", .optedOut: "true"])
    let outcome = try merge(&ledger, first, second)
    #expect(try text(.city, first, ledger) == "Oslo")
    let row = try need(ledger.account.table.row(of: first))
    #expect(ledger.account.table.value(.optedOut, row: row) == .flag(true))
    let origins = Dictionary(
      uniqueKeysWithValues: try need(outcome.quote.merge).lines.map { ($0.property, $0.origin) })
    #expect(origins[.city] == .primary && origins[.optedOut] == .other)
    #expect(origins[.email] == .primary && origins[.lifecycleStage] == .both)
    #expect(origins[.createDate] == nil && origins[.mergedIDs] == .combined)
  }

  @Test("R1.13 the stage further along stays, whichever was set last")
  func stage() throws {
    for (mine, theirs, result) in [
      ("customer", "lead", "customer"), ("lead", "opportunity", "opportunity"),
      ("", "subscriber", "subscriber"), ("evangelist", "", "evangelist"),
    ] {
      var ledger = try Ledger()
      let first = try create(&ledger, [.email: "a@example.com"])
      let second = try create(&ledger, [.email: "b@example.com"])
      try edit(&ledger, first, [.lifecycleStage: mine])
      try edit(&ledger, second, [.lifecycleStage: theirs.isEmpty ? "customer" : theirs])
      if theirs.isEmpty { try edit(&ledger, second, [.lifecycleStage: ""]) }
      try merge(&ledger, first, second)
      #expect(try text(.lifecycleStage, first, ledger) == result, "\(mine) \(theirs)")
    }
  }

  @Test("R2.24 marketing wins over pending, pending over non-marketing, and the count never rises")
  func status() throws {
    for mine in MarketingStatus.allCases {
      for theirs in MarketingStatus.allCases {
        var ledger = try Ledger()
        let ids = ledger.addContacts([mine, theirs, .marketing])
        let command = Command.mergeContacts(MergeContacts(primary: ids[0], other: ids[1]))
        let outcome = try ledger.perform(command)
        let expected: MarketingStatus =
          [mine, theirs].contains(.marketing)
          ? .marketing
          : [mine, theirs].contains(.marketingUntilUpdate) ? .marketingUntilUpdate : .nonMarketing
        #expect(ledger.status(ids[0]) == expected)
        #expect(outcome.quote.merge?.status == expected)
        #expect(outcome.quote.countAfter == ledger.account.table.marketingCount)
        #expect(outcome.quote.countAfter <= outcome.quote.countBefore)
        #expect(outcome.quote.countAfter == 1 + (expected.counts ? 1 : 0))
        #expect(ledger.account.billing.tier == 2000)
      }
    }
  }

  @Test("R2.25 the source is that of the contact that has the status, on a tie the earlier one")
  func source() throws {
    let form = MarketingSource(type: .formSubmission, id: "7", name: "Newsletter")
    let file = MarketingSource(type: .contactImport, id: "import-1", name: "fair.csv")
    for (mine, theirs, swapped, expected) in [
      (MarketingStatus.marketing, MarketingStatus.marketing, false, form),
      (.marketing, .marketing, true, file), (.marketingUntilUpdate, .marketing, false, file),
      (.marketing, .marketingUntilUpdate, true, form), (.nonMarketing, .marketing, false, file),
    ] {
      var ledger = try Ledger()
      let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
      // The form comes first unless the two are swapped.
      for index in swapped ? [1, 0] : [0, 1] {
        ledger.now = ledger.now.adding(milliseconds: 1000)
        let status = index == 0 ? mine : theirs
        guard status != .nonMarketing else { continue }
        ledger.apply([
          .marketingStatusChanged(
            StatusChange(
              from: .nonMarketing, to: status, contacts: [ids[index]],
              source: index == 0 ? form : file))
        ])
      }
      try ledger.perform(.mergeContacts(MergeContacts(primary: ids[0], other: ids[1])))
      #expect(ledger.account.marketingSource(row: 0) == expected, "\(mine) \(theirs) \(swapped)")
    }
  }

  @Test("R2.12 a contact that took part in 250 merges is not merged further, on either side")
  func limit() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts(Array(repeating: .nonMarketing, count: 253))
    for other in ids[1...250] { try merge(&ledger, ids[0], other) }
    #expect(try text(.mergedIDs, ids[0], ledger)?.split(separator: ";").count == 250)
    let refusal = Refusal(.mergeContacts, .mergeLimit(ids[0], limit: 250))
    #expect(throws: refusal) { try merge(&ledger, ids[0], ids[251]) }
    #expect(throws: refusal) { try merge(&ledger, ids[251], ids[0]) }
    try merge(&ledger, ids[252], ids[251])
  }

  @Test("R2.12 two contacts that are there are merged, after the number 2 was typed")
  func refusals() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing, .nonMarketing])
    #expect(throws: Refusal(.mergeContacts, .mergeWithItself(ids[0]))) {
      try merge(&ledger, ids[0], ids[0])
    }
    try ledger.perform(.deleteContacts(DeleteContacts(contacts: [ids[2]])))
    #expect(throws: Refusal(.mergeContacts, .unknownContact(ids[2]))) {
      try merge(&ledger, ids[0], ids[2])
    }
    let command = Command.mergeContacts(MergeContacts(primary: ids[0], other: ids[1]))
    #expect(throws: Refusal.self) { try ledger.perform(command, confirming: false) }
    #expect(try ledger.perform(command).quote.selected == 2)
  }

  @Test("R13.1 what a merge changed stands in the history of the primary contact")
  func history() throws {
    var ledger = try Ledger()
    let first = try create(&ledger, [.email: "a@example.com", .city: "Oslo"])
    let second = try create(&ledger, [.email: "b@example.com"])
    try edit(&ledger, second, [.city: "Voss"])
    try merge(&ledger, first, second)
    let row = try need(ledger.account.table.row(of: first))
    let change = try need(ledger.account.propertyHistory(row: row).first { $0.property == .city })
    #expect((change.old, change.new) == (.text("Oslo"), .text("Voss")))
    #expect(change.context.source == .merge)
    #expect(ledger.account.propertyHistory(row: 1).isEmpty)
  }

  @Test("A merged contact's place in static lists goes to the primary one")
  func lists() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
    ledger.apply([.listMembersChanged(ObjectID(1), added: [ids[1]], removed: [])])
    try merge(&ledger, ids[0], ids[1])
    #expect(Array(try need(ledger.account.listRows[ObjectID(1)])) == [0])
  }
}
