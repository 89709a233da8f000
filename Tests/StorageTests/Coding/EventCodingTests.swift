import Domain
import Storage
import TestSupport
import Testing

@Suite("Events on disk")
struct EventCodingTests {
  private func roundTrip(_ event: Event) throws -> Event {
    var emitter = JSONEmitter()
    EventWriter.write(event, to: &emitter)
    var reader = EventReader()
    return try emitter.bytes.withUnsafeBytes { bytes in
      try reader.line(bytes)
    }
  }

  private func examples() throws -> [Event] {
    let day = try need(CalendarDate(iso: "2026-02-01"))
    var user = User(id: UserID(2), email: "bo@example.com", name: "Bo \"x\" Ek\n", login: nil)
    user.permissions = [.addEditUsers]
    var opening = try AccountOpening.test()
    opening.billing.requestedTier = 2000
    let record = ContactRecord(
      id: ContactID(41_877),
      values: [
        .firstName: .text("Żaneta \u{1B}[31m 佐藤"), .email: .text("z@example.pl"),
        .createDate: .instant(Instant(milliseconds: 1_760_000_000_123)),
        .bounceCount: .number(-3), .optedOut: .flag(false), .badAddress: .flag(true),
      ],
      status: .marketingUntilUpdate,
      source: MarketingSource(type: .formSubmission, id: "7", name: "Newsletter"))
    return [
      .accountOpened(opening),
      .contactCreated(record),
      .contactCreated(ContactRecord(id: ContactID(1), values: [:])),
      .contactEdited(
        ContactEdit(
          id: ContactID(5),
          changes: [
            .init(.city, old: nil, new: .text("Łódź")),
            .init(.optedOut, old: .flag(true), new: nil),
            .init(.lastActivity, old: nil, new: .instant(Instant(milliseconds: -5))),
          ])),
      .marketingStatusChanged(
        StatusChange(
          from: .nonMarketing, to: .marketing, contacts: [1, 2, 3, 7, 900].map { ContactID($0) },
          source: MarketingSource(type: .userSet, id: "1", name: nil))),
      .marketingStatusChanged(
        StatusChange(from: .marketing, to: .marketingUntilUpdate, contacts: [])),
      .updateDateReached(day, demoted: [ContactID(8)]),
      .tierChanged(from: 2000, to: 7000),
      .featureSwitchedOn,
      .thresholdReached(ThresholdReached(percent: 90, count: 1800, tier: 2000)),
      .renewalTierRequested(nil),
      .renewalTierRequested(2000),
      .importFinished(
        ImportReport(
          id: "import-1", fileName: "a,b.csv", created: 1, updated: 2, unchanged: 3, rejected: 4,
          newlyMarketing: 5)),
      .importFinished(
        ImportReport(id: "import-2", name: "Höst \"mässa\"", fileName: "a.csv", created: 1)),
      .userAdded(user),
      .permissionChanged(UserID(2), .marketingContactsAccess, isOn: false),
      .superAdminChanged(UserID(2), isOn: true),
      .contactsDeleted([1, 2, 9].map { ContactID($0) }, permanently: false),
      .contactsDeleted([ContactID(3)], permanently: true),
      .contactsRestored([ContactID(2), ContactID(900)]),
      .contactsPurged([ContactID(8)]),
      .contactsMerged(
        ContactMerge(
          primary: ContactID(1), other: ContactID(2),
          changes: [
            .init(.additionalEmails, old: nil, new: .text("b@example.com")),
            .init(.optedOut, old: .flag(false), new: nil),
          ], status: .marketing, source: MarketingSource(type: .ad, id: nil, name: "x"))),
      .contactsMerged(
        ContactMerge(
          primary: ContactID(2), other: ContactID(1), changes: [], status: .nonMarketing)),
      .workflowChanged(
        WorkflowEvent(
          ObjectID(104), .enrolled(.clock, depth: 3), contacts: [ContactID(4), ContactID(9)])),
      .workflowChanged(
        WorkflowEvent(ObjectID(104), .actionsDone(changed: 1), contacts: [ContactID(4)])),
      .workflowChanged(
        WorkflowEvent(
          ObjectID(104),
          .actionsFailed(
            .tierGuard(count: 2001, tier: 2000), attempt: 4,
            nextTry: Instant(milliseconds: 1_760_000_000_123)), contacts: [ContactID(4)])),
      .workflowChanged(WorkflowEvent(ObjectID(104), .chainStopped, contacts: [ContactID(4)])),
      .workflowChanged(WorkflowEvent(ObjectID(104), .retried)),
      .workflowChanged(WorkflowEvent(ObjectID(104), .checked(day))),
      .attemptRefused(.setAsMarketing, lacking: .permission(.marketingContactsAccess)),
      .attemptRefused(.adoptContacts, lacking: .superAdmin),
    ]
  }

