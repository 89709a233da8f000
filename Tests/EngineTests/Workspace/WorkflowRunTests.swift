import Domain
import Engine
import Glibc
import Storage
import TestSupport
import Testing

@Suite("Workflows in a workspace: made durable, once (section 10)")
struct WorkflowRunTests {
  private let path = "/store"

  private func open(
    _ disk: MemoryFileSystem, now: String = "2026-01-15T10:00:00Z"
  ) async throws -> Workspace {
    try await Workspace.open(
      at: path, access: .readWrite, environment: .test(now: now), fileSystem: disk)
  }

  /// A store with a workflow that is on.
  private func fresh(
    when trigger: String = "city = Oslo", reEnrols: Bool = false
  ) async throws -> (MemoryFileSystem, Workspace) {
    let disk = MemoryFileSystem()
    let workspace = try await Workspace.create(
      at: path, opening: .test(), environment: .test(), fileSystem: disk)
    _ = try await workspace.perform(
      .saveWorkflow(
        SaveWorkflow(
          name: "Newsletter", trigger: trigger, action: .setMarketing, reEnrols: reEnrols)),
      by: Ledger.ida, frontEnd: .commandLine)
    let id = try need(await workspace.snapshot.account.objects.workflows.first?.id)
    _ = try await workspace.perform(
      .toggleWorkflow(ToggleWorkflow(workflow: id, isOn: true)), by: Ledger.ida,
      frontEnd: .commandLine)
    return (disk, workspace)
  }

  private func create(_ workspace: Workspace, city: String = "Oslo") async throws {
    _ = try await workspace.perform(
      .createContact(CreateContact(values: [.lastName: "Ek", .city: city])), by: Ledger.ida,
      frontEnd: .commandLine)
  }

  private func kinds(_ workspace: Workspace) async throws -> [WorkflowRecord.Kind] {
    let account = await workspace.snapshot.account
    let id = try need(account.objects.workflows.first?.id)
    return account.workflowState(id).history.map(\.kind)
  }

  @Test("R10.3: enrolment is part of the change, the action a transaction of the system")
  func transactions() async throws {
    let (disk, workspace) = try await fresh()
    try await create(workspace)
    let records = try await workspace.journalRecords()
    #expect(records.suffix(2).map(\.operation) == ["create-contact", "workflow-run"])
    let run = try need(records.last)
    #expect(run.context.actor == .system && run.context.activity?.name == "Newsletter")
    #expect(run.touched == 1)
    let notice = try need(await workspace.notices.last)
    guard case .workflowRun(let report) = notice else {
      Issue.record("no notice")
      return
    }
    #expect(report.changed == 1 && report.countAfter == 1)
    let again = try await open(disk)
    #expect(
      accountText(await again.snapshot.account) == accountText(await workspace.snapshot.account))
    #expect(await again.notices.isEmpty)
  }

  @Test("R10.3: two workspaces on one store: what is due is done once")
  func twoWorkspaces() async throws {
    let (disk, first) = try await fresh()
    let second = try await open(disk)
    for _ in 0..<3 {
      try await create(first)
      _ = try await second.refresh()
      try await create(second, city: "Rom")
      _ = try await first.refresh()
    }
    let account = await first.snapshot.account
    #expect(accountText(account) == accountText(await second.snapshot.account))
    #expect(account.table.marketingCount == 3)
    let runs = try await first.journalRecords().filter { $0.operation == "workflow-run" }
    #expect(runs.count == 3)
  }

  @Test("R10.4: whatever call fails, an enrolment that was kept is worked off by the next opening")
  func faults() async throws {
    let (disk, workspace) = try await fresh()
    disk.plan = nil
    try await create(workspace)
    let calls = disk.calls
    #expect(calls > 10)
    var keptAndLeft = 0
    for call in 1...calls {
      for fault in [
        FaultPlan.Fault.error(EIO), .errorEverAfter(ENOSPC, FaultPlan.callsThatNeedSpace),
      ] {
        let (disk, workspace) = try await fresh()
        disk.plan = FaultPlan(call: call, fault)
        try? await create(workspace)
        disk.plan = nil
        let left = try await kinds(workspace) == [.enrolledByTrigger]
        let again = try await open(disk)
        let account = await again.snapshot.account
        if account.table.count == 1 {
          #expect(account.table.marketingCount == 1, "call \(call)")
          #expect(try await kinds(again) == [.enrolledByTrigger, .done], "call \(call)")
          if left { keptAndLeft += 1 }
        } else {
          #expect(try await kinds(again).isEmpty, "call \(call)")
        }
      }
    }
    #expect(keptAndLeft > 0)
  }

  @Test("R10.4: when the run cannot be written the change stands and the notice says who waits")
  func postponed() async throws {
    let (disk, workspace) = try await fresh()
    disk.plan = nil
    try await create(workspace)
    var told = false
    for call in 1...disk.calls where !told {
      let (disk, workspace) = try await fresh()
      disk.plan = FaultPlan(call: call, .errorEverAfter(ENOSPC, FaultPlan.callsThatNeedSpace))
      guard (try? await create(workspace)) != nil else { continue }
      told = await workspace.notices.contains(.workflowsPostponed(contacts: 1))
    }
    #expect(told)
  }

  @Test("R10.3: contacts of an import are enrolled in its transaction")
  func importing() async throws {
    let (disk, workspace) = try await fresh()
    _ = try await workspace.performStream(
      .importContacts, by: Ledger.ida, source: .fileImport, frontEnd: .commandLine
    ) { stream -> (result: Int, account: Account, touched: Int) in
      var account = stream.account
      for (id, city) in [(1, "Oslo"), (2, "Rom"), (3, "Oslo")] {
        let event = Event.contactCreated(
          ContactRecord(id: ContactID(Int64(id)), values: [.city: .text(city)]))
        account.apply(event, context: stream.context)
        try stream.emit(event)
      }
      return (0, account, 3)
    }
    let account = await workspace.snapshot.account
    #expect((0..<3).map(account.table.status(of:)) == [.marketing, .nonMarketing, .marketing])
    #expect(
      try await workspace.journalRecords().suffix(2).map(\.operation)
        == ["import-contacts", "workflow-run"])
    #expect(accountText(try await open(disk).snapshot.account) == accountText(account))
  }

  @Test("R10.3: an update date is a trigger too, at opening")
  func updateDate() async throws {
    let (disk, workspace) = try await fresh(when: "marketing = no", reEnrols: true)
    try await create(workspace)
    _ = try await workspace.perform(
      .setMarketingStatus(.init(.asNonMarketing, contacts: [ContactID(1)])), by: Ledger.ida,
      frontEnd: .commandLine, confirmation: Confirmation(number: 1))
    let later = try await open(disk, now: "2026-02-02T08:00:00Z")
    #expect(await later.snapshot.account.table.status(of: 0) == .marketing)
    #expect(await later.notices.count == 2)
    #expect(
      try await kinds(later) == [.enrolledByTrigger, .done, .enrolledByTrigger, .done])
  }

  @Test("A snapshot keeps who was enrolled, who waits and the history")
  func snapshot() async throws {
    let (disk, workspace) = try await fresh()
    try await create(workspace)
    try await workspace.compact()
    let account = await workspace.snapshot.account
    #expect(accountText(try await open(disk).snapshot.account) == accountText(account))
  }
}
