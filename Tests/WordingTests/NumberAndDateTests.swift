import Domain
import TestSupport
import Testing
import Wording

@Suite struct NumberAndDateTests {
  private let words = CatalogueFiles.english

  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (9751, "9,751"), (12_000, "12,000"),
    (1_234_567, "1,234,567"), (-1234, "-1,234"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func numbersAreGroupedByThree(_ number: Int, _ text: String) {
    #expect(words.number(number) == text)
  }

  @Test func polishGroupsFromFiveDigits() {
    let polish = Catalogue(
      language: "pl",
      entries: ["number.group": .text("\u{A0}"), "number.group-from": .text("5")])
    #expect(polish.number(1234) == "1234")
    #expect(polish.number(12_345) == "12\u{A0}345")
  }

  @Test func aShareIsRoundedDownSoThatAHundredMeansFull() {
    #expect(words.share(9751, of: 12_000) == "81 %")
    #expect(words.share(11_999, of: 12_000) == "99 %")
    #expect(words.share(12_000, of: 12_000) == "100 %")
    #expect(words.share(1, of: 0) == "0 %")
  }

  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (12_449, "12.4 kB"),
    (172_000, "172 kB"), (999_999, "999 kB"), (1_000_000, "1.0 MB"), (572_000_000, "572 MB"),
    (3_200_000_000, "3.2 GB"), (5_000_000_000_000, "5,000 GB"),
  ])
  func sizesAreShortAndNeverLargerThanTheTruth(_ bytes: Int, _ text: String) {
    #expect(words.size(bytes) == text)
  }

  @Test func namesAreJoinedAsPeopleSayThem() {
    #expect(words.alternatives([]) == "")
    #expect(words.alternatives(["Ida"]) == "Ida")
    #expect(words.alternatives(["Ida", "Bo"]) == "Ida or Bo")
    #expect(words.alternatives(["Ida", "Bo", "Eva"]) == "Ida, Bo or Eva")
    #expect(words.alternatives(["Ida", "Bo", "Eva", "Ann"]) == "Ida, Bo, Eva or 1 other")
    #expect(words.enumeration(["a", "b", "c"], atMost: 2) == "a, b and 1 more")
  }

  @Test func daysAreSaidShortWithTheirYear() throws {
    let day = try need(CalendarDate(iso: "2026-12-01"))
    #expect(words.date(day) == "1 Dec 2026")
    #expect(words.shortDate(day, today: try need(CalendarDate(iso: "2026-11-21"))) == "1 Dec")
    #expect(words.shortDate(day, today: try need(CalendarDate(iso: "2027-01-01"))) == "1 Dec 2026")
  }

  @Test(arguments: [
    (0, "today"), (1, "tomorrow"), (-1, "yesterday"), (10, "in 10 days"), (-3, "3 days ago"),
  ])
  func distancesAreSaidInDays(_ days: Int, _ text: String) throws {
    let today = try need(CalendarDate(iso: "2026-11-21"))
    #expect(words.relative(today.adding(days: days), today: today) == text)
  }

  @Test(arguments: [
    (-59, "59 days ago"), (-60, "1 month ago"), (-245, "8 months ago"), (90, "in 2 months"),
    (-729, "23 months ago"), (-730, "1 year ago"), (-1100, "3 years ago"), (1500, "in 4 years"),
  ])
  func longDistancesAreSaidInMonthsAndYears(_ days: Int, _ text: String) throws {
    let today = try need(CalendarDate(iso: "2026-11-21"))
    #expect(words.coarse(today.adding(days: days), today: today) == text)
  }

  @Test func momentsAreSaidInTheAccountsZone() throws {
    let zone = try need(AccountTimeZone(identifier: "Europe/Stockholm"))
    let moment = try need(Instant(iso: "2026-02-03T23:05Z"))
    #expect(words.moment(moment, in: zone) == "4 Feb 2026 00:05")
  }

  @Test(arguments: [
    (PluralRule.oneOther, [1: "one", 0: "other", 2: "other", 11: "other"]),
    (.italian, [1: "one", 0: "other", 2: "other", 1_000_000: "many", 2_000_001: "other"]),
    (
      .polish,
      [
        1: "one", 2: "few", 4: "few", 5: "many", 0: "many", 11: "many", 12: "many", 14: "many",
        22: "few", 24: "few", 25: "many", 101: "many", 102: "few", 112: "many", 1002: "few",
      ]
    ),
  ])
  func pluralFormsFollowTheLanguage(_ rule: PluralRule, _ forms: [Int: String]) {
    for (count, form) in forms { #expect(rule.category(of: count).rawValue == form, "\(count)") }
  }
}
