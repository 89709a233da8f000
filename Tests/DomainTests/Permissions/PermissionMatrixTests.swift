import Domain
import TestSupport
import Testing

@Suite("Who may do what (section 9)")
struct PermissionMatrixTests {
  private func ledger(_ change: (inout User) -> Void) throws -> (ledger: Ledger, me: UserID) {
    let desk = try PermissionDesk(change: change)
    return (desk.ledger, desk.me)
  }

  private func user(_ column: String) throws -> (ledger: Ledger, me: UserID) {
    let desk = try desk(user: column)
    return (desk.ledger, desk.me)
  }

  /// A user of a column of the first part.
  private func desk(user column: String) throws -> PermissionDesk {
    try PermissionDesk { user in
      user.isSuperAdmin = column == "admin"
      let lacking = PermissionMatrix.lacks[column] ?? Set(Permission.allCases)
      user.permissions = Set(Permission.allCases).subtracting(lacking)
      if column == "none" {
        let nothing = ContactScope(.none)
        user.contacts = ContactAccess(view: nothing, edit: nothing, delete: nothing)
      }
    }
  }

  private func access(_ name: String) throws -> (ledger: Ledger, me: UserID) {
    let desk = try desk(access: name)
    return (desk.ledger, desk.me)
  }

  /// A user of an access of the second part, with every permission.
  private func desk(
    access name: String, match: ContactID = ContactID(1)
  ) throws -> PermissionDesk {
    let words = PermissionMatrix.accessWords[name] ?? ["contacts.view:none", "contacts.edit:none"]
    let access = try need(ContactAccess(words: words))
    return try PermissionDesk(match: match) { user in
      user.isSuperAdmin = name == "admin"
      user.permissions = Set(Permission.allCases)
      user.contacts = access
    }
  }

