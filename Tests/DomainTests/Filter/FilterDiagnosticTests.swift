import Domain
import TestSupport
import Testing

/// Every mistake the filter language knows, where it is shown and with which facts.
struct FilterDiagnosticTests {
  private static let context = FilterContext(
    account: AccountBuilder(seed: 1).account, actingUser: UserID(1), now: AccountBuilder.now)

  /// In `marked` the range stands between `[` and `]`.
  struct Example: Sendable, CustomTestStringConvertible {
    let marked: String
    let kind: FilterDiagnostic.Kind

    var testDescription: String { marked }
  }

  private static func mistake(_ marked: String, _ kind: FilterDiagnostic.Kind) -> Example {
    Example(marked: marked, kind: kind)
  }

  private static func lacking(_ marked: String, _ expectation: FilterExpectation) -> Example {
    Example(marked: marked + "[]", kind: .expected(expectation, found: nil))
  }

  private static let gallery: [Example] = [
    // Properties
    mistake("[compny] contains harbor", .unknownProperty("compny", nearest: "company")),
    mistake(
      "a or [\"Lifecicle stage\"] = lead",
      .unknownProperty("Lifecicle stage", nearest: "lifecycle stage")),
    mistake("[qqqqqq] = 1", .unknownProperty("qqqqqq", nearest: nil)),
    mistake("[qqqqqq] is known", .unknownProperty("qqqqqq", nearest: nil)),
    mistake("[qqqqqq] not in (1)", .unknownProperty("qqqqqq", nearest: nil)),
    mistake("[qqqqqq] in the last 3 days", .unknownProperty("qqqqqq", nearest: nil)),
    mistake("[qqqqqq] more than 3 days ago", .unknownProperty("qqqqqq", nearest: nil)),
    mistake("[qqqqqq] starts with x", .unknownProperty("qqqqqq", nearest: nil)),
    mistake("[emial]:foo", .unknownProperty("emial", nearest: "email")),
    // Operators
    mistake("stage [equals] lead", .unknownOperator("equals", .lifecycleStage)),
    mistake("company [harbor]", .unknownOperator("harbor", .company)),
    mistake("company [<] x", .operatorNotForType(.less, .company)),
    mistake("id [contains] 3", .operatorNotForType(.contains, .recordID)),
    mistake("id [not contains] 3", .operatorNotForType(.contains, .recordID)),
    mistake("company [is true]", .operatorNotForType(.isTrue, .company)),
    mistake("stage [in the last] 3 days", .operatorNotForType(.inTheLast, .lifecycleStage)),
    mistake("optout [between] yes and no", .operatorNotForType(.between, .optedOut)),
    mistake("company [ever] = x", .unknownOperator("ever", .company)),
    // Values
    mistake(
      "stage = [leed]",
      .unknownOption("leed", .lifecycleStage, nearest: PropertyOption("lead", "Lead"))),
    mistake(
      "stage in (lead, [\"Sales Qualified Leed\"])",
      .unknownOption(
        "Sales Qualified Leed", .lifecycleStage,
        nearest: PropertyOption("salesqualifiedlead", "Sales Qualified Lead"))),
    mistake("stage = [qqqqqq]", .unknownOption("qqqqqq", .lifecycleStage, nearest: nil)),
    mistake(
      "marketing = [pendign]",
      .unknownOption(
        "pendign", .marketingStatus, nearest: PropertyOption("pending", "pending"))),
    mistake(
      "owner = [asa.oberk@example.com]",
      .unknownOption(
        "asa.oberk@example.com", .owner,
        nearest: PropertyOption("asa.oberg@example.com", "Åsa Öberg"))),
    mistake("created > [soon]", .notADate("soon", .createDate)),
    mistake("created > [2026-02-30]", .notADate("2026-02-30", .createDate)),
    mistake("id = [12x]", .notANumber("12x", .recordID)),
    mistake("id = [99999999999999999999]", .notANumber("99999999999999999999", .recordID)),
    mistake("id = [-9223372036854775808]", .notANumber("-9223372036854775808", .recordID)),
    mistake("optout = [maybe]", .notABoolean("maybe", .optedOut)),
    mistake("created in the last [many] days", .notANumber("many", nil)),
    mistake(
      "created in the last [10001] days", .numberTooLarge("10001", limit: FilterPeriod.countLimit)),
    mistake("company = [\"\"]", .emptyText),
    mistake("åsa [\"\"]", .emptyText),
    mistake("[\"  \"]", .emptyText),
    // Quotes
    mistake("company = [\"harbor]", .unclosedQuote(at: 10)),
    mistake("åsa [\"]", .unclosedQuote(at: 5)),
    mistake("[\"a\\\"]", .unclosedQuote(at: 0)),
    // Words of the language out of place
    mistake(
      "created in the last 30 days and not in list [\"Newsletter\"]",
      .unknownList("Newsletter", nearest: nil)),
    mistake("in list [Nowhere]", .unknownList("Nowhere", nearest: nil)),
    mistake("[IN] lists", .misplacedKeyword("IN")),
    mistake("[is] known", .misplacedKeyword("is")),
    mistake("[and] lead", .misplacedKeyword("and")),
    mistake("a or [or] b", .misplacedKeyword("or")),
    mistake("stage = [or]", .expected(.value(.lifecycleStage), found: "or")),
    // Something else was expected
    mistake("[=] lead", .expected(.condition, found: "=")),
    mistake("a [)]", .expected(.endOfText, found: ")")),
    mistake("a[,] b", .expected(.endOfText, found: ",")),
    mistake("([)]", .expected(.condition, found: ")")),
    mistake("(a [,] b)", .expected(.closingParenthesis, found: ",")),
    mistake("stage [and] a", .expected(.operator(.lifecycleStage), found: "and")),
    mistake("stage [\"x\"]", .expected(.operator(.lifecycleStage), found: "x")),
    mistake("stage in [lead]", .expected(.openingParenthesis, found: "lead")),
    mistake("stage in ([)]", .expected(.value(.lifecycleStage), found: ")")),
    mistake("stage in (lead [other])", .expected(.endOfList, found: "other")),
    mistake("stage in (lead,[)]", .expected(.value(.lifecycleStage), found: ")")),
    mistake("id between 1 [or] 2", .expected(.keyword(["and"]), found: "or")),
    mistake("company starts [x]", .expected(.keyword(["with"]), found: "x")),
    mistake(
      "company is [lead]",
      .expected(.keyword(["known", "unknown", "true", "false", "not"]), found: "lead")),
    mistake("created in the [past]", .expected(.keyword(["last", "next"]), found: "past")),
    mistake(
      "created in the last 3 [years]",
      .expected(.keyword(["days", "weeks", "months"]), found: "years")),
    mistake("marketing ever [yes]", .expected(.keyword(["=", "!="]), found: "yes")),
    mistake("company:[] \"x\"", .expected(.value(.company), found: nil)),
    // The text ends too early
    lacking("not", .condition),
    lacking("stage = lead and", .condition),
    lacking("a or ", .condition),
    lacking("!", .condition),
    lacking("(", .condition),
    lacking("(a or b", .closingParenthesis),
    lacking("stage", .operator(.lifecycleStage)),
    lacking("stage ", .operator(.lifecycleStage)),
    lacking("\"stage\" =", .value(.lifecycleStage)),
    lacking("stage in", .openingParenthesis),
    lacking("stage in (", .value(.lifecycleStage)),
    lacking("stage in (lead", .endOfList),
    lacking("stage in (lead,", .value(.lifecycleStage)),
    lacking("company:", .value(.company)),
    lacking("company is", .keyword(["known", "unknown", "true", "false", "not"])),
    lacking("company is not", .keyword(["known", "unknown", "true", "false"])),
    lacking("company ends", .keyword(["with"])),
    lacking("id between 1", .keyword(["and"])),
    lacking("id between 1 and", .value(.recordID)),
    lacking("created in the", .keyword(["last", "next"])),
    lacking("created more", .keyword(["than"])),
    lacking("created more than", .number),
    lacking("created more than 5", .keyword(["days", "weeks", "months"])),
    lacking("created more than 5 days", .keyword(["ago", "from"])),
    lacking("created more than 5 days from", .keyword(["now"])),
    lacking("marketing ever", .keyword(["=", "!="])),
    lacking("marketing ever =", .value(.marketingStatus)),
  ]

