import Domain
import TestSupport

/// Ledgers with users, lists and saved filters.
extension Ledger {
  static let bo = UserID(2)
  static let eva = UserID(3)

  /// Ida, the super admin, with Bo and Eva, who may use lists.
  static func withUsers(plan: Plan = .professional) throws -> Ledger {
    var ledger = try Ledger(plan: plan)
    for (email, name) in [("bo@example.com", "Bo Ek"), ("eva@example.com", "Eva Holm")] {
      try ledger.perform(.addUser(AddUser(email: email, name: name)))
    }
    for user in [bo, eva] where ledger.account.user(user)?.may(.lists) != true {
      let right = ChangePermission.Right.permission(.lists)
      try ledger.perform(.changePermission(.init(user: user, right: right, isOn: true)))
    }
    return ledger
  }

  @discardableResult
  mutating func makeList(
    _ name: String, _ filter: String? = nil, members: [ContactID]? = nil,
    visibility: SavedFilter.Visibility = .everyone, by actor: UserID = Ledger.ida
  ) throws -> ObjectID {
    try perform(
      .saveList(SaveList(name: name, filter: filter, visibility: visibility, members: members)),
      by: actor)
    return try need(account.objects.lists.last).id
  }

  @discardableResult
  mutating func makeFilter(
    _ name: String, _ filter: String, visibility: SavedFilter.Visibility = .everyone,
    by actor: UserID = Ledger.ida
  ) throws -> ObjectID {
    try perform(
      .saveFilter(SaveFilter(name: name, filter: filter, visibility: visibility)), by: actor)
    return try need(account.objects.filters.last).id
  }

  func list(_ id: ObjectID) throws -> ContactList {
    try need(account.objects.lists.first { $0.id == id })
  }

  func filter(_ id: ObjectID) throws -> SavedFilter {
    try need(account.objects.filters.first { $0.id == id })
  }

  /// The Record IDs of a list's members.
  func members(_ list: ObjectID) -> [Int64] {
    account.members(of: list, now: now).map { account.table.id(of: $0).rawValue }
  }

  /// The Record IDs that a text matches, as a user reads it.
  func matches(_ text: String, as user: UserID? = Ledger.ida) -> [Int64] {
    let context = FilterContext(account: account, actingUser: user, now: now)
    let resolved = account.resolve(text, as: user, now: now)
    return (resolved.expression.rows(in: account, context: context) ?? RowSet())
      .map { account.table.id(of: $0).rawValue }
  }

  func refusal(of command: Command, by actor: UserID = Ledger.ida) -> Refusal.Reason? {
    guard case .refused(let refusal) = account.assess(command, by: actor, at: now) else {
      return nil
    }
    return refusal.reason
  }
}
