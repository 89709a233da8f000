import Domain
import TestSupport
import Testing

@Suite("Whatever changes the count is told once, when it happens")
struct CountedOnceTests {
  /// An account with a tier of 10 and `count` marketing contacts.
  private func ledger(count: Int, others: Int) throws -> (Ledger, [ContactID]) {
    var ledger = try Ledger()
    var billing = ledger.account.billing
    billing.tiers = TierSchedule(included: 10, increment: 5)
    billing.tier = 10
    ledger.apply([.billingChanged(billing, old: ledger.account.billing)])
    ledger.addContacts(Array(repeating: .marketing, count: count))
    let ids = ledger.addContacts(Array(repeating: .nonMarketing, count: others))
    return (ledger, ids)
  }

  private func lines(_ ledger: Ledger, since mark: Int) -> [[String]] {
    ledger.journal[mark...].map { entry in
      entry.events.compactMap { event in
        switch event {
        case .tierChanged(let old, let tier): "\(old) to \(tier)"
        case .thresholdReached(let reached): "\(reached.percent) % of \(reached.tier)"
        default: nil
        }
      }
    }
  }

  @Test("R3.7, R3.16: a form that goes over the tier raises it once")
  func form() throws {
    var (ledger, _) = try ledger(count: 9, others: 0)
    let form = try ledger.makeForm("Newsletter")
    let mark = ledger.journal.count
    try ledger.hand(.form(form), "a@example.com", "b@example.com", "c@example.com")
    #expect(lines(ledger, since: mark) == [["100 % of 10", "10 to 15", "75 % of 15"]])
  }

  @Test("R3.16: a workflow that comes up to a threshold tells it, as everybody else does")
  func threshold() throws {
    var (ledger, ids) = try ledger(count: 7, others: 5)
    try ledger.addWorkflow(when: "city = Oslo")
    var mark = ledger.journal.count
    try ledger.edit([ids[0]], .city, "Oslo")
    #expect(lines(ledger, since: mark) == [[], ["75 % of 10"]])
    mark = ledger.journal.count
    try ledger.edit(ids, .city, "Oslo")
    #expect(
      lines(ledger, since: mark)
        == [[], ["90 % of 10", "100 % of 10", "10 to 15", "75 % of 15"]])
  }

  @Test("R3.7, R10.6: the tier rises when the action is done and not when the workflow goes on")
  func turnedOn() throws {
    var (ledger, ids) = try ledger(count: 9, others: 3)
    try ledger.edit(ids, .city, "Oslo")
    let id = try ledger.addWorkflow(when: "city = Oslo", isOn: false)
    ledger.holdsWorkflows = true
    let outcome = try ledger.perform(
      .toggleWorkflow(ToggleWorkflow(workflow: id, isOn: true, enrolsExisting: true)))
    #expect(outcome.quote.countAfter == 12 && outcome.quote.tierAfter == 15)
    #expect(ledger.account.billing.tier == 10)
    // Who is gone before the action is done never counted.
    try ledger.perform(.deleteContacts(DeleteContacts(contacts: ids)))
    ledger.holdsWorkflows = false
    ledger.runWorkflows()
    #expect(ledger.account.billing.tier == 10 && ledger.account.table.marketingCount == 9)
    #expect(
      !ledger.journal.flatMap(\.events).contains {
        if case .tierChanged = $0 { true } else { false }
      })
  }

  @Test("R3.7, R10.7: enrolling by hand raises the tier when the action is done")
  func enrolledByHand() throws {
    var (ledger, ids) = try ledger(count: 9, others: 3)
    let id = try ledger.addWorkflow(when: "city = Oslo")
    ledger.holdsWorkflows = true
    try ledger.perform(.enrolContacts(EnrolContacts(workflow: id, contacts: ids)))
    #expect(ledger.account.billing.tier == 10)
    ledger.holdsWorkflows = false
    ledger.runWorkflows()
    #expect(ledger.account.billing.tier == 15 && ledger.account.table.marketingCount == 12)
  }
}
