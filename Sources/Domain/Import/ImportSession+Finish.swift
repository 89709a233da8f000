extension ImportSession {
  /// Ends the import: sets the contacts as marketing where that was asked for, raises the tier where
  /// the count asks for it, and sums up.
  ///
  /// Gives the last events of the import, applied here already: status changes (R2.1, R2.3), tier
  /// (R3.7), list (R5.19), report. Throws when the number typed is not the number selected (R5.7), when an
  /// ordinary import into an empty account names a Record ID in every row, and when a date leaves
  /// the order of day and month open (8.2); nothing of the import may be kept then.
  package mutating func finish(
    confirmed: Int?
  ) throws(Refusal) -> (summary: ImportSummary, events: [Event]) {
    let kind = options.commandKind
    if !options.adopt, startedEmpty, rowCount > 0, rowsWithRecordID == rowCount {
      throw Refusal(kind, .recordIDsInOrdinaryImport)
    }
    if let openDate { throw Refusal(kind, .ambiguousDates(file: fileName, openDate)) }
    var quote = before
    quote.selected = touched.count
    var events: [Event] = []
    if options.setMarketing {
      events = statusEvents(&quote)
    } else {
      quote.changed = changed.count
      quote.countAfter = account.table.marketingCount
    }
    account.add(quote.countAfter - quote.countBefore, to: &quote)
    if options.setMarketing, !options.isDryRun, quote.selected > 0 {
      guard let confirmed else { throw Refusal(kind, .confirmationMissing(quote)) }
      guard confirmed == quote.selected else {
        throw Refusal(kind, .confirmationMismatch(quote, typed: confirmed))
      }
    }
    if let refusal = account.tierGuardRefusal(of: quote) { throw refusal }
    let billingEvents = account.billingEvents(
      countBefore: quote.countBefore, countAfter: quote.countAfter)
    events += billingEvents
    events += listEvents()
    events.append(.importFinished(report))
    account.apply(events, context: context)
    let summary = ImportSummary(
      report: account.imports.last ?? report, quote: quote, warnings: tally.sorted,
      skipped: skipped, blankRows: blankRows, stagesKept: stagesKept,
      thresholds: billingEvents.thresholds)
    return (summary, events)
  }

  /// The changes to marketing of every contact that accepted rows touched, by the state each is in;
  /// those that are marketing already keep their source (R2.2).
  private mutating func statusEvents(_ quote: inout Quote) -> [Event] {
    var split = StatusSplit()
    var moved: [MarketingStatus: [ContactID]] = [:]
    for row in touched {
      let status = account.table.status(of: row)
      switch status {
      case .nonMarketing: split.nonMarketing += 1
      case .marketing: split.marketing += 1
      case .marketingUntilUpdate: split.pending += 1
      }
      if status != .marketing {
        moved[status, default: []].append(account.table.id(of: row))
        changed.insert(row)
      }
    }
    quote.status = split
    quote.changed = changed.count
    quote.countAfter = account.table.marketingCount + split.nonMarketing
    report.newlyMarketing += split.nonMarketing
    let source = MarketingSource(type: .contactImport, id: importID, name: name)
    return MarketingStatus.allCases.compactMap { status in
      guard let contacts = moved[status] else { return nil }
      return .marketingStatusChanged(
        StatusChange(from: status, to: .marketing, contacts: contacts.sorted(), source: source))
    }
  }
}
