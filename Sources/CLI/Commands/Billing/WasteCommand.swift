internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `billing waste`: who is paid for and cannot be mailed; pre-sets them when asked to.
struct WasteCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "waste", abstract: "Show contacts that are paid for and cannot be mailed.",
    usage: "tierline billing waste [--demote [--confirm N | --dry-run]] [options]",
    discussion: """
      With --demote they become non-marketing from the next update date on; N is their number. \
      A contact may have several of the reasons.
      """)

  static let examples = [
    Example("tierline billing waste", "how many, why, and what it would save"),
    Example("tierline billing waste --demote --dry-run", "count and tier as they would be"),
    Example("tierline billing waste --demote --confirm 412", "pre-set all 412"),
  ]

  @Flag(help: "Set them as non-marketing from the next update date.")
  var demote = false

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    guard demote else { return try await report(session) }
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let contacts = store.account.waste(for: actor.id, at: store.now).contacts
    guard !contacts.isEmpty else {
      return try session.reportNothing(.setAsNonMarketing, store, confirmation.answer)
    }
    return try await session.carryOut(
      .setMarketingStatus(SetMarketingStatus(.asNonMarketing, contacts: contacts)), store,
      actor: actor, confirmation: confirmation.answer)
  }

  func validate() throws {
    if !demote, confirmation.number != nil || confirmation.isDryRun {
      throw ValidationError("--confirm and --dry-run go with --demote.")
    }
  }

  private func report(_ session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let reader = try session.reader(in: store.account)
    let waste = store.account.waste(for: reader?.id, at: store.now)
    let words = session.catalogue
    let reasons = MailObstacle.allCases.map { ($0, waste.reasons[$0] ?? 0) }
    let members: [DataValue.Member] =
      [.init("contacts", .number(waste.contacts.count))]
      + reasons.map { .init($0.word, .number($1)) } + [
        .init("pending", .number(waste.pending)),
        .init("count_after", .number(waste.countAfter)),
        .init("tier", .number(waste.tier)),
        .init("tier_at_renewal", .number(waste.tierAtRenewal)),
        .init("renewal", .text(waste.renewal.isoText)),
        .init("saving_a_month", .optional(waste.saving?.amount)),
        .init("currency", .optional(waste.saving?.currency)),
      ]
    var lines = [(words.text(BillingWords.waste), words.number(waste.contacts.count))]
    lines += reasons.filter { $0.1 > 0 }.map { ("  " + words.name(of: $0), words.number($1)) }
    lines += [
      (words.text(BillingWords.wastePending), words.number(waste.pending)),
      (words.text(BillingWords.wasteAfter), words.number(waste.countAfter)),
      (words.text(BillingWords.wasteTier), tier(waste, words)),
    ]
    try session.printObject(members, people: lines)
    if !waste.contacts.isEmpty {
      session.note(
        words.text(
          BillingWords.wasteHow,
          ["number": .digits(Int64(waste.contacts.count))]))
    }
    return .done
  }

  private func tier(_ waste: Waste, _ words: Catalogue) -> String {
    let tier = words.number(waste.tierAtRenewal)
    guard waste.tierAtRenewal < waste.tier else { return words.text(BillingWords.lowestTierNone) }
    guard let saving = waste.saving else { return tier }
    return words.text(
      BillingWords.saves, ["tier": .text(tier), "price": .text(words.perMonth(saving))])
  }
}

extension MailObstacle {
  /// The name for programs.
  var word: String {
    switch self {
    case .noEmail: "no_email"
    case .optedOut: "opted_out"
    case .hardBounced: "hard_bounced"
    case .badAddress: "bad_address"
    case .quarantined: "quarantined"
    case .ineligible: "ineligible"
    }
  }
}
