import Foundation
import Testing
import Wording

/// The language files against the keys of the program.
@Suite struct CatalogueTests {
  private static let keys: [String] =
    names(RefusalPhrase.self) + names(ValuePhrase.self) + names(QuotePhrase.self)
    + names(CommandPhrase.self) + names(NamePhrase.self) + names(NumberPhrase.self)
    + names(TimePhrase.self) + names(FilterPhrase.self) + names(ImportPhrase.self)
    + names(StoragePhrase.self) + names(FileCallPhrase.self) + names(FilePhrase.self)
    + names(MappingPhrase.self)
    + names(CommandLinePhrase.self) + names(DoctorPhrase.self) + names(ConsoleWords.self)
    + names(SessionPhrase.self) + names(AbsencePhrase.self) + names(ListPhrase.self)
    + names(IntakePhrase.self) + names(BillingPhrase.self) + names(BillingWords.self)
    + names(UserPhrase.self)
    + names(WorkflowPhrase.self)

  private static func names<Key: PhraseKey>(_ type: Key.Type) -> [String] {
    type.allCases.map(\.rawValue)
  }

  private static let languages = ["en", "sv", "de", "pl", "it"].filter {
    CatalogueFiles.entries(of: $0) != nil
  }

  @Test func everyKeyIsUnique() {
    #expect(Set(Self.keys).count == Self.keys.count)
  }

  @Test func everyKeyHasAText() throws {
    let entries = try #require(CatalogueFiles.entries(of: "en"))
    #expect(Self.keys.filter { entries[$0] == nil }.sorted() == [])
  }

  @Test(arguments: languages) func noTextIsOrphaned(_ language: String) throws {
    let entries = try #require(CatalogueFiles.entries(of: language))
    let known = Set(Self.keys)
    let orphans = entries.keys.filter {
      !known.contains($0) && !$0.hasPrefix("property.") && !$0.hasPrefix("option.")
    }
    #expect(orphans.sorted() == [])
  }

  @Test(arguments: languages) func pluralFormsAreThoseOfTheLanguage(_ language: String) throws {
    let entries = try #require(CatalogueFiles.entries(of: language))
    let categories = Set(PluralRule(language: language).categories)
    for (key, entry) in entries {
      guard case .plural(let forms) = entry else { continue }
      #expect(Set(forms.keys) == categories, "\(key)")
    }
  }

  @Test(arguments: languages) func placeholdersMatchThoseOfEnglish(_ language: String) throws {
    let english = try #require(CatalogueFiles.entries(of: "en"))
    let entries = try #require(CatalogueFiles.entries(of: language))
    for (key, entry) in entries {
      guard let reference = english[key] else { continue }
      for text in Self.texts(entry) {
        // A singular may say "one" without the number.
        let allowed = Self.placeholders(reference)
        #expect(Catalogue.placeholders(in: text).isSubset(of: allowed), "\(language) \(key)")
        #expect(
          Catalogue.placeholders(in: text).union(["count"]) == allowed.union(["count"]),
          "\(language) \(key)")
      }
    }
  }

  @Test func languageFilesHaveOneKeyALineInOrder() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Assets/Locale/en.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    let keys = text.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("  \""), let end = line.range(of: "\": ") else { return nil }
      return String(line[line.index(line.startIndex, offsetBy: 3)..<end.lowerBound])
    }
    #expect(keys.count == CatalogueFiles.entries(of: "en")?.count)
    #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func textsUseStraightQuotes() throws {
    let entries = try #require(CatalogueFiles.entries(of: "en"))
    for (key, entry) in entries where !key.hasPrefix("console.") {
      for text in Self.texts(entry) {
        #expect(!text.contains("“") && !text.contains("’"), "\(key)")
      }
    }
  }

  @Test func aTextThatALanguageLacksIsTakenFromEnglish() {
    let catalogue = Catalogue(
      language: "pl",
      entries: [
        "name.yes": .text("tak"),
        "number.bytes": .plural([
          .one: "{count} bajt", .few: "{count} bajty", .many: "{count} bajtów",
          .other: "{count} bajta",
        ]),
      ],
      fallback: [
        "name.no": .text("no"),
        "time.in-days": .plural([.one: "in {count} day", .other: "in {count} days"]),
      ])
    #expect(catalogue.text(NamePhrase.yes) == "tak")
    #expect(catalogue.text(NamePhrase.no) == "no")
    #expect(catalogue.text(NumberPhrase.bytes, count: 3) == "3 bajty")
    #expect(catalogue.text(NumberPhrase.bytes, count: 12) == "12 bajtów")
    // The form is that of the language the text is in.
    #expect(catalogue.text(TimePhrase.inDays, count: 1) == "in 1 day")
    #expect(catalogue.text(TimePhrase.inDays, count: 2) == "in 2 days")
    #expect(catalogue.text(NamePhrase.none) == "name.none")
  }

  @Test func dataIsCleanedBeforeItIsPutIn() {
    var catalogue = CatalogueFiles.english
    catalogue.clean = { $0.replacing("\u{1B}", with: "␛") }
    let text = catalogue.text(
      RefusalPhrase.invalidEmail, ["token": .data("a\u{1B}[2J")])
    #expect(text == "\"a␛[2J\" is not an e-mail address.")
  }

  @Test func valuesWithBracesAreNotFilledAgain() {
    let text = CatalogueFiles.english.text(
      RefusalPhrase.invalidEmail, ["token": .data("{token} {x}")])
    #expect(text == "\"{token} {x}\" is not an e-mail address.")
  }

  @Test func asciiFormHasNoOtherCharacters() throws {
    let entries = try #require(CatalogueFiles.entries(of: "en"))
    let ascii = CatalogueFiles.english.inASCII()
    #expect(
      ascii.text(QuotePhrase.fromTo, ["before": .number(1), "after": .number(2)]) == "1 -> 2")
    let shown = entries.values.flatMap(Self.texts).flatMap(\.unicodeScalars)
    let known = Set("→…·–—−“”’µ\u{A0}".unicodeScalars)
    #expect(Set(shown.filter { !$0.isASCII }).subtracting(known) == [])
  }

  private static func texts(_ entry: Catalogue.Entry) -> [String] {
    switch entry {
    case .text(let text): [text]
    case .plural(let forms): forms.values.sorted()
    }
  }

  private static func placeholders(_ entry: Catalogue.Entry) -> Set<String> {
    texts(entry).reduce(into: []) { $0.formUnion(Catalogue.placeholders(in: $1)) }
  }
}
