/// How long the periods of a report are.
package enum ReportPeriod: String, CaseIterable, Sendable {
  case day
  /// Monday to Sunday.
  case week
  case month

  /// The first day of the period that holds `date`.
  package func start(of date: CalendarDate) -> CalendarDate {
    switch self {
    case .day: return date
    // Day 0 was a Thursday.
    case .week: return date.adding(days: -(((date.dayNumber + 3) % 7 + 7) % 7))
    case .month:
      let (year, month, _) = date.parts
      return CalendarDate.anchored(year: year, month: month, day: 1)
    }
  }
}

/// How many contacts one source made marketing in one period (section 15, item 3).
package struct NewMarketing: Equatable, Sendable {
  /// The first day of the period.
  package var period: CalendarDate
  /// `nil` when the account does not know.
  package var source: MarketingSource?
  package var count: Int
}

extension Account {
  /// New marketing contacts by period and source from `since` on, newest period first and in it the
  /// largest number first.
  ///
  /// A contact counts each time it became marketing anew. Contacts erased since are in it as long as
  /// the history knows them.
  package func newMarketing(
    by period: ReportPeriod, since: CalendarDate? = nil
  ) -> [NewMarketing] {
    let promoted = history.tally().promoted
    var counts: [Key: Int] = [:]
    for (index, count) in promoted.enumerated() where count > 0 {
      let batch = history.batches[index]
      let day = billing.timeZone.date(at: batch.context.at)
      if let since, day < since { continue }
      counts[Key(period: period.start(of: day), source: batch.source), default: 0] += count
    }
    return counts.map {
      NewMarketing(period: $0.key.period, source: $0.key.source, count: $0.value)
    }.sorted { left, right in
      (right.period, right.count, left.order) < (left.period, left.count, right.order)
    }
  }

  private struct Key: Hashable {
    var period: CalendarDate
    var source: MarketingSource?
  }
}

extension NewMarketing {
  /// What breaks a tie.
  fileprivate var order: String {
    (source?.type.rawValue ?? "") + "\u{0}" + (source?.id ?? "") + "\u{0}" + (source?.name ?? "")
  }
}
