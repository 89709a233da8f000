import Domain
import Engine
import Storage
import TestSupport
import Testing

@Suite("Billing and clean-up through the store")
struct WorkspaceBillingTests {
  private func open(
    _ folder: StoreFolder, now: String, access: StoreAccess = .readWrite
  ) async throws -> Workspace {
    try await Workspace.open(
      at: folder.path("store"), access: access, environment: .test(now: now))
  }

  private func perform(
    _ command: Command, in workspace: Workspace, number: Int? = nil
  ) async throws {
    _ = try await workspace.perform(
      command, by: Ledger.ida, frontEnd: .commandLine,
      confirmation: number.map { Confirmation(number: $0) })
  }

  /// A store with 800 marketing contacts of 1,000.
  private func fresh(_ folder: StoreFolder) async throws -> Workspace {
    let records = (1...800).map { number in
      Event.contactCreated(
        ContactRecord(
          id: ContactID(Int64(number)), values: [.email: .text("c\(number)@example.com")],
          status: .marketing, source: MarketingSource(type: .initialState)))
    }
    return try await Workspace.create(
      at: folder.path("store"), opening: .test(plan: .starter), sample: records,
      environment: .test())
  }

  @Test("R3.1, R3.13, R2.21: price, zone, usage and switches are there after opening again")
  func durable() async throws {
    let folder = try StoreFolder()
    let workspace = try await fresh(folder)
    var change = ChangeBilling()
    change.price = .set(try need(Price(amount: "50", currency: "SEK")))
    change.timeZone = try need(AccountTimeZone(identifier: "Asia/Tokyo"))
    try await perform(.changeBilling(change), in: workspace)
    try await perform(.changeTierGuard(.init(isOn: true)), in: workspace)
    try await perform(
      .saveCleanUpRule(.init(name: "Old", filter: "id > 790", daysBeforeUpdate: 3)),
      in: workspace)
    let before = await workspace.snapshot.account
    let journal = try await open(folder, now: "2026-01-15T11:00:00Z").snapshot.account
    #expect(accountText(journal) == accountText(before))
    try await workspace.compact()
    let snapshot = try await open(folder, now: "2026-01-15T11:00:00Z").snapshot.account
    #expect(accountText(snapshot) == accountText(before))
    #expect(snapshot.billing == before.billing && snapshot.usage.points == before.usage.points)
    #expect(!snapshot.usage.points.isEmpty)
  }

  @Test("Section 15, item 10: a rule runs at opening, once a period, as the system and on record")
  func cleanUp() async throws {
    let folder = try StoreFolder()
    let workspace = try await fresh(folder)
    try await perform(
      .saveCleanUpRule(.init(name: "Old", filter: "id > 790", daysBeforeUpdate: 3)),
      in: workspace)
    let early = try await open(folder, now: "2026-01-28T23:59:00Z")
    #expect(await early.snapshot.account.table.pendingCount == 0)
    let readOnly = try await open(folder, now: "2026-01-29T00:00:00Z", access: .readOnly)
    #expect(await readOnly.snapshot.account.table.pendingCount == 0)
    let due = try await open(folder, now: "2026-01-29T00:00:00Z")
    #expect(await due.snapshot.account.table.pendingCount == 10)
    let update = try need(CalendarDate(iso: "2026-02-01"))
    #expect(await due.notices == [.cleanUpRun(rule: "Old", contacts: 10, update: update)])
    let account = await due.snapshot.account
    let row = try need(account.table.row(of: ContactID(800)))
    let entry = try need(account.history.entries(of: row).last)
    let context = account.history.batches[entry.batch].context
    #expect(context.actor == .system)
    #expect(context.activity?.kind == .cleanUpRule && context.activity?.name == "Old")
    let sequence = account.sequence
    let again = try await open(folder, now: "2026-01-30T00:00:00Z")
    #expect(await again.snapshot.account.sequence == sequence)
    #expect(await again.notices.isEmpty)
  }

  @Test("R3.16, R3.7: what another process crossed is told here")
  func othersChanges() async throws {
    let folder = try StoreFolder()
    let first = try await fresh(folder)
    let second = try await open(folder, now: "2026-01-15T10:00:00Z")
    for number in 1...100 {
      let command = CreateContact(values: [.email: "n\(number)@example.com"], asMarketing: true)
      try await perform(.createContact(command), in: second)
    }
    _ = try await first.refresh()
    #expect(
      await first.notices == [
        .thresholdReached(ThresholdReached(percent: 90, count: 900, tier: 1000))
      ])
    for number in 101...201 {
      let command = CreateContact(values: [.email: "n\(number)@example.com"], asMarketing: true)
      try await perform(.createContact(command), in: second)
    }
    _ = try await first.refresh()
    let renewal = try need(CalendarDate(iso: "2026-09-15"))
    #expect(
      await first.notices.last == .tierRaised(from: 1000, to: 2000, renewal: renewal))
  }

  @Test("R3.10: the lower tier that came with the renewal is told")
  func renewal() async throws {
    let folder = try StoreFolder()
    let workspace = try await fresh(folder)
    var change = ChangeBilling()
    change.tier = 3000
    try await perform(.changeBilling(change), in: workspace)
    try await perform(.requestRenewalTier(.init(tier: 1000)), in: workspace)
    let renewed = try await open(folder, now: "2026-09-15T00:00:00Z")
    #expect(await renewed.snapshot.account.billing.tier == 1000)
    #expect(await renewed.notices.contains(.tierLowered(from: 3000, to: 1000)))
  }
}
