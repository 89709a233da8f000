import Domain
import Engine
import Storage
import TestSupport
import Testing

@Suite("A workspace: from command to durable state")
struct WorkspaceTests {
  private func fresh(_ folder: StoreFolder, contacts: Int = 3) async throws -> Workspace {
    let workspace = try await Workspace.create(
      at: folder.path("store"), opening: .test(), environment: .test())
    for number in 0..<contacts {
      let command = CreateContact(values: [.email: "c\(number)@example.com", .lastName: "Öberg"])
      _ = try await workspace.perform(
        .createContact(command), by: Ledger.ida, frontEnd: .commandLine)
    }
    return workspace
  }

  private func open(
    _ folder: StoreFolder, now: String = "2026-01-15T10:00:00Z", access: StoreAccess = .readWrite
  ) async throws -> Workspace {
    try await Workspace.open(
      at: folder.path("store"), access: access, environment: .test(now: now))
  }

  private func set(
    _ direction: SetMarketingStatus.Direction, _ ids: [Int64], in workspace: Workspace
  ) async throws -> Outcome {
    try await workspace.perform(
      .setMarketingStatus(.init(direction, contacts: ids.map { ContactID($0) })), by: Ledger.ida,
      frontEnd: .console, confirmation: Confirmation(number: ids.count))
  }

  @Test("What was performed is there after opening again, with its history")
  func durable() async throws {
    let folder = try StoreFolder()
    let workspace = try await fresh(folder)
    let outcome = try await set(.asMarketing, [1, 3], in: workspace)
    #expect(outcome.sequence == 4 && outcome.quote.countAfter == 2)
    let before = await workspace.snapshot.account
    let again = try await open(folder).snapshot.account
    #expect(accountText(again) == accountText(before))
    let batch = try need(again.history.batches.last)
    #expect(batch.context.frontEnd == .console && batch.source?.name == "Ida Lind")
  }

  @Test("A snapshot holds the same account as the journal before it")
  func compaction() async throws {
    let folder = try StoreFolder()
    let workspace = try await fresh(folder)
    _ = try await set(.asMarketing, [1, 2, 3], in: workspace)
    _ = try await set(.asNonMarketing, [2], in: workspace)
    let before = await workspace.snapshot.account
    try await workspace.compact()
    #expect(accountText(try await open(folder).snapshot.account) == accountText(before))
    _ = try await set(.keepAsMarketing, [2], in: workspace)
    let after = try await open(folder).snapshot.account
    #expect(accountText(after) == accountText(await workspace.snapshot.account))
    #expect(after.table.pendingCount == 0)
  }

  @Test("Two workspaces on one store see each other's changes")
  func twoProcesses() async throws {
    let folder = try StoreFolder()
    let first = try await fresh(folder)
    let second = try await open(folder)
    _ = try await set(.asMarketing, [1], in: first)
    _ = try await set(.asMarketing, [2], in: second)
    #expect(try await first.refresh())
    #expect(accountText(await first.snapshot.account) == accountText(await second.snapshot.account))
    #expect(await first.snapshot.account.table.marketingCount == 2)
  }

