import Domain
import Foundation
import TestSupport
import Testing

@testable import CLI

/// Who may do what, through the real commands on a store with users of every kind.
@Suite("Who may do what on the command line (section 9)")
struct PermissionMatrixTests {
  /// The words that ask for each kind of command; `FILE` stands for a file with one contact.
  private static let words: [CommandKind: [String]] = [
    .createContact: ["contacts", "create", "--email", "new@example.com"],
    .editContacts: ["contacts", "edit", "1", "--set", "city=Lund"],
    .setAsMarketing: ["contacts", "set-marketing", "1", "--confirm", "1"],
    .setAsNonMarketing: ["contacts", "set-non-marketing", "1"],
    .keepAsMarketing: ["contacts", "keep-marketing", "1"],
    .importContacts: ["import", "FILE"],
    .adoptContacts: ["import", "--adopt", "FILE"],
    .addUser: ["users", "add", "new@example.com", "--name", "New"],
    .changePermission: ["users", "revoke", "idle@example.com", "lists"],
    .removeUser: ["users", "remove", "idle@example.com"],
    .editUser: ["users", "edit", "idle@example.com", "--name", "Idle"],
    .saveTeam: ["teams", "create", "New"],
    .deleteTeam: ["teams", "delete", "Sales"],
    .deleteContacts: ["contacts", "delete", "1", "--confirm", "1"],
    .deletePermanently: ["contacts", "delete", "1", "--permanently", "--confirm", "1"],
    .restoreContacts: ["contacts", "restore", "99"],
    .mergeContacts: ["contacts", "merge", "1", "2", "--confirm", "2"],
    .exportContacts: ["contacts", "export"],
    .readAuditLog: ["log"],
  ]

  /// Kinds whose command comes with another part, with the words that will ask for them.
  private static let toCome: [CommandKind: [String]] = [
    .requestRenewalTier: ["billing", "set", "--renewal", "2000"],
    .saveFilter: ["filters", "save", "New", "--filter", "stage = lead"],
    .deleteFilter: ["filters", "delete", "Mine"],
    .saveList: ["lists", "create", "New"],
    .deleteList: ["lists", "delete", "Everyone's"],
    .changeListMembers: ["lists", "add", "Everyone's", "1"],
    .connectApp: ["apps", "connect", "New", "--kind", "oauth"],
    .disconnectApp: ["apps", "disconnect", "App"],
    .toggleApp: ["apps", "on", "App"],
    .changeToken: ["apps", "token", "App"],
    .saveForm: ["forms", "create", "New"],
    .deleteForm: ["forms", "delete", "Form"],
    .toggleForm: ["forms", "off", "Form"],
    .saveChatflow: ["chatflows", "create", "New"],
    .deleteChatflow: ["chatflows", "delete", "Chat"],
    .toggleChatflow: ["chatflows", "off", "Chat"],
    .takeIn: ["forms", "submit", "Form", "-"],
    .saveWorkflow: ["workflows", "create", "New", "--when", "stage = lead", "--set", "marketing"],
    .toggleWorkflow: ["workflows", "on", "Flow"],
    .enrolContacts: ["workflows", "enrol", "Flow", "1"],
    .retryWorkflow: ["workflows", "retry", "Flow"],
    .deleteWorkflow: ["workflows", "delete", "Flow"],
    .changeBilling: ["billing", "set", "--tier", "7000"],
    .changeTierGuard: ["billing", "set", "--guard", "on"],
    .switchFeatureOn: ["billing", "switch-on"],
    .saveCleanUpRule: ["clean-up", "save", "New", "--filter", "bounced is true"],
    .deleteCleanUpRule: ["clean-up", "delete", "Rule"],
    .runCleanUpRule: ["clean-up", "run", "Rule"],
  ]

  /// A store with a team, two contacts of Ida's and a user for each column.
  private func machine() async throws -> TestMachine {
    let machine = try TestMachine()
    var lines = [
      [
        "init", "--plan", "enterprise", "--purchased", "2025-09-15", "--as", "ida@example.com",
        "--user", "Ida Lind", "--name", "Northwind", "--time-zone", "UTC",
      ],
      ["teams", "create", "Sales"],
      ["contacts", "create", "--email", "a@example.se"],
      ["contacts", "create", "--email", "b@example.se"],
      ["users", "add", "idle@example.com", "--name", "Idle"],
      ["users", "add", "admin@example.com", "--name", "A", "--super-admin"],
    ]
    for (column, lacking) in PermissionMatrix.lacks {
      let email = column + "@example.com"
      lines.append(["users", "add", email, "--name", column])
      lines.append(["users", "grant", email, "add-edit-users"])
      for permission in lacking { lines.append(["users", "revoke", email, permission.rawValue]) }
      guard column == "none" else { continue }
      for word in PermissionMatrix.accessWords["none"] ?? [] {
        lines.append(["users", "grant", email, word])
      }
    }
    try await run(lines, on: machine)
    return machine
  }

  private func run(_ lines: [[String]], on machine: TestMachine) async throws {
    for line in lines {
      let result = await machine.run(line)
      guard result.status == 0 else {
        throw TestMachine.Failed(arguments: line, errors: result.errors)
      }
    }
  }

