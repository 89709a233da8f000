import Domain
import Engine
import Storage
import TestSupport
import Testing

@Suite("Rights in a store that several programs have open")
struct RightsTests {
  private let bo = UserID(2)

  /// A store with Bo as second user and a contact of nobody.
  private func store(_ folder: StoreFolder) async throws -> Workspace {
    let workspace = try await Workspace.create(
      at: folder.path("store"), opening: .test(), environment: .test())
    for command in [
      Command.addUser(.init(email: "bo@example.com", name: "Bo")),
      .createContact(.init(values: [.email: "c@example.com"])),
    ] {
      _ = try await workspace.perform(command, by: Ledger.ida, frontEnd: .commandLine)
    }
    return workspace
  }

  private func edit(_ city: String) -> Command {
    .editContacts(.init(contacts: [ContactID(1)], values: [.city: city]))
  }

  @Test("R9.7 a right that is taken away in one program is gone at once in another")
  func atOnce() async throws {
    let folder = try StoreFolder()
    let first = try await store(folder)
    let second = try await Workspace.open(
      at: folder.path("store"), access: .readWrite, environment: .test())
    _ = try await second.perform(edit("Lund"), by: bo, frontEnd: .console)
    let none = ChangePermission(
      user: bo, right: .contacts(ContactGrant(.edit, .level(.none))), isOn: true)
    _ = try await first.perform(.changePermission(none), by: Ledger.ida, frontEnd: .commandLine)
    let refused = await #expect(throws: Refusal.self) {
      try await second.perform(edit("Malmö"), by: bo, frontEnd: .console)
    }
    #expect(refused?.missingRight == .contacts(.edit))
    _ = try await first.perform(
      .removeUser(.init(user: bo)), by: Ledger.ida, frontEnd: .commandLine)
    let gone = await #expect(throws: Refusal.self) {
      try await second.perform(edit("Malmö"), by: bo, frontEnd: .console)
    }
    #expect(gone?.reason == .unknownActor(bo))
  }

  @Test("R9.10 a contact refused for lack of the right goes on record; a store opens with it again")
  func onRecord() async throws {
    let folder = try StoreFolder()
    let workspace = try await store(folder)
    let none = ChangePermission(
      user: bo, right: .contacts(ContactGrant(.edit, .level(.none))), isOn: true)
    _ = try await workspace.perform(
      .changePermission(none), by: Ledger.ida, frontEnd: .commandLine)
    await #expect(throws: Refusal.self) {
      try await workspace.perform(edit("Lund"), by: bo, frontEnd: .commandLine)
    }
    let log = try await workspace.auditLog(
      AuditQuery(), for: Ledger.ida, frontEnd: .commandLine)
    #expect(log.last?.refused == .editContacts)
    #expect(log.last?.details == [AuditDetail("lacking", before: nil, after: "contacts.edit")])
    let again = try await Workspace.open(
      at: folder.path("store"), access: .readWrite, environment: .test())
    let account = await workspace.snapshot.account
    #expect(accountText(await again.snapshot.account) == accountText(account))
    try await workspace.compact()
    let compacted = try await Workspace.open(
      at: folder.path("store"), access: .readWrite, environment: .test())
    #expect(accountText(await compacted.snapshot.account) == accountText(account))
  }
}
