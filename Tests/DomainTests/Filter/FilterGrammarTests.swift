import Domain
import TestSupport
import Testing

/// Every production of the filter language, with its canonical text.
struct FilterGrammarTests {
  private let context: FilterContext

  init() {
    var builder = AccountBuilder(seed: 1)
    builder.apply([
      .userAdded(User(id: UserID(2), email: "kim.lee@example.com", name: "Kim Lee")),
      .userAdded(User(id: UserID(3), email: "ola@example.com", name: "Ola Nordmann")),
    ])
    context = FilterContext(
      account: builder.account, actingUser: UserID(1), now: AccountBuilder.now)
  }

  private static let canonical: [(text: String, canonical: String)] = [
    ("", ""),
    ("  \t\n", ""),
    // Free text
    ("harbor", "harbor"),
    ("HARBOR åsa", "HARBOR åsa"),
    ("\"Åsa Öberg\"", "\"Åsa Öberg\""),
    ("\"Åsa\"", "Åsa"),
    ("\"say \\\"hi\\\" \\\\ \\n\"", "\"say \\\"hi\\\" \\\\ \\\\n\""),
    ("O'Connor a@b.example +46", "O'Connor a@b.example +46"),
    ("\"and\" \"In\" \"company\"", "\"and\" \"In\" \"company\""),
    ("https://example.com/x", "\"https://example.com/x\""),
    ("!harbor", "not harbor"),
    ("!\"two words\"", "not \"two words\""),
    ("yahoo! ok", "\"yahoo!\" ok"),
    ("more or less", "\"more\" or \"less\""),
    // Joining
    ("a and b", "a b"),
    ("a b or c", "a b or c"),
    ("a AND (b Or c)", "a and (b or c)"),
    ("(a b) c", "(a b) and c"),
    ("((a))", "a"),
    ("not (a or b)", "not (a or b)"),
    ("not not a", "not not a"),
    ("!(a b)", "not (a b)"),
    ("stage = lead owner is known", "stage = lead and owner is known"),
    ("a or b and not c or d", "a or b and not c or d"),
    // Signs
    ("stage=lead", "stage = lead"),
    ("stage==lead", "stage = lead"),
    ("STAGE != Lead", "stage != lead"),
    ("not stage = lead", "stage != lead"),
    ("not stage != lead", "not stage != lead"),
    ("num_conversion_events>3", "num_conversion_events > 3"),
    ("num_conversion_events >= -3", "num_conversion_events >= -3"),
    ("id < 100 or id<=100", "id < 100 or id <= 100"),
    // Text operators
    ("company contains harbor", "company contains harbor"),
    ("company CONTAINS \"Harbor Co\"", "company contains \"Harbor Co\""),
    ("company not contains harbor", "company not contains harbor"),
    ("not company contains harbor", "company not contains harbor"),
    ("email starts with a", "email starts with a"),
    ("email not starts with a", "email not starts with a"),
    ("email ENDS With \"@example.com\"", "email ends with @example.com"),
    ("email not ends with .com", "email not ends with .com"),
    ("company = in and city contains ever", "company = in and city contains ever"),
    ("company = \"and\"", "company = \"and\""),
    ("company:harbor", "company contains harbor"),
    ("company:\"harbor co\"", "company contains \"harbor co\""),
    ("!email:gmail", "email not contains gmail"),
    ("stage:sub", "stage contains sub"),
    ("id:12", "id = 12"),
    ("created:2026-01-31", "created = 2026-01-31"),
    ("optout:yes", "optout = yes"),
    ("website:https://example.com", "website contains https://example.com"),
    // Lists
    ("stage in (lead)", "stage = lead"),
    ("stage in (lead,subscriber)", "stage in (lead, subscriber)"),
    ("country in (Sweden, \"Czech Republic\")", "country in (Sweden, \"Czech Republic\")"),
    ("stage not in (lead)", "stage != lead"),
    ("not stage in (lead, other)", "stage not in (lead, other)"),
    ("id in (1, 2, 3)", "id in (1, 2, 3)"),
    // States
    ("company is known", "company is known"),
    ("company is not known", "company is unknown"),
    ("company IS UNKNOWN", "company is unknown"),
    ("company is not unknown", "not company is unknown"),
    ("optout is true", "optout = yes"),
    ("optout is false", "optout = no"),
    ("optout is not true", "optout != yes"),
    // Numbers
    ("id between 1 and 9 and a", "id between 1 and 9 and a"),
    ("id not between 1 and 9", "id not between 1 and 9"),
    // Dates
    ("created = 2026-01-31", "created = 2026-01-31"),
    ("created = today", "created = today"),
    ("created >= Yesterday and created < tomorrow", "created >= yesterday and created < tomorrow"),
    ("created < 2026-01-31T09:30", "created < 2026-01-31T09:30"),
    ("created < \"2026-01-31 09:30:15\"", "created < 2026-01-31T09:30:15"),
    ("created < 2026-01-31T09:30:15.25Z", "created < 2026-01-31T09:30:15.250Z"),
    ("created < 2026-01-31T09:30-05:30", "created < 2026-01-31T09:30-05:30"),
    (
      "created between 2026-01-01 and 2026-01-31",
      "created between 2026-01-01 and 2026-01-31"
    ),
    ("created in the last 30 days", "created in the last 30 days"),
    ("created IN THE NEXT 1 Week", "created in the next 1 week"),
    ("activity more than 180 days ago", "activity more than 180 days ago"),
    ("activity less than 2 months ago", "activity in the last 2 months"),
    ("activity more than 1 day from now", "activity more than 1 day from now"),
    ("activity less than 3 weeks from now", "activity in the next 3 weeks"),
    ("not activity more than 2 days ago", "not activity more than 2 days ago"),
    // Marketing
    ("marketing = yes", "marketing = yes"),
    ("marketing = \"Marketing contact\"", "marketing = yes"),
    ("hs_marketable_status = false", "marketing = no"),
    ("\"Marketing contact status\" != Pending", "marketing != pending"),
    ("marketing in (no, pending)", "marketing in (no, pending)"),
    ("marketing is true", "marketing = yes"),
    ("marketing EVER = yes", "marketing ever = yes"),
    ("marketing ever != pending", "marketing ever != pending"),
    ("hs_marketable_until_renewal = --", "hs_marketable_until_renewal = no"),
    ("mailable = no", "mailable = no"),
    ("reason = \"User Set\"", "reason = USER_SET"),
    ("bounced = yes", "bounced is known"),
    ("bounced = no", "bounced is unknown"),
    ("bounced != yes", "bounced is unknown"),
    ("bounced is true", "bounced is known"),
    ("bounced is not known", "bounced is unknown"),
    ("bounced = \"mailbox full\"", "bounced = MAILBOX_FULL"),
    ("source = offline", "source = OFFLINE"),
    ("status = \"In Progress\"", "status = IN_PROGRESS"),
    // Owners
    ("owner = me", "owner = me"),
    ("owner = KIM.LEE@example.com", "owner = kim.lee@example.com"),
    ("owner = 2", "owner = kim.lee@example.com"),
    ("owner = \"kim lee\"", "owner = kim.lee@example.com"),
    ("owner in (me, 3)", "owner in (me, ola@example.com)"),
    ("owner contains kim", "owner contains kim"),
    ("owner is unknown", "owner is unknown"),
    ("hs_created_by_user_id = me", "hs_created_by_user_id = me"),
    // Names of properties
    ("firstname = a or first = a", "first = a or first = a"),
    ("\"Lifecycle stage\" = lead", "stage = lead"),
    ("\"Owner's team\" = North", "team = North"),
  ]

