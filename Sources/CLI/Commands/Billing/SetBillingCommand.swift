internal import ArgumentParser
internal import Domain
internal import Engine
internal import Wording

/// `billing set`: plan, tiers, price, dates, tier guard and the wish for a lower tier.
struct SetBillingCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set plan, tier, price, dates and the tier guard.",
    usage: """
      tierline billing set [--plan PLAN] [--tier N] [--included N] [--increment N]
                           [--price AMOUNT --currency CODE | --no-price] [--term TERM]
                           [--renewal DATE | --purchased DATE] [--time-zone AREA/CITY]
                           [--guard on|off] [--ask-tier N|none]
                           [--marketing-contacts on [--confirm N]] [--dry-run] [options]
      """,
    discussion: """
      For super admins. Another plan brings its own tiers, the tier that holds the count, and no \
      price. The price is that of one step of the tiers a month. Marketing contacts, once switched \
      on, stay; N is then the number of contacts. What goes wrong leaves the steps before it done.
      """)

  static let examples = [
    Example("tierline billing set --guard on", "refuse whatever would raise the tier"),
    Example("tierline billing set --price 225 --currency USD", "what a step costs a month"),
    Example("tierline billing set --plan professional --dry-run", "what another plan would change"),
    Example("tierline billing set --ask-tier 10000", "ask for a lower tier at the renewal"),
    Example("tierline billing set --ask-tier none", "take the wish back"),
  ]

  @Option(help: ArgumentHelp("starter, professional or enterprise.", valueName: "plan"))
  var plan: Plan?

  @Option(help: ArgumentHelp("The tier that is paid for.", valueName: "n"))
  var tier: Int?

  @Option(help: ArgumentHelp("Marketing contacts in the lowest tier.", valueName: "n"))
  var included: Int?

  @Option(help: ArgumentHelp("Marketing contacts in a step.", valueName: "n"))
  var increment: Int?

  @Option(help: ArgumentHelp("The price of a step a month, such as 225.50.", valueName: "amount"))
  var price: String?

  @Option(help: ArgumentHelp("Its currency, such as USD.", valueName: "code"))
  var currency: String?

  @Flag(name: .customLong("no-price"), help: "Forget the price.")
  var forgetsPrice = false

  @Option(help: ArgumentHelp("monthly or annual.", valueName: "term"))
  var term: BillingTerm?

  @Option(help: ArgumentHelp("The next renewal, such as 2026-09-15.", valueName: "date"))
  var renewal: String?

  @Option(help: ArgumentHelp("The day of purchase.", valueName: "date"))
  var purchased: String?

  @Option(
    name: .customLong("time-zone"),
    help: ArgumentHelp("Time zone of the account.", valueName: "area/city"))
  var timeZone: String?

  @Option(
    name: .customLong("guard"),
    help: ArgumentHelp("The tier guard: on or off.", valueName: "on|off"))
  var tierGuard: Switch?

  @Option(
    name: .customLong("ask-tier"),
    help: ArgumentHelp("The tier to ask for at the renewal, or none.", valueName: "n|none"))
  var askTier: AskedTier?

  @Option(
    name: .customLong("marketing-contacts"),
    help: ArgumentHelp("on: marketing contacts for an account without.", valueName: "on"))
  var marketingContacts: Switch?

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if (price == nil) != (currency == nil) {
      throw ValidationError("--price and --currency go together.")
    }
    if price != nil, forgetsPrice {
      throw ValidationError("--price and --no-price exclude each other.")
    }
    if renewal != nil, purchased != nil {
      throw ValidationError("--renewal and --purchased exclude each other.")
    }
    if marketingContacts == .off {
      throw ValidationError("Marketing contacts cannot be switched off.")
    }
  }

  func run(in session: Session) async throws -> ExitStatus {
    let commands = try commands(session)
    guard !commands.isEmpty else {
      throw session.billingFailure(.usage, .nothingGiven, .nothingGivenHint)
    }
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    for command in commands {
      var answer = confirmation.answer
      if command.kind != .switchFeatureOn { answer.number = nil }
      let status = try await session.carryOut(
        command, store, actor: actor, confirmation: answer, done: done(command, store, session))
      guard status == .done else { return status }
    }
    return .done
  }

  /// What is true once the command is carried out; `nil` where its own words tell.
  private func done(
    _ command: Command, _ store: OpenStore, _ session: Session
  ) -> ((Account) -> String)? {
    let words = session.catalogue
    switch command {
    case .changeTierGuard(let change):
      return { _ in words.text(change.isOn ? BillingWords.guardIsOn : .guardIsOff) }
    case .changeBilling:
      return { account in
        let billing = account.billing
        return words.text(
          BillingWords.isNow,
          [
            "plan": .text(words.name(of: billing.plan)), "tier": .number(billing.tier),
            "increment": .number(billing.tiers.increment),
            "term": .text(words.name(of: billing.term)), "zone": .data(billing.timeZone.identifier),
            "date": .text(
              words.date(billing.renewalDate(after: billing.timeZone.date(at: store.now)))),
          ])
      }
    default: return nil
    }
  }

  /// The commands in the order that lets one call do what several would.
  private func commands(_ session: Session) throws -> [Command] {
    var commands: [Command] = []
    if marketingContacts == .on { commands.append(.switchFeatureOn(SwitchFeatureOn())) }
    if tierGuard == .off { commands.append(.changeTierGuard(ChangeTierGuard(isOn: false))) }
    let change = try change(session)
    if change != ChangeBilling() { commands.append(.changeBilling(change)) }
    if tierGuard == .on { commands.append(.changeTierGuard(ChangeTierGuard(isOn: true))) }
    if let askTier {
      commands.append(.requestRenewalTier(RequestRenewalTier(tier: askTier.tier)))
    }
    return commands
  }

  private func change(_ session: Session) throws -> ChangeBilling {
    var change = ChangeBilling()
    change.plan = plan
    change.term = term
    change.tier = tier
    change.included = included
    change.increment = increment
    if forgetsPrice { change.price = .remove }
    if let price, let currency {
      guard let price = Price(amount: price, currency: currency) else {
        throw session.billingFailure(
          .usage, .badPrice, .badPriceHint,
          ["token": .data(price + " " + currency)])
      }
      change.price = .set(price)
    }
    if let renewal { change.date = .renewal(try session.day(renewal)) }
    if let purchased { change.date = .purchased(try session.day(purchased)) }
    if let timeZone {
      guard let zone = AccountTimeZone(identifier: timeZone) else {
        throw session.failure(
          .usage, .initBadZone, .initBadZoneHint, ["token": .data(timeZone)])
      }
      change.timeZone = zone
    }
    return change
  }
}

/// On or off.
enum Switch: String, CaseIterable, ExpressibleByArgument {
  case on, off
}

/// A tier to ask for, or none.
struct AskedTier: ExpressibleByArgument {
  var tier: Int?

  init?(argument: String) {
    if argument == "none" { return }
    guard let tier = Int(argument), tier > 0 else { return nil }
    self.tier = tier
  }
}

extension Session {
  /// A mistake in a command on billing.
  func billingFailure(
    _ status: ExitStatus, _ key: BillingWords, _ hint: BillingWords,
    _ facts: [String: PhraseArgument] = [:]
  ) -> CommandFailure {
    CommandFailure(
      status, Explanation(catalogue.text(key, facts), hint: catalogue.text(hint, facts)))
  }
}
