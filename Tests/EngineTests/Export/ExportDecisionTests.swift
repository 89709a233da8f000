import Domain
import Engine
import Foundation
import Storage
import TestSupport
import Testing

@Suite("Carrying decisions back")
struct ExportDecisionTests {
  /// Three contacts of an adopted export; later one is edited, one pre-set to non-marketing, one set
  /// as marketing, and one made here.
  private func account() throws -> (account: Account, changes: ContactChanges) {
    var ledger = try Ledger(zone: "Europe/Stockholm")
    let adopted: [Event] = (501...503).map { id in
      .contactCreated(
        ContactRecord(
          id: ContactID(id),
          values: [
            .email: .text("c\(id)@example.com"), .company: .text("Ab"), .phone: .text("1"),
          ], status: id == 502 ? .marketing : .nonMarketing,
          source: id == 502 ? MarketingSource(type: .initialState) : nil))
    }
    ledger.apply(adopted, source: .fileImport)
    let before = ledger.journal.count
    try ledger.perform(
      .editContacts(
        EditContacts(
          contacts: [ContactID(501)],
          values: [.company: "=Åb", .phone: "", .lastActivity: "2026-02-03"])))
    try ledger.perform(
      .setMarketingStatus(SetMarketingStatus(.asNonMarketing, contacts: [ContactID(502)])))
    try ledger.perform(
      .setMarketingStatus(SetMarketingStatus(.asMarketing, contacts: [ContactID(503)])))
    try ledger.perform(
      .createContact(
        CreateContact(values: [.email: "new@example.com", .owner: "ida@example.com"])))
    var changes = ContactChanges()
    for event in adopted { changes.add(event, isAdoption: true) }
    for entry in ledger.journal[before...] {
      for event in entry.events { changes.add(event, isAdoption: false) }
    }
    return (ledger.account, changes)
  }

  private func lines(
    _ account: Account, _ decisions: ExportDecisions, columns: [ContactProperty]
  ) throws -> [String] {
    let rows = decisions.rows(of: RowOrder(allOf: 4), columns: columns, in: account)
    let changed =
      decisions.writesUnchanged
      ? columns : decisions.columns(of: columns, rows: rows, in: account)
    var sink = MemorySink()
    try ContactExport.run(
      account, rows: rows, columns: changed, form: .crmImport, decisions: decisions, into: &sink)
    return String(decoding: sink.bytes, as: UTF8.self).components(separatedBy: "\r\n").dropLast()
  }

  @Test("R2.4, 8.2: only what changed is written, the status as the decision that was made")
  func changesOnly() throws {
    let (account, changes) = try account()
    let decisions = ExportDecisions(changes: changes, writesUnchanged: false)
    #expect(
      try lines(account, decisions, columns: ExportDecisions.columns) == [
        "Record ID,Email,Phone number,Company name,Lifecycle stage,Contact owner,"
          + "Last activity date,Marketing contact status",
        "501,c501@example.com,,=Åb,,,2026-02-03 00:00,",
        "502,c502@example.com,,,,,,Non-marketing contact",
        "503,c503@example.com,,,,,,Marketing contact",
        ",new@example.com,,,Lead,ida@example.com,,Non-marketing contact",
      ])
    let rows = decisions.rows(
      of: RowOrder(allOf: 4), columns: ExportDecisions.columns, in: account)
    #expect(
      decisions.removedValues(rows: rows, columns: ExportDecisions.columns, in: account) == 1)
  }

  @Test("8.2: columns that were chosen are written for every contact that changed in one of them")
  func chosen() throws {
    let (account, changes) = try account()
    let decisions = ExportDecisions(changes: changes, writesUnchanged: true)
    #expect(
      try lines(account, decisions, columns: [.marketingStatus, .company]) == [
        "Record ID,Email,Marketing contact status,Company name",
        "501,c501@example.com,Non-marketing contact,=Åb",
        "502,c502@example.com,Non-marketing contact,Ab",
        "503,c503@example.com,Marketing contact,Ab", ",new@example.com,Non-marketing contact,",
      ])
    #expect(try lines(account, decisions, columns: [.phone]).count == 3)
  }

  @Test("R2.24: what a merge gave the remaining contact is carried back too")
  func merge() {
    var changes = ContactChanges()
    let merge = ContactMerge(
      primary: ContactID(501), other: ContactID(502),
      changes: [.init(.company, old: nil, new: .text("Ab"))], status: .marketing)
    changes.add(.contactsMerged(merge), isAdoption: false)
    #expect(changes.contains(.company, of: ContactID(501)))
    #expect(changes.contains(.marketingStatus, of: ContactID(501)))
    #expect(!changes.contains(.phone, of: ContactID(501)))
    #expect(!changes.contains(.company, of: ContactID(502)))
  }

  @Test("13, R13.5: the store's journal tells what changed since a moment, compacted or not")
  func journal() async throws {
    let folder = try StoreFolder()
    let path = folder.path("store")
    let first = try await Workspace.create(at: path, opening: .test(), environment: .test())
    let make = Command.createContact(CreateContact(values: [.email: "a@example.com"]))
    _ = try await first.perform(make, by: Ledger.ida, frontEnd: .commandLine, confirmation: nil)
    let later = Environment.test(now: "2026-01-20T10:00:00Z")
    let second = try await Workspace.open(at: path, access: .readWrite, environment: later)
    _ = try await second.perform(
      .editContacts(EditContacts(contacts: [ContactID(1)], values: [.company: "Ab"])),
      by: Ledger.ida, frontEnd: .commandLine, confirmation: nil)
    let since = try need(Instant(iso: "2026-01-18T00:00:00Z"))
    let begin = try need(Instant(iso: "2026-01-01T00:00:00Z"))
    for isCompacted in [false, true] {
      if isCompacted { _ = try await second.compact() }
      let changes = try await second.contactChanges(since: since)
      #expect(changes.contains(.company, of: ContactID(1)))
      #expect(!changes.contains(.email, of: ContactID(1)) && !changes.isNew(ContactID(1)))
      #expect(try await second.contactChanges(since: begin).isNew(ContactID(1)))
    }
  }

  @Test("R5.22: imports on record survive a compaction and a new start")
  func importsOnRecord() async throws {
    let folder = try StoreFolder()
    let path = folder.path("store")
    try Data("Email\na@example.com\n".utf8).write(to: URL(fileURLWithPath: folder.path("a.csv")))
    let workspace = try await Workspace.create(at: path, opening: .test(), environment: .test())
    let file = try ImportFile(path: folder.path("a.csv"))
    let mapping = try ColumnMapping(header: file.header)
    _ = try await workspace.performStream(
      .importContacts, by: Ledger.ida, source: .fileImport, frontEnd: .commandLine
    ) { stream -> (result: Int, account: Account, touched: Int) in
      let result = try ContactImport.run(
        file: file, options: ImportOptions(name: "Fair"), mapping: mapping, into: &stream)
      return (0, result.account, 1)
    }
    let report = ImportReport(
      id: "import-1", name: "Fair", fileName: "a.csv", created: 1,
      at: Instant(iso: "2026-01-15T10:00:00Z"), user: Ledger.ida)
    #expect(await workspace.snapshot.account.imports == [report])
    for isCompacted in [false, true] {
      if isCompacted { _ = try await workspace.compact() }
      let again = try await Workspace.open(at: path, access: .readOnly, environment: .test())
      #expect(await again.snapshot.account.imports == [report])
    }
  }
}