  @Test("Every event comes back as it was written")
  func roundTrips() throws {
    for event in try examples() { #expect(try roundTrip(event) == event) }
  }

  @Test("Long lists of contacts are split and lead to the same account")
  func split() throws {
    var whole = try Ledger()
    let ids = whole.addContacts(Array(repeating: .marketing, count: 230_000))
    var parts = whole
    let change = Event.marketingStatusChanged(
      StatusChange(from: .marketing, to: .marketingUntilUpdate, contacts: ids))
    whole.apply([change])
    let split = EventWriter.split(change)
    #expect(split.count == 3)
    parts.apply(split)
    #expect(accountText(whole.account) == accountText(parts.account))
  }

  @Test("Deletions of many contacts are split too")
  func splitDeletions() {
    let ids = (1...230_000).map { ContactID($0) }
    for event in [
      Event.contactsDeleted(ids, permanently: true), .contactsRestored(ids), .contactsPurged(ids),
    ] {
      let parts = EventWriter.split(event)
      #expect(parts.count == 3)
      var together: [ContactID] = []
      for part in parts {
        switch part {
        case .contactsDeleted(let contacts, let permanently):
          #expect(permanently)
          together += contacts
        case .contactsRestored(let contacts), .contactsPurged(let contacts): together += contacts
        default: Issue.record("another event")
        }
      }
      #expect(together == ids)
    }
  }

  @Test(
    "A line that is sound JSON but no event is refused with the member's name",
    arguments: [
      (#"{"type":"contact.vanished"}"#, ContentError.badValue(member: "type")),
      (#"{"type":"contacts.deleted","runs":[1,1]}"#, .missing(member: "permanently")),
      (#"{"type":"contacts.restored"}"#, .missing(member: "runs")),
      (
        #"{"type":"contacts.merged","primary":1,"other":2,"values":{},"status":5}"#,
        .badValue(member: "status")
      ),
      (#"{"contact":{}}"#, .missing(member: "type")),
      (
        #"{"type":"contact.created","contact":{"email":"a@b.se"}}"#,
        .missing(member: "hs_object_id")
      ),
      (
        #"{"type":"contact.created","contact":{"hs_object_id":1,"nose":2}}"#,
        .unknownMember("nose")
      ),
      (#"{"type":"tier.changed","from":1}"#, .missing(member: "to")),
      (
        #"{"type":"contact.created","contact":{"hs_object_id":9,"hs_marketable_status":false,"hs_marketable_until_renewal":true}}"#,
        .illegalStatus(contact: 9)
      ),
      (
        #"{"type":"marketing_status.changed","from":0,"to":3,"runs":[1,1]}"#,
        .badValue(member: "to")
      ),
      (
        #"{"type":"marketing_status.changed","from":0,"to":1,"runs":[1,99999999999]}"#,
        .badValue(member: "runs")
      ),
    ])
  func refused(line: String, error: ContentError) {
    var reader = EventReader()
    var line = line
    _ = line.withUTF8 { bytes in
      #expect(throws: error) { try reader.line(UnsafeRawBufferPointer(bytes)) }
    }
  }

  @Test("R1.1: a Record ID that stands twice in a snapshot is refused")
  func duplicateContact() throws {
    var ledger = try Ledger()
    ledger.addContacts([.nonMarketing])
    var reader = SnapshotReader()
    let lines = accountText(ledger.account).dropLast()
    for line in lines {
      try Array(line.utf8).withUnsafeBytes { try reader.read(line: $0) }
    }
    let again = Array(try need(lines.last).utf8)
    _ = again.withUnsafeBytes { bytes in
      #expect(throws: ContentError.duplicateContact(1)) { try reader.read(line: bytes) }
    }
  }
}
