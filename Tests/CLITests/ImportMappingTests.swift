import Foundation
import TestSupport
import Testing

@testable import CLI

/// What `import` says of a file before it reads it.
@Suite struct ImportMappingTests {
  private static let brevo = """
    EMAIL;LASTNAME;FIRSTNAME;SMS;EMAIL_BLACKLISTED;SMS_BLACKLISTED;ADDED_TIME;MODIFIED_TIME;X
    luc@example.fr;Petit;Luc;336;Yes;No;12-04-2022 09:30;12-04-2022 09:30;

    """

  @Test func aDryRunShowsEveryColumn() async throws {
    let machine = try await TestMachine.withStore()
    let file = try machine.file("contacts.csv", Self.brevo)
    let result = await machine.run("import", file, "--dry-run")
    #expect(result.status == 0)
    #expect(
      result.errors == """
        contacts.csv: Brevo, UTF-8, separated by semicolons.
          COLUMN             GOES TO                                           EXAMPLE
          EMAIL              Email                                             luc@example.fr
          LASTNAME           Last name                                         Petit
          FIRSTNAME          First name                                        Luc
          SMS                Mobile phone number                               336
          EMAIL_BLACKLISTED  Unsubscribed from all email                       Yes
          SMS_BLACKLISTED    left out: no property for it                      No
          ADDED_TIME         left out: the program keeps "Create date"         12-04-2022 09:30
          MODIFIED_TIME      left out: the program keeps "Last modified date"  12-04-2022 09:30
        1 more column is left out; it is blank in the first rows.
        contacts.csv: 1 would be created, 0 updated, 0 stay as they are.
        Dry run: nothing was changed.

        """)
  }

  @Test func anImportSaysItInOneLineAndInFullOnATerminal() async throws {
    var machine = try await TestMachine.withStore()
    let file = try machine.file("contacts.csv", Self.brevo)
    let result = await machine.run("import", file)
    #expect(
      result.errors.hasPrefix(
        """
        contacts.csv (Brevo, UTF-8, separated by semicolons): 5 properties read; left out: \
        "SMS_BLACKLISTED", "ADDED_TIME" (the program keeps "Create date"), "MODIFIED_TIME" (the \
        program keeps "Last modified date").
        contacts.csv: 1 created

        """.dropLast()))
    machine.isTerminal = true
    let again = await machine.run("import", file)
    #expect(again.errors.contains("EMAIL_BLACKLISTED"))
    let optedOut = await machine.run(
      "contacts", "count", "--filter", "optout is true", "--format", "plain")
    #expect(optedOut.output == "1\n")
  }

  @Test func anExampleCannotDriveTheTerminal() async throws {
    let machine = try await TestMachine.withStore()
    let file = try machine.file("a.csv", "Email,City\na@example.se,\u{1b}[31mred\n")
    let result = await machine.run("import", file, "--dry-run")
    #expect(result.errors.contains("red") && !result.errors.contains("\u{1b}"))
  }

  @Test func anEncodingThatWasFoundOutIsNamedAndCanBeGiven() async throws {
    let machine = try await TestMachine.withStore()
    let path = machine.folder.path("old.csv")
    let text = try need("Email,First name\nl@example.pl,Łucja\n".data(using: .windowsCP1250))
    try text.write(to: URL(filePath: path))
    let found = await machine.run("import", path, "--dry-run")
    #expect(found.errors.contains("it is read as Windows-1250. If letters look wrong"))
    #expect(found.errors.contains("Łucja"))
    let given = await machine.run("import", path, "--dry-run", "--encoding", "windows-1252")
    #expect(given.errors.contains("£ucja"))
    let unknown = await machine.run("import", path, "--encoding", "latin")
    #expect(unknown.status == 64)
  }

  @Test func largeFilesAreRefusedWithTheLimit() async throws {
    let machine = try await TestMachine.withStore()
    let path = try machine.file("huge.csv", "")
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.truncate(atOffset: 2 << 30)
    try handle.close()
    let result = await machine.run("import", path)
    #expect(result.status == 65)
    #expect(
      result.errors.contains(
        "has 2,048 MB; at most 512 MB can be imported (LIMIT_EXCEEDED)."))
  }
}
