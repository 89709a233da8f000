package import Domain

/// Made-up contacts to try the program with: the same for the same number, account and instant.
///
/// Every e-mail address is in a domain reserved for examples. The contacts that count in the tier
/// fill about 80 % of it, as far as there are enough of them.
package struct SampleContacts: Sequence, IteratorProtocol {
  private let count: Int
  private let at: Instant
  private let owners: [UserID]
  private let stages: [PropertyOption]
  private let leadStatuses: [PropertyOption]
  /// The contacts that are there already.
  private let table: ContactTable
  private var made = 0
  /// How many of the contacts still to come are marketing, and how many of those are pending.
  private var marketingLeft: Int
  private var pendingLeft: Int
  private var random: SampleRandom
  /// How often a local part was used.
  private var addressUses: [String: Int] = [:]

  private static let seed: UInt64 = 0x5eed_c047_ac75

  /// Contacts for an account as it stands, as if some had come in over the three years before `at`.
  package init(count: Int, account: Account, at: Instant) {
    self.count = count
    self.at = at
    owners = account.users.map(\.id)
    stages = account.lifecycleStages
    leadStatuses = account.leadStatuses
    table = account.table
    let room = account.billing.tier * 8 / 10 - account.table.marketingCount
    let wanted = account.hasMarketingContacts ? Swift.min(room, count * 85 / 100) : 0
    marketingLeft = Swift.max(0, wanted)
    pendingLeft = marketingLeft * 7 / 100
    random = SampleRandom(seed: SampleContacts.seed)
  }

  /// The tier that suits so many sample contacts: the highest of which 60 % of them fill 80 %, or the
  /// lowest of all.
  package static func tier(forCount count: Int, tiers: TierSchedule) -> Int {
    let steps = Swift.max(0, count * 3 / 4 - tiers.included) / tiers.increment
    return tiers.included + steps * tiers.increment
  }

  /// The creation of the next contact.
  package mutating func next() -> Event? {
    guard made < count else { return nil }
    let status = nextStatus()
    let values = values(isMarketing: status.counts)
    let record = ContactRecord(
      id: ContactID(table.highestID + 1 + Int64(made)), values: values, status: status,
      source: status.counts ? MarketingSource(type: .sampleContact) : nil)
    made += 1
    return .contactCreated(record)
  }

  /// Spreads the wanted numbers of M and P evenly over the contacts.
  private mutating func nextStatus() -> MarketingStatus {
    guard random.below(count - made) < marketingLeft else { return .nonMarketing }
    defer { marketingLeft -= 1 }
    guard random.below(marketingLeft) < pendingLeft else { return .marketing }
    pendingLeft -= 1
    return .marketingUntilUpdate
  }
}

extension SampleContacts {
  private mutating func values(isMarketing: Bool) -> PropertyValues {
    let culture = random.pick(weighted: SampleContacts.weightedCultures)
    let first = random.pick(culture.firstNames, skew: true)
    let last = random.pick(culture.lastNames, skew: true)
    var values = PropertyValues()
    values[.firstName] = .text(first.written)
    if !random.happens(20) { values[.lastName] = .text(last.written) }
    let domain = addCompany(culture, to: &values)
    let hasEmail = !random.happens(40)
    if hasEmail { values[.email] = .text(address(first, last, domain)) }
    if !random.happens(250) { values[.phone] = .text(phone(culture)) }
    if random.happens(300) { values[.mobilePhone] = .text(phone(culture)) }
    addPlace(culture, to: &values)
    addProgress(to: &values)
    let created = addDates(to: &values)
    if hasEmail, isMarketing { addMailings(created, to: &values) }
    if hasEmail { addObstacles(to: &values) }
    values[.recordSource] = .text("SAMPLE_CONTACT")
    return values
  }

  private static let weightedCultures = SampleCulture.all.map { (weight: $0.weight, choice: $0) }

  /// Nine in ten work somewhere; gives the domain of the address.
  private mutating func addCompany(
    _ culture: SampleCulture, to values: inout PropertyValues
  ) -> String {
    guard !random.happens(100) else {
      return random.pick(["example.com", "example.org", "example.net"], skew: true)
    }
    let name = random.pick(SampleCulture.companyNames, skew: true)
    let field = random.pick(SampleCulture.companyFields, skew: true)
    let form = random.pick(culture.legalForms, skew: true)
    let parts = [name, field, form].filter { !$0.isEmpty }
    let domain = SampleCulture.plain(name + field) + ".example"
    values[.company] = .text(parts.joined(separator: " "))
    values[.jobTitle] = .text(random.pick(SampleCulture.jobTitles))
    values[.industry] = .text(random.pick(SampleCulture.industries, skew: true))
    values[.numberOfEmployees] = .text(random.pick(PropertyOptions.employees).value)
    values[.website] = .text("https://www.\(domain)")
    return domain
  }

