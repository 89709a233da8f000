import Foundation
import TestSupport

@testable import Domain

/// One account and its naive double, which live through the same random years.
struct RandomLife {
  let seed: UInt64
  var random: SeededGenerator
  var ledger: Ledger
  var model: NaiveAccount
  let zone: TimeZone
  /// What was done, in words, and what did not agree then.
  var words: [String] = []
  var problems: [String] = []
  var origins:
    [(target: IntakeOrigin, toggle: ToggleMarketing.Target?, origin: NaiveAccount.Origin)] =
      []
  var activeLists: [(id: ObjectID, criteria: NaiveFlow.Trigger)] = []
  var savedFilters: [(id: ObjectID, criteria: NaiveFlow.Trigger)] = []
  var staticLists: [ObjectID] = []

  /// The user who may not set contacts as marketing.
  static let bo = UserID(2)
  static let zones = [
    "UTC", "Europe/Stockholm", "America/New_York", "Asia/Kolkata", "Pacific/Apia",
  ]

  init(seed: UInt64) throws {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    let plan = random.pick(Plan.allCases)
    let term: BillingTerm = plan == .starter && random.chance(75) ? .monthly : .annual
    let zoneName = random.pick(RandomLife.zones)
    zone = try need(TimeZone(identifier: zoneName))
    var purchased = NaiveDay("2024-01-01")
    let wanted = random.pick([29, 30, 31, 31, 30, 29, 28, 15, 1])
    for _ in 0..<Int.random(in: 0..<700, using: &random) { purchased = purchased.next }
    while purchased.day != wanted { purchased = purchased.next }
    var opened = purchased
    for _ in 0..<Int.random(in: 1..<400, using: &random) { opened = opened.next }
    ledger = try Ledger(
      plan: plan, term: term, purchased: purchased.description, opened: "\(opened)T10:00Z",
      zone: zoneName)
    var billing = ledger.account.billing
    billing.tiers = TierSchedule(included: 10, increment: 5)
    billing.tier = random.pick([10, 15, 20])
    ledger.apply([.billingChanged(billing, old: ledger.account.billing)], source: .settings)
    self.random = random
    let now = ledger.now.milliseconds
    let today = NaiveDay(at: now, zone: zone)
    model = NaiveAccount(
      term: NaiveTerm(isMonthly: term == .monthly, purchased: purchased), tier: billing.tier,
      included: 10, increment: 5, now: now, today: today, lastUpdate: today)
    words = ["\(plan) \(term), bought \(purchased), opened \(opened) in \(zoneName)"]
    try setUp(hasWorkflows: plan != .starter)
    model.noteFigures()
  }

  private mutating func setUp(hasWorkflows: Bool) throws {
    try ledger.perform(.addUser(AddUser(email: "bo@example.com", name: "Bo Ek")))
    try ledger.perform(
      .changePermission(
        .init(user: RandomLife.bo, right: .permission(.marketingContactsAccess), isOn: false)))
    let form = try ledger.makeForm("Newsletter")
    let open = try ledger.makeForm("Survey", allowsNoEmail: true)
    let chatflow = try ledger.makeChatflow("Support")
    let app = try ledger.connect("Bakery")
    let deaf = try ledger.connect("Shop", ignoresToggle: true)
    add(
      .form(form), .form(form),
      .init(kind: .form, source: "FORM_SUBMISSION \(form.rawValue)", isOn: true))
    add(
      .form(open), .form(open),
      .init(
        kind: .form, source: "FORM_SUBMISSION \(open.rawValue)", isOn: true, allowsNoEmail: true))
    let others = Form.nonHubSpotForms.id
    add(
      .nonHubSpotForms, .form(others),
      .init(kind: .form, source: "FORM_SUBMISSION \(others.rawValue)", isOn: true))
    add(
      .chatflow(chatflow), .chatflow(chatflow),
      .init(kind: .chatflow, source: "CONVERSATION \(chatflow.rawValue)"))
    add(.app(app), .app(app), .init(kind: .app, source: "INTEGRATOR_SET \(app.rawValue)"))
    add(
      .app(deaf), .app(deaf),
      .init(kind: .app, source: "INTEGRATOR_SET \(deaf.rawValue)", ignoresToggle: true))
    add(.tool(.document), nil, .init(kind: .tool, source: ""))
    for number in 0..<2 {
      let list = try ledger.makeList("Static \(number)", members: [])
      staticLists.append(list)
      model.lists[list.rawValue] = []
    }
    for (number, criteria) in NaiveFlow.Trigger.allCases.enumerated() where random.chance(30) {
      activeLists.append((try ledger.makeList("Active \(number)", criteria.text), criteria))
      savedFilters.append((try ledger.makeFilter("Filter \(number)", criteria.text), criteria))
    }
    for number in 0..<(hasWorkflows ? Int.random(in: 0...4, using: &random) : 0) {
      let trigger = random.pick(NaiveFlow.Trigger.allCases)
      let (sets, again) = (random.chance(60), random.chance(50))
      let id = try ledger.addWorkflow(
        "W\(number)", when: trigger.text, set: sets ? .setMarketing : .setNonMarketing,
        reEnrols: again, isOn: false)
      model.flows.append(
        NaiveFlow(id: id.rawValue, trigger: trigger, setsMarketing: sets, reEnrols: again))
      words.append(
        "workflow \(id): \(trigger.text) -> \(sets ? "M" : "P")\(again ? ", again" : "")")
    }
  }

