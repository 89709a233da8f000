import Domain
import TestSupport

/// An Enterprise account with something of everything that commands are about.
///
/// A user `me` of the team Sales, which is below Top and above North; of each owner of the table a
/// contact, and a second one whose number is 10 higher; objects of every kind.
struct PermissionDesk {
  var ledger: Ledger
  let me = UserID(2)

  static let (top, sales, north) = (ObjectID(101), ObjectID(102), ObjectID(103))
  static let form = ObjectID(111)
  static let chatflow = ObjectID(112)
  static let app = ObjectID(113)
  /// A workflow that is on and enrols by hand only, and one that is off.
  static let (running, resting) = (ObjectID(114), ObjectID(115))
  static let filter = ObjectID(116)
  static let list = ObjectID(117)
  static let rule = ObjectID(118)

  /// `owner` made the objects; `match` is the contact that the workflow which is off and the
  /// clean-up rule are about.
  init(
    owner: UserID = UserID(2), match: ContactID = ContactID(1), change: (inout User) -> Void
  ) throws {
    ledger = try Ledger(plan: .enterprise)
    let names = ["mine", "team", "below", "above", "other"]
    let (top, sales, north) = (Self.top, Self.sales, Self.north)
    let teams: [[ObjectID]] = [[sales], [north, sales], [north], [top], []]
    var users = zip(names, teams).enumerated().map { index, pair in
      User(
        id: UserID(Int64(index + 2)), email: "\(pair.0)@example.com", name: pair.0,
        team: pair.1.first, extraTeams: Array(pair.1.dropFirst()))
    }
    change(&users[0])
    let contacts = [0, 10].flatMap { first in
      PermissionMatrix.owners.indices.map { index in
        let number = first + index + 1
        var values: PropertyValues = [
          .email: .text("c\(number)@example.com"), .jobTitle: .text("C\(number)"),
        ]
        if index < 5 { values[.owner] = .text(String(index + 2)) }
        return ContactRecord(id: ContactID(Int64(number)), values: values)
      }
    }
    ledger.apply(
      [
        .objectSaved(.team(Team(id: top, name: "Top")), old: nil),
        .objectSaved(.team(Team(id: sales, name: "Sales", parent: top)), old: nil),
        .objectSaved(.team(Team(id: north, name: "North", parent: sales)), old: nil),
      ] + users.map(Event.userAdded) + contacts.map(Event.contactCreated))
    let objects = objects(owner: owner, filter: "jobtitle = C\(match.rawValue)")
    ledger.apply(objects.map { .objectSaved($0, old: nil) })
  }

  private func objects(owner: UserID, filter: String) -> [AccountObject] {
    let now = ledger.now
    return [
      .form(Form(id: Self.form, name: "Form", createdAt: now, createdBy: owner)),
      .chatflow(Chatflow(id: Self.chatflow, name: "Chat", createdAt: now, createdBy: owner)),
      .app(
        ConnectedApp(
          id: Self.app, name: "App", appKind: .oauth, createsContacts: true, connectedAt: now,
          connectedBy: owner)),
      .workflow(
        Workflow(
          id: Self.running, name: "Running", trigger: "", action: .setMarketing, isOn: true,
          createdAt: now, createdBy: owner)),
      .workflow(
        Workflow(
          id: Self.resting, name: "Resting", trigger: filter, action: .setMarketing,
          createdAt: now, createdBy: owner)),
      .savedFilter(SavedFilter(id: Self.filter, name: "Filter", filter: filter, owner: owner)),
      .list(
        ContactList(id: Self.list, name: "List", owner: owner, createdAt: now, updatedAt: now)),
      .cleanUpRule(CleanUpRule(id: Self.rule, name: "Rule", filter: filter, owner: owner)),
    ]
  }

