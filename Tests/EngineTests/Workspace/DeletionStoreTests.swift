import Domain
import Engine
import Storage
import TestSupport
import Testing

@Suite("Deleted contacts in a store")
struct DeletionStoreTests {
  private func fresh(_ folder: StoreFolder) async throws -> Workspace {
    let workspace = try await Workspace.create(
      at: folder.path("store"), opening: .test(), environment: .test())
    for number in 0..<4 {
      let command = CreateContact(values: [.email: "c\(number)@example.com"], asMarketing: true)
      _ = try await workspace.perform(
        .createContact(command), by: Ledger.ida, frontEnd: .commandLine)
    }
    return workspace
  }

  private func open(_ folder: StoreFolder, now: String) async throws -> Workspace {
    try await Workspace.open(
      at: folder.path("store"), access: .readWrite, environment: .test(now: now))
  }

  private func perform(_ command: Command, _ number: Int, _ workspace: Workspace) async throws {
    _ = try await workspace.perform(
      command, by: Ledger.ida, frontEnd: .commandLine,
      confirmation: Confirmation(number: number))
  }

  @Test("R1.1 a store with deleted, erased and merged contacts is the same after every opening")
  func durable() async throws {
    let folder = try StoreFolder()
    let workspace = try await fresh(folder)
    let ids = (1...4).map { ContactID($0) }
    try await perform(.deleteContacts(DeleteContacts(contacts: [ids[0]])), 1, workspace)
    try await perform(
      .deleteContacts(DeleteContacts(contacts: [ids[1]], permanently: true)), 1, workspace)
    try await perform(
      .mergeContacts(MergeContacts(primary: ids[2], other: ids[3])), 2, workspace)
    let text = accountText(await workspace.snapshot.account)
    let now = "2026-01-15T10:00:00Z"
    #expect(accountText(try await open(folder, now: now).snapshot.account) == text)
    try await workspace.compact()
    let again = try await open(folder, now: now)
    #expect(accountText(await again.snapshot.account) == text)
    try await perform(.restoreContacts(RestoreContacts(contacts: [ids[0]])), 1, again)
    let created = try await again.perform(
      .createContact(CreateContact(values: [.email: "c1@example.com"])), by: Ledger.ida,
      frontEnd: .commandLine)
    #expect(created.createdContact == ContactID(5))
    try await again.compact()
    let last = try await open(folder, now: now).snapshot.account
    #expect(accountText(last) == accountText(await again.snapshot.account))
    #expect(last.table.count == 3 && last.table.mergedInto(ids[3]) == ids[2])
  }

  @Test("R2.26 opening erases what was deleted more than 90 days ago, once, as the system")
  func purge() async throws {
    let folder = try StoreFolder()
    let workspace = try await fresh(folder)
    try await perform(
      .deleteContacts(DeleteContacts(contacts: [ContactID(1), ContactID(2)])), 2, workspace)
    let before = try await open(folder, now: "2026-04-15T23:00:00Z").snapshot.account
    #expect(before.table.deletedRows == [0, 1])
    let after = try await open(folder, now: "2026-04-16T01:00:00Z")
    let account = await after.snapshot.account
    #expect(account.table.deletedRows == [] && account.table.count == 2)
    let bytes = try folder.contents(of: "store")
    _ = try await open(folder, now: "2026-04-16T02:00:00Z")
    #expect(try folder.contents(of: "store") == bytes)
    let history = try await after.journalRecords()
    let entry = try need(history.last)
    #expect(entry.operation == "purge" && entry.context.actor == .system)
    #expect(entry.context.source == .recyclingBin)
    let reader = try await Workspace.open(
      at: folder.path("store"), access: .readOnly,
      environment: .test(now: "2026-12-01T00:00:00Z"))
    #expect(try await !reader.refresh())
  }
}