  @Test("9.2 to 9.4 the table has every kind of command and every kind of user")
  func complete() throws {
    let matrix = try PermissionMatrix()
    let columns = 1 + PermissionMatrix.lacks.count
    #expect(matrix.kinds.count == CommandKind.allCases.count * columns)
    #expect(Set(matrix.kinds.map { $0.row[0] }) == Set(CommandKind.allCases.map(\.rawValue)))
    #expect(
      matrix.contacts.count
        == (PermissionMatrix.accessWords.count + 1) * ContactAction.allCases.count
        * PermissionMatrix.owners.count)
    #expect(matrix.needs.count == CommandKind.allCases.count * 2)
    #expect(Set(matrix.needs.map { $0.row[0] }) == Set(CommandKind.allCases.map(\.rawValue)))
  }

  @Test(
    "9.2 to 9.4 every kind of user may ask for what the table says, and is told which right lacks")
  func kinds() throws {
    for cell in try PermissionMatrix().kinds {
      let kind = try need(CommandKind(rawValue: cell.row[0]))
      let (ledger, me) = try user(cell.column)
      let refusal = ledger.account.refusal(of: kind, by: me)
      #expect((refusal == nil) == (cell.mark == "y"), "\(cell)")
      #expect((refusal?.missingRight == nil) == (cell.mark == "y"), "\(cell)")
    }
  }

  @Test("9.2 to 9.4 the commands themselves are refused as the table says, assessed and decided")
  func commands() throws {
    for cell in try PermissionMatrix().kinds {
      let kind = try need(CommandKind(rawValue: cell.row[0]))
      var desk = try desk(user: cell.column)
      try desk.prepare(ContactID(1), for: kind)
      let isRefused = cell.mark == "-"
      let commands = try desk.commands(of: kind)
      for command in commands {
        #expect(command.kind == kind)
        #expect((desk.refusal(of: command)?.missingRight != nil) == isRefused, "\(cell)")
        var ledger = desk.ledger
        do throws(Refusal) {
          try ledger.perform(command, by: desk.me)
          #expect(!isRefused, "\(cell)")
        } catch {
          #expect((error.missingRight != nil) == isRefused, "\(cell) \(error.reason)")
          let isEmpty = cell.column == "none" && error.isAboutContacts
          #expect(isRefused || isEmpty, "\(cell) \(error.reason)")
        }
      }
      guard commands.isEmpty else { continue }
      let jobs: [CommandKind] = [
        .importContacts, .adoptContacts, .exportContacts, .readAuditLog,
      ]
      #expect(jobs.contains(kind), "\(kind) has no command in the test")
      #expect((try desk.refusalOfJob(kind)?.missingRight != nil) == isRefused, "\(cell)")
    }
  }

  @Test(
    "9.2, R9.9, R9.10 every command does with every contact what the table says",
    arguments: CommandKind.allCases)
  func effects(kind: CommandKind) throws {
    for cell in try PermissionMatrix().effects() where cell.row[0] == kind.rawValue {
      let place = try need(PermissionMatrix.owners.firstIndex(of: cell.column))
      let id = ContactID(Int64(place + 1))
      var desk = try desk(access: cell.row[1], match: id)
      let found = try desk.effect(of: kind, on: id)
      let isMade = !found.isEmpty
      #expect(isMade && found.allSatisfy { $0 == cell.mark }, "\(cell): \(found)")
    }
  }

  @Test("R6.18 what somebody else made is changed by whom the table says, and by super admins")
  func owners() throws {
    for cell in try PermissionMatrix().needs where cell.column == "object" {
      let kind = try need(CommandKind(rawValue: cell.row[0]))
      for isSuperAdmin in [false, true] {
        var desk = try PermissionDesk(owner: UserID(3)) { user in
          user.isSuperAdmin = isSuperAdmin
          user.permissions = Set(Permission.allCases)
        }
        try desk.prepare(ContactID(1), for: kind)
        guard let command = try desk.commands(of: kind).last else { continue }
        let isOwned = desk.refusal(of: command)?.missingRight.map(\.isOwnership) ?? false
        #expect(isOwned == (cell.mark == "owner" && !isSuperAdmin), "\(cell)")
      }
    }
  }

  @Test("R9.9, R9.10 each contact is done, refused or not there as the table says")
  func contacts() throws {
    for cell in try PermissionMatrix().contacts {
      let (ledger, me) = try access(cell.row[0])
      let action = try need(ContactAction(rawValue: cell.row[1]))
      let place = try need(PermissionMatrix.owners.firstIndex(of: cell.column))
      let id = ContactID(Int64(place + 1))
      let row = try need(ledger.account.table.row(of: id))
      let account = ledger.account
      #expect(account.mayTouch(action, row: row, by: me) == (cell.mark == "y"), "\(cell)")
      #expect((account.rows(action, for: me)?.contains(row) ?? true) == (cell.mark == "y"))
      switch action {
      case .view:
        let context = FilterContext(account: account, actingUser: me, now: ledger.now)
        let rows = FilterExpression.everything.rows(in: account, context: context)
        #expect(rows?.contains(row) == (cell.mark == "y"), "\(cell)")
      case .edit:
        try check(.editContacts(.init(contacts: [id], values: [.city: "Lund"])), cell, id, ledger)
        for direction in SetMarketingStatus.Direction.allCases {
          try check(.setMarketingStatus(.init(direction, contacts: [id])), cell, id, ledger)
        }
      case .delete:
        for permanently in [false, true] {
          try check(
            .deleteContacts(.init(contacts: [id], permanently: permanently)), cell, id, ledger)
        }
      }
    }
  }

  /// A contact alone: done, refused for lack of the right, or unknown.
  private func check(
    _ command: Command, _ cell: PermissionMatrix.Cell, _ id: ContactID, _ ledger: Ledger
  ) throws {
    var ledger = ledger
    do throws(Refusal) {
      try ledger.perform(command, by: UserID(2))
      #expect(cell.mark == "y", "\(cell) \(command.kind)")
    } catch {
      switch error.reason {
      case .contactsNotPermitted(_, let contacts, _):
        #expect(cell.mark == "-" && contacts == [id], "\(cell) \(command.kind)")
      case .unknownContact(let unknown):
        #expect(cell.mark == "." && unknown == id, "\(cell) \(command.kind)")
      default: Issue.record("\(cell) \(command.kind) \(error.reason)")
      }
    }
  }

  @Test("R9.10 of a selection only what may be viewed and not edited is refused, with the number")
  func bulk() throws {
    var (ledger, me) = try access("view-team")
    let all = (1...6).map { ContactID(Int64($0)) }
    let outcome = try ledger.perform(
      .setMarketingStatus(.init(.asMarketing, contacts: all)), by: me)
    #expect(outcome.quote.changed == 3)
    #expect(outcome.quote.notPermitted == all.suffix(3))
    #expect(outcome.quote.unchanged == 0)
    #expect(outcome.quote.countAfter == 3)
    let edit = try ledger.perform(
      .editContacts(.init(contacts: all, values: [.city: "Lund"])), by: me)
    #expect((edit.quote.changed, edit.quote.notPermitted.count) == (3, 3))
    let deleted = try ledger.perform(.deleteContacts(.init(contacts: all)), by: me)
    #expect((deleted.quote.changed, deleted.quote.notPermitted.count) == (1, 5))
  }

  @Test("R9.10 what may not be viewed counts as not there")
  func unseen() throws {
    var (ledger, me) = try access("own+box")
    let all = (1...6).map { ContactID(Int64($0)) }
    let outcome = try ledger.perform(
      .editContacts(.init(contacts: all, values: [.city: "Lund"])), by: me)
    #expect(outcome.quote.changed == 2)
    #expect(outcome.quote.missing == all[1...4].map { $0 })
    #expect(outcome.quote.notPermitted.isEmpty)
  }

  @Test("9.2 deleting more than one contact needs the permission for it")
  func bulkDelete() throws {
    var (ledger, me) = try user("bulk")
    let two = [ContactID(1), ContactID(2)]
    for permanently in [false, true] {
      let refused = #expect(throws: Refusal.self) {
        try ledger.perform(.deleteContacts(.init(contacts: two, permanently: permanently)), by: me)
      }
      #expect(refused?.missingRight == .permission(.bulkDelete))
    }
    try ledger.perform(.deleteContacts(.init(contacts: [ContactID(1)])), by: me)
  }
}

extension MissingRight {
  fileprivate var isOwnership: Bool {
    if case .ownership = self { true } else { false }
  }
}

extension Refusal {
  /// Whether there was no contact that the command could be about.
  fileprivate var isAboutContacts: Bool {
    if case .unknownContact = reason { true } else { false }
  }
}
