package import Domain

/// Deleting, restoring and merging in words.
extension Catalogue {
  private static let days: PhraseArgument = .number(Account.daysToRestore)

  func absenceHeading(_ quote: Quote) -> String? {
    switch quote.kind {
    case .deleteContacts: text(AbsencePhrase.headingDelete, count: quote.selected)
    case .deletePermanently: text(AbsencePhrase.headingErase, count: quote.selected)
    case .restoreContacts: text(AbsencePhrase.headingRestore, count: quote.selected)
    case .mergeContacts:
      quote.merge.map { text(AbsencePhrase.headingMerge, mergeFacts($0)) }
    default: nil
    }
  }

  private func mergeFacts(_ merge: MergePreview) -> [String: PhraseArgument] {
    ["primary": .digits(merge.primary.rawValue), "other": .digits(merge.other.rawValue)]
  }

  /// How many of the contacts count, and for a restoring what keeps others from coming back.
  func absenceLines(_ quote: Quote) -> [QuoteLine] {
    guard let split = quote.status else { return [] }
    var lines = [
      QuoteLine(text(AbsencePhrase.asMarketing), number(split.marketing)),
      QuoteLine(text(AbsencePhrase.asPending), number(split.pending)),
      QuoteLine(text(AbsencePhrase.asNonMarketing), number(split.nonMarketing)),
    ]
    guard quote.kind == .restoreContacts else { return lines }
    lines.insert(QuoteLine(text(AbsencePhrase.restored), number(quote.changed)), at: 0)
    if quote.unchanged > 0 {
      lines.append(QuoteLine(text(AbsencePhrase.thereAlready), number(quote.unchanged)))
    }
    if !quote.addressTaken.isEmpty {
      lines.append(
        QuoteLine(
          text(AbsencePhrase.addressTaken), number(quote.addressTaken.count),
          note: text(AbsencePhrase.addressTakenNote)))
    }
    return lines
  }

  /// Each value of the merged contact and whose it is; the values as they are stored, options by label.
  func mergeLines(_ quote: Quote) -> [QuoteLine] {
    guard let merge = quote.merge else { return [] }
    let status = QuoteLine(
      label(of: .marketingStatus), name(of: merge.status, nextUpdate: quote.nextUpdate),
      note: origin(merge.statusOrigin, merge))
    return merge.lines.map { line in
      QuoteLine(
        label(of: line.property),
        (line.label ?? line.value?.isoText).map(clean) ?? text(AbsencePhrase.valueGoes),
        note: origin(line.origin, merge))
    } + [status]
  }

  private func origin(_ origin: MergePreview.Origin, _ merge: MergePreview) -> String {
    switch origin {
    case .primary: text(AbsencePhrase.fromPrimary, ["id": .digits(merge.primary.rawValue)])
    case .other: text(AbsencePhrase.fromPrimary, ["id": .digits(merge.other.rawValue)])
    case .both: text(AbsencePhrase.fromBoth)
    case .combined: text(AbsencePhrase.fromCombined)
    }
  }

  func absenceConsequence(_ quote: Quote) -> String? {
    switch quote.kind {
    case .deleteContacts:
      text(AbsencePhrase.restorable, count: quote.changed, ["days": Catalogue.days])
    case .deletePermanently: text(AbsencePhrase.final, count: quote.changed)
    case .mergeContacts:
      quote.merge.map { text(AbsencePhrase.mergeFinal, mergeFacts($0)) }
    default: nil
    }
  }

  func absenceDone(_ quote: Quote) -> String? {
    switch quote.kind {
    case .deleteContacts:
      text(AbsencePhrase.doneDeleted, count: quote.changed, ["days": Catalogue.days])
    case .deletePermanently: text(AbsencePhrase.doneErased, count: quote.changed)
    case .restoreContacts: text(AbsencePhrase.doneRestored, count: quote.changed)
    case .mergeContacts: quote.merge.map { text(AbsencePhrase.doneMerged, mergeFacts($0)) }
    default: nil
    }
  }

  func absenceRefusal(_ reason: Refusal.Reason) -> Explanation? {
    let keys: (text: AbsencePhrase, hint: AbsencePhrase)
    let facts: [String: PhraseArgument]
    switch reason {
    case .tooManyToRestore(let count, let limit):
      keys = (.tooManyToRestore, .tooManyToRestoreHint)
      facts = ["count": .number(count), "limit": .number(limit)]
    case .notRestorable(let id):
      keys = (.notRestorable, .notRestorableHint)
      facts = ["id": .digits(id.rawValue), "days": Catalogue.days]
    case .mergeWithItself(let id):
      keys = (.mergeWithItself, .mergeWithItselfHint)
      facts = ["id": .digits(id.rawValue)]
    case .mergeLimit(let id, let limit):
      keys = (.mergeLimit, .mergeLimitHint)
      facts = ["id": .digits(id.rawValue), "limit": .number(limit)]
    default: return nil
    }
    return Explanation(text(keys.text, facts), hint: text(keys.hint, facts))
  }

  /// What duplicates have in common besides their names.
  package func name(of reason: DuplicateGroup.Reason) -> String {
    switch reason {
    case .phone: text(AbsencePhrase.reasonPhone)
    case .company: text(AbsencePhrase.reasonCompany)
    case .emailName: text(AbsencePhrase.reasonEmailName)
    }
  }

  /// By which way a change was made, with the name of the form, import, app or workflow.
  package func way(_ context: ChangeContext) -> String {
    let how = name(of: context.source)
    guard let activity = context.activity else { return how }
    return text(
      AbsencePhrase.viaActivity, ["how": .text(how), "name": .data(activity.name)])
  }
}

extension PropertyValue {
  /// The value as it is stored, moments in ISO 8601.
  fileprivate var isoText: String {
    if case .instant(let instant) = self { return instant.isoText }
    return plainText
  }
}
