import Domain
import TestSupport
import Testing

@Suite("The contact record (section 1)")
struct ContactRuleTests {
  private func create(
    _ ledger: inout Ledger, _ values: [ContactProperty: String]
  ) throws(Refusal) -> ContactID {
    let outcome = try ledger.perform(.createContact(CreateContact(values: values)))
    guard let id = outcome.createdContact else { throw Refusal(.createContact, .noIdentity) }
    return id
  }

  @Test("R1.1: Record IDs rise and are never given twice")
  func recordIDs() throws {
    var ledger = try Ledger()
    let first = try create(&ledger, [.email: "a@example.com"])
    let second = try create(&ledger, [.email: "b@example.com"])
    #expect(second.rawValue == first.rawValue + 1)
  }

  @Test("R1.2: a contact needs no e-mail address")
  func noEmail() throws {
    var ledger = try Ledger()
    let id = try create(&ledger, [.lastName: "Bąk"])
    #expect(ledger.account.table.row(of: id) != nil)
  }

  @Test("R1.3: first name, last name or e-mail must be there")
  func identity() throws {
    var ledger = try Ledger()
    #expect(throws: Refusal(.createContact, .noIdentity)) {
      try create(&ledger, [.city: "Lund"])
    }
    #expect(throws: Refusal(.createContact, .noIdentity)) {
      try create(&ledger, [.firstName: "  "])
    }
  }

  @Test("R1.4: addresses are kept as typed, trimmed, and compared without letter case")
  func emailComparison() throws {
    var ledger = try Ledger()
    let id = try create(&ledger, [.email: "  Märta@Example.COM "])
    let row = try need(ledger.account.table.row(withEmail: "mÄRTA@example.com"))
    #expect(ledger.account.table.id(of: row) == id)
    #expect(ledger.account.table.text(.email, row: row) == "Märta@Example.COM")
  }

  @Test("R1.5, R1.6: additional addresses identify the contact too")
  func additionalEmails() throws {
    var ledger = try Ledger()
    ledger.apply([
      .contactCreated(
        ContactRecord(
          id: ContactID(5),
          values: [
            .email: .text("main@example.com"),
            .additionalEmails: .text("old@example.com;older@example.com"),
          ]))
    ])
    #expect(ledger.account.table.row(withEmail: "OLDER@example.com") == 0)
    #expect(throws: Refusal(.createContact, .emailInUse(by: ContactID(5)))) {
      try create(&ledger, [.email: "old@example.com"])
    }
  }

  @Test("R1.7: an address in use refuses the creation and names the contact")
  func duplicate() throws {
    var ledger = try Ledger()
    let id = try create(&ledger, [.email: "a@example.com"])
    #expect(throws: Refusal(.createContact, .emailInUse(by: id))) {
      try create(&ledger, [.email: "A@EXAMPLE.com"])
    }
  }

  @Test("An address given up may be taken by another contact")
  func addressFreed() throws {
    var ledger = try Ledger()
    let id = try create(&ledger, [.email: "a@example.com"])
    try ledger.perform(.editContacts(.init(contacts: [id], values: [.email: "b@example.com"])))
    let other = try create(&ledger, [.email: "a@example.com"])
    #expect(ledger.account.table.row(withEmail: "a@example.com") == 1)
    #expect(other != id)
  }

  @Test("R1.9, R1.14: no read-only value can be typed", arguments: PropertyCatalogue.definitions)
  func readOnly(definition: PropertyDefinition) throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.nonMarketing])[0]
    guard definition.isReadOnly else { return }
    let refusal = Refusal(.editContacts, .readOnlyProperty(definition.property))
    #expect(throws: refusal) {
      try ledger.perform(
        .editContacts(.init(contacts: [id], values: [definition.property: "true"])))
    }
  }

  @Test("R1.14: the four marketing properties are read-only")
  func marketingProperties() {
    for property in [
      ContactProperty.marketingStatus, .marketingUntilUpdate, .marketingSourceType,
      .marketingSourceID,
    ] {
      #expect(property.definition.isReadOnly)
    }
  }

  @Test("R1.12: a contact made by hand is a lead unless another stage is given")
  func defaultStage() throws {
    var ledger = try Ledger()
    _ = try create(&ledger, [.email: "a@example.com"])
    _ = try create(&ledger, [.email: "b@example.com", .lifecycleStage: "Customer"])
    #expect(ledger.account.table.text(.lifecycleStage, row: 0) == "lead")
    #expect(ledger.account.table.text(.lifecycleStage, row: 1) == "customer")
  }

  @Test("R1.15: the source keeps its name when the user is renamed")
  func sourceName() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.nonMarketing])[0]
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: [id])))
    ledger.apply([.userAdded(User(id: Ledger.ida, email: "x@example.com", name: "Renamed"))])
    #expect(ledger.account.marketingSource(row: 0)?.name == "Ida Lind")
  }

  @Test(
    "R1.16: what forbids mail does not change the marketing status, and is told with all reasons")
  func mailable() throws {
    var ledger = try Ledger()
    ledger.apply([
      .contactCreated(
        ContactRecord(
          id: ContactID(1),
          values: [.optedOut: .flag(true), .hardBounceReason: .text("SPAM")],
          status: .marketing))
    ])
    #expect(ledger.account.table.status(of: 0) == .marketing)
    #expect(ledger.account.table.mailObstacles(row: 0) == [.noEmail, .optedOut, .hardBounced])
    #expect(ledger.account.table.value(.mailable, row: 0) == .flag(false))
  }

  @Test("Values of each type are read, or refused with what is wrong")
  func values() throws {
    let account = try Ledger(zone: "Europe/Stockholm").account
    let reader = ValueReader(account: account)
    #expect(try reader.value(of: "Sweden", property: .country).get() == .text("Sweden"))
    #expect(try reader.value(of: " ", property: .country).get() == nil)
    #expect(
      try reader.value(of: "2026-07-01 09:30", property: .lastActivity).get()
        == .instant(try need(Instant(iso: "2026-07-01T07:30Z"))))
    #expect(
      reader.value(of: "31/12/2026", property: .lastActivity) == .failure(.notADate("31/12/2026")))
    #expect(try reader.value(of: "IDA@example.com", property: .owner).get() == .text("1"))
    #expect(reader.value(of: "nobody", property: .owner) == .failure(.unknownOwner("nobody")))
    #expect(
      reader.value(of: "Subscribr", property: .lifecycleStage)
        == .failure(
          .unknownOption("Subscribr", nearest: PropertyOption("subscriber", "Subscriber"))))
    #expect(
      try reader.value(of: "in progress", property: .leadStatus).get() == .text("IN_PROGRESS"))
    #expect(reader.value(of: "maybe", property: .optedOut) == .failure(.notABoolean("maybe")))
    let long = String(repeating: "x", count: 70_000)
    #expect(
      reader.value(of: long, property: .city) == .failure(.tooLong(bytes: 70_000, limit: 65_535)))
  }
}
