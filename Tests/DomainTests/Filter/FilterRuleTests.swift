import Domain
import TestSupport
import Testing

/// The rules of section 6, one by one, on contacts made for them.
struct FilterRuleTests {
  private var builder = AccountBuilder(seed: 1)

  /// The first names of the contacts that pass, in the order of the table.
  private func names(_ text: String, now: Instant = AccountBuilder.now) throws -> [String] {
    let context = FilterContext(account: builder.account, actingUser: UserID(1), now: now)
    let expression = try FilterExpression.parse(text, in: context).get()
    let rows = try #require(expression.rows(in: builder.account, context: context))
    return rows.map { builder.account.table.text(.firstName, row: $0) ?? "" }
  }

  private mutating func add(
    _ name: String, _ values: [ContactProperty: PropertyValue] = [:],
    status: MarketingStatus = .nonMarketing, source: MarketingSource? = nil,
    at: Instant = AccountBuilder.now
  ) {
    let values = values.merging([.firstName: .text(name)]) { $1 }
    builder.addContact(values, status: status, source: source, at: at)
  }

  private func instant(_ text: String) throws -> Instant {
    try #require(Instant(iso: text))
  }

  // MARK: R6.4

  @Test("R6.4: search finds word starts in name address phone and company")
  mutating func searchFindsWordStartsInNameAddressPhoneAndCompany() throws {
    add("Åsa", [.lastName: .text("Öberg"), .email: .text("a.oberg@harbor.example")])
    add("Bo", [.lastName: .text("Ek"), .phone: .text("+46 (0)70-123 45 67")])
    add("Cy", [.company: .text("North Harbor")])
    add("Di", [.city: .text("Harbor"), .jobTitle: .text("Åsa")])
    #expect(try names("åsa") == ["Åsa"])
    #expect(try names("ÖBERG") == ["Åsa"])
    #expect(try names("harb") == ["Åsa", "Cy"])
    #expect(try names("arbor") == [])
    #expect(try names("öberg åsa") == ["Åsa"], "any order")
    #expect(try names("harbor åsa") == ["Åsa"], "words may stand in different properties")
    #expect(try names("\"åsa öb\"") == ["Åsa"], "a phrase may run over both names")
    #expect(try names("\"öberg  ås\"") == ["Åsa"])
    #expect(try names("\"sa öberg\"") == [], "a phrase begins with a word, too")
    #expect(try names("\"åsa berg\"") == [])
    #expect(try names("@harbor") == ["Åsa"], "a sign is found anywhere")
    #expect(try names("") == ["Åsa", "Bo", "Cy", "Di"])
  }

  @Test("R6.4: search without marks finds letters with marks")
  mutating func searchWithoutMarksFindsLettersWithMarks() throws {
    add("Åsa", [.lastName: .text("Öberg")])
    add("Asa", [.lastName: .text("Oberg")])
    add("A\u{30a}sa", [.lastName: .text("Strauß"), .company: .text("Łódź")])
    #expect(try names("asa") == ["Åsa", "Asa", "A\u{30a}sa"])
    #expect(try names("oberg") == ["Åsa", "Asa"])
    #expect(try names("öberg") == ["Åsa"])
    #expect(try names("åsa") == ["Åsa", "A\u{30a}sa"], "joined and separate marks are the same")
    #expect(try names("strauss") == ["A\u{30a}sa"])
    #expect(try names("lodz") == ["A\u{30a}sa"])
  }

  @Test("R6.4: search finds parts of names written without blanks")
  mutating func searchFindsPartsOfNamesWrittenWithoutBlanks() throws {
    add("山田太郎")
    add("김민수")
    #expect(try names("太郎") == ["山田太郎"])
    #expect(try names("민수") == ["김민수"])
  }

