import TestSupport
import Testing

@testable import Domain

@Suite("Additional addresses in ordinary imports")
struct ImportAddressTests {
  /// Contacts 1 to 3; contact 2 has an additional address.
  private func trial() throws -> ImportTrial {
    var ledger = try Ledger()
    ledger.addContacts([.nonMarketing, .nonMarketing, .nonMarketing])
    let edit = ContactEdit(
      id: ContactID(2),
      changes: [.init(.additionalEmails, old: nil, new: .text("old2@example.com"))])
    ledger.apply([.contactEdited(edit)])
    return ImportTrial(ledger)
  }

  private let columns: [ContactProperty] = [.email, .additionalEmails]

  @Test("R1.5: addresses are added to those of the contact, each once, and its own are passed over")
  func added() throws {
    var trial = try trial()
    let summary = try trial.run(
      columns,
      [
        ["c2@example.com", " New@example.com ;OLD2@example.com;; new@example.com;C2@example.com"],
        ["n@example.com", "n2@example.com;N@example.com"],
        ["c2@example.com", "old2@example.com"],
      ])
    #expect(trial.text(.additionalEmails, 2) == "old2@example.com;New@example.com")
    #expect(trial.text(.additionalEmails, 4) == "n2@example.com")
    #expect(trial.outcomes[2] == .unchanged(ContactID(2)))
    #expect(summary.warnings.isEmpty)
  }

  @Test("R1.6: an address of another contact is never moved: the row is kept, with a warning")
  func neverMoved() throws {
    var trial = try trial()
    let summary = try trial.run(
      columns,
      [
        ["c1@example.com", "C3@example.com;fine@example.com"],
        ["n@example.com", "old2@example.com"], ["c3@example.com", "fine@example.com;no address"],
      ])
    #expect(trial.text(.additionalEmails, 1) == "fine@example.com")
    #expect(trial.text(.email, 3) == "c3@example.com")
    #expect(trial.text(.additionalEmails, 2) == "old2@example.com")
    #expect(summary.report.rejected == 0 && summary.report.created == 1)
    #expect(
      summary.warnings == [
        ImportWarning(
          code: .secondaryEmail, column: "Additional email addresses", count: 4,
          examples: [
            .init(line: 2, token: "C3@example.com"), .init(line: 3, token: "old2@example.com"),
            .init(line: 4, token: "fine@example.com"),
          ])
      ])
  }

  @Test("R5.11: a row finds the contact by an additional address of the same import")
  func found() throws {
    var trial = try trial()
    try trial.run(
      [.email, .additionalEmails, .firstName],
      [["n@example.com", "second@example.com", "A"], ["SECOND@example.com", "", "B"]])
    #expect(trial.outcomes == [.created(ContactID(4)), .updated(ContactID(4))])
    #expect(trial.text(.email, 4) == "n@example.com" && trial.text(.firstName, 4) == "B")
  }

  @Test("R5.10, R1.5: the address that a Record ID's contact loses may stay as an additional one")
  func replaced() throws {
    var trial = try trial()
    try trial.run(
      [.recordID, .email, .additionalEmails], [["1", "new@example.com", "c1@example.com"]])
    #expect(trial.text(.email, 1) == "new@example.com")
    #expect(trial.text(.additionalEmails, 1) == "c1@example.com")
  }

  @Test("The addresses of a contact have 65,535 bytes")
  func room() throws {
    var trial = try trial()
    let many = (0..<3400).map { "number.\($0)@example.com" }.joined(separator: ";")
    let cut = String(many.prefix(65_500))
    try trial.run(columns, [["c2@example.com", cut]])
    let summary = try trial.run(columns, [["c2@example.com", "one@example.com;two@example.com"]])
    let text = try need(trial.text(.additionalEmails, 2))
    #expect(text.utf8.count <= 65_535)
    #expect(!summary.warnings.isEmpty || text.hasSuffix("two@example.com"))
  }
}
