import Domain
import Engine
import Foundation
import Storage
import TestSupport
import Testing

/// Stores that earlier versions wrote, kept as they were.
@Suite struct EarlierFormatTests {
  private func copy(_ name: String, in folder: StoreFolder) throws -> String {
    let path = folder.path("store")
    try FileManager.default.copyItem(
      atPath: SourceTree.root + "/Tests/EngineTests/Fixtures/" + name, toPath: path)
    let files = FileManager.default
    for file in [""] + (try files.subpathsOfDirectory(atPath: path)) {
      var isFolder: ObjCBool = false
      let whole = path + "/" + file
      _ = files.fileExists(atPath: whole, isDirectory: &isFolder)
      let mode = isFolder.boolValue ? 0o700 : 0o600
      try files.setAttributes([.posixPermissions: mode], ofItemAtPath: whole)
    }
    return path
  }

  @Test("R9.8 a store of the first version opens with everything it held; new rights are on")
  func firstVersion() async throws {
    let folder = try StoreFolder()
    let path = try copy("store-0.1", in: folder)
    let workspace = try await Workspace.open(
      at: path, access: .readWrite, environment: .test(now: "2026-02-03T00:00:00Z"))
    let account = await workspace.snapshot.account
    #expect(account.sequence == 9 && account.table.count == 4)
    #expect(account.table.marketingCount == 3 && account.table.pendingCount == 1)
    let bo = try need(account.user(withEmail: "bo@example.com"))
    #expect(!bo.may(.marketingContactsAccess) && !bo.may(.addEditUsers))
    #expect(bo.may(.lists) && bo.may(.exportContacts) && bo.may(.bulkDelete))
    let row = try need(account.table.row(withEmail: "a@example.com"))
    #expect(account.history.entries(of: row).count == 3)
    #expect(account.objects.forms.map(\.name) == [Form.nonHubSpotForms.name])
    let log = try await workspace.auditLog(AuditQuery(), for: UserID(1), frontEnd: .commandLine)
    #expect(log.map(\.context.sequence) == Array(1...9))
  }

  @Test("A store of the first version goes on: changed, compacted and opened again it is the same")
  func goesOn() async throws {
    let folder = try StoreFolder()
    let path = try copy("store-0.1", in: folder)
    let environment = Environment.test(now: "2026-02-03T00:00:00Z")
    let workspace = try await Workspace.open(
      at: path, access: .readWrite, environment: environment)
    let command = Command.editContacts(
      EditContacts(contacts: [ContactID(2)], values: [.city: "Kyiv"]))
    _ = try await workspace.perform(command, by: UserID(1), frontEnd: .commandLine)
    try await workspace.compact()
    let before = accountText(await workspace.snapshot.account)
    let again = try await Workspace.open(at: path, access: .readWrite, environment: environment)
    #expect(accountText(await again.snapshot.account) == before)
  }
}
