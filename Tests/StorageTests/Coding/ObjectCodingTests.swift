import Domain
import Storage
import TestSupport
import Testing

@Suite struct ObjectCodingTests {
  private let moment = Instant(milliseconds: 1_760_000_000_123)

  /// Every kind, once with everything and once with as little as it may have.
  private var examples: [AccountObject] {
    let ida = UserID(1)
    var app = ConnectedApp(
      id: ObjectID(103), name: "Shop \"Fjäll\"\n", appKind: .salesforce, createsContacts: true,
      ignoresToggle: true, setsMarketing: true, toggledAt: moment, toggledBy: ida,
      status: .needsAttention, connectedAt: moment, connectedBy: ida, lastSync: moment,
      scopes: ["contacts.write", "lists"])
    app.tokenDigest = "ab12"
    return [
      .savedFilter(
        SavedFilter(
          id: ObjectID(100), name: "Älskade", filter: "stage = lead", columns: ["email", "city"],
          sort: "email:desc", visibility: .team, owner: ida)),
      .savedFilter(SavedFilter(id: ObjectID(101), name: "Tom", filter: "", owner: ida)),
      .list(
        ContactList(
          id: ObjectID(102), name: "Aktiv", filter: "marketing = yes", visibility: .private,
          owner: ida, createdAt: moment, updatedAt: moment)),
      .list(
        ContactList(
          id: ObjectID(104), name: "Fast", owner: ida, createdAt: moment, updatedAt: moment)),
      .team(Team(id: ObjectID(105), name: "Nord", parent: ObjectID(106))),
      .team(Team(id: ObjectID(106), name: "Alla")),
      .app(app), .app(.accountKey),
      .form(
        Form(
          id: ObjectID(107), name: "Nyhetsbrev", setsMarketing: false, toggledAt: moment,
          toggledBy: ida, allowsNoEmail: true, createdAt: moment, createdBy: ida)),
      .form(.nonHubSpotForms),
      .chatflow(Chatflow(id: ObjectID(108), name: "Hej", setsMarketing: true)),
      .workflow(
        Workflow(
          id: ObjectID(109), name: "Välkomst", trigger: "stage = lead", action: .setMarketing,
          reEnrols: true, isOn: true, createdAt: moment, createdBy: ida, turnedAt: moment,
          turnedBy: ida)),
      .cleanUpRule(
        CleanUpRule(
          id: ObjectID(110), name: "Städa", filter: "bounced = yes", daysBeforeUpdate: 3,
          owner: ida, lastRun: moment)),
    ]
  }

  private func roundTrip(_ event: Event) throws -> Event {
    var emitter = JSONEmitter()
    EventWriter.write(event, to: &emitter)
    var reader = EventReader()
    return try emitter.bytes.withUnsafeBytes { try reader.line($0) }
  }

  @Test("Every kind of object comes back from an event as it was written")
  func events() throws {
    #expect(Set(examples.map(\.kind)) == Set(ObjectKind.allCases))
    for object in examples {
      #expect(try roundTrip(.objectSaved(object, old: nil)) == .objectSaved(object, old: nil))
      #expect(try roundTrip(.objectSaved(object, old: object)) == .objectSaved(object, old: object))
      #expect(try roundTrip(.objectRemoved(object)) == .objectRemoved(object))
    }
    let members = Event.listMembersChanged(
      ObjectID(104), added: [ContactID(1), ContactID(2), ContactID(9)], removed: [ContactID(4)])
    #expect(try roundTrip(members) == members)
  }

  @Test("Objects, members of static lists and the next number survive a snapshot")
  func snapshot() throws {
    var ledger = try Ledger()
    let contacts = ledger.addContacts(Array(repeating: .marketing, count: 70))
    ledger.apply(examples.map { .objectSaved($0, old: nil) })
    ledger.apply([
      .listMembersChanged(ObjectID(104), added: [contacts[3], contacts[69]], removed: []),
      .objectRemoved(
        .cleanUpRule(CleanUpRule(id: ObjectID(110), name: "", filter: "", owner: UserID(1)))),
    ])
    let account = ledger.account
    var writer = SnapshotWriter(account)
    var reader = SnapshotReader()
    func take(_ line: [UInt8]) throws { try line.withUnsafeBytes { try reader.read(line: $0) } }
    try writer.writeAccount(take)
    for segment in 0..<writer.contactSegments {
      try writer.writeContacts(segment: segment, take)
    }
    var again = try reader.finish()
    again.sequence = account.sequence
    #expect(accountText(again) == accountText(account))
    #expect(again.objects.nextID == ObjectID(111))
    let rows = try #require(again.listRows[ObjectID(104)])
    #expect(rows.map { again.table.id(of: $0) } == [contacts[3], contacts[69]])
  }
}