  /// Runs on a copy of the store, so that every command finds the same.
  private func runApart(
    _ words: [String], as email: String, on machine: TestMachine
  ) async throws -> TestMachine.Result {
    let copy = machine.folder.path("copy")
    try? FileManager.default.removeItem(atPath: copy)
    try FileManager.default.copyItem(atPath: machine.store, toPath: copy)
    return await machine.run(["--store", copy, "--as", email] + words)
  }

  @Test("9.2 every kind of command has its words")
  func complete() {
    let kinds = Set(Self.words.keys).union(Self.toCome.keys)
    #expect(kinds == Set(CommandKind.allCases))
    #expect(Set(Self.words.keys).isDisjoint(with: Self.toCome.keys))
  }

  @Test("9.2 to 9.4 status 77 is for those whom the table refuses, and for nobody else")
  func kinds() async throws {
    let machine = try await machine()
    let file = try machine.file("one.csv", "Record ID,Email\n77,new@example.org\n")
    let plain = try machine.file("plain.csv", "Email\nnew@example.org\n")
    for cell in try PermissionMatrix().kinds {
      let kind = try need(CommandKind(rawValue: cell.row[0]))
      guard let words = Self.words[kind] else { continue }
      let path = kind == .adoptContacts ? file : plain
      let filled = words.map { $0 == "FILE" ? path : $0 }
      let result = try await runApart(filled, as: cell.column + "@example.com", on: machine)
      #expect((result.status == 77) == (cell.mark == "-"), "\(cell): \(result.errors)")
    }
  }

  @Test("R9.9, R9.10 show, list, edit and delete do what the table says with each contact")
  func contacts() async throws {
    let machine = try TestMachine()
    var lines = [
      [
        "init", "--plan", "enterprise", "--purchased", "2025-09-15", "--as", "ida@example.com",
        "--user", "Ida Lind", "--name", "Northwind", "--time-zone", "UTC",
      ],
      ["teams", "create", "Top"], ["teams", "create", "Sales", "--below", "Top"],
      ["teams", "create", "North", "--below", "Sales"],
    ]
    let teams = ["mine": "Sales", "team": "Sales", "below": "North", "above": "Top"]
    for owner in PermissionMatrix.owners {
      let email = owner + "@example.com"
      if owner != "nobody" { lines.append(["users", "add", email, "--name", owner]) }
      if let team = teams[owner] { lines.append(["teams", "add", team, email]) }
      let set = owner == "nobody" ? "city=Lund" : "owner=" + email
      lines.append(["contacts", "create", "--email", "c-" + email, "--set", set])
    }
    try await run(lines, on: machine)
    for (name, words) in PermissionMatrix.accessWords.merging(["admin": []], uniquingKeysWith: +) {
      let copy = machine.folder.path(name)
      try FileManager.default.copyItem(atPath: machine.store, toPath: copy)
      let grants = (name == "admin" ? ["super-admin"] : []) + words
      try await run(
        grants.map { ["--store", copy, "users", "grant", "mine@example.com", $0] }, on: machine)
      let listed = await machine.run(
        "--store", copy, "--as", "mine@example.com", "contacts", "list", "--columns", "id",
        "--format", "plain")
      for cell in try PermissionMatrix().contacts where cell.row[0] == name {
        let place = try need(PermissionMatrix.owners.firstIndex(of: cell.column))
        let id = String(place + 1)
        let command =
          switch cell.row[1] {
          case "view": ["contacts", "show", id]
          case "edit": ["contacts", "edit", id, "--set", "city=Lund"]
          default: ["contacts", "delete", id, "--dry-run"]
          }
        let result = await machine.run(["--store", copy, "--as", "mine@example.com"] + command)
        let expected: Int32 = cell.mark == "y" ? 0 : cell.mark == "-" ? 77 : 66
        #expect(result.status == expected, "\(cell): \(result.errors)")
        if cell.row[1] == "view" {
          let rows = listed.output.split(separator: "\n").dropFirst().map(String.init)
          #expect(rows.contains(id) == (cell.mark == "y"), "\(cell)")
        }
      }
    }
  }

  @Test("R9.10 in JSON each contact that was refused alone stands with its reason")
  func refusedAlone() async throws {
    let machine = try await TestMachine.withStore()
    try await run(
      [
        ["users", "grant", "bo@example.com", "contacts.edit:own"],
        ["users", "grant", "bo@example.com", "contacts.view:all"],
      ], on: machine)
    let result = await machine.run(
      "--as", "bo@example.com", "contacts", "edit", "1", "2", "--set", "city=Lund", "--confirm",
      "2", "--format", "json")
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        #""selected":2,"changed":1,"unchanged":0,"refused":[{"id":1,"reason":"not-permitted"}]"#))
    #expect(result.errors.contains("not permitted, refused"))
    let alone = await machine.run(
      "--as", "bo@example.com", "contacts", "edit", "1", "--set", "city=Lund")
    #expect(alone.status == 77)
    let log = await machine.run("log", "--format", "plain")
    #expect(log.output.contains("contacts.edit"))
  }
}
