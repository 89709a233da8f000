import TestSupport

@testable import Domain

/// What is compared with the double after a step.
extension RandomLife {
  mutating func compareStep(since mark: Int, isThorough: Bool) {
    let (account, table) = (ledger.account, ledger.account.table)
    let numbers = [
      table.count, table.marketingCount, table.pendingCount, account.billing.tier,
      account.billing.requestedTier ?? 0, account.billing.tierGuard ? 1 : 0,
    ]
    let expected = [
      model.contacts.count, model.count, model.pending, model.tier, model.requested ?? 0,
      model.hasGuard ? 1 : 0,
    ]
    same("contacts, count, pending, tier, wish, guard", numbers, expected)
    same("last update", account.billing.lastUpdate.isoText, model.lastUpdate.description)
    same("notices", RandomLife.notices(ledger.journal[mark...].flatMap(\.events)), model.notices)
    for (id, contact) in model.contacts { compare(id, contact) }
    for id in model.bin.keys {
      if table.row(of: ContactID(id)) != nil || table.deletedRow(of: ContactID(id)) == nil {
        problems.append("contact \(id) must be deleted")
      }
    }
    compareAddresses()
    for flow in model.flows { compare(flow) }
    if isThorough || !problems.isEmpty { compareLists() }
  }

  private mutating func same<Value: Equatable>(_ what: String, _ actual: Value, _ expected: Value) {
    if actual != expected { problems.append("\(what): \(actual), the model \(expected)") }
  }

  private static func notices(_ events: [Event]) -> [String] {
    events.compactMap { event in
      switch event {
      case .tierChanged(_, let tier): "tier \(tier)"
      case .thresholdReached(let reached): "\(reached.percent) \(reached.count)/\(reached.tier)"
      default: nil
      }
    }
  }

  private mutating func compare(_ id: Int64, _ contact: NaiveAccount.Contact) {
    let (account, table) = (ledger.account, ledger.account.table)
    guard let row = table.row(of: ContactID(id)) else {
      problems.append("contact \(id) is gone")
      return
    }
    let source = account.marketingSource(row: row).map { "\($0.type.rawValue) \($0.id ?? "")" }
    let history = account.history.entries(of: row).map { entry in
      let at = account.history.batches[entry.batch].context.at.milliseconds
      return "\(RandomLife.letter(entry.from))>\(RandomLife.letter(entry.to)) \(at)"
    }
    let others = contact.others.isEmpty ? nil : contact.others.joined(separator: ";")
    same("state of \(id)", RandomLife.letter(table.status(of: row)), contact.state.rawValue)
    same("source of \(id)", source, contact.source)
    same("history of \(id)", history, contact.history)
    same("e-mail of \(id)", table.text(.email, row: row), contact.email)
    same("other e-mails of \(id)", table.text(.additionalEmails, row: row), others)
    same("city of \(id)", table.text(.city, row: row), contact.city)
    same("stage of \(id)", table.text(.lifecycleStage, row: row), contact.stage)
  }

  static func letter(_ status: MarketingStatus) -> String {
    switch status {
    case .nonMarketing: "N"
    case .marketing: "M"
    case .marketingUntilUpdate: "P"
    }
  }

  /// Every address stands once, and leads to the contact that has it (R1.6).
  private mutating func compareAddresses() {
    let table = ledger.account.table
    var owners: [String: Int] = [:]
    for row in table.liveRows {
      for email in table.emails(of: row) {
        if owners.updateValue(row, forKey: email.lowercased()) != nil {
          problems.append("\(email) stands twice")
        }
      }
    }
    for number in 0..<32 {
      let email = "A\(number)@example.com"
      same("owner of \(email)", table.row(withEmail: email), owners[email.lowercased()])
    }
  }

  private mutating func compare(_ flow: NaiveFlow) {
    let table = ledger.account.table
    let state = ledger.account.workflowState(ObjectID(flow.id))
    let inside = Set(state.inside.map { table.id(of: $0).rawValue })
    same("inside of workflow \(flow.id)", inside, Set(flow.queue.keys))
    let live = table.liveRows
    let enrolled = state.enrolled.intersection(live).map { table.id(of: $0).rawValue }
    same(
      "enrolled in \(flow.id)", Set(enrolled),
      flow.enrolled.filter { model.contacts[$0] != nil })
    for entry in state.queue {
      for row in entry.rows {
        let place = flow.queue[table.id(of: row).rawValue]
        same("attempts in \(flow.id)", entry.attempts, place?.attempts ?? -1)
        same("next try in \(flow.id)", entry.nextTry?.milliseconds ?? 0, place?.nextTry ?? -1)
      }
    }
  }

  private mutating func compareLists() {
    for list in staticLists {
      let members = (model.lists[list.rawValue] ?? []).filter { model.contacts[$0] != nil }
      same("members of \(list)", Set(ledger.members(list)), members)
    }
    for (id, criteria) in activeLists {
      same("members of \(id)", Set(ledger.members(id)), matching(criteria))
    }
    for (id, criteria) in savedFilters {
      let text = ledger.account.objects.filters.first { $0.id == id }?.filter ?? ""
      same("filter \(text)", Set(ledger.matches(text)), matching(criteria))
    }
  }

  private func matching(_ criteria: NaiveFlow.Trigger) -> Set<Int64> {
    Set(model.contacts.filter { criteria.matches($0.value) }.keys)
  }

  /// The figures at the end of every day since the account was opened (R3.13).
  mutating func compareFigures() {
    guard var day = model.figures.keys.min() else { return }
    var figures: [Int] = []
    while day <= model.today {
      figures = model.figures[day] ?? figures
      let point = CalendarDate(iso: day.description).flatMap { ledger.account.usage.point(on: $0) }
      same(
        "figures of \(day)",
        point.map { [$0.marketing, $0.pending, $0.contacts, $0.tier] }, figures)
      day = day.next
    }
  }
}
