/// What reading and evaluating a filter need to know besides the contacts.
package struct FilterContext: Sendable {
  /// The user that `me` stands for; `nil` when nobody acts, and then `me` matches nothing.
  package let actingUser: UserID?
  /// Who has to see a list to name it; `nil` for the program itself, which sees all (R7.9).
  package let listViewer: UserID?
  /// Whether every contact is looked at, whatever the acting user may view: for what the account
  /// does by itself, such as the members of a list (9.2).
  package var seesAll = false
  package let now: Instant
  /// The day in the account's time zone (R6.10).
  package let today: CalendarDate
  /// The account whose users, options and lists a text may name.
  let account: Account

  package var users: [User] { account.users }
  package var timeZone: AccountTimeZone { account.billing.timeZone }

  /// A text is read with the eyes of the user who acts.
  package init(account: Account, actingUser: UserID?, now: Instant) {
    self.init(account: account, actingUser: actingUser, listViewer: actingUser, now: now)
  }

  /// A stored text is read with the eyes of its owner, while `me` is the user who acts.
  package init(account: Account, actingUser: UserID?, listViewer: UserID?, now: Instant) {
    self.account = account
    self.actingUser = actingUser
    self.listViewer = listViewer
    self.now = now
    today = account.billing.timeZone.date(at: now)
  }

  /// The lists that a text may name.
  package var lists: [ContactList] { account.lists(visibleTo: listViewer) }

  /// Options of an enumeration in their order; empty when values are taken as they come.
  package func options(of property: ContactProperty) -> [PropertyOption] {
    switch property.definition.options {
    case .fixed(let options): options
    case .account:
      property == .lifecycleStage ? account.lifecycleStages : account.leadStatuses
    case .users: users.map { PropertyOption($0.email, $0.name) }
    case .none, .open: []
    }
  }
}
