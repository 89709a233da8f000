package import Domain

/// An account driven by commands alone, without disk: each change is decided, applied and kept.
package struct Ledger {
  package private(set) var account: Account
  /// The events of every transaction, in order.
  package private(set) var journal: [(context: ChangeContext, events: [Event])] = []
  package var now: Instant
  /// What workflows did, in order.
  package private(set) var workflowReports: [WorkflowReport] = []
  /// Leaves due workflows alone, as a store does that cannot be written.
  package var holdsWorkflows = false

  /// Ida, the super admin who opened the account.
  package static let ida = UserID(1)

  /// An account opened on 2026-01-15 with a professional plan, in UTC.
  package init(
    plan: Plan = .professional, term: BillingTerm = .annual, tier: Int? = nil,
    purchased: String = "2025-09-15", opened: String = "2026-01-15T10:00Z",
    zone: String = "UTC", hasMarketingContacts: Bool = true
  ) throws {
    account = .unopened
    now = try need(Instant(iso: opened))
    let timeZone = try need(AccountTimeZone(identifier: zone))
    let billing = Billing(
      plan: plan, tiers: plan.initialTiers, tier: tier ?? plan.initialTiers.included, term: term,
      purchased: try need(CalendarDate(iso: purchased)), timeZone: timeZone,
      lastUpdate: timeZone.date(at: now))
    let ida = User(
      id: Ledger.ida, email: "ida@example.com", name: "Ida Lind", login: "ida", isSuperAdmin: true)
    apply(
      [
        .accountOpened(
          AccountOpening(
            name: "Northwind Nordic", billing: billing, hasMarketingContacts: hasMarketingContacts,
            firstUser: ida))
      ], by: .user(Ledger.ida), source: .settings)
  }

  /// Applies events as the next transaction, with the enrolments that follow, and works off what is
  /// due in workflows.
  package mutating func apply(
    _ events: [Event], by actor: Actor = .user(Ledger.ida), source: ChangeSource = .oneContact,
    frontEnd: FrontEnd = .commandLine, activity: Activity? = nil
  ) {
    guard !events.isEmpty else { return }
    commit(
      events,
      ChangeContext(
        sequence: account.sequence + 1, at: now, actor: activity == nil ? actor : .system,
        source: source, frontEnd: frontEnd, activity: activity))
    runWorkflows()
  }

  private mutating func commit(
    _ events: [Event], _ context: ChangeContext, links: [WorkflowLink]? = nil
  ) {
    let following = account.following(events, context: context, links: links)
    account.apply(events + (following?.enrolments ?? []), context: context)
    journal.append((context, events + (following?.enrolments ?? [])))
  }

  /// Works off what is due in workflows, unless `holdsWorkflows`.
  package mutating func runWorkflows() {
    while !holdsWorkflows, let step = account.workflowRun(at: now) {
      let context = ChangeContext(
        sequence: account.sequence + 1, at: now, actor: .system, source: .workflow,
        frontEnd: .program, activity: step.report.activity)
      workflowReports.append(step.report)
      commit(step.events, context, links: step.links)
    }
  }

  /// Decides and applies; a number that must be typed is typed, unless `confirming` is false.
  @discardableResult
  package mutating func perform(
    _ command: Command, by actor: UserID = Ledger.ida, confirming: Bool = true
  ) throws(Refusal) -> Outcome {
    var request = Request(command, actor: actor, at: now, frontEnd: .commandLine)
    if confirming, case .confirm(let quote) = account.assess(command, by: actor, at: now) {
      request.confirmation = Confirmation(number: quote.selected, quote: quote)
    }
    let change = try account.decide(request)
    apply(
      change.events, by: .user(actor), source: change.source, activity: change.activity)
    return change.outcome
  }

  /// Adds contacts with these states and returns their Record IDs.
  @discardableResult
  package mutating func addContacts(_ statuses: [MarketingStatus]) -> [ContactID] {
    let first = account.table.highestID + 1
    let records = statuses.enumerated().map { index, status in
      ContactRecord(
        id: ContactID(first + Int64(index)),
        values: [.email: .text("c\(first + Int64(index))@example.com")], status: status,
        source: status.counts ? MarketingSource(type: .initialState) : nil)
    }
    apply(records.map(Event.contactCreated))
    return records.map(\.id)
  }

  /// Lets the clock reach `time` and works off the update dates.
  package mutating func advance(to time: String) throws {
    now = try need(Instant(iso: time))
    apply(account.updateRun(at: now), by: .system, source: .billing, frontEnd: .program)
    apply(account.workflowCheck(at: now), by: .system, source: .workflow, frontEnd: .program)
    runWorkflows()
  }

  package func status(_ id: ContactID) -> MarketingStatus? {
    account.table.row(of: id).map(account.table.status(of:))
  }
}

/// The value, or an error that names the place.
package func need<Value>(
  _ value: Value?, file: StaticString = #fileID, line: UInt = #line
) throws -> Value {
  guard let value else { throw Missing(place: "\(file):\(line)") }
  return value
}

/// A value that a test needs was not there.
package struct Missing: Error, CustomStringConvertible {
  private let place: String

  package init(place: String) {
    self.place = place
  }

  package var description: String { "no value at \(place)" }
}
