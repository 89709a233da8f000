import Domain
import TestSupport
import Testing

@Suite("Dates and moments")
struct DateTests {
  @Test("Every day of 400 years comes back from its parts")
  func days() throws {
    var date = try need(CalendarDate(iso: "1899-12-31"))
    let end = try need(CalendarDate(iso: "2300-01-01"))
    while date < end {
      let (year, month, day) = date.parts
      #expect(CalendarDate(year: year, month: month, day: day) == date)
      date = date.adding(days: 1)
    }
  }

  @Test(
    "Days that no month has are no dates",
    arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-1-1", "2026-1-01"])
  func invalid(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test("R2.20: adding months keeps to the month's length")
  func months() throws {
    let date = try need(CalendarDate(iso: "2024-01-31"))
    #expect(date.adding(months: 1).isoText == "2024-02-29")
    #expect(date.adding(months: -2).isoText == "2023-11-30")
  }

  @Test("Moments are written in UTC and read in every form people write")
  func instants() throws {
    let instant = try need(Instant(iso: "2026-11-21T19:00:00.123Z"))
    #expect(instant.isoText == "2026-11-21T19:00:00.123Z")
    #expect(Instant(iso: "2026-11-21 20:00:00.123+01:00") == instant)
    #expect(Instant(iso: "1969-12-31T23:59:59.999Z")?.milliseconds == -1)
    #expect(Instant(iso: "1969-12-31T23:59:59.999Z")?.isoText == "1969-12-31T23:59:59.999Z")
    for bad in [
      "2026-11-21T", "2026-11-21T24:00Z", "2026-11-21T19:00+1", "x", "2026-11-21T19:00Zz",
    ] {
      #expect(Instant(iso: bad) == nil, "\(bad)")
    }
  }

  @Test("A local time that the clocks skip is the first moment after; days begin at midnight there")
  func zones() throws {
    let zone = try need(AccountTimeZone(identifier: "Europe/Stockholm"))
    let spring = try need(CalendarDate(iso: "2026-03-29"))
    let skipped = zone.instant(date: spring, millisecondOfDay: 9_000_000)
    #expect(skipped.isoText == "2026-03-29T01:30:00.000Z")
    #expect(zone.start(of: spring).isoText == "2026-03-28T23:00:00.000Z")
    #expect(zone.date(at: try need(Instant(iso: "2026-03-28T23:00Z"))) == spring)
  }
}
