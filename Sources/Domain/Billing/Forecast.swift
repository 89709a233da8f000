/// What the next update dates bring: certain where it follows from what is asked for already, an
/// estimate where it follows from the trend (section 15, item 12).
package struct Forecast: Equatable, Sendable {
  /// One update date.
  package struct Step: Equatable, Sendable {
    package var date: CalendarDate
    /// The date is also the renewal date.
    package var isRenewal: Bool
    /// Contacts that become non-marketing on it, as asked for by now.
    package var demoted: Int
    /// The count after it when nothing else happens: exact.
    package var count: Int
    /// The tier after it when nothing else happens: exact.
    package var tier: Int
    /// Count and tier after it when the trend goes on; `nil` without a trend.
    package var estimate: Estimate?
  }

  /// Count and tier as the trend would have them.
  package struct Estimate: Equatable, Sendable {
    package var count: Int
    package var tier: Int

    package init(count: Int, tier: Int) {
      self.count = count
      self.tier = tier
    }
  }

  /// When the count would pass the tier if the trend goes on.
  package struct Crossing: Equatable, Sendable {
    package var date: CalendarDate
    /// Days from today.
    package var days: Int
    package var count: Int
    package var tierAfter: Int
  }

  /// What to ask for at the renewal.
  package struct Renewal: Equatable, Sendable {
    package var date: CalendarDate
    /// The count on that day when nothing else happens: exact.
    package var count: Int
    /// The lowest tier that holds that count.
    package var lowestTier: Int
    /// The lowest tier that holds the count of the trend; `nil` without a trend.
    package var lowestEstimatedTier: Int?
    /// The tier asked for already.
    package var requestedTier: Int?
    /// The last day on which a lower tier may be asked for (R3.10).
    package var lastDayToAsk: CalendarDate
    /// Whether that day has passed.
    package var isTooLate: Bool
    /// What the lowest tier would save a month; `nil` when nothing, or when no price is set.
    package var saving: Price?
  }

  package var today: CalendarDate
  package var count: Int
  package var pending: Int
  package var tier: Int
  package var steps: [Step]
  package var month: Trend?
  package var quarter: Trend?
  package var crossing: Crossing?
  package var renewal: Renewal
}

/// How many contacts became marketing, day by day on average.
///
/// The change of the count without the demotions of update dates, which are forecast by themselves
/// from what is pending.
package struct Trend: Equatable, Sendable {
  /// Days that were looked at.
  package var days: Int
  /// Contacts that came, less those deleted or merged away, in that time.
  package var net: Int

  package init(days: Int, net: Int) {
    self.days = days
    self.net = net
  }

  /// How many come in `days` days, rounded down.
  func growth(in days: Int) -> Int {
    let product = net * days
    return product >= 0 ? product / self.days : -((-product + self.days - 1) / self.days)
  }

  /// Contacts a day in hundredths, rounded down.
  package var hundredthsADay: Int { growth(in: 100) }
}

extension Account {
  /// The forecast for the next `updates` update dates, at `at`.
  package func forecast(at: Instant, updates: Int) -> Forecast {
    let today = billing.timeZone.date(at: at)
    let trend = trend(days: 30, until: today)
    let renewal = billing.renewalDate(after: today)
    var course = ForecastCourse(account: self, today: today, trend: trend)
    var steps: [Forecast.Step] = []
    for _ in 0..<max(0, updates) { steps.append(course.next()) }
    var toRenewal = ForecastCourse(account: self, today: today, trend: trend)
    var last = toRenewal.next()
    while last.date < renewal { last = toRenewal.next() }
    return Forecast(
      today: today, count: table.marketingCount, pending: table.pendingCount, tier: billing.tier,
      steps: steps, month: trend, quarter: self.trend(days: 90, until: today),
      crossing: trend.flatMap { crossing($0, today: today) },
      renewal: renewalForecast(renewal, today: today, last))
  }

  private func renewalForecast(
    _ date: CalendarDate, today: CalendarDate, _ step: Forecast.Step
  ) -> Forecast.Renewal {
    let lowest = billing.tiers.tier(holding: step.count)
    let lastDay = billing.lastDayToAskForLowerTier(after: today)
    return Forecast.Renewal(
      date: date, count: step.count, lowestTier: min(lowest, billing.tier),
      lowestEstimatedTier: step.estimate.map { billing.tiers.tier(holding: $0.count) },
      requestedTier: billing.requestedTier, lastDayToAsk: lastDay, isTooLate: today > lastDay,
      saving: billing.price(from: lowest, to: billing.tier))
  }

