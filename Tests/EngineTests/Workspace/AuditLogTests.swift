import Domain
import Engine
import Storage
import TestSupport
import Testing

@Suite struct AuditLogTests {
  @Test("R13.3, R13.5 the log tells every transaction with what it changed, archived ones too")
  func everyTransaction() async throws {
    let folder = try StoreFolder()
    let workspace = try await Workspace.create(
      at: folder.path("store"), opening: .test(), environment: .test())
    let add = Command.addUser(AddUser(email: "bo@example.com", name: "Bo Ek"))
    _ = try await workspace.perform(add, by: Ledger.ida, frontEnd: .console)
    let create = Command.createContact(
      CreateContact(values: [.email: "c@example.com", .city: "Lund"], asMarketing: true))
    _ = try await workspace.perform(create, by: Ledger.ida, frontEnd: .commandLine)
    try await workspace.compact()
    let edit = Command.editContacts(
      EditContacts(contacts: [ContactID(1)], values: [.city: "Oslo"]))
    _ = try await workspace.perform(edit, by: UserID(2), frontEnd: .commandLine)

    let log = try await workspace.auditLog(AuditQuery(), for: Ledger.ida, frontEnd: .commandLine)
    #expect(log.map(\.context.sequence) == [1, 2, 3])
    #expect(log.map(\.action) == ["add-user", "create-contact", "edit-contacts"])
    #expect(log.map { $0.object?.kind } == ["user", "contact", "contact"])
    #expect(
      log[1].figures
        == AuditFigures(countBefore: 0, countAfter: 1, tierBefore: 2000, tierAfter: 2000))
    #expect(log[2].details == [AuditDetail("city", before: "Lund", after: "Oslo")])
    let own = try await workspace.auditLog(
      AuditQuery(user: UserID(2)), for: Ledger.ida, frontEnd: .commandLine)
    #expect(own.map(\.context.sequence) == [3])
  }

  @Test("R13.3 who may not read the log is refused, and that is in the log")
  func refusedReader() async throws {
    let folder = try StoreFolder()
    let workspace = try await Workspace.create(
      at: folder.path("store"), opening: .test(), environment: .test())
    let add = Command.addUser(AddUser(email: "bo@example.com", name: "Bo Ek"))
    _ = try await workspace.perform(add, by: Ledger.ida, frontEnd: .console)
    await #expect(throws: Refusal.self) {
      try await workspace.auditLog(AuditQuery(), for: UserID(2), frontEnd: .commandLine)
    }
    let log = try await workspace.auditLog(
      AuditQuery(actions: ["refused"]), for: Ledger.ida, frontEnd: .commandLine)
    #expect(log.map(\.refused) == [.readAuditLog])
    #expect(log.first?.context.actor == .user(UserID(2)))
  }
}
