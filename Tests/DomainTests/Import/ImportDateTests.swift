import Domain
import TestSupport
import Testing

@Suite("Dates the way files write them")
struct ImportDateTests {
  private func read(
    _ text: String, order: ImportDateOrder? = nil, zone: String = "UTC"
  ) throws -> String? {
    var trial = ImportTrial(try Ledger(zone: zone))
    try trial.run(
      [.email, .lastActivity], [["a@example.com", text]],
      options: ImportOptions(dateOrder: order))
    return trial.text(.lastActivity, 1)
  }

  @Test(
    "Dates that can mean one day only",
    arguments: [
      ("2024-03-12", "2024-03-12T00:00:00.000Z"), ("2024-03-12 09:14", "2024-03-12T09:14:00.000Z"),
      ("2024/3/1", "2024-03-01T00:00:00.000Z"), ("3/15/2024 2:30 PM", "2024-03-15T14:30:00.000Z"),
      ("3/15/2024 12:05 am", "2024-03-15T00:05:00.000Z"), ("15.3.2024", "2024-03-15T00:00:00.000Z"),
      ("5.3.2024 08:00", "2024-03-05T08:00:00.000Z"), ("3-Feb-24", "2024-02-03T00:00:00.000Z"),
      ("Feb 3, 2024", "2024-02-03T00:00:00.000Z"), ("3 February 1999", "1999-02-03T00:00:00.000Z"),
      ("04/04/2024", "2024-04-04T00:00:00.000Z"), ("31/12/70", "1970-12-31T00:00:00.000Z"),
      ("1710236040000", "2024-03-12T09:34:00.000Z"),
      ("2024-03-12T09:14:05.5+02:00", "2024-03-12T07:14:05.500Z"),
    ])
  func clear(text: String, expected: String) throws {
    #expect(try read(text) == expected)
  }

  @Test(
    "R5.20: what is no date is no value",
    arguments: [
      "0/0/00", "2024-13-01", "2024-02-30", "13/13/2024", "Febr 3 2024", "12:30",
      "3/15/2024 13:30 PM", "3/15/2024 x", "1/2/3", "--", "2024",
    ])
  func unclear(text: String) throws {
    #expect(try read(text) == nil)
  }

  @Test(
    "8.2: the order of the file holds for every date, and nothing else is one",
    arguments: [
      ("3/5/2024", "2024-05-03T00:00:00.000Z", "2024-03-05T00:00:00.000Z"),
      ("3.5.2024", "2024-05-03T00:00:00.000Z", "2024-03-05T00:00:00.000Z"),
      ("3/5/2024 2:30 pm", "2024-05-03T14:30:00.000Z", "2024-03-05T14:30:00.000Z"),
      ("15/3/2024", "2024-03-15T00:00:00.000Z", nil),
      ("3/15/2024", nil, "2024-03-15T00:00:00.000Z"),
      ("2024-03-05", "2024-03-05T00:00:00.000Z", "2024-03-05T00:00:00.000Z"),
    ] as [(String, String?, String?)])
  func order(text: String, dayFirst: String?, monthFirst: String?) throws {
    #expect(try read(text, order: .dayMonthYear) == dayFirst)
    #expect(try read(text, order: .monthDayYear) == monthFirst)
  }

  @Test("Without a zone the account's is meant, and midnight without a time")
  func zone() throws {
    #expect(
      try read("2024-07-01 09:00", zone: "Europe/Stockholm") == "2024-07-01T07:00:00.000Z")
    #expect(try read("2024-01-01", zone: "Europe/Stockholm") == "2023-12-31T23:00:00.000Z")
  }

  @Test(
    "Local times by the day are those of the time-zone database",
    arguments: ["Europe/Stockholm", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia"])
  func dayOffsets(zone: String) throws {
    let timeZone = try need(AccountTimeZone(identifier: zone))
    var offsets = DayOffsets(timeZone: timeZone)
    // Every 97 minutes of 2011, the year in which Apia left out a day.
    var moment = try need(Instant(iso: "2011-01-01T00:00Z"))
    let end = try need(Instant(iso: "2012-01-02T00:00Z"))
    while moment < end {
      let (date, millisecond) = offsets.localTime(at: moment)
      let expected = timeZone.localTime(at: moment)
      #expect(date == expected.date && millisecond == expected.millisecondOfDay)
      #expect(
        offsets.instant(date: date, millisecondOfDay: millisecond)
          == timeZone.instant(date: date, millisecondOfDay: millisecond))
      moment = moment.adding(milliseconds: 97 * 60_000)
    }
  }
}