  /// The trend over the last `days` days; `nil` while less than half of them are on record.
  package func trend(days: Int, until today: CalendarDate) -> Trend? {
    guard let first = usage.points.first?.day else { return nil }
    let start = max(first, today.adding(days: -days))
    let length = today.dayNumber - start.dayNumber
    guard length * 2 >= days, let then = usage.point(on: start) else { return nil }
    let demoted = history.demotions(after: billing.timeZone.start(of: start.adding(days: 1)))
    return Trend(days: length, net: table.marketingCount - then.marketing + demoted)
  }

  /// The first day within three years on which the trend takes the count over the tier.
  private func crossing(_ trend: Trend, today: CalendarDate) -> Forecast.Crossing? {
    guard trend.net > 0 else { return nil }
    var course = ForecastCourse(account: self, today: today, trend: trend)
    var step = course.next()
    var (demoted, tier) = (0, billing.tier)
    for days in 1...3 * 366 {
      let date = today.adding(days: days)
      if date == step.date {
        demoted += step.demoted
        tier = step.estimate?.tier ?? tier
        step = course.next()
      }
      let count = table.marketingCount + trend.growth(in: days) - demoted
      if count > billing.tier || tier > billing.tier {
        return Forecast.Crossing(
          date: date, days: days, count: count, tierAfter: billing.tiers.tier(holding: count))
      }
    }
    return nil
  }
}

/// Goes from update date to update date.
private struct ForecastCourse {
  let billing: Billing
  let today: CalendarDate
  let trend: Trend?
  var date: CalendarDate
  var pending: Int
  var count: Int
  var tier: Int
  var requested: Int?
  /// Contacts demoted so far.
  var demoted = 0
  let countNow: Int
  var estimatedTier: Int
  var estimatedRequest: Int?

  init(account: Account, today: CalendarDate, trend: Trend?) {
    billing = account.billing
    self.today = today
    self.trend = trend
    date = max(today, account.billing.lastUpdate)
    pending = account.table.pendingCount
    count = account.table.marketingCount
    countNow = count
    tier = account.billing.tier
    requested = account.billing.requestedTier
    estimatedTier = tier
    estimatedRequest = requested
  }

  mutating func next() -> Forecast.Step {
    let before = date
    date = billing.updateDate(after: date)
    let isRenewal = date == billing.renewalDate(after: date.adding(days: -1))
    let demotedNow = pending
    count -= pending
    demoted += pending
    pending = 0
    if isRenewal { tier = renewed(tier, &requested, count: count) }
    return Forecast.Step(
      date: date, isRenewal: isRenewal, demoted: demotedNow, count: count, tier: tier,
      estimate: estimate(isRenewal: isRenewal, before: before, demotedNow: demotedNow))
  }

  /// The estimate: the tier rises with the highest count on the way, which is that of the day before
  /// the update or that of the update date itself.
  private mutating func estimate(
    isRenewal: Bool, before: CalendarDate, demotedNow: Int
  ) -> Forecast.Estimate? {
    guard let trend else { return nil }
    let days = date.dayNumber - today.dayNumber
    let dayBefore = countNow + trend.growth(in: days - 1) - (demoted - demotedNow)
    raise(to: dayBefore)
    let count = max(0, countNow + trend.growth(in: days) - demoted)
    if isRenewal {
      estimatedTier = renewed(estimatedTier, &estimatedRequest, count: count)
    }
    raise(to: count)
    return Forecast.Estimate(count: count, tier: estimatedTier)
  }

  private mutating func raise(to count: Int) {
    if count > estimatedTier { estimatedTier = billing.tiers.tier(holding: count) }
  }

  private func renewed(_ tier: Int, _ wish: inout Int?, count: Int) -> Int {
    defer { wish = nil }
    guard let wish, count <= wish, wish < tier else { return tier }
    return wish
  }
}

extension Billing {
  /// What a month costs more at the tier `to` than at `from`; `nil` when it costs no more or no price
  /// is set.
  package func price(from: Int, to: Int) -> Price? {
    guard to > from else { return nil }
    return price?.times((to - from + tiers.increment - 1) / tiers.increment)
  }
}