  @Test(arguments: canonical)
  func aTextHasItsCanonicalForm(text: String, canonical: String) throws {
    let expression = try FilterExpression.parse(text, in: context).get()
    #expect(expression.text == canonical)
    #expect(FilterExpression.parse(canonical, in: context) == .success(expression))
  }

  @Test(arguments: [
    "stage = subscriber and country in (Sweden, \"Czech Republic\")",
    "marketing = yes and mailable = no",
    "email ends with \"@example.com\" or company contains harbor",
    "created in the last 30 days",
    "(stage = lead or stage = subscriber) activity more than 180 days ago",
    "\"Åsa Öberg\"",
  ])
  func theExamplesOfTheContractAreRead(text: String) throws {
    let expression = try FilterExpression.parse(text, in: context).get()
    #expect(expression.root != nil)
  }

  @Test func theTreeSaysWhatWasWritten() throws {
    let text = "stage = lead company contains harbor or not åsa"
    let expression = try FilterExpression.parse(text, in: context).get()
    #expect(
      expression.root
        == .or([
          .and([
            .condition(FilterCondition(.lifecycleStage, .anyOf([.option("lead")]))),
            .condition(FilterCondition(.company, .contains("harbor"))),
          ]),
          .not(.search("åsa")),
        ]))
  }

  @Test func everyNameOfEveryPropertyIsRead() throws {
    for definition in PropertyCatalogue.definitions {
      for name in definition.aliases + [definition.property.internalName, definition.label] {
        let expression = try FilterExpression.parse("\"\(name)\" is known", in: context).get()
        #expect(
          expression.root == .condition(FilterCondition(definition.property, .known)), "\(name)")
      }
    }
  }

  @Test func everyCanonicalNameIsOneWordAndNamesItsProperty() {
    for property in ContactProperty.allCases {
      #expect(!property.filterName.contains(" "))
      #expect(PropertyCatalogue.property(named: property.filterName) == property)
    }
  }

  @Test func twoFiltersJoinToOneThatReadsTheSame() throws {
    let stage = try FilterExpression.parse("stage = lead or stage = other", in: context).get()
    let words = try FilterExpression.parse("åsa öberg", in: context).get()
    #expect(stage.and(words).text == "(stage = lead or stage = other) and åsa öberg")
    #expect(words.and(.everything) == words)
    #expect(FilterExpression.everything.and(words) == words)
    let read = FilterExpression.parse(stage.and(words).text, in: context)
    #expect(read == .success(stage.and(words)))
  }

  @Test func aFilterKnowsItsPropertiesAndWords() throws {
    func read(_ text: String) throws -> FilterExpression {
      try FilterExpression.parse(text, in: context).get()
    }
    #expect(try read("stage = lead or not city is known").properties == [.lifecycleStage, .city])
    #expect(try read("åsa").properties == Set(FilterExpression.searchedProperties))
    #expect(try read("mailable = yes").properties.contains(.optedOut))
    #expect(try read("hs_email_domain = x").properties.contains(.email))
    #expect(
      try read("harbor !acme \"Åsa Öberg\" or harbor").searchWords == ["harbor", "Åsa Öberg"])
    #expect(try read("not (a not b)").searchWords == ["b"])
    #expect(try read("created = today").dependsOnClock)
    #expect(try read("created between 2026-01-01 and tomorrow").dependsOnClock)
    #expect(try read("created in the last 3 days").dependsOnClock)
    #expect(try read("created > 2026-01-01 åsa").dependsOnClock == false)
  }
}
