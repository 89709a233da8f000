internal import ArgumentParser
internal import Domain
internal import Engine
internal import Storage
internal import Wording

/// `init`: makes a store.
struct InitCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a store.",
    usage: """
      tierline init [--plan starter|professional|enterprise] [--tier N]
                    [--billing monthly|annual] [--purchased DATE] [--time-zone AREA/CITY]
                    [--sample N] [--name ACCOUNT] [--user NAME] [options]
      """,
    discussion: """
      You become the first super admin, with the address that --as names. Plan, tier, term and day \
      of purchase decide what is counted and when.
      """)

  static let examples = [
    Example("tierline init", "a Starter account in the default place"),
    Example("tierline init --store demo --sample 500", "with 500 made-up contacts to try it on"),
    Example(
      "tierline init --plan professional --tier 12000 --purchased 2025-09-15 --as ida@example.com",
      "an account as it was bought"),
  ]

  @Option(help: ArgumentHelp("starter, professional or enterprise.", valueName: "plan"))
  var plan = Plan.starter

  @Option(
    help: ArgumentHelp("Marketing contacts paid for.", valueName: "n"), transform: typedNumber)
  var tier: Int?

  @Option(
    name: .customLong("billing"),
    help: ArgumentHelp("monthly or annual.", valueName: "term"))
  var term = BillingTerm.annual

  @Option(
    help: ArgumentHelp(
      "Day of purchase, which fixes update and renewal dates (default: today).",
      valueName: "date"))
  var purchased: String?

  @Option(
    help: ArgumentHelp("The account's time zone (default: yours).", valueName: "area/city"))
  var timeZone: String?

  @Option(
    help: ArgumentHelp("Fill it with this many made-up contacts.", valueName: "n"),
    transform: typedNumber)
  var sample: Int?

  @Option(help: ArgumentHelp("Name of the account.", valueName: "account"))
  var name: String?

  @Option(help: ArgumentHelp("Your name.", valueName: "name"))
  var user: String?

  @OptionGroup var global: GlobalOptions

  /// The most sample contacts that are made.
  private static let sampleLimit = 2_000_000

  func run(in session: Session) async throws -> ExitStatus {
    if session.isReadOnly {
      throw CommandFailure(.notPermitted, session.catalogue.message(ReadOnlyReason.asked))
    }
    let place = try session.location()
    let environment = session.context.environment
    let now = environment.clock().now()
    let billing = try billing(session, now: now)
    let opening = AccountOpening(
      name: name ?? InitCommand.standardName, billing: billing,
      firstUser: try firstUser(session))
    do {
      try opening.check(at: now)
    } catch {
      throw explained(error, session)
    }
    let events = try sampleEvents(session, opening: opening, now: now)
    let workspace = try await Workspace.create(
      at: place.path, opening: opening, sample: events, environment: environment)
    try report(session, await workspace.snapshot.account, path: place.path, now: now)
    return .done
  }

  private static let standardName = "Tierline"

  // MARK: The account

  private func billing(_ session: Session, now: Instant) throws(CommandFailure) -> Billing {
    let zoneName = timeZone ?? session.context.environment.timeZoneName()
    guard let zone = AccountTimeZone(identifier: zoneName) else {
      throw session.failure(
        .usage, .initBadZone, .initBadZoneHint, ["token": .data(zoneName)])
    }
    let today = zone.date(at: now)
    let day = try purchaseDay(session, today: today)
    return Billing(
      plan: plan, tiers: plan.initialTiers, tier: try checkedTier(session), term: term,
      purchased: day, timeZone: zone, lastUpdate: today)
  }

  private func purchaseDay(
    _ session: Session, today: CalendarDate
  ) throws(CommandFailure) -> CalendarDate {
    guard let purchased else { return today }
    guard let day = CalendarDate(iso: purchased) else {
      throw session.failure(
        .usage, .initBadDate, .initBadDateHint, ["token": .data(purchased)])
    }
    return day
  }

  /// The tier given, the one that suits the sample, or the plan's first.
  private func checkedTier(_ session: Session) throws(CommandFailure) -> Int {
    let tiers = plan.initialTiers
    guard let tier else {
      return sample.map { SampleContacts.tier(forCount: $0, tiers: tiers) } ?? tiers.included
    }
    return tier
  }

  private func firstUser(_ session: Session) throws(CommandFailure) -> User {
    let environment = session.context.environment
    let address = session.global.actor ?? environment["TIERLINE_USER"] ?? session.settings.user
    guard let email = address ?? environment.login.map({ $0 + "@localhost.localdomain" }) else {
      throw session.failure(.usage, .initNoLogin, .initNoLoginHint)
    }
    guard EmailAddress.isValid(email) else {
      throw session.catalogue.failure(
        Refusal(.addUser, .invalidEmail(email)), in: nil, actor: nil)
    }
    return User(
      id: UserID(1), email: email, name: user ?? environment.login ?? email,
      login: environment.login, isSuperAdmin: true)
  }

  private func sampleEvents(
    _ session: Session, opening: AccountOpening, now: Instant
  ) throws(CommandFailure) -> [Event] {
    guard let sample else { return [] }
    guard (1...InitCommand.sampleLimit).contains(sample) else {
      throw session.failure(
        .usage, .initBadSample, .initBadSampleHint,
        ["count": .number(sample), "limit": .number(InitCommand.sampleLimit)])
    }
    var account = Account.unopened
    account.apply(
      .accountOpened(opening),
      context: ChangeContext(
        sequence: 0, at: now, actor: .user(opening.firstUser.id), source: .settings,
        frontEnd: .commandLine))
    return Array(SampleContacts(count: sample, account: account, at: now))
  }

  private func explained(_ problem: OpeningProblem, _ session: Session) -> CommandFailure {
    let words = session.catalogue
    switch problem {
    case .monthlyTerm(let plan):
      return session.failure(
        .usage, .initMonthly, .initMonthlyHint, ["plan": .text(words.name(of: plan))])
    case .notATier(let tier, let tiers):
      return session.failure(
        .usage, .initNotATier, .initNotATierHint,
        [
          "tier": .number(tier), "plan": .text(words.name(of: plan)),
          "included": .number(tiers.included), "increment": .number(tiers.increment),
          "nearest": .number(tiers.tier(holding: tier)),
        ])
    case .purchasedInFuture(let day):
      return session.failure(
        .usage, .initFutureDate, .initFutureDateHint, ["date": .text(words.date(day))])
    }
  }

  // MARK: The report

  private func report(
    _ session: Session, _ account: Account, path: String, now: Instant
  ) throws {
    let words = session.catalogue
    let billing = account.billing
    let today = billing.timeZone.date(at: now)
    session.note(
      CommandLinePhrase.initDone,
      [
        "path": .data(path), "plan": .text(words.name(of: billing.plan)),
        "tier": .number(billing.tier), "term": .text(words.name(of: billing.term)),
        "update": .text(words.date(billing.updateDate(after: today))),
        "renewal": .text(words.date(billing.renewalDate(after: today))),
      ])
    if let user = account.users.first {
      session.note(
        user.login == nil ? CommandLinePhrase.initUserWithoutLogin : .initUser,
        [
          "name": .data(user.name), "email": .data(user.email),
          "login": .data(user.login ?? ""),
        ])
    }
    if let sample {
      session.note(
        words.text(
          CommandLinePhrase.initSample, count: sample,
          ["marketing": .number(account.table.marketingCount)]))
    }
    guard let format = session.global.format, format != .table else { return }
    let page = BillingPage(account: account, catalogue: words, now: now)
    try session.printObject([.init("path", .text(path))] + page.members)
  }
}

extension Plan: ExpressibleByArgument {}
extension BillingTerm: ExpressibleByArgument {}
