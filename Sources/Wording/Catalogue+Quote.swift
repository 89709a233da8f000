package import Domain

/// One line of an assessment: what, how many, and what to know about it.
package struct QuoteLine: Equatable, Sendable {
  package var label: String
  package var value: String
  package var note: String
  /// The line that costs money: the tier rises.
  package var isLoud: Bool

  init(_ label: String, _ value: String, note: String = "", isLoud: Bool = false) {
    self.label = label
    self.value = value
    self.note = note
    self.isLoud = isLoud
  }
}

extension Catalogue {
  /// What a quote is about: `Set 1,204 contacts as marketing`.
  package func heading(of quote: Quote) -> String {
    if let workflow = quote.workflow { return heading(of: quote, workflow) }
    switch quote.kind {
    case .switchFeatureOn: return text(BillingPhrase.headingFeature, count: quote.selected)
    case .runCleanUpRule: return text(BillingPhrase.headingCleanUp, count: quote.selected)
    default: break
    }
    if let heading = absenceHeading(quote) { return heading }
    let key: QuotePhrase =
      switch quote.kind {
      case .createContact: .headingCreate
      case .editContacts: .headingEdit
      case .setAsMarketing: .headingMarketing
      case .setAsNonMarketing: .headingNonMarketing
      case .keepAsMarketing: .headingKeep
      case .importContacts: .headingImport
      case .adoptContacts: .headingAdopt
      case .requestRenewalTier: .headingTier
      case .addUser: .headingAddUser
      case .changePermission: .headingPermission
      default: .headingOther
      }
    return text(key, count: quote.selected, ["action": .text(title(of: quote.kind))])
  }

  /// The numbers of an assessment in the order of R6.22.
  package func lines(of quote: Quote) -> [QuoteLine] {
    var lines: [QuoteLine] = []
    if let workflow = quote.workflow { lines = self.lines(of: quote, workflow) }
    switch quote.kind {
    case .setAsMarketing, .importContacts, .adoptContacts:
      lines += marketingLines(quote)
      lines += countLines(quote)
    case .setAsNonMarketing, .runCleanUpRule: lines += nonMarketingLines(quote)
    case .changeBilling: lines += billingLines(quote)
    case .switchFeatureOn: lines += countLines(quote)
    case .keepAsMarketing: lines += keepLines(quote)
    case .createContact: lines += countLines(quote)
    case .takeIn: lines += intakeLines(quote) + countLines(quote)
    case .toggleApp, .toggleForm, .toggleChatflow: lines += toggleLines(quote)
    case .editContacts, .changeListMembers:
      lines.append(QuoteLine(text(QuotePhrase.changed), number(quote.changed)))
      lines.append(QuoteLine(text(QuotePhrase.unchanged), number(quote.unchanged)))
    case .deleteContacts, .deletePermanently, .restoreContacts:
      lines += absenceLines(quote) + countLines(quote)
    case .mergeContacts: lines += mergeLines(quote) + countLines(quote)
    default: break
    }
    if !quote.notPermitted.isEmpty {
      lines.append(
        QuoteLine(text(QuotePhrase.notPermitted), number(quote.notPermitted.count)))
    }
    if !quote.missing.isEmpty {
      lines.append(QuoteLine(text(QuotePhrase.missing), number(quote.missing.count)))
    }
    if !quote.breaks.isEmpty {
      lines.append(
        QuoteLine(
          text(QuotePhrase.breaks), number(quote.breaks.count), note: mentions(quote.breaks)))
    }
    return lines
  }

  /// What a change did, in numbers: selected, changed, unchanged, count and tier.
  package func summary(of quote: Quote) -> [QuoteLine] {
    [
      QuoteLine(text(QuotePhrase.selected), number(quote.selected)),
      QuoteLine(text(QuotePhrase.changed), number(quote.changed)),
      QuoteLine(text(QuotePhrase.unchanged), number(quote.unchanged)),
      QuoteLine(text(QuotePhrase.count), fromTo(quote.countBefore, quote.countAfter)),
      QuoteLine(text(QuotePhrase.tier), fromTo(quote.tierBefore, quote.tierAfter)),
    ]
  }

