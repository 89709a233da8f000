package import Domain

extension Catalogue {
  /// A day with its year: `1 Dec 2026`.
  package func date(_ date: CalendarDate) -> String {
    let (year, month, day) = date.parts
    return text(
      TimePhrase.day,
      ["day": .digits(Int64(day)), "month": .text(monthName(month)), "year": .digits(Int64(year))])
  }

  /// A day as people say it near `today`: without its year when that is the present one.
  package func shortDate(_ date: CalendarDate, today: CalendarDate) -> String {
    let (year, month, day) = date.parts
    guard year == today.parts.year else { return self.date(date) }
    return text(
      TimePhrase.dayOfYear, ["day": .digits(Int64(day)), "month": .text(monthName(month))])
  }

  /// How far a day is from today: `today`, `in 10 days`, `3 days ago`.
  package func relative(_ date: CalendarDate, today: CalendarDate) -> String {
    switch date.dayNumber - today.dayNumber {
    case 0: text(TimePhrase.today)
    case 1: text(TimePhrase.tomorrow)
    case -1: text(TimePhrase.yesterday)
    case let days where days > 0: text(TimePhrase.inDays, count: days)
    case let days: text(TimePhrase.daysAgo, count: -days)
    }
  }

  /// A day long or short ago in the coarsest unit that fits: `8 months ago`, `in 2 years`.
  package func coarse(_ date: CalendarDate, today: CalendarDate) -> String {
    let days = date.dayNumber - today.dayNumber
    switch abs(days) {
    case ..<60: return relative(date, today: today)
    case ..<730:
      let months = abs(days) * 100 / 3044
      return text(days < 0 ? TimePhrase.monthsAgo : .inMonths, count: months)
    default:
      let years = abs(days) * 100 / 36_525
      return text(days < 0 ? TimePhrase.yearsAgo : .inYears, count: years)
    }
  }

  /// A moment in the account's time zone: `3 Feb 2026 14:05`.
  package func moment(_ instant: Instant, in zone: AccountTimeZone) -> String {
    let local = zone.localTime(at: instant)
    return text(
      TimePhrase.moment,
      ["date": .text(date(local.date)), "time": .text(clock(local.millisecondOfDay))])
  }

  private func clock(_ millisecondOfDay: Int) -> String {
    let minutes = millisecondOfDay / 60_000
    let hour = String(minutes / 60)
    let minute = String(minutes % 60)
    return (hour.count < 2 ? "0" : "") + hour + ":" + (minute.count < 2 ? "0" : "") + minute
  }

  private func monthName(_ month: Int) -> String {
    let names: [TimePhrase] = [
      .january, .february, .march, .april, .may, .june, .july, .august, .september, .october,
      .november, .december,
    ]
    return names.indices.contains(month - 1) ? text(names[month - 1]) : String(month)
  }
}