  /// Makes the contact what a command of this kind can do something with.
  mutating func prepare(_ contact: ContactID, for kind: CommandKind) throws {
    switch kind {
    case .runCleanUpRule, .setAsNonMarketing:
      try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: [contact])))
    case .keepAsMarketing:
      try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: [contact])))
      try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: [contact])))
    case .restoreContacts:
      try ledger.perform(.deleteContacts(.init(contacts: [contact])))
    default: break
    }
  }

  /// Commands of each kind that can be asked for as a value, about this contact where it is about
  /// contacts.
  func commands(of kind: CommandKind, about id: ContactID = ContactID(1)) throws -> [Command] {
    switch kind {
    case .createContact: [.createContact(.init(values: [.email: "new@example.com"]))]
    case .editContacts: [.editContacts(.init(contacts: [id], values: [.city: "Lund"]))]
    case .setAsMarketing: [.setMarketingStatus(.init(.asMarketing, contacts: [id]))]
    case .setAsNonMarketing: [.setMarketingStatus(.init(.asNonMarketing, contacts: [id]))]
    case .keepAsMarketing: [.setMarketingStatus(.init(.keepAsMarketing, contacts: [id]))]
    case .deleteContacts: [.deleteContacts(.init(contacts: [id]))]
    case .deletePermanently: [.deleteContacts(.init(contacts: [id], permanently: true))]
    case .restoreContacts: [.restoreContacts(.init(contacts: [id]))]
    case .mergeContacts:
      [.mergeContacts(.init(primary: id, other: ContactID(id.rawValue + 10)))]
    case .changeListMembers:
      [.changeListMembers(.init(list: Self.list, .add, contacts: [id]))]
    case .enrolContacts: [.enrolContacts(.init(workflow: Self.running, contacts: [id]))]
    case .toggleWorkflow:
      [.toggleWorkflow(.init(workflow: Self.resting, isOn: true, enrolsExisting: true))]
    case .takeIn:
      [.takeIn(.init(.form(Self.form), [Submission([.email: "c\(id.rawValue)@example.com"])]))]
    default: try settings(kind, id)
    }
  }

  private func settings(_ kind: CommandKind, _ id: ContactID) throws -> [Command] {
    var billing = ChangeBilling()
    billing.tier = 20_000
    return switch kind {
    case .requestRenewalTier: [.requestRenewalTier(.init(tier: nil))]
    case .addUser: [.addUser(.init(email: "new@example.com", name: "New"))]
    case .changePermission:
      [.changePermission(.init(user: UserID(3), right: .permission(.lists), isOn: false))]
    case .removeUser: [.removeUser(.init(user: UserID(4)))]
    case .editUser:
      [
        .editUser(.init(user: UserID(3), name: "New")),
        .changeTeamMembers(.init(team: Self.north, users: [UserID(6)], change: .add)),
      ]
    case .saveTeam:
      [.saveTeam(.init(name: "New")), .saveTeam(.init(id: Self.north, name: "Northern"))]
    case .deleteTeam: [.deleteTeam(.init(team: Self.north))]
    case .saveFilter:
      [
        .saveFilter(.init(name: "New", filter: "city = Lund")),
        .saveFilter(.init(id: Self.filter, name: "Other", filter: "city = Lund")),
      ]
    case .deleteFilter: [.deleteFilter(.init(filter: Self.filter))]
    case .saveList:
      [
        .saveList(.init(name: "New", members: [id])),
        .saveList(.init(id: Self.list, name: "List", members: [id])),
      ]
    case .deleteList: [.deleteList(.init(list: Self.list))]
    case .retryWorkflow: [.retryWorkflow(.init(workflow: Self.running))]
    case .saveWorkflow:
      [
        .saveWorkflow(.init(name: "New", trigger: "city = Lund", action: .setMarketing)),
        .saveWorkflow(
          .init(
            workflow: Self.resting, name: "Other", trigger: "city = Lund", action: .setMarketing)),
      ]
    case .deleteWorkflow: [.deleteWorkflow(.init(workflow: Self.resting))]
    case .changeBilling: [.changeBilling(billing)]
    case .changeTierGuard: [.changeTierGuard(.init(isOn: true))]
    case .switchFeatureOn: [.switchFeatureOn(.init())]
    case .saveCleanUpRule:
      [
        .saveCleanUpRule(.init(name: "New", filter: "city = Lund")),
        .saveCleanUpRule(.init(id: Self.rule, name: "Other", filter: "city = Lund")),
      ]
    case .deleteCleanUpRule: [.deleteCleanUpRule(.init(id: Self.rule))]
    case .runCleanUpRule: [.runCleanUpRule(.init(id: Self.rule))]
    default: intake(kind).map(Command.changeIntake)
    }
  }

  private func intake(_ kind: CommandKind) -> [IntakeChange] {
    switch kind {
    case .connectApp:
      [
        .connectApp(.init(name: "New", appKind: .oauth)),
        .changeConnection(.init(app: Self.app, .reconnect)),
      ]
    case .disconnectApp:
      [
        .changeConnection(.init(app: Self.app, .disconnect)),
        .changeConnection(.init(app: Self.app, .remove)),
      ]
    case .toggleApp:
      [.toggle(.init(.app(Self.app), isOn: true)), .toggle(.init(.app(ObjectID(1)), isOn: true))]
    case .changeToken:
      [.changeToken(.init(app: Self.app, digest: String(repeating: "0", count: 64)))]
    case .saveForm: [.saveForm(.init(name: "New")), .saveForm(.init(id: Self.form, name: "Other"))]
    case .deleteForm: [.delete(.form(Self.form))]
    case .toggleForm: [.toggle(.init(.form(Self.form), isOn: false))]
    case .saveChatflow:
      [
        .saveChatflow(.init(name: "New")),
        .saveChatflow(.init(id: Self.chatflow, name: "Other")),
      ]
    case .deleteChatflow: [.delete(.chatflow(Self.chatflow))]
    case .toggleChatflow: [.toggle(.init(.chatflow(Self.chatflow), isOn: true))]
    default: []
    }
  }

  // MARK: Asking

  func refusal(of command: Command) -> Refusal? {
    guard case .refused(let refusal) = ledger.account.assess(command, by: me, at: ledger.now)
    else { return nil }
    return refusal
  }

  /// The refusal of a kind that is no `Command`: files in and out, and the audit log.
  func refusalOfJob(_ kind: CommandKind) throws -> Refusal? {
    switch kind {
    case .readAuditLog: return ledger.account.refusalOfAuditLog(by: me)
    case .importContacts, .adoptContacts:
      var trial = ImportTrial(ledger)
      do {
        try trial.run(
          [.recordID, .email], [["99", "new@example.com"]],
          options: ImportOptions(adopt: kind == .adoptContacts), by: me)
      } catch let refusal as Refusal {
        return refusal
      }
      return nil
    default: return ledger.account.refusal(of: kind, by: me)
    }
  }

  /// What becomes of the contact: `y` done, `-` refused, `.` as if it were not there.
  mutating func effect(of kind: CommandKind, on id: ContactID) throws -> [String] {
    switch kind {
    case .importContacts:
      var trial = ImportTrial(ledger)
      try trial.run([.recordID, .city], [[String(id.rawValue), "Lund"]], by: me)
      return [
        trial.account.table.row(of: id).flatMap {
          trial.account.table.value(.city, row: $0)
        } == nil ? "-" : "y"
      ]
    case .exportContacts:
      let context = FilterContext(account: ledger.account, actingUser: me, now: ledger.now)
      let rows = FilterExpression.everything.rows(in: ledger.account, context: context)
      let row = try need(ledger.account.table.row(of: id))
      return [rows?.contains(row) == true ? "y" : "."]
    default:
      try prepare(id, for: kind)
      let commands = try commands(of: kind, about: id)
      return commands.map { command in
        var ledger = ledger
        return PermissionDesk.effect(of: command, on: id, in: &ledger, by: me)
      }
    }
  }

  private static func effect(
    of command: Command, on id: ContactID, in ledger: inout Ledger, by me: UserID
  ) -> String {
    do throws(Refusal) {
      let before = ledger.account
      let quote = try ledger.perform(command, by: me).quote
      if quote.notPermitted == [id] || quote.missing == [id] {
        return quote.missing.isEmpty ? "-" : "."
      }
      return quote.selected == 0 && before.table.count == ledger.account.table.count
        && command.kind.isAboutWhatMatches ? "." : "y"
    } catch {
      switch error.reason {
      case .contactsNotPermitted(_, let contacts, _)
      where contacts.map { $0.rawValue % 10 } == [id.rawValue % 10]:
        return "-"
      case .unknownContact(let unknown) where unknown.rawValue % 10 == id.rawValue % 10:
        return "."
      default: return "\(error.reason)"
      }
    }
  }
}

extension CommandKind {
  /// Whether the contacts are those that match a stored filter.
  fileprivate var isAboutWhatMatches: Bool { self == .toggleWorkflow || self == .runCleanUpRule }
}