  @Test(arguments: gallery)
  func aMistakeIsShownWhereItIs(example: Example) {
    let (text, range) = example.unmarked
    let read = FilterExpression.parse(text, in: Self.context)
    #expect(read == .failure(FilterDiagnostic(example.kind, range)), "\(text)")
  }

  @Test("R6.6: a filter has 250 conditions at most") func aFilterHas250ConditionsAtMost() {
    let words = (1...250).map { "word\($0)" }.joined(separator: " ")
    let read = FilterExpression.parse(words, in: Self.context)
    guard case .success(let expression) = read else {
      Issue.record("250 conditions are allowed: \(read)")
      return
    }
    #expect(expression.searchWords.count == 250)
    let start = words.utf8.count + 4
    #expect(
      FilterExpression.parse(words + " or company = x", in: Self.context)
        == .failure(FilterDiagnostic(.tooManyConditions(limit: 250), start..<start + 7)))
  }

  @Test func parenthesesAndNegationsNestToALimit() {
    let limit = FilterExpression.depthLimit
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(
      FilterExpression.parse(nested(limit - 1), in: Self.context)
        == .success(FilterExpression(.search("a"))))
    for text in [nested(limit), nested(100_000), String(repeating: "!", count: 100_000) + "a"] {
      let expected = FilterDiagnostic(.nestedTooDeep(limit: limit), limit..<limit + 1)
      #expect(FilterExpression.parse(text, in: Self.context) == .failure(expected))
    }
  }

  @Test func unfinishedTextsAreKnownAsSuch() {
    func isIncomplete(_ text: String) -> Bool {
      guard case .failure(let diagnostic) = FilterExpression.parse(text, in: Self.context) else {
        return false
      }
      return diagnostic.isIncomplete
    }
    #expect(isIncomplete("stage ="))
    #expect(isIncomplete("company = \"har"))
    #expect(isIncomplete("stage = leed") == false)
    #expect(isIncomplete("stage and") == false)
  }

  @Test func aRangeIsAlsoGivenInCharacters() {
    let text = "åäö stage = leed"
    guard case .failure(let diagnostic) = FilterExpression.parse(text, in: Self.context) else {
      Issue.record("the option is unknown")
      return
    }
    #expect(diagnostic.range == 15..<19)
    #expect(diagnostic.characterRange(in: text) == 12..<16)
  }
}

extension FilterDiagnosticTests.Example {
  /// The text without the marks, and the bytes between them.
  var unmarked: (text: String, range: Range<Int>) {
    var text = ""
    var bounds: [Int] = []
    for scalar in marked.unicodeScalars {
      if scalar == "[" || scalar == "]" {
        bounds.append(text.utf8.count)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return (text, bounds[0]..<bounds[1])
  }
}
