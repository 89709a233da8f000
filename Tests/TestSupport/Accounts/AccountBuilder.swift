package import Domain

/// Builds an account by applying events: users, contacts with values of every kind, and a history
/// of their marketing status.
///
/// The same seed gives the same account.
package struct AccountBuilder {
  package private(set) var account = Account.unopened
  package var generator: SeededGenerator
  private var sequence: Int64 = 0
  private var nextID: Int64 = 101

  /// The moment up to which things happened: a Thursday noon in UTC.
  package static let now = Instant(iso: "2026-11-19T12:00:00Z") ?? Instant(milliseconds: 0)

  /// An account in Stockholm's time zone with a super admin, user 1.
  package init(seed: UInt64, plan: Plan = .professional) {
    generator = SeededGenerator(seed: seed)
    let bought = CalendarDate(year: 2025, month: 3, day: 15) ?? CalendarDate(dayNumber: 0)
    let billing = Billing(
      plan: plan, tiers: plan.initialTiers, tier: plan.initialTiers.included, term: .annual,
      purchased: bought, timeZone: AccountTimeZone(identifier: "Europe/Stockholm") ?? .utc,
      lastUpdate: bought)
    let user = User(
      id: UserID(1), email: "asa.oberg@example.com", name: "Åsa Öberg", isSuperAdmin: true)
    apply([
      .accountOpened(AccountOpening(name: "Example", billing: billing, firstUser: user))
    ])
  }

  /// An account with random users and contacts.
  package static func account(seed: UInt64, contacts: Int, users: Int = 5) -> Account {
    var builder = AccountBuilder(seed: seed)
    builder.addUsers(users - 1)
    builder.addContacts(contacts)
    builder.changeStatuses()
    return builder.account
  }

  /// Applies the events of one transaction.
  package mutating func apply(
    _ events: [Event], at: Instant = AccountBuilder.now, source: ChangeSource = .bulkAction
  ) {
    sequence += 1
    account.apply(
      events,
      context: ChangeContext(
        sequence: sequence, at: at, actor: .user(UserID(1)), source: source, frontEnd: .commandLine)
    )
  }

  /// Adds a contact with exactly these values and returns its row.
  @discardableResult
  package mutating func addContact(
    _ values: [ContactProperty: PropertyValue], status: MarketingStatus = .nonMarketing,
    source: MarketingSource? = nil, at: Instant = AccountBuilder.now
  ) -> Int {
    let id = ContactID(nextID)
    nextID += 1
    apply(
      [
        .contactCreated(
          ContactRecord(id: id, values: PropertyValues(values), status: status, source: source))
      ],
      at: at, source: .oneContact)
    return account.table.row(of: id) ?? -1
  }

  /// Adds users with permissions of all kinds, numbered on from the last one.
  package mutating func addUsers(_ count: Int) {
    for _ in 0..<max(0, count) {
      let number = account.users.count + 1
      let (first, last) = (generator.pick(RandomText.first), generator.pick(RandomText.last))
      let user = User(
        id: UserID(Int64(number)), email: "user\(number)@example.com",
        name: "\(first) \(last) \(number)", isSuperAdmin: generator.chance(20),
        permissions: generator.chance(70) ? Permission.initial : [])
      apply([.userAdded(user)])
    }
  }

  /// Adds random contacts, whose Record IDs do not always ascend from row to row.
  package mutating func addContacts(_ count: Int) {
    var ids = (nextID..<nextID + Int64(count)).map { ContactID($0) }
    nextID += Int64(count)
    for index in ids.indices where generator.chance(20) {
      ids.swapAt(index, Int.random(in: ids.indices, using: &generator))
    }
    for id in ids {
      let status = generator.pick(MarketingStatus.allCases)
      let source = generator.pick([MarketingSourceType.userSet, .contactImport, .initialState])
      let record = ContactRecord(
        id: id, values: PropertyValues(randomValues(id)), status: status,
        source: status == .nonMarketing ? nil : MarketingSource(type: source, id: "\(id.rawValue)"))
      apply([.contactCreated(record)], source: .fileImport)
    }
  }

  /// Moves about half of the contacts on through the states of section 2.1, several times.
  package mutating func changeStatuses() {
    for round in 1...3 {
      let at = AccountBuilder.now.adding(milliseconds: Int64(round) * 60_000)
      for (from, to) in [
        (MarketingStatus.nonMarketing, MarketingStatus.marketing),
        (.marketing, .marketingUntilUpdate), (.marketingUntilUpdate, .nonMarketing),
      ] {
        let rows = (0..<account.table.count).filter { account.table.status(of: $0) == from }
        let ids = rows.filter { _ in generator.chance(20) }.map { account.table.id(of: $0) }
          .sorted()
        guard !ids.isEmpty else { continue }
        let source =
          to == .marketing && from == .nonMarketing
          ? MarketingSource(type: .userSet, id: "1", name: "Åsa Öberg") : nil
        let change = StatusChange(from: from, to: to, contacts: ids, source: source)
        apply([.marketingStatusChanged(change)], at: at)
      }
    }
  }
}

// MARK: - Values

extension AccountBuilder {
  /// Values for about two thirds of the stored properties.
  private mutating func randomValues(_ id: ContactID) -> [ContactProperty: PropertyValue] {
    var values: [ContactProperty: PropertyValue] = [:]
    for definition in PropertyCatalogue.definitions {
      let property = definition.property
      guard !AccountBuilder.skipped.contains(property), generator.chance(65) else { continue }
      values[property] = randomValue(definition, id)
    }
    values[.createDate] = .instant(randomInstant())
    return values
  }

  /// Computed properties and those that come with the status.
  private static let skipped: Set<ContactProperty> = [
    .recordID, .emailDomain, .marketingStatus, .marketingUntilUpdate, .marketingSourceType,
    .marketingSourceID, .marketingSourceName, .mailable,
  ]

  private mutating func randomValue(
    _ definition: PropertyDefinition, _ id: ContactID
  ) -> PropertyValue {
    switch definition.type {
    case .number: return .number(Int64.random(in: -3...12, using: &generator))
    case .datetime: return .instant(randomInstant())
    case .bool: return .flag(Bool.random(using: &generator))
    case .string, .enumeration: break
    }
    let options = account.options(of: definition.property)
    guard options.isEmpty else {
      let count = definition.field == .checkbox ? Int.random(in: 1...3, using: &generator) : 1
      let chosen = (0..<count).map { _ in generator.pick(options).value }
      return .text(chosen.joined(separator: ";"))
    }
    return .text(RandomText.value(of: definition.property, id, &generator))
  }

  /// A moment within 400 days of `now`, now and then exactly at a midnight of the account.
  package mutating func randomInstant() -> Instant {
    let days = Int.random(in: -400...400, using: &generator)
    let zone = account.billing.timeZone
    let date = zone.date(at: AccountBuilder.now).adding(
      days: generator.chance(50) ? days / 20 : days)
    let midnight = zone.start(of: date)
    if generator.chance(20) { return midnight.adding(milliseconds: generator.chance(50) ? 0 : -1) }
    return midnight.adding(milliseconds: Int64.random(in: 0..<86_400_000, using: &generator))
  }
}
