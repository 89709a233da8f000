package import Domain

extension Catalogue {
  /// An amount of money: `1,225.50 USD`.
  package func price(_ price: Price) -> String {
    let parts = price.amount.split(separator: ".")
    let whole = parts.first.flatMap { Int($0) }.map { number($0) } ?? ""
    let point = optionalText("number.point") ?? "."
    let amount = parts.count > 1 ? whole + point + parts[1] : whole
    return text(
      BillingPhrase.price, ["amount": .text(amount), "currency": .text(price.currency)])
  }

  /// An amount a month: `225.00 USD a month`.
  package func perMonth(_ price: Price) -> String {
    text(BillingPhrase.perMonth, ["price": .text(self.price(price))])
  }

  /// How near to the tier the count came: `90 % of the tier: 1,800 of 2,000.` (R3.16).
  package func sentence(_ reached: ThresholdReached) -> String {
    let facts: [String: PhraseArgument] = [
      "share": .text(share(reached.percent, of: 100)), "count": .number(reached.count),
      "tier": .number(reached.tier),
    ]
    return text(
      reached.percent < 100 ? BillingPhrase.threshold : .thresholdFull, facts)
  }

  /// From which tier to which, what it costs, and until when (R3.7 to R3.9).
  package func tierRaised(from old: Int, to tier: Int, renewal: CalendarDate) -> String {
    text(
      QuotePhrase.doneTierRaised,
      ["before": .number(old), "after": .number(tier), "date": .text(date(renewal))])
  }

  /// The lower tier that came with the renewal (R3.10).
  package func tierLowered(from old: Int, to tier: Int) -> String {
    text(BillingPhrase.tierLowered, ["before": .number(old), "after": .number(tier)])
  }

  /// What a clean-up rule did by itself.
  package func cleanUpRun(_ rule: String, contacts: Int, update: CalendarDate) -> String {
    text(
      BillingPhrase.cleanUpRun, count: contacts,
      ["rule": .data(rule), "date": .text(date(update))])
  }

  /// A clean-up rule whose filter means nothing any more.
  package func cleanUpBroken(_ rule: String) -> String {
    text(BillingPhrase.cleanUpBroken, ["rule": .data(rule)])
  }

  /// A refusal that is about what is bought; `nil` for any other.
  func billingMessage(_ reason: Refusal.Reason) -> Explanation? {
    switch reason {
    case .invalidBilling(.monthlyTerm(let plan)):
      return explain(.monthlyTerm, .monthlyTermHint, ["plan": .text(name(of: plan))])
    case .invalidBilling(.notATier(let tier, let tiers)):
      return explain(
        .notATier, .notATierHint,
        [
          "tier": .number(tier), "included": .number(tiers.included),
          "increment": .number(tiers.increment), "nearest": .number(tiers.tier(holding: tier)),
        ])
    case .invalidBilling(.purchasedInFuture(let day)):
      return explain(
        .purchasedInFuture, .purchasedInFutureHint, ["date": .text(date(day))])
    case .tierBelowCount(let tier, let count):
      return explain(
        .tierBelowCount, .tierBelowCountHint,
        ["tier": .number(tier), "contacts": .number(count)])
    case .notARenewalDate(let day, let term, let today):
      let hint: BillingPhrase =
        term == .monthly ? .notARenewalMonthHint : .notARenewalYearHint
      return explain(
        .notARenewalDate, hint, ["date": .text(date(day)), "today": .text(date(today))])
    case .notACount(let number, let limit):
      return explain(
        .notACount, .notACountHint, ["number": .number(number), "limit": .number(limit)])
    default: return nil
    }
  }

  private func explain(
    _ key: BillingPhrase, _ hint: BillingPhrase, _ facts: [String: PhraseArgument]
  ) -> Explanation {
    Explanation(text(key, facts), hint: text(hint, facts))
  }
}
