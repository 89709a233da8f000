import Domain
import Engine

/// What people ask about the whole account, and what works by itself.
extension Suite {
  /// The reports that go through all contacts.
  func reports(_ account: Account) {
    let now = SystemTime.now
    time("possible duplicates") { "\(account.possibleDuplicates()?.count ?? 0) groups" }
    time("count origins") { "\(account.countOrigins().count) lines" }
    time("waste") {
      _ = account.waste(at: now)
      return ""
    }
    time("marketing sources") {
      let since = now.adding(milliseconds: -30 * 86_400_000)
      return "\(account.marketingSources(since: since).count) lines"
    }
  }

  /// A change of all contacts, without workflows and with three that it sets off.
  func workflows(_ workspace: Workspace) async throws {
    let account = await workspace.snapshot.account
    let ids = account.table.liveRows.map { account.table.id(of: $0) }
    try await edit(ids, city: "Before", workspace, "edit all")
    let triggers = [
      "city = Benchton", "stage = lead and city = Benchton",
      "country = Sweden and company is known and city = Benchton",
    ]
    for (number, trigger) in triggers.enumerated() {
      let save = SaveWorkflow(
        name: "Bench \(number)", trigger: trigger,
        action: number == 1 ? .setNonMarketing : .setMarketing)
      _ = try await workspace.perform(.saveWorkflow(save), by: UserID(1), frontEnd: .console)
    }
    for workflow in await workspace.snapshot.account.objects.workflows {
      let toggle = Command.toggleWorkflow(ToggleWorkflow(workflow: workflow.id, isOn: true))
      var number = 0
      if case .confirm(let quote) = await workspace.assess(toggle, by: UserID(1)) {
        number = quote.selected
      }
      _ = try await workspace.perform(
        toggle, by: UserID(1), frontEnd: .console, confirmation: Confirmation(number: number))
    }
    try await edit(ids, city: "Benchton", workspace, "edit all, three workflows")
  }

  private func edit(
    _ ids: [ContactID], city: String, _ workspace: Workspace, _ name: String
  ) async throws {
    var measurement = Measurement(name, contacts: contacts)
    let start = ContinuousClock.now
    _ = try await workspace.perform(
      .editContacts(EditContacts(contacts: ids, values: [.city: city])), by: UserID(1),
      frontEnd: .console, confirmation: Confirmation(number: ids.count))
    measurement.add(ContinuousClock.now - start)
    measurement.report(note: "durable")
  }

  /// The audit log of a store with 10,000 transactions.
  func auditLog(_ workspace: Workspace) async throws {
    let id = ContactID(1)
    for number in 0..<10_000 {
      let edit = EditContacts(contacts: [id], values: [.city: "City \(number)"])
      _ = try await workspace.perform(.editContacts(edit), by: UserID(1), frontEnd: .console)
    }
    var measurement = Measurement("audit log of 10,000 entries", contacts: contacts)
    var entries = 0
    for _ in 0..<repetitions {
      let start = ContinuousClock.now
      entries = try await workspace.auditLog(
        AuditQuery(), for: UserID(1), frontEnd: .console
      ).count
      measurement.add(ContinuousClock.now - start)
    }
    measurement.report(note: "\(entries) entries")
  }

  private func time(_ name: String, _ body: () -> String) {
    var measurement = Measurement(name, contacts: contacts)
    var note = ""
    for _ in 0..<repetitions { note = measurement.measure(body) }
    measurement.report(note: note.isEmpty ? nil : note)
  }
}
