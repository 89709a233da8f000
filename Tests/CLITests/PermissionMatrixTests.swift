import Domain
import Foundation
import TestSupport
import Testing

@testable import CLI

/// Who may do what, through the real commands on a store with users of every kind.
@Suite("Who may do what on the command line (section 9)")
struct PermissionMatrixTests {
  /// The words that ask for each kind of command; `FILE` stands for a file with one contact, `ME` for
  /// the column of the user who asks.
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
    .requestRenewalTier: ["billing", "set", "--ask-tier", "none"],
    .saveFilter: ["filters", "save", "New", "--filter", "stage = lead"],
    .deleteFilter: ["filters", "delete", "Filter ME"],
    .saveList: ["lists", "create", "New"],
    .deleteList: ["lists", "delete", "List ME"],
    .changeListMembers: ["lists", "add", "List ME", "1"],
    .connectApp: ["apps", "connect", "New", "--kind", "oauth"],
    .disconnectApp: ["apps", "disconnect", "App"],
    .toggleApp: ["apps", "on", "App", "--confirm", "1"],
    .changeToken: ["apps", "token", "App"],
    .saveForm: ["forms", "create", "New"],
    .deleteForm: ["forms", "delete", "Form"],
    .toggleForm: ["forms", "off", "Form"],
    .saveChatflow: ["chatflows", "create", "New"],
    .deleteChatflow: ["chatflows", "delete", "Chat"],
    .toggleChatflow: ["chatflows", "on", "Chat", "--confirm", "1"],
    .takeIn: ["forms", "submit", "Form", "--set", "email=new@example.com"],
    .saveWorkflow: ["workflows", "create", "New", "--when", "stage = lead", "--set", "marketing"],
    .toggleWorkflow: ["workflows", "on", "Resting", "--enrol-existing", "--dry-run"],
    .enrolContacts: ["workflows", "enrol", "Running", "1", "--confirm", "1"],
    .retryWorkflow: ["workflows", "retry", "Running"],
    .deleteWorkflow: ["workflows", "delete", "Resting"],
    .changeBilling: ["billing", "set", "--tier", "20000"],
    .changeTierGuard: ["billing", "set", "--guard", "on"],
    .switchFeatureOn: ["billing", "set", "--marketing-contacts", "on"],
    .saveCleanUpRule: ["clean-up", "save", "New", "--filter", "city = Lund"],
    .deleteCleanUpRule: ["clean-up", "delete", "Rule ME"],
    .runCleanUpRule: ["clean-up", "run", "Rule ME"],
  ]

  /// Kinds whose objects only their owners change: there is one of each for each column.
  private static func owned(_ column: String) -> [[String]] {
    [
      ["filters", "save", "Filter \(column)", "--filter", "stage = lead"],
      ["lists", "create", "List \(column)"],
      ["clean-up", "save", "Rule \(column)", "--filter", "city = Lund"],
    ].map { $0 + ["--as", column + "@example.com"] }
  }

  private static let begin = [
    "init", "--plan", "enterprise", "--purchased", "2025-09-15", "--as", "ida@example.com",
    "--user", "Ida Lind", "--name", "Northwind", "--time-zone", "UTC",
  ]

  /// Objects of every kind that everybody with the right may change.
  private static let shared = [
    ["apps", "connect", "App", "--kind", "oauth"], ["forms", "create", "Form"],
    ["chatflows", "create", "Chat"],
    ["workflows", "create", "Running", "--when", "city = Malmo", "--set", "marketing"],
    ["workflows", "on", "Running"],
    ["workflows", "create", "Resting", "--when", "city = Oslo", "--set", "marketing"],
  ]

  /// A store with a team, two contacts of Ida's, objects, and a user for each column.
  private func machine() async throws -> TestMachine {
    let machine = try TestMachine()
    var lines = [
      Self.begin, ["teams", "create", "Sales"],
      ["contacts", "create", "--email", "a@example.se"],
      ["contacts", "create", "--email", "b@example.se"],
      ["users", "add", "idle@example.com", "--name", "Idle"],
      ["users", "add", "admin@example.com", "--name", "A", "--super-admin"],
    ]
    lines += Self.shared + Self.owned("admin")
    for (column, lacking) in PermissionMatrix.lacks.sorted(by: { $0.key < $1.key }) {
      let email = column + "@example.com"
      lines.append(["users", "add", email, "--name", column])
      lines.append(["users", "grant", email, "add-edit-users"])
      lines += Self.owned(column)
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
    #expect(Set(Self.words.keys) == Set(CommandKind.allCases))
  }

  @Test("9.2 to 9.4 status 77 is for those whom the table refuses, and for nobody else")
  func kinds() async throws {
    let machine = try await machine()
    let file = try machine.file("one.csv", "Record ID,Email\n77,new@example.org\n")
    let plain = try machine.file("plain.csv", "Email\nnew@example.org\n")
    for cell in try PermissionMatrix().kinds {
      let kind = try need(CommandKind(rawValue: cell.row[0]))
      let words = try need(Self.words[kind])
      let path = kind == .adoptContacts ? file : plain
      let filled = words.map {
        $0 == "FILE" ? path : $0.replacing("ME", with: cell.column)
      }
      let result = try await runApart(filled, as: cell.column + "@example.com", on: machine)
      #expect((result.status == 77) == (cell.mark == "-"), "\(cell): \(result.errors)")
      // Otherwise it is done, or there is no such contact, or nothing there to be done.
      let isFine: [Int32] =
        cell.column == "none" ? [0, 66] : kind == .restoreContacts ? [66] : [0]
      #expect(cell.mark == "-" || isFine.contains(result.status), "\(cell): \(result.errors)")
    }
  }

  @Test("9.4, R13.4 the refused attempt of every kind is in the log, by whom and for want of what")
  func attempts() async throws {
    let machine = try await machine()
    let file = try machine.file("one.csv", "Record ID,Email\n77,new@example.org\n")
    var refused: Set<String> = []
    for cell in try PermissionMatrix().kinds where cell.column == "none" && cell.mark == "-" {
      let kind = try need(CommandKind(rawValue: cell.row[0]))
      let words = try need(Self.words[kind]).filter { $0 != "--dry-run" }.map {
        $0 == "FILE" ? file : $0.replacing("ME", with: "none")
      }
      _ = await machine.run(["--as", "none@example.com"] + words)
      refused.insert(cell.row[0])
    }
    let log = await machine.run("log", "--action", "refused", "--format", "csv")
    let lines = log.output.split(whereSeparator: \.isNewline).filter {
      $0.contains("none@example.com")
    }
    let found = refused.filter { kind in lines.contains { $0.contains(",refused,\(kind),") } }
    #expect(refused.subtracting(found).isEmpty)
    #expect(lines.count == refused.count)
  }

  @Test(
    "9.2, R9.9, R9.10 every command does with every contact what the table says",
    arguments: PermissionMatrix.accesses)
  func effects(access: String) async throws {
    let machine = try TestMachine()
    var lines = [
      Self.begin, ["teams", "create", "Top"], ["teams", "create", "Sales", "--below", "Top"],
      ["teams", "create", "North", "--below", "Sales"],
    ]
    let teams = ["mine": "Sales", "team": "Sales", "below": "North", "above": "Top"]
    for owner in PermissionMatrix.owners where owner != "nobody" {
      lines.append(["users", "add", owner + "@example.com", "--name", owner])
      if let team = teams[owner] { lines.append(["teams", "add", team, owner + "@example.com"]) }
    }
    // Three of each owner: one to act on, one to be merged into it, one that is deleted.
    for letter in ["a", "b", "c"] {
      for (place, owner) in PermissionMatrix.owners.enumerated() {
        var line = ["contacts", "create", "--email", "\(letter)-\(owner)@example.com"]
        line += ["--set", "jobtitle=\(letter)\(place + 1)"]
        if owner != "nobody" { line += ["--set", "owner=" + owner + "@example.com"] }
        if letter == "a" { line.append("--marketing") }
        lines.append(line)
      }
    }
    lines.append(
      ["contacts", "delete"] + (13...18).map(String.init) + ["--confirm", "6"])
    lines += Self.shared
    let asMe = ["--as", "mine@example.com"]
    lines.append(["lists", "create", "List"] + asMe)
    for place in 1...6 {
      lines.append(["clean-up", "save", "Rule \(place)", "--filter", "jobtitle = a\(place)"])
      lines.append([
        "workflows", "create", "Flow \(place)", "--when", "jobtitle = b\(place)", "--set",
        "marketing",
      ])
    }
    let words = access == "admin" ? ["super-admin"] : PermissionMatrix.accessWords[access] ?? []
    lines += words.map { ["users", "grant", "mine@example.com", $0] }
    try await run(lines, on: machine)
    for cell in try PermissionMatrix().effects() where cell.row[1] == access {
      let kind = try need(CommandKind(rawValue: cell.row[0]))
      let place = try need(PermissionMatrix.owners.firstIndex(of: cell.column)) + 1
      let found = try await effect(of: kind, on: place, machine)
      #expect(found == cell.mark, "\(cell)")
    }
  }

  /// What becomes of the contact of this place on the command line, as a mark of the table.
  private func effect(
    of kind: CommandKind, on place: Int, _ machine: TestMachine
  ) async throws -> String {
    let id = String(place)
    let words: [String] =
      switch kind {
      case .editContacts: ["contacts", "edit", id, "--set", "city=Lund", "--dry-run"]
      case .setAsMarketing: ["contacts", "set-marketing", id, "--dry-run"]
      case .setAsNonMarketing: ["contacts", "set-non-marketing", id, "--dry-run"]
      case .keepAsMarketing: ["contacts", "keep-marketing", id, "--dry-run"]
      case .deleteContacts: ["contacts", "delete", id, "--dry-run"]
      case .deletePermanently: ["contacts", "delete", id, "--permanently", "--dry-run"]
      case .restoreContacts: ["contacts", "restore", String(place + 12), "--dry-run"]
      case .mergeContacts: ["contacts", "merge", id, String(place + 6), "--dry-run"]
      case .changeListMembers: ["lists", "add", "List", id, "--dry-run"]
      case .saveList: ["lists", "create", "List \(place)", id]
      case .enrolContacts: ["workflows", "enrol", "Running", id, "--dry-run"]
      case .toggleWorkflow:
        ["workflows", "on", "Flow \(place)", "--enrol-existing", "--dry-run"]
      case .runCleanUpRule: ["clean-up", "run", "Rule \(place)", "--dry-run"]
      case .retryWorkflow: ["workflows", "retry", "Running"]
      case .takeIn: ["forms", "submit", "Form", "--set", "email=c\(place)@example.org"]
      case .importContacts:
        [
          "import", try machine.file("one.csv", "Record ID,Job Title\n\(id),a\(id)\n"), "--dry-run",
        ]
      case .exportContacts:
        ["contacts", "export", "--filter", "jobtitle = a\(place)", "--columns", "jobtitle"]
      default: throw Missing(place: "no words for \(kind)")
      }
    let isFile = kind == .importContacts || kind == .exportContacts
    let result = await machine.run(
      ["--as", "mine@example.com"] + words + (isFile ? [] : ["--format", "json"]))
    switch (kind, result.status) {
    case (_, 77): return "-"
    case (_, 66): return "."
    case (.exportContacts, 0): return result.output.contains("a\(place)") ? "y" : "."
    case (.importContacts, _): return result.status == 0 ? "y" : "-"
    case (.saveList, 0):
      let list = await machine.run(
        "--as", "mine@example.com", "lists", "show", "List \(place)", "--format", "json")
      return list.output.contains(#""size":1"#) ? "y" : "."
    case (.toggleWorkflow, 0), (.runCleanUpRule, 0):
      if result.output.contains(#""selected":0"#) { return "." }
      return result.output.contains("not-permitted") ? "-" : "y"
    case (_, 0):
      if result.output.contains("not-permitted") { return "-" }
      return result.output.contains("not-found") ? "." : "y"
    default: return "\(result.status) \(result.errors)"
    }
  }

  @Test("R9.9, R9.10 show, list, edit and delete do what the table says with each contact")
  func contacts() async throws {
    let machine = try TestMachine()
    var lines = [
      Self.begin, ["teams", "create", "Top"], ["teams", "create", "Sales", "--below", "Top"],
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