  /// The sentence below the numbers: from when it holds and whether it can be taken back; `nil` for
  /// commands that need none.
  package func consequence(of quote: Quote) -> String? {
    let facts: [String: PhraseArgument] = ["date": .text(date(quote.nextUpdate))]
    if let workflow = quote.workflow { return consequence(of: quote, workflow) }
    if quote.selected > 0, quote.changed == 0 { return text(QuotePhrase.nothingToConfirm) }
    switch quote.kind {
    case .setAsMarketing, .importContacts:
      return quote.status == nil ? nil : text(QuotePhrase.atOnce, facts)
    case .setAsNonMarketing, .runCleanUpRule: return text(QuotePhrase.untilUpdate, facts)
    case .switchFeatureOn: return text(BillingPhrase.featureConsequence)
    case .keepAsMarketing: return text(QuotePhrase.keeps, facts)
    case .toggleApp, .toggleForm, .toggleChatflow: return toggleConsequence(quote)
    default: return absenceConsequence(quote)
    }
  }

  /// Kinds and names of objects: `list "Fair", workflow "Sunset"`.
  package func mentions(_ objects: [ObjectMention]) -> String {
    enumeration(objects.map { name(of: $0.kind) + " \"" + clean($0.name) + "\"" })
  }

  func marketingLines(_ quote: Quote) -> [QuoteLine] {
    guard let split = quote.status else { return [] }
    let same = text(QuotePhrase.nothingChanges)
    return [
      QuoteLine(text(QuotePhrase.newlyMarketing), number(split.nonMarketing)),
      QuoteLine(text(QuotePhrase.alreadyMarketing), number(split.marketing), note: same),
      QuoteLine(text(QuotePhrase.cancelled), number(split.pending)),
    ]
  }

  func nonMarketingLines(_ quote: Quote) -> [QuoteLine] {
    guard let split = quote.status else { return [] }
    let update = PhraseArgument.text(date(quote.nextUpdate))
    let same = text(QuotePhrase.nothingChanges)
    return [
      QuoteLine(text(QuotePhrase.preset, ["date": update]), number(split.marketing)),
      QuoteLine(text(QuotePhrase.alreadyPending), number(split.pending), note: same),
      QuoteLine(text(QuotePhrase.alreadyNonMarketing), number(split.nonMarketing), note: same),
      QuoteLine(
        text(QuotePhrase.count), number(quote.countBefore),
        note: text(
          QuotePhrase.countStaysUntil, ["date": update, "fewer": .number(quote.changed)])),
      tierLine(quote),
    ]
  }

  private func keepLines(_ quote: Quote) -> [QuoteLine] {
    guard let split = quote.status else { return [] }
    let same = text(QuotePhrase.nothingChanges)
    return [
      QuoteLine(text(QuotePhrase.cancelled), number(split.pending)),
      QuoteLine(text(QuotePhrase.alreadyMarketing), number(split.marketing), note: same),
      QuoteLine(text(QuotePhrase.nonMarketing), number(split.nonMarketing), note: same),
    ] + countLines(quote)
  }

  func countLines(_ quote: Quote) -> [QuoteLine] {
    let change =
      quote.countBefore == quote.countAfter
      ? number(quote.countBefore) : fromTo(quote.countBefore, quote.countAfter)
    let tier: [String: PhraseArgument] = ["tier": .number(quote.tierAfter)]
    return [
      QuoteLine(text(QuotePhrase.count), change, note: text(QuotePhrase.countOf, tier)),
      tierLine(quote),
    ]
  }

  private func billingLines(_ quote: Quote) -> [QuoteLine] {
    var lines = countLines(quote)
    if quote.workflowsPaused > 0 {
      lines.append(
        QuoteLine(
          text(BillingPhrase.workflowsPaused), number(quote.workflowsPaused), isLoud: true))
    }
    return lines
  }

  private func tierLine(_ quote: Quote) -> QuoteLine {
    if quote.tierAfter < quote.tierBefore {
      return QuoteLine(text(QuotePhrase.tier), fromTo(quote.tierBefore, quote.tierAfter))
    }
    guard quote.raisesTier else {
      return QuoteLine(
        text(QuotePhrase.tier), number(quote.tierBefore), note: text(QuotePhrase.tierStays))
    }
    var note = text(QuotePhrase.tierRises, ["date": .text(date(quote.renewal))])
    if let price = quote.monthlyPrice { note += ", + " + perMonth(price) }
    return QuoteLine(
      text(QuotePhrase.tier), fromTo(quote.tierBefore, quote.tierAfter), note: note, isLoud: true)
  }

  private func fromTo(_ before: Int, _ after: Int) -> String {
    text(QuotePhrase.fromTo, ["before": .number(before), "after": .number(after)])
  }
}