  @Test("R6.4: search finds numbers however they are grouped")
  mutating func searchFindsNumbersHoweverTheyAreGrouped() throws {
    add("Bo", [.phone: .text("+46 70-123 45 67")])
    add("Cy", [.phone: .text("ext. 12")])
    #expect(try names("0701234567") == ["Bo"])
    #expect(try names("+46701234567") == ["Bo"])
    #expect(try names("4567") == ["Bo"])
    #expect(try names("456") == [], "three digits are a word, not a number")
    #expect(try names("45") == ["Bo"])
    #expect(try names("0000") == [])
  }

  @Test mutating func aWordCanBeExcludedAndLimitedToAProperty() throws {
    add("Åsa", [.company: .text("Harbor"), .email: .text("a@one.example")])
    add("Bo", [.company: .text("Harbor"), .email: .text("b@two.example")])
    add("Harbor", [.email: .text("c@two.example")])
    #expect(try names("harbor !two") == ["Åsa"])
    #expect(try names("company:arb") == ["Åsa", "Bo"])
    #expect(try names("!company:harbor") == ["Harbor"])
  }

  // MARK: R6.8

  @Test("R6.8: ever asks the history of the status") mutating func everAsksTheHistoryOfTheStatus()
    throws
  {
    let before = try instant("2026-01-01T00:00:00Z")
    let user = MarketingSource(type: .userSet, id: "1", name: nil)
    add("never", [.createDate: .instant(before)], at: before)
    add("born", [.createDate: .instant(before)], status: .marketing, source: user, at: before)
    add("promoted", [.createDate: .instant(before)], at: before)
    add("pending", [.createDate: .instant(before)], status: .marketing, source: user, at: before)
    add("demoted", [.createDate: .instant(before)], status: .marketing, source: user, at: before)
    add(
      "adopted", [.createDate: .instant(before)], status: .marketing,
      source: MarketingSource(type: .initialState))
    func change(_ row: Int, _ from: MarketingStatus, _ to: MarketingStatus) -> Event {
      let id = builder.account.table.id(of: row)
      return .marketingStatusChanged(StatusChange(from: from, to: to, contacts: [id], source: nil))
    }
    builder.apply([
      change(2, .nonMarketing, .marketing), change(3, .marketing, .marketingUntilUpdate),
      change(4, .marketing, .marketingUntilUpdate),
    ])
    builder.apply([change(4, .marketingUntilUpdate, .nonMarketing)])
    #expect(
      try names("marketing ever = yes")
        == ["born", "promoted", "pending", "demoted", "adopted"])
    #expect(try names("marketing ever = no") == ["never", "promoted", "demoted"])
    #expect(try names("marketing ever = pending") == ["pending", "demoted"])
    #expect(try names("marketing ever != yes") == ["never"])
    #expect(try names("marketing = no and marketing ever = yes") == ["demoted"])
  }

  // MARK: R6.9

  @Test("R6.9: negative operators include contacts without a value")
  mutating func negativeOperatorsIncludeContactsWithoutAValue() throws {
    add(
      "lead", [.lifecycleStage: .text("lead"), .company: .text("Acme"), .bounceCount: .number(3)])
    add(
      "customer",
      [.lifecycleStage: .text("customer"), .company: .text("Nord"), .bounceCount: .number(7)])
    add("blank")
    for text in [
      "stage != lead", "stage not in (lead, subscriber)", "not stage = lead",
      "company not contains acm", "company not starts with a", "company not ends with e",
      "hs_email_bounce != 3", "hs_email_bounce not between 1 and 5", "not hs_email_bounce < 5",
    ] {
      #expect(try names(text) == ["customer", "blank"], "\(text)")
    }
    #expect(try names("optout != yes") == ["lead", "customer", "blank"])
    #expect(try names("optout = no") == [])
    #expect(try names("hs_email_bounce >= 0") == ["lead", "customer"], "positive ones do not")
  }

  // MARK: R6.10

  @Test("R6.10: a day is a day in the accounts time zone")
  mutating func aDayIsADayInTheAccountsTimeZone() throws {
    // Stockholm is one hour ahead of UTC in January.
    add("before", [.createDate: .instant(try instant("2026-01-30T22:59:59.999Z"))])
    add("first", [.createDate: .instant(try instant("2026-01-30T23:00:00Z"))])
    add("last", [.createDate: .instant(try instant("2026-01-31T22:59:59.999Z"))])
    add("after", [.createDate: .instant(try instant("2026-01-31T23:00:00Z"))])
    #expect(try names("created = 2026-01-31") == ["first", "last"])
    #expect(try names("created < 2026-01-31") == ["before"])
    #expect(try names("created <= 2026-01-31") == ["before", "first", "last"])
    #expect(try names("created > 2026-01-31") == ["after"])
    #expect(try names("created >= 2026-01-31") == ["first", "last", "after"])
    #expect(try names("created between 2026-01-30 and 2026-01-31") == ["before", "first", "last"])
    #expect(try names("created not between 2026-01-31 and 2026-01-31") == ["before", "after"])
    #expect(try names("created in (2026-01-30, 2026-02-01)") == ["before", "after"])
    #expect(try names("created = 2026-01-31T00:00") == ["first"])
    #expect(try names("created = 2026-01-30T23:00:00.000Z") == ["first"])
    #expect(try names("created = 2026-01-31T22:59Z") == ["last"], "a minute lasts a minute")
  }

  @Test("R6.10: days with change of clock are whole days")
  mutating func daysWithChangeOfClockAreWholeDays() throws {
    add("first", [.createDate: .instant(try instant("2026-10-24T22:00:00Z"))])
    add("last", [.createDate: .instant(try instant("2026-10-25T22:59:59Z"))])
    add("after", [.createDate: .instant(try instant("2026-10-25T23:00:00Z"))])
    #expect(try names("created = 2026-10-25") == ["first", "last"])
  }

  @Test("R6.10: days ago are counted from todays midnight")
  mutating func daysAgoAreCountedFromTodaysMidnight() throws {
    let now = try instant("2026-11-19T12:00:00Z")
    add("3 days", [.lastActivity: .instant(try instant("2026-11-15T23:00:00Z"))])
    add("longer", [.lastActivity: .instant(try instant("2026-11-15T22:59:59.999Z"))])
    add("now", [.lastActivity: .instant(now)])
    add("soon", [.lastActivity: .instant(now.adding(milliseconds: 1))])
    add("3 days on", [.lastActivity: .instant(try instant("2026-11-22T22:59:59.999Z"))])
    add("later", [.lastActivity: .instant(try instant("2026-11-22T23:00:00Z"))])
    add("blank")
    #expect(try names("activity in the last 3 days", now: now) == ["3 days", "now"])
    #expect(try names("activity less than 3 days ago", now: now) == ["3 days", "now"])
    #expect(try names("activity more than 3 days ago", now: now) == ["longer"])
    #expect(try names("activity in the next 3 days", now: now) == ["soon", "3 days on"])
    #expect(try names("activity more than 3 days from now", now: now) == ["later"])
    #expect(try names("activity = today", now: now) == ["now", "soon"])
    let evening = try instant("2026-11-19T22:59:59Z")
    #expect(try names("activity more than 3 days ago", now: evening) == ["longer"])
    let nextDay = try instant("2026-11-19T23:00:00Z")
    #expect(try names("activity more than 3 days ago", now: nextDay) == ["3 days", "longer"])
  }

  @Test("R6.10: months are those of the calendar") mutating func monthsAreThoseOfTheCalendar()
    throws
  {
    let now = try instant("2026-03-31T12:00:00Z")
    add("within", [.lastActivity: .instant(try instant("2026-02-28T12:00:00Z"))])
    add("beyond", [.lastActivity: .instant(try instant("2026-02-27T12:00:00Z"))])
    #expect(try names("activity in the last 1 month", now: now) == ["within"])
    #expect(try names("activity more than 1 month ago", now: now) == ["beyond"])
    #expect(try names("activity in the last 5 weeks", now: now) == ["within", "beyond"])
  }

  // MARK: R6.11

  @Test("R6.11: text is compared without case and with marks")
  mutating func textIsComparedWithoutCaseAndWithMarks() throws {
    add("upper", [.company: .text("ÅKERI"), .email: .text("A@EXAMPLE.com")])
    add("lower", [.company: .text("a\u{30a}keri"), .email: .text("b@example.com")])
    add("plain", [.company: .text("Akeri"), .email: .text("c@example.org")])
    #expect(try names("company = åkeri") == ["upper", "lower"])
    #expect(try names("company = akeri") == ["plain"])
    #expect(try names("company contains ÅK") == ["upper", "lower"])
    #expect(try names("company starts with ak") == ["plain"])
    #expect(try names("email ends with \"@Example.COM\"") == ["upper", "lower"])
    #expect(try names("hs_email_domain = example.com") == ["upper", "lower"])
    #expect(try names("stage = LEAD") == [])
  }

  // MARK: R6.12

  @Test("R6.12: the filters of every handbook work") mutating func theFiltersOfEveryHandbookWork()
    throws
  {
    add("M", [.lifecycleStage: .text("subscriber")], status: .marketing)
    add("P", [.lifecycleStage: .text("lead")], status: .marketingUntilUpdate)
    add("N", [.lifecycleStage: .text("subscriber")])
    #expect(try names("\"Marketing contact status\" in (\"Marketing contact\")") == ["M", "P"])
    #expect(try names("\"Lifecycle stage\" in (Subscriber)") == ["M", "N"])
    #expect(try names("marketing = yes") == ["M", "P"])
    #expect(try names("marketing = no") == ["N"])
    #expect(try names("marketing = pending") == ["P"])
    #expect(try names("marketing != pending") == ["M", "N"])
    #expect(try names("hs_marketable_until_renewal = yes") == ["P"])
  }

  // MARK: Other properties

  @Test("R1.16: mailable means that nothing forbids mail")
  mutating func mailableMeansThatNothingForbidsMail() throws {
    let address = PropertyValue.text("a@example.com")
    add("none")
    add("all", [.email: address])
    add("out", [.email: .text("b@example.com"), .optedOut: .flag(true)])
    add("in", [.email: .text("c@example.com"), .optedOut: .flag(false)])
    add("bounced", [.email: .text("d@example.com"), .hardBounceReason: .text("OTHER")])
    #expect(try names("mailable = yes") == ["all", "in"])
    #expect(try names("mailable = no") == ["none", "out", "bounced"])
    #expect(try names("mailable != yes") == ["none", "out", "bounced"])
    #expect(try names("mailable in (yes, no) and bounced = no") == ["none", "all", "out", "in"])
    #expect(try names("mailable is known") == ["none", "all", "out", "in", "bounced"])
  }

  @Test mutating func meIsTheActingUser() throws {
    builder.apply([.userAdded(User(id: UserID(2), email: "kim@example.com", name: "Kim Lee"))])
    add("mine", [.owner: .text("1")])
    add("kims", [.owner: .text("2")])
    add("nobodys")
    #expect(try names("owner = me") == ["mine"])
    #expect(try names("owner != me") == ["kims", "nobodys"])
    #expect(try names("owner = kim@example.com or owner = \"Åsa Öberg\"") == ["mine", "kims"])
    #expect(try names("owner contains lee") == ["kims"])
    let context = FilterContext(
      account: builder.account, actingUser: nil, now: AccountBuilder.now)
    let expression = try FilterExpression.parse("owner = me", in: context).get()
    #expect(try #require(expression.rows(in: builder.account, context: context)).isEmpty)
  }

  @Test mutating func oneOfSeveralValuesIsEnough() throws {
    add("both", [.legalBasis: .text("Not applicable;Performance of a contract")])
    add("one", [.legalBasis: .text("Not applicable")])
    add("mails", [.additionalEmails: .text("a@example.com;B@example.com")])
    #expect(try names("hs_legal_basis = \"not applicable\"") == ["both", "one"])
    #expect(try names("hs_legal_basis = \"Performance of a contract\"") == ["both"])
    #expect(try names("hs_additional_emails = b@example.com") == ["mails"])
    #expect(try names("hs_additional_emails = example.com") == [])
  }
}
