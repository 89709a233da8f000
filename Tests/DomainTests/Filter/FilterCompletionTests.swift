import Domain
import TestSupport
import Testing

struct FilterCompletionTests {
  private static let context = FilterContext(
    account: AccountBuilder(seed: 1).account, actingUser: UserID(1), now: AccountBuilder.now)

  /// The texts suggested at the `|` of a text.
  private func suggestions(_ marked: String) throws -> [String] {
    try all(marked).map(\.text)
  }

  private func all(_ marked: String) throws -> [FilterSuggestion] {
    let bar = try #require(marked.firstIndex(of: "|"))
    let text = String(marked[..<bar] + marked[marked.index(after: bar)...])
    return FilterCompletion.suggestions(
      for: text, cursor: marked[..<bar].utf8.count, in: Self.context)
  }

  @Test func propertiesAreFoundByNameAliasAndLabel() throws {
    #expect(try suggestions("compa|") == ["company"])
    #expect(try suggestions("life|") == ["stage"])
    #expect(try suggestions("\"marketing contact u|") == ["hs_marketable_until_renewal"])
    #expect(try suggestions("stage = lead and own|") == ["owner", "team"])
    #expect(try suggestions("(stage = lead lastm|") == ["modified"])
    #expect(try suggestions("|").count == ContactProperty.allCases.count + 2)
  }

  @Test func operatorsSuitTheProperty() throws {
    #expect(try suggestions("created |").first == "in the last")
    #expect(try suggestions("created |").contains("contains") == false)
    #expect(try suggestions("company st|") == ["starts with"])
    #expect(try suggestions("company not s|") == [])
    #expect(
      try suggestions("company n|") == [
        "not contains", "not starts with", "not ends with", "not in",
      ])
    #expect(try suggestions("created in the |") == ["last", "next"])
    #expect(try suggestions("created in the last 3 |") == ["days", "weeks", "months"])
    #expect(try suggestions("company is |") == ["known", "unknown", "true", "false", "not"])
    #expect(try suggestions("marketing ev|") == ["ever"])
  }

  @Test func valuesAreTheOptions() throws {
    #expect(try suggestions("stage = l|") == ["lead"])
    #expect(try suggestions("stage = Marketing|") == ["marketingqualifiedlead"])
    #expect(try suggestions("stage in (lead, su|") == ["subscriber"])
    #expect(try suggestions("stage in (lead |") == [",", ")"])
    #expect(try suggestions("owner = |") == ["me", "asa.oberg@example.com"])
    #expect(try suggestions("owner = \"Ås|") == ["asa.oberg@example.com"])
    #expect(try suggestions("marketing = |") == ["yes", "no", "pending"])
    #expect(try suggestions("optout = |") == ["yes", "no"])
    #expect(try suggestions("hs_legal_basis = perf|") == ["\"Performance of a contract\""])
    #expect(try suggestions("created > to|") == ["today", "tomorrow"])
    #expect(try suggestions("company = |") == [])
  }

  @Test func aSuggestionReplacesTheWordBeforeTheCursor() throws {
    let suggestion = try #require(try all("åsa stage = le| and x").first)
    #expect(suggestion.range == 13..<15)
    #expect(suggestion.meaning == .value(.lifecycleStage, label: "Lead"))
    let quoted = try #require(try all("owner = \"Ås|").first)
    #expect(quoted.range == 8..<12)
  }

  @Test func joiningWordsFollowACondition() throws {
    #expect(try suggestions("stage = lead a|").contains("and"))
    #expect(try suggestions("(stage = lead |").first == ")")
    #expect(try suggestions("stage = leed |") == [], "nothing fits behind a mistake")
  }

  @Test func everySuggestionIsReadAsWhatItMeans() throws {
    for property in ContactProperty.allCases {
      for operation in try all("\(property.filterName) |") {
        let text = "\(property.filterName) \(operation.text)"
        guard case .failure(let diagnostic) = FilterExpression.parse(text, in: Self.context) else {
          continue
        }
        #expect(diagnostic.isIncomplete, "\(text)")
      }
      for value in try all("\(property.filterName) = |") {
        let text = "\(property.filterName) = \(value.text)"
        let read = FilterExpression.parse(text, in: Self.context)
        #expect(throws: Never.self, "\(text)") { try read.get() }
      }
    }
  }
}
