import Domain
import Engine
import TestSupport
import Testing

@Suite("What is shown of a file before it is imported")
struct MappingReportTests {
  @Test("Every column with where it goes, why it is left out and an example")
  func report() throws {
    let file = try SourceDesk().open(
      "Title\nE-post;Skapad;Skor;E-mail;E-post\n;;;x@example.com;\na@example.se;2024;41;;\n")
    let report = MappingReport(file: file, mapping: try ColumnMapping(file: file))
    #expect(report.encoding == .utf8 && report.source == nil && report.headerLine == 2)
    #expect(report.titleRows == 1 && report.layout == .table(delimiter: CSVDelimiter.semicolon))
    #expect(
      report.mapped.map { [$0.header, $0.example ?? "-"] } == [["E-post", "a@example.se"]])
    #expect(
      report.leftOut.map(\.target) == [
        .leftOut(.readOnly(header: "Skapad", .createDate)),
        .leftOut(.unmatched(header: "Skor")),
        .leftOut(.propertyTaken(header: "E-mail", .email, by: "E-post")),
        .leftOut(.repeated(header: "E-post")),
      ])
    #expect(report.leftOut.map(\.example) == ["2024", "41", "x@example.com", nil])
    #expect(report.leftOut.map(\.number) == [2, 3, 4, 5])
  }

  @Test("The status is known by its values, whatever its header; true and false need a hint in it")
  func statusByValues() throws {
    func target(_ header: String, _ value: String) throws -> ColumnMapping.Notice? {
      try ColumnMapping(header: ["Email", header], samples: [["a", value], ["b", ""]])
        .notices.first
    }
    for value in [
      "Marketing contact", "Nicht-Marketingkontakt", "Marknadskontakt", "Contatto marketing",
      "Kontakt niemarketingowy",
    ] {
      #expect(try target("Spalte 7", value) == .readOnly(header: "Spalte 7", .marketingStatus))
    }
    #expect(
      try target("Is marketing?", "true") == .readOnly(header: "Is marketing?", .marketingStatus))
    #expect(try target("Newsletter", "true") == .unmatched(header: "Newsletter"))
    #expect(try target("Topic", "marketing") == .unmatched(header: "Topic"))
    let adopting = try ColumnMapping(
      header: ["Record ID", "X"], adopting: true, samples: [["1", "Marketing contact"]])
    #expect(adopting.columns.map(\.property) == [.recordID, .marketingStatus])
  }

  @Test(
    "Headers are the same with or without accents, hyphens, low lines and a remark behind",
    arguments: [
      ("Fornamn", ContactProperty.firstName), ("FÖRNAMN", .firstName), ("Imie", .firstName),
      ("first-name", .firstName), ("LAST_NAME (legal)", .lastName), ("Citta", .city),
      ("Telefon komorkowy", .mobilePhone), ("Straße", .address), ("PLZ", .postalCode),
      ("E-Mail-Adresse", .email), ("Indirizzo email", .email), ("Adres e-mail", .email),
      ("Cognome", .lastName), ("Etap cyklu życia", .lifecycleStage),
      ("Fase del ciclo di vita", .lifecycleStage), ("Kontaktägare", .owner),
    ])
  func headers(header: String, property: ContactProperty) throws {
    let mapping = try ColumnMapping(header: [header, "Record ID"])
    #expect(mapping.columns.first?.property == property)
  }
}
