/// What a merge of two contacts leads to, property by property (2.5).
struct MergeDraft {
  let account: Account
  let primary: Int
  let other: Int
  private let primaryTimes: [ContactProperty: Instant]
  private let otherTimes: [ContactProperty: Instant]

  init(account: Account, primary: Int, other: Int) {
    self.account = account
    self.primary = primary
    self.other = other
    primaryTimes = MergeDraft.lastChanges(account, primary)
    otherTimes = MergeDraft.lastChanges(account, other)
  }

  /// When each property of a contact got its present value, for those that were ever changed.
  private static func lastChanges(
    _ account: Account, _ row: Int
  ) -> [ContactProperty: Instant] {
    var times: [ContactProperty: Instant] = [:]
    for entry in account.propertyHistory.entries(of: row) {
      times[entry.property] = account.history.batches[entry.batch].context.at
    }
    return times
  }

  private var table: ContactTable { account.table }

  // MARK: Result

  /// Every property that the one contact will have or that it loses, in the order of the catalogue.
  var preview: MergePreview {
    let (status, source, origin) = marketing
    return MergePreview(
      primary: table.id(of: primary), other: table.id(of: other), lines: lines, status: status,
      source: source, statusOrigin: origin)
  }

  var merge: ContactMerge {
    let changes = lines.compactMap { line -> ContactEdit.Change? in
      let old = table.value(line.property, row: primary)
      return old == line.value ? nil : .init(line.property, old: old, new: line.value)
    }
    let (status, source, _) = marketing
    return ContactMerge(
      primary: table.id(of: primary), other: table.id(of: other), changes: changes, status: status,
      source: source == account.marketingSource(row: primary) ? nil : source)
  }

  private var lines: [MergePreview.Line] {
    PropertyCatalogue.definitions.compactMap { definition in
      let property = definition.property
      guard definition.place.storage != .computed, !MergeDraft.untouched.contains(property) else {
        return nil
      }
      let (mine, theirs) = (
        table.value(property, row: primary), table.value(property, row: other)
      )
      let value = self.value(property, mine, theirs)
      guard mine != nil || theirs != nil || value != nil else { return nil }
      let origin: MergePreview.Origin
      switch (value == mine, value == theirs) {
      case (true, true): origin = .both
      case (true, false): origin = .primary
      case (false, true): origin = .other
      case (false, false): origin = .combined
      }
      return MergePreview.Line(
        property: property, value: value, label: label(of: value, property), origin: origin)
    }
  }

  private func label(of value: PropertyValue?, _ property: ContactProperty) -> String? {
    guard case .text(let text) = value, !account.options(of: property).isEmpty else { return nil }
    let parts = text.split(separator: ";").map { account.label(of: String($0), property: property) }
    return parts.joined(separator: "; ")
  }

  /// What tells how and when the primary contact came to be stays; the status has rules of its own.
  private static let untouched: Set<ContactProperty> = [
    .createDate, .lastModifiedDate, .createdBy, .updatedBy, .recordSource, .recordSourceDetail1,
    .recordSourceDetail2, .recordSourceDetail3, .rawRecordSource, .rawRecordSourceID,
    .recordSourceUser, .wasImported, .marketingSourceType, .marketingSourceID,
    .marketingSourceName,
  ]

  // MARK: Values

  private func value(
    _ property: ContactProperty, _ mine: PropertyValue?, _ theirs: PropertyValue?
  ) -> PropertyValue? {
    switch property {
    case .email: return mine ?? theirs
    case .additionalEmails: return additionalEmails
    case .mergedIDs: return mergedIDs
    case .lifecycleStage: return stage(mine) < stage(theirs) ? theirs : mine
    default: return mostRecent(property, mine, theirs)
    }
  }

  /// The value that was set last; a clearing is one too.
  ///
  /// A value that was never changed is as old as its contact. Where neither was ever changed the
  /// primary contact's value stays, else it is the other's, but being unsubscribed always stays.
  private func mostRecent(
    _ property: ContactProperty, _ mine: PropertyValue?, _ theirs: PropertyValue?
  ) -> PropertyValue? {
    if primaryTimes[property] == nil, otherTimes[property] == nil {
      if property == .optedOut, theirs == .flag(true) { return theirs }
      return mine ?? theirs
    }
    let myTime = primaryTimes[property] ?? (mine == nil ? nil : created(primary))
    let theirTime = otherTimes[property] ?? (theirs == nil ? nil : created(other))
    guard let theirTime else { return mine }
    guard let myTime else { return theirs }
    return theirTime > myTime ? theirs : mine
  }

  private func created(_ row: Int) -> Instant? {
    if case .instant(let instant) = table.value(.createDate, row: row) { return instant }
    return nil
  }

  /// How far along a stage is; no stage is before all others (R1.13).
  private func stage(_ value: PropertyValue?) -> Int {
    guard case .text(let stage) = value else { return -2 }
    return account.lifecycleStages.firstIndex { $0.value == stage } ?? -1
  }

  /// All addresses of both but the primary one (R1.5).
  private var additionalEmails: PropertyValue? {
    let all = table.emails(of: primary) + table.emails(of: other)
    let first = table.value(.email, row: primary) ?? table.value(.email, row: other)
    var seen: Set<String> = []
    if case .text(let email) = first { seen.insert(EmailAddress.key(email)) }
    let others = all.filter { seen.insert(EmailAddress.key($0)).inserted }
    return others.isEmpty ? nil : .text(others.joined(separator: ";"))
  }

  private var mergedIDs: PropertyValue? {
    let parts = [
      table.text(.mergedIDs, row: primary), String(table.id(of: other).rawValue),
      table.text(.mergedIDs, row: other),
    ]
    return .text(parts.compactMap { $0 }.joined(separator: ";"))
  }

  // MARK: Marketing status

  /// M over P over N (R2.24), with the source of the contact that has it; when both have it, that of
  /// the one that came to it earlier (R2.25).
  private var marketing:
    (status: MarketingStatus, source: MarketingSource?, origin: MergePreview.Origin)
  {
    let (mine, theirs) = (table.status(of: primary), table.status(of: other))
    let (mySource, theirSource) = (
      account.marketingSource(row: primary), account.marketingSource(row: other)
    )
    if MergeDraft.rank(mine) > MergeDraft.rank(theirs) { return (mine, mySource, .primary) }
    if MergeDraft.rank(theirs) > MergeDraft.rank(mine) { return (theirs, theirSource, .other) }
    guard let theirSource else { return (mine, mySource, .both) }
    guard mySource != nil else { return (mine, theirSource, .other) }
    let isTheirsEarlier = sourceTime(other) < sourceTime(primary)
    return isTheirsEarlier ? (mine, theirSource, .other) : (mine, mySource, .primary)
  }

  private static func rank(_ status: MarketingStatus) -> Int {
    switch status {
    case .nonMarketing: 0
    case .marketingUntilUpdate: 1
    case .marketing: 2
    }
  }

  /// When the contact got its marketing source; its create date when the history does not say.
  private func sourceTime(_ row: Int) -> Instant {
    let batches = account.history.entries(of: row).map { account.history.batches[$0.batch] }
    let last = batches.last { $0.source != nil }
    return last?.context.at ?? created(row) ?? Instant(milliseconds: .max)
  }
}
