import Domain
import TestSupport
import Testing

@Suite("Who may do what (section 9)")
struct PermissionMatrixTests {
  /// An Enterprise account: a user `me` of the team Sales, which is below Top and above North, with
  /// one contact of each owner.
  private func ledger(_ change: (inout User) -> Void) throws -> (ledger: Ledger, me: UserID) {
    var ledger = try Ledger(plan: .enterprise)
    let (top, sales, north) = (ObjectID(101), ObjectID(102), ObjectID(103))
    let names = ["mine", "team", "below", "above", "other"]
    let teams: [[ObjectID]] = [[sales], [north, sales], [north], [top], []]
    var users = zip(names, teams).enumerated().map { index, pair in
      User(
        id: UserID(Int64(index + 2)), email: "\(pair.0)@example.com", name: pair.0,
        team: pair.1.first, extraTeams: Array(pair.1.dropFirst()))
    }
    change(&users[0])
    let contacts = PermissionMatrix.owners.indices.map { index in
      ContactRecord(
        id: ContactID(Int64(index + 1)),
        values: index < 5
          ? [.email: .text("c\(index)@example.com"), .owner: .text(String(index + 2))]
          : [.email: .text("c\(index)@example.com")])
    }
    ledger.apply(
      [
        .objectSaved(.team(Team(id: top, name: "Top")), old: nil),
        .objectSaved(.team(Team(id: sales, name: "Sales", parent: top)), old: nil),
        .objectSaved(.team(Team(id: north, name: "North", parent: sales)), old: nil),
      ] + users.map(Event.userAdded) + contacts.map(Event.contactCreated))
    return (ledger, UserID(2))
  }

  private func user(_ column: String) throws -> (ledger: Ledger, me: UserID) {
    try ledger { user in
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
    let words = PermissionMatrix.accessWords[name] ?? ["contacts.view:none", "contacts.edit:none"]
    let access = try need(ContactAccess(words: words))
    return try ledger { user in
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
      for command in try commands(of: kind) {
        var (ledger, me) = try user(cell.column)
        let isRefused = cell.mark == "-"
        #expect(
          (refusal(of: command, ledger, me)?.missingRight != nil) == isRefused, "\(cell)")
        do throws(Refusal) {
          try ledger.perform(command, by: me)
          #expect(!isRefused, "\(cell)")
        } catch {
          #expect((error.missingRight != nil) == isRefused, "\(cell) \(error.reason)")
        }
      }
    }
  }

  /// One command of each kind that can be asked for as a value.
  private func commands(of kind: CommandKind) throws -> [Command] {
    let mine = [ContactID(1)]
    let revoke = ChangePermission(user: UserID(3), right: .permission(.lists), isOn: false)
    switch kind {
    case .createContact: return [.createContact(.init(values: [.email: "new@example.com"]))]
    case .editContacts: return [.editContacts(.init(contacts: mine, values: [.city: "Lund"]))]
    case .setAsMarketing: return [.setMarketingStatus(.init(.asMarketing, contacts: mine))]
    case .setAsNonMarketing: return [.setMarketingStatus(.init(.asNonMarketing, contacts: mine))]
    case .keepAsMarketing: return [.setMarketingStatus(.init(.keepAsMarketing, contacts: mine))]
    case .requestRenewalTier: return [.requestRenewalTier(.init(tier: nil))]
    case .addUser: return [.addUser(.init(email: "new@example.com", name: "New"))]
    case .changePermission: return [.changePermission(revoke)]
    case .removeUser: return [.removeUser(.init(user: UserID(4)))]
    case .editUser:
      let join = ChangeTeamMembers(team: ObjectID(103), users: [UserID(6)], change: .add)
      return [.editUser(.init(user: UserID(3), name: "New")), .changeTeamMembers(join)]
    case .saveTeam: return [.saveTeam(.init(name: "New"))]
    case .deleteTeam: return [.deleteTeam(.init(team: ObjectID(103)))]
    case .deleteContacts: return [.deleteContacts(.init(contacts: mine))]
    case .deletePermanently: return [.deleteContacts(.init(contacts: mine, permanently: true))]
    case .mergeContacts: return [.mergeContacts(.init(primary: mine[0], other: ContactID(2)))]
    case .restoreContacts: return [.restoreContacts(.init(contacts: mine))]
    default: return []
    }
  }

  private func refusal(of command: Command, _ ledger: Ledger, _ me: UserID) -> Refusal? {
    guard case .refused(let refusal) = ledger.account.assess(command, by: me, at: ledger.now)
    else { return nil }
    return refusal
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
