extension Account {
  /// A quote without changes: count, tier and dates as they stand at `at`.
  func emptyQuote(_ kind: CommandKind, at: Instant) -> Quote {
    let today = billing.timeZone.date(at: at)
    return Quote(
      kind: kind, count: table.marketingCount, tier: billing.tier,
      nextUpdate: billing.updateDate(after: max(today, billing.lastUpdate)),
      renewal: billing.renewalDate(after: today))
  }

  /// Counts `newlyMarketing` contacts into a quote: at once (R3.5), with the tier that follows
  /// (R3.7).
  func add(_ newlyMarketing: Int, to quote: inout Quote) {
    quote.countAfter = quote.countBefore + newlyMarketing
    quote.tierAfter = tier(forCount: quote.countAfter)
    quote.monthlyPrice = billing.price(from: quote.tierBefore, to: quote.tierAfter)
  }

  /// The tier that an account with this count has to have: the present one until the count is
  /// greater, then the next one that holds it (R3.7 to R3.9).
  package func tier(forCount count: Int) -> Int {
    count > billing.tier ? billing.tiers.tier(holding: count) : billing.tier
  }

  /// The source of what a user sets by hand (4): the user's number and present name (R1.15).
  func userSource(_ actor: UserID) -> MarketingSource {
    MarketingSource(type: .userSet, id: String(actor.rawValue), name: user(actor)?.name)
  }

  /// Checks what was typed against an assessment, and returns the quote to act on.
  func confirmedQuote(
    _ assessment: Assessment, _ request: Request
  ) throws(Refusal) -> Quote {
    switch assessment {
    case .refused(let refusal): throw refusal
    case .allowed(let quote): return quote
    case .confirm(let quote):
      guard let confirmation = request.confirmation else {
        throw Refusal(quote.kind, .confirmationMissing(quote))
      }
      guard confirmation.number == quote.selected else {
        throw Refusal(quote.kind, .confirmationMismatch(quote, typed: confirmation.number))
      }
      if let seen = confirmation.quote, seen != quote {
        throw Refusal(quote.kind, .quoteChanged(quote))
      }
      return quote
    }
  }
}