  @Test("R6.22: without the right number no byte of the store changes")
  func untouched() async throws {
    let folder = try StoreFolder()
    let workspace = try await fresh(folder)
    let before = try folder.contents(of: "store")
    for number in [nil, 5] {
      let command = SetMarketingStatus(.asMarketing, contacts: [ContactID(1), ContactID(2)])
      await #expect(throws: Refusal.self) {
        try await workspace.perform(
          .setMarketingStatus(command), by: Ledger.ida, frontEnd: .commandLine,
          confirmation: number.map { Confirmation(number: $0) })
      }
    }
    #expect(try folder.contents(of: "store") == before)
  }

  @Test("9.4: an attempt without the permission is refused and put on record, nothing else")
  func refusedAttempt() async throws {
    let folder = try StoreFolder()
    let workspace = try await fresh(folder)
    _ = try await workspace.perform(
      .addUser(AddUser(email: "bo@example.com", name: "Bo Ek")), by: Ledger.ida,
      frontEnd: .commandLine)
    let bo = UserID(2)
    _ = try await workspace.perform(
      .changePermission(
        .init(user: bo, right: .permission(.marketingContactsAccess), isOn: false)),
      by: Ledger.ida, frontEnd: .commandLine)
    let before = await workspace.snapshot.account
    await #expect(throws: Refusal.self) {
      try await workspace.perform(
        .setMarketingStatus(.init(.asMarketing, contacts: [ContactID(1)])), by: bo,
        frontEnd: .commandLine, confirmation: Confirmation(number: 1))
    }
    let after = await workspace.snapshot.account
    #expect(after.sequence == before.sequence + 1)
    #expect(accountText(after).dropLast() == accountText(before).dropLast())
    let last = try need(try await workspace.journalRecords().last)
    #expect(last.operation == "refused" && last.context.actor == .user(bo))
    // A front end that knows the answer beforehand says so.
    try await workspace.recordAttempt(at: .setAsNonMarketing, by: bo, frontEnd: .console)
    try await workspace.recordAttempt(at: .editContacts, by: bo, frontEnd: .console)
    #expect(
      try await workspace.journalRecords().suffix(2).map(\.context.frontEnd) == [
        .commandLine, .console,
      ])
  }

  @Test("R2.22: an update date is worked off once, whoever opens the store, however often")
  func updateOnce() async throws {
    let folder = try StoreFolder()
    let workspace = try await fresh(folder)
    _ = try await set(.asMarketing, [1, 2], in: workspace)
    _ = try await set(.asNonMarketing, [1], in: workspace)
    let later = "2026-02-03T09:00:00Z"
    let first = try await open(folder, now: later)
    #expect(
      await first.notices == [
        .updateRun(dates: [try need(CalendarDate(iso: "2026-02-01"))], demoted: 1)
      ])
    let sequence = await first.snapshot.account.sequence
    for _ in 0..<3 {
      let next = try await open(folder, now: later)
      #expect(await next.notices.isEmpty)
      #expect(await next.snapshot.account.sequence == sequence)
    }
    #expect(await first.snapshot.account.table.marketingCount == 1)
  }

  @Test("A reader does not work off update dates, and says that they have come")
  func readerDoesNotWrite() async throws {
    let folder = try StoreFolder()
    _ = try await fresh(folder)
    let before = try folder.contents(of: "store")
    let reader = try await open(folder, now: "2026-02-03T09:00:00Z", access: .readOnly)
    #expect(
      await reader.notices.contains(
        .updateDue(dates: [try need(CalendarDate(iso: "2026-02-01"))])))
    #expect(try folder.contents(of: "store") == before)
  }

  @Test("A bulk change too long for a line goes into an attachment and comes back the same")
  func attachment() async throws {
    let folder = try StoreFolder()
    let sample = (1...30_000).map { number in
      Event.contactCreated(
        ContactRecord(
          id: ContactID(Int64(number * 7)), values: [.email: .text("c\(number)@example.com")]))
    }
    let workspace = try await Workspace.create(
      at: folder.path("store"), opening: .test(), sample: sample, environment: .test())
    let ids = (1...30_000).map { Int64($0 * 7) }
    let edit = EditContacts(contacts: ids.map { ContactID($0) }, values: [.city: "Göteborg"])
    _ = try await workspace.perform(
      .editContacts(edit), by: Ledger.ida, frontEnd: .commandLine,
      confirmation: Confirmation(number: ids.count))
    let again = try await open(folder).snapshot.account
    #expect(accountText(again) == accountText(await workspace.snapshot.account))
    #expect(again.table.text(.city, row: 29_999) == "Göteborg")
  }

  @Test("A streamed transaction that gives up leaves nothing behind")
  func streamGivesUp() async throws {
    struct GaveUp: Error {}
    let folder = try StoreFolder()
    let workspace = try await fresh(folder)
    let before = try folder.contents(of: "store")
    await #expect(throws: GaveUp.self) {
      try await workspace.performStream(
        .importContacts, by: Ledger.ida, source: .fileImport, frontEnd: .commandLine
      ) { stream -> (result: Int, account: Account, touched: Int) in
        try stream.emit(.contactCreated(ContactRecord(id: ContactID(99), values: [:])))
        throw GaveUp()
      }
    }
    #expect(try folder.contents(of: "store") == before)
  }
}
