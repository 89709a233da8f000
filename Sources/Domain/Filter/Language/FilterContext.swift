/// What reading and evaluating a filter need to know besides the contacts.
package struct FilterContext: Sendable {
  package let users: [User]
  /// The user that `me` stands for; `nil` when nobody acts, and then `me` matches nothing.
  package let actingUser: UserID?
  /// Whether every contact is looked at, whatever the acting user may view: for what the account
  /// does by itself, such as the members of a list (9.2).
  package let seesAll: Bool
  package let now: Instant
  package let timeZone: AccountTimeZone
  /// The day in the account's time zone (R6.10).
  package let today: CalendarDate
  private let stages: [PropertyOption]
  private let leadStatuses: [PropertyOption]

  package init(account: Account, actingUser: UserID?, now: Instant, seesAll: Bool = false) {
    users = account.users
    stages = account.lifecycleStages
    leadStatuses = account.leadStatuses
    timeZone = account.billing.timeZone
    today = account.billing.timeZone.date(at: now)
    self.actingUser = actingUser
    self.seesAll = seesAll
    self.now = now
  }

  /// Options of an enumeration in their order; empty when values are taken as they come.
  package func options(of property: ContactProperty) -> [PropertyOption] {
    switch property.definition.options {
    case .fixed(let options): options
    case .account: property == .lifecycleStage ? stages : leadStatuses
    case .users: users.map { PropertyOption($0.email, $0.name) }
    case .none, .open: []
    }
  }
}
