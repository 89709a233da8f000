internal import Domain
private import Storage

extension Workspace {
  /// Runs the clean-up rules that are due (section 15, item 10), each as a transaction of the system
  /// on behalf of the rule, unless the store cannot be written.
  func runCleanUpRules() throws {
    guard store.readOnlyReason == nil else { return }
    let now = clock.now()
    for rule in account.dueCleanUpRules(at: now) {
      var contacts = 0
      let isOurs = try commit(
        operation: CommandKind.runCleanUpRule.rawValue, by: .system, source: .bulkAction, at: now,
        frontEnd: .program,
        activity: Activity(.cleanUpRule, id: String(rule.id.rawValue), name: rule.name)
      ) {
        let run = account.cleanUpRun(rule.id, at: now)
        contacts = run.contacts
        return run.events
      }
      // Another process may have been quicker: then it is theirs to tell.
      guard isOurs else { continue }
      let isBroken = account.resolve(rule.filter, as: rule.owner, now: now).isBroken
      add(
        isBroken
          ? .cleanUpBroken(rule: rule.name)
          : .cleanUpRun(
            rule: rule.name, contacts: contacts, update: account.billing.nextUpdate(at: now)))
    }
  }

  /// Tells what changes of other processes did to the tier and how near to it the count came
  /// (R3.16).
  func noteBilling(since before: (count: Int, tier: Int)) {
    let (count, tier) = (account.table.marketingCount, account.billing.tier)
    if tier > before.tier {
      let today = account.billing.timeZone.date(at: clock.now())
      add(
        .tierRaised(
          from: before.tier, to: tier, renewal: account.billing.renewalDate(after: today)))
    }
    let known =
      tier == before.tier
      ? ThresholdReached.all(count: before.count, tier: tier).count : 0
    let reached = ThresholdReached.all(count: count, tier: tier)
    if reached.count > known, let last = reached.last { add(.thresholdReached(last)) }
  }
}