  private mutating func address(
    _ first: SampleCulture.Name, _ last: SampleCulture.Name, _ domain: String
  ) -> String {
    let local = "\(first.latin).\(last.latin)"
    let key = "\(local)@\(domain)"
    while true {
      let uses = addressUses[key, default: 0]
      addressUses[key] = uses + 1
      let address = uses == 0 ? key : "\(local).\(uses + 1)@\(domain)"
      if table.row(withEmail: address) == nil { return address }
    }
  }

  private mutating func phone(_ culture: SampleCulture) -> String {
    var digits = ""
    for character in culture.phone {
      if character == "#" {
        digits += String(random.below(10))
      } else {
        digits.append(character)
      }
    }
    return digits
  }

  private mutating func addPlace(_ culture: SampleCulture, to values: inout PropertyValues) {
    values[.country] = .text(culture.country)
    values[.countryCode] = .text(culture.countryCode)
    values[.language] = .text(culture.language)
    guard !random.happens(150) else { return }
    values[.city] = .text(random.pick(culture.cities, skew: true))
    if random.happens(500) {
      values[.address] = .text("\(culture.street) \(random.below(180) + 1)")
      values[.postalCode] = .text(String(10_000 + random.below(89_999)))
    }
  }

  private mutating func addProgress(to values: inout PropertyValues) {
    // From subscriber to other, as in a list that has grown for years.
    let weights = [22, 30, 14, 9, 7, 13, 1, 4]
    let stages = stages.prefix(weights.count).enumerated().map { (weights[$0], $1.value) }
    if !stages.isEmpty {
      values[.lifecycleStage] = .text(random.pick(weighted: stages))
    }
    if !leadStatuses.isEmpty, !random.happens(350) {
      values[.leadStatus] = .text(random.pick(leadStatuses, skew: true).value)
    }
    if !owners.isEmpty, !random.happens(250) {
      values[.owner] = .text(String(random.pick(owners, skew: true).rawValue))
    }
    values[.originalSource] = .text(random.pick(PropertyOptions.traffic, skew: true).value)
    if random.happens(300) {
      values[.legalBasis] = .text(random.pick(PropertyOptions.legal).value)
    }
  }

  /// Newer contacts are more frequent; gives the moment of creation.
  private mutating func addDates(to values: inout PropertyValues) -> Instant {
    let days = random.below(random.below(1100) + 1)
    let within = random.below(Int(Instant.millisecondsPerDay))
    let created = at.adding(
      milliseconds: -Int64(days) * Instant.millisecondsPerDay - Int64(within))
    values[.createDate] = .instant(created)
    values[.lastModifiedDate] = .instant(moment(after: created))
    if !random.happens(300) {
      let active = moment(after: created)
      values[.lastActivity] = .instant(active)
      if random.happens(500) { values[.lastContacted] = .instant(active) }
    }
    return created
  }

  /// What keeps some of the contacts from being mailed (1.6).
  private mutating func addObstacles(to values: inout PropertyValues) {
    if random.happens(30) {
      values[.hardBounceReason] = .text(random.pick(PropertyOptions.bounce).value)
      values[.bounceCount] = .number(1)
    } else if random.happens(40) {
      values[.optedOut] = .flag(true)
    } else if random.happens(5) {
      values[.badAddress] = .flag(true)
    } else if random.happens(5) {
      values[.quarantined] = .flag(true)
    }
  }

  private mutating func addMailings(_ created: Instant, to values: inout PropertyValues) {
    let sent = moment(after: created)
    let delivered = random.below(40) + 1
    values[.lastEmailSend] = .instant(sent)
    values[.emailsDelivered] = .number(Int64(delivered))
    values[.sendsSinceEngagement] = .number(Int64(random.below(delivered + 1)))
    if random.happens(600) { values[.lastEmailOpen] = .instant(moment(after: sent)) }
    if random.happens(250) { values[.lastEmailClick] = .instant(moment(after: sent)) }
  }

  /// A moment between `start` and the instant that the contacts are made for.
  private mutating func moment(after start: Instant) -> Instant {
    let span = Int(at.milliseconds - start.milliseconds)
    return start.adding(milliseconds: Int64(random.below(span + 1)))
  }
}
