import Domain
import Storage
import TestSupport
import Testing

@Suite("Users on disk")
struct UserCodingTests {
  private static let scoped = User(
    id: UserID(4), email: "eva@example.com", name: "Eva Holm", permissions: [.lists],
    contacts: ContactAccess(
      view: ContactScope(.team, includesUnassigned: true), edit: ContactScope(.own),
      delete: ContactScope(.none)),
    team: ObjectID(101), extraTeams: [ObjectID(104), ObjectID(102)])

  private func event(_ line: String) throws -> Event {
    var reader = EventReader()
    return try Array(line.utf8).withUnsafeBytes { try reader.line($0) }
  }

  @Test(
    "9.2 every event about a user comes back as it was written",
    arguments: [
      Event.userAdded(scoped), .userRemoved(scoped),
      .userEdited(scoped, old: User(id: UserID(4), email: "e@example.com", name: "E")),
      .contactAccessChanged(UserID(4), scoped.contacts, old: .everything),
    ])
  func roundTrip(written: Event) throws {
    var emitter = JSONEmitter()
    EventWriter.write(written, to: &emitter)
    #expect(try event(String(decoding: emitter.bytes, as: UTF8.self)) == written)
  }

  @Test(
    "R9.8 a permission that the writer of the store did not know is on, one that it knew is not",
    arguments: [
      ("", Set(Permission.allCases).subtracting([.addEditUsers])),
      (
        #","permissions_known":["marketing-contacts-access","add-edit-users","import"]"#,
        Set(Permission.allCases).subtracting([.addEditUsers, .importContacts])
      ),
      (
        #","permissions_known":["marketing-contacts-access","add-edit-users","fly"]"#,
        Set(Permission.allCases).subtracting([.addEditUsers])
      ),
    ])
  func unknownToTheWriter(known: String, expected: Set<Permission>) throws {
    let line =
      #"{"type":"user.added","user":{"id":2,"email":"bo@example.se","name":"Bo","#
      + #""super_admin":false,"permissions":["marketing-contacts-access"]"# + known + "}}"
    guard case .userAdded(let user) = try event(line) else {
      Issue.record("no user")
      return
    }
    #expect(user.permissions == expected)
    #expect(user.contacts == .everything)
    #expect(user.teams.isEmpty)
  }

  @Test("9.2 a scope that is no word is refused with the member's name")
  func badScope() {
    let line =
      #"{"type":"user.added","user":{"id":2,"email":"b@example.se","name":"B","super_admin":false,"#
      + #""permissions":[],"contacts":["contacts.view:some"]}}"#
    #expect(throws: ContentError.badValue(member: "contacts")) { try event(line) }
  }

  @Test("9.2 users with scopes and teams survive a snapshot, and a number is not given twice")
  func snapshot() throws {
    var ledger = try Ledger()
    let last = User(id: UserID(9), email: "x@example.com", name: "X")
    ledger.apply([.userAdded(Self.scoped), .userAdded(last), .userRemoved(last)])
    var reader = SnapshotReader()
    for line in accountText(ledger.account).dropLast() {
      try Array(line.utf8).withUnsafeBytes { try reader.read(line: $0) }
    }
    var account = try reader.finish()
    account.sequence = ledger.account.sequence
    #expect(account.users == ledger.account.users)
    #expect(account.nextUserID == UserID(10))
    #expect(accountText(account) == accountText(ledger.account))
  }
}