  private mutating func add(
    _ target: IntakeOrigin, _ toggle: ToggleMarketing.Target?, _ origin: NaiveAccount.Origin
  ) {
    origins.append((target, toggle, origin))
  }

  // MARK: Asking both

  /// Does the same to the account and to its double, and notes where they disagree.
  ///
  /// `numbers` says whether the quote foretells the count and the tier without what workflows do
  /// afterwards.
  mutating func ask(
    _ command: Command, by actor: UserID = Ledger.ida, _ word: String, selected: Int? = nil,
    numbers: Bool = true, _ predict: (inout NaiveAccount) -> NaiveAccount.Verdict
  ) {
    begin(word)
    var next = model
    let verdict = predict(&next)
    switch ledger.account.assess(command, by: actor, at: ledger.now) {
    case .refused(let refusal): expect(verdict, .refused(RandomLife.name(refusal.reason)))
    case .confirm(let quote):
      guard !random.chance(8) else {
        refuse(command, by: actor, quote)
        return
      }
      compare(quote, verdict, numbers ? next : nil, selected)
    case .allowed(let quote): compare(quote, verdict, numbers ? next : nil, selected)
    }
    do {
      try ledger.perform(command, by: actor)
      if case .refused = verdict { problems.append("performed, the model says \(verdict)") }
      model = next
      model.runFlows()
    } catch {
      if case .done = verdict { problems.append("refused: \(error.reason)") }
    }
  }

  mutating func begin(_ word: String) {
    words.append("\(words.count). \(ledger.now.isoText) \(word)")
  }

  /// Nothing is done with a wrong number, and nothing without one (R6.22).
  private mutating func refuse(_ command: Command, by actor: UserID, _ quote: Quote) {
    words[words.count - 1] += " (not confirmed)"
    let wrong = random.chance(50) ? Confirmation(number: quote.selected + 1) : nil
    let request = Request(
      command, actor: actor, at: ledger.now, frontEnd: .commandLine, confirmation: wrong)
    do {
      _ = try ledger.account.decide(request)
      problems.append("decided without the number")
    } catch {
      let expected = wrong == nil ? "confirmationMissing" : "confirmationMismatch"
      expect(.refused(expected), .refused(RandomLife.name(error.reason)))
    }
  }

  private mutating func compare(
    _ quote: Quote, _ verdict: NaiveAccount.Verdict, _ next: NaiveAccount?, _ selected: Int?
  ) {
    guard case .done(let changed) = verdict else {
      problems.append("allowed, the model says \(verdict)")
      return
    }
    if changed >= 0, quote.changed != changed {
      problems.append("quote changes \(quote.changed), the model \(changed)")
    }
    if let selected, quote.selected != selected { problems.append("selected \(quote.selected)") }
    if let next, (quote.countAfter, quote.tierAfter) != (next.count, next.tier) {
      problems.append(
        "quote \(quote.countAfter)/\(quote.tierAfter), the model \(next.count)/\(next.tier)")
    }
  }

  mutating func expect(_ expected: NaiveAccount.Verdict, _ actual: NaiveAccount.Verdict) {
    if expected != actual { problems.append("\(actual), the model says \(expected)") }
  }

  /// The kind of a refusal without its facts.
  static func name(_ reason: Refusal.Reason) -> String {
    String(String(describing: reason).prefix { $0 != "(" })
  }
}
