import Domain
import Storage
import TestSupport
import Testing

@Suite("Workflows at random (section 10)")
struct WorkflowPropertyTests {
  /// The account as it comes back from the lines of a snapshot.
  private func reread(_ account: Account) throws -> Account {
    var reader = SnapshotReader()
    var again: Account?
    for line in accountText(account).dropLast() {
      try Array(line.utf8).withUnsafeBytes { try reader.read(line: $0) }
    }
    again = try reader.finish()
    again?.sequence = account.sequence
    return try need(again)
  }

  private func replayed(_ ledger: Ledger) -> Account {
    var account = Account.unopened
    for (context, events) in ledger.journal { account.apply(events, context: context) }
    return account
  }

  @Test(
    "R10.3, R10.7: enrolments and results are those of a slow model; every run ends",
    arguments: 0..<40)
  func model(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var ledger = try Ledger(plan: .enterprise)
    var model = WorkflowModel()
    let ids = ledger.addContacts(Array(repeating: .nonMarketing, count: 12))
    for id in ids { model.contacts[id] = .init() }
    for number in 0..<Int.random(in: 2...6, using: &generator) {
      let trigger = generator.pick(WorkflowModel.Trigger.allCases)
      let action = generator.pick(Workflow.Action.allCases)
      let reEnrols = generator.chance(60)
      let id = try ledger.addWorkflow(
        "W\(number)", when: trigger.text, set: action, reEnrols: reEnrols)
      model.flows.append(.init(id: id, trigger: trigger, action: action, reEnrols: reEnrols))
    }
    for _ in 0..<40 {
      let some = ids.filter { _ in generator.chance(30) }
      guard !some.isEmpty else { continue }
      switch Int.random(in: 0..<5, using: &generator) {
      case 0, 1:
        let city = generator.pick(["Oslo", "Rom", "Bergen"])
        try ledger.edit(some, .city, city)
        model.change(some) { $0.city = city }
      case 2:
        let phone = generator.pick(["", "1", "2"])
        try ledger.edit(some, .phone, phone)
        model.change(some) { $0.phone = phone }
      case 3:
        try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: some)))
        model.change(some) { $0.status = .marketing }
      default:
        try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: some)))
        model.change(some) { if $0.status == .marketing { $0.status = .marketingUntilUpdate } }
      }
      for id in ids {
        try #require(ledger.status(id) == model.contacts[id]?.status, "seed \(seed)")
      }
    }
    for flow in model.flows {
      let state = ledger.account.workflowState(flow.id)
      let enrolled = Set(state.enrolled.map { ledger.account.table.id(of: $0) })
      #expect(enrolled == flow.enrolled && state.queue.isEmpty, "seed \(seed)")
      let stopped = state.history.filter { $0.kind == .chainStopped }
      #expect(stopped.reduce(0) { $0 + $1.contacts } == flow.stopped, "seed \(seed)")
    }
    #expect(accountText(replayed(ledger)) == accountText(ledger.account), "seed \(seed)")
    #expect(
      accountText(try reread(ledger.account)) == accountText(ledger.account), "seed \(seed)")
  }

  @Test(
    "R10.4: with the guard going on and off the tier never rises while it is on", arguments: 0..<20)
  func guarded(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var ledger = try Ledger(tier: 2000)
    ledger.addContacts(Array(repeating: .marketing, count: 1995))
    let ids = ledger.addContacts(Array(repeating: .nonMarketing, count: 30))
    for name in ["Oslo", "Rom"] {
      try ledger.addWorkflow(name, when: "city = \(name)", reEnrols: generator.chance(50))
    }
    for _ in 0..<40 {
      let tier = ledger.account.billing.tier
      let isOn = ledger.account.billing.tierGuard
      ledger.now = ledger.now.adding(milliseconds: Int64.random(in: 0...200_000, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: ledger.set(guard: generator.chance(80))
      case 1: ledger.runWorkflows()
      default:
        let some = ids.filter { _ in generator.chance(15) }
        guard !some.isEmpty else { continue }
        try ledger.edit(some, .city, generator.pick(["Oslo", "Rom", "Bergen"]))
      }
      if isOn, ledger.account.billing.tierGuard {
        #expect(ledger.account.billing.tier == tier, "seed \(seed)")
      }
      #expect(ledger.account.table.marketingCount <= ledger.account.billing.tier)
    }
    #expect(accountText(try reread(ledger.account)) == accountText(ledger.account), "seed \(seed)")
    #expect(accountText(replayed(ledger)) == accountText(ledger.account), "seed \(seed)")
    ledger.set(guard: false)
    try ledger.advance(to: "2026-01-25T10:00Z")
    #expect(ledger.account.workflowStates.values.allSatisfy { $0.queue.isEmpty }, "seed \(seed)")
  }

  @Test("A circle of workflows that enrol again ends after ten links, and the history says so")
  func circle() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.marketing])[0]
    let up = try ledger.addWorkflow("Up", when: "marketing = pending", reEnrols: true)
    let down = try ledger.addWorkflow(
      "Down", when: "marketing = yes and not marketing = pending", set: .setNonMarketing,
      reEnrols: true)
    try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: [id])))
    let kinds = [up, down].map(ledger.kinds)
    #expect(kinds.joined().count(where: { $0 == .done }) == 10)
    #expect(kinds.joined().count(where: { $0 == .chainStopped }) == 1)
    #expect(!ledger.account.hasDueWorkflows(at: ledger.now))
  }

  @Test("A circle of workflows that enrol once ends by itself")
  func onceCircle() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.marketing])[0]
    try ledger.addWorkflow("Up", when: "marketing = pending")
    try ledger.addWorkflow(
      "Down", when: "marketing = yes and not marketing = pending", set: .setNonMarketing)
    try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: [id])))
    #expect(ledger.workflowReports.map(\.workflow.name) == ["Up", "Down"])
    #expect(ledger.status(id) == .marketingUntilUpdate)
  }
}
