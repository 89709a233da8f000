package import Domain

/// A small account for the console: names of many scripts, every status, things that went wrong.
package enum ConsoleFixture {
  package static let bo = UserID(2)
  /// May not set contacts as marketing.
  package static let ann = UserID(3)

  /// The account on 21 November 2026, opened in January; tier 2,000, next update on 1 December.
  package static func ledger(
    extra: Int = 0, tier: Int? = nil, plan: Plan = .professional
  ) throws -> Ledger {
    var ledger = try Ledger(plan: plan, tier: tier)
    try ledger.perform(.addUser(AddUser(email: "bo@example.com", name: "Bo Ek")))
    try ledger.perform(.addUser(AddUser(email: "ann@example.com", name: "Ann Berg")))
    try ledger.perform(
      .changePermission(
        ChangePermission(
          user: ann, right: .permission(.marketingContactsAccess), isOn: false)))
    try add(people, to: &ledger, at: "2026-02-03T09:30Z")
    try ledger.advance(to: "2026-02-03T10:00Z")
    try ledger.perform(
      .setMarketingStatus(SetMarketingStatus(.asMarketing, contacts: marketing)), by: bo)
    try ledger.advance(to: "2026-11-02T08:15Z")
    try ledger.perform(
      .setMarketingStatus(SetMarketingStatus(.asNonMarketing, contacts: pending)))
    if extra > 0 { addExtra(extra, to: &ledger) }
    try ledger.advance(to: "2026-11-21T19:00Z")
    return ledger
  }

  /// An account without contacts.
  package static func emptyLedger() throws -> Ledger {
    var ledger = try Ledger()
    try ledger.advance(to: "2026-11-21T19:00Z")
    return ledger
  }

  private static let marketing: [ContactID] = [1, 2, 4, 5, 7, 9].map { ContactID($0) }
  private static let pending: [ContactID] = [5, 9].map { ContactID($0) }

  private typealias Person = (
    first: String, last: String, email: String, stage: String, country: String, owner: Int64?
  )

  private static let people: [Person] = [
    ("Märta", "Åkesson", "marta.akesson@example.se", "subscriber", "Sweden", 1),
    ("Björn", "Andersson", "b.andersson@example.se", "subscriber", "Sweden", 1),
    ("Anna", "Andersson", "anna@example.se", "lead", "Sweden", 2),
    ("Żaneta", "Bąk", "zaneta@example.pl", "subscriber", "Poland", nil),
    ("Grzegorz", "Brzęczyszczykiewicz", "grzegorz@example.pl", "subscriber", "Poland", 2),
    ("美咲", "田中", "misaki.tanaka@example.jp", "customer", "Japan", 1),
    ("Giulia", "Conti", "giulia@example.it", "opportunity", "Italy", 2),
    ("Noor", "نور", "noor@example.com", "lead", "Egypt", nil),
    ("Erik", "Dahl", "erik.dahl@example.no", "customer", "Norway", 1),
    ("", "", "info@example.com", "other", "Norway", nil),
    ("Zoë", "Ébène", "zoe@example.fr", "marketingqualifiedlead", "France", 2),
    ("Tab\there", "Esc\u{1B}[31m", "odd@example.com", "lead", "Nowhere", nil),
  ]

  private static func add(
    _ people: [Person], to ledger: inout Ledger, at time: String
  ) throws {
    ledger.now = try need(Instant(iso: time))
    let created = ledger.now
    let records = people.enumerated().map { index, person in
      var values: PropertyValues = [
        .email: .text(person.email), .lifecycleStage: .text(person.stage),
        .country: .text(person.country), .createDate: .instant(created),
      ]
      if !person.first.isEmpty { values[.firstName] = .text(person.first) }
      if !person.last.isEmpty { values[.lastName] = .text(person.last) }
      if let owner = person.owner { values[.owner] = .text(String(owner)) }
      if index == 6 { values[.hardBounceReason] = .text("UNKNOWN_USER") }
      if index == 1 { values[.phone] = .text("+46 8 123 45 67") }
      if index == 3 { values[.optedOut] = .flag(true) }
      return ContactRecord(id: ContactID(Int64(index + 1)), values: values)
    }
    ledger.apply(records.map(Event.contactCreated))
  }

  /// Contacts with plain, numbered names.
  private static func addExtra(_ count: Int, to ledger: inout Ledger) {
    let first = ledger.account.table.highestID + 1
    let created = ledger.now
    let records = (0..<count).map { index in
      ContactRecord(
        id: ContactID(first + Int64(index)),
        values: [
          .firstName: .text("Extra"), .lastName: .text("Number \(index)"),
          .email: .text("extra\(index)@example.com"), .lifecycleStage: .text("lead"),
          .createDate: .instant(created),
        ])
    }
    ledger.apply(records.map(Event.contactCreated))
  }
}
