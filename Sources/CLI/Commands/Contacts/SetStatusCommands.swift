internal import ArgumentParser
internal import Domain
internal import Wording

/// The three commands on the marketing status.
protocol SetStatusCommand: TierlineCommand {
  static var direction: SetMarketingStatus.Direction { get }
  var selection: SelectionOptions { get }
  var confirmation: ConfirmationOptions { get }
  /// What made the contacts marketing; `nil` when they are selected otherwise.
  var promotedBy: String? { get }
}

extension SetStatusCommand {
  var promotedBy: String? { nil }
}

extension SetStatusCommand {
  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let selected = try selected(session, store, actor)
    guard !selected.ids.isEmpty else {
      return try session.reportNothing(Self.direction.commandKind, store, confirmation.answer)
    }
    return try await session.carryOut(
      .setMarketingStatus(SetMarketingStatus(Self.direction, contacts: selected.ids)), store,
      actor: actor, confirmation: confirmation.answer, filter: selected.filter)
  }
}

extension SetStatusCommand {
  private func selected(
    _ session: Session, _ store: OpenStore, _ actor: User
  ) throws -> Selection {
    guard let promotedBy else {
      return try session.selection(selection, store, actor: actor)
    }
    guard selection.contacts.isEmpty, selection.filter.text == nil else {
      throw session.billingFailure(.usage, .doubleFilter, .doubleFilterHint)
    }
    let rows = try session.rows(promotedBy: promotedBy, store.account, reader: actor)
    return Selection(ids: rows.map { store.account.table.id(of: $0) })
  }
}

/// `contacts set-marketing`: counts at once and cannot be taken back before the update date.
struct SetMarketingCommand: SetStatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "set-marketing", abstract: "Set contacts as marketing.",
    usage: """
      tierline contacts set-marketing (ID|EMAIL... | - | --filter EXPR | --saved NAME)
                                      [--confirm N | --dry-run] [options]
      """,
    discussion: """
      They count at once and stay marketing at least until the next update date. The number to \
      confirm is the number selected.
      """)

  static let examples = [
    Example(
      "tierline contacts set-marketing --filter 'stage = subscriber' --dry-run",
      "count and tier as they would be"),
    Example(
      "tierline contacts set-marketing --filter 'stage = subscriber' --confirm 1204",
      "set the 1,204 contacts that match"),
    Example("tierline contacts set-marketing ida@example.com --confirm 1", "one contact"),
    Example("cut -f1 ids.txt | tierline contacts set-marketing - --confirm 30", "from a list"),
  ]

  static let direction = SetMarketingStatus.Direction.asMarketing

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var global: GlobalOptions
}

/// `contacts set-non-marketing`: takes effect at the next update date.
struct SetNonMarketingCommand: SetStatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "set-non-marketing",
    abstract: "Set contacts as non-marketing from the next update date.",
    usage: """
      tierline contacts set-non-marketing
                        (ID|EMAIL... | - | --filter EXPR | --saved NAME | --promoted-by SOURCE)
                        [--confirm N | --dry-run] [options]
      """,
    discussion: "Until then they count and are mailed; keep-marketing takes it back.")

  static let examples = [
    Example(
      "tierline contacts set-non-marketing --filter 'marketing = yes and mailable = no' --dry-run",
      "contacts that are paid for and cannot be mailed"),
    Example("tierline contacts set-non-marketing 201 202 --confirm 2", "two contacts"),
    Example(
      "tierline contacts set-non-marketing --promoted-by import-3 --confirm 812",
      "all that an import made marketing"),
  ]

  static let direction = SetMarketingStatus.Direction.asNonMarketing

  var promotedBy: String? { origin.source }

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var origin: PromotedByOption
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var global: GlobalOptions
}

/// `contacts keep-marketing`: cancels pending demotions.
struct KeepMarketingCommand: SetStatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep-marketing", abstract: "Cancel the pending demotion of contacts.",
    usage: """
      tierline contacts keep-marketing (ID|EMAIL... | - | --filter EXPR | --saved NAME)
                                       [--confirm N | --dry-run] [options]
      """)

  static let examples = [
    Example(
      "tierline contacts keep-marketing --filter 'marketing = pending' --dry-run",
      "how many demotions are pending"),
    Example("tierline contacts keep-marketing ida@example.com --confirm 1", "one contact"),
  ]

  static let direction = SetMarketingStatus.Direction.keepAsMarketing

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var global: GlobalOptions
}

extension Session {
  /// A filter that matches nothing changes nothing; a number other than 0 is the wrong one.
  func reportNothing(
    _ kind: CommandKind, _ store: OpenStore, _ confirmation: ConfirmationAnswer
  ) throws -> ExitStatus {
    let billing = store.account.billing
    let today = billing.timeZone.date(at: store.now)
    let quote = Quote(
      kind: kind, count: store.account.table.marketingCount, tier: billing.tier,
      nextUpdate: billing.updateDate(after: max(today, billing.lastUpdate)),
      renewal: billing.renewalDate(after: today))
    if let number = confirmation.number, number != 0 {
      throw catalogue.failure(
        Refusal(kind, .confirmationMismatch(quote, typed: number)), in: store.account, actor: nil)
    }
    note(CommandLinePhrase.nothingMatches)
    try reportResult(BulkResult(quote: quote).members)
    return .done
  }
}
