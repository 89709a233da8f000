import TestSupport

@testable import Domain

/// What comes from outside, and what the account is set to.
extension RandomLife {
  private mutating func entries() -> [NaiveAccount.Entry] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      let number = Int.random(in: 0..<32, using: &random)
      let email: String? =
        random.chance(2) ? nil : random.chance(2) ? "nonsense" : "a\(number)@example.com"
      return NaiveAccount.Entry(
        email: email, city: random.pick(["Oslo", "Rom", nil]),
        stage: random.pick(NaiveAccount.stages + [nil]))
    }
  }

  private func text(_ entries: [NaiveAccount.Entry]) -> String {
    entries.map { "\($0.email ?? "nobody") \($0.city ?? "-") \($0.stage ?? "-")" }
      .joined(separator: ", ")
  }

  mutating func takeIn() {
    let (target, _, origin) = random.pick(origins)
    let entries = entries()
    let submissions = entries.map { entry in
      var values: [ContactProperty: String] = [:]
      (values[.email], values[.city]) = (entry.email, entry.city)
      values[.lifecycleStage] = entry.stage
      return Submission(values)
    }
    ask(
      .takeIn(TakeIn(target, submissions)),
      "\(target), \(origin.isOn ? "on" : "off"): \(text(entries))"
    ) { $0.take(entries, from: origin) }
  }

  mutating func load() throws {
    let (entries, hasBox) = (entries(), random.chance(50))
    let isWrong = hasBox && random.chance(15)
    begin(
      "import\(hasBox ? " as marketing" : "")\(isWrong ? " (wrong number)" : ""): \(text(entries))")
    var next = model
    var (verdict, touched) = next.load(entries, box: hasBox)
    if isWrong, touched > 0 { verdict = .refused("confirmationMismatch") }
    var trial = ImportTrial(ledger)
    do {
      try trial.run(
        [.email, .city, .lifecycleStage],
        entries.map { [$0.email ?? "", $0.city ?? "", $0.stage ?? ""] },
        options: ImportOptions(
          setMarketing: hasBox, confirmed: hasBox ? touched + (isWrong ? 1 : 0) : nil))
      if case .refused = verdict { problems.append("imported, the model says \(verdict)") }
      trial.keep()
      ledger = trial.ledger
      model = next
      model.runFlows()
    } catch let refusal as Refusal {
      expect(verdict, .refused(RandomLife.name(refusal.reason)))
    }
  }

  mutating func toggle() {
    if random.chance(35) {
      let isOn = !model.hasGuard
      ask(.changeTierGuard(.init(isOn: isOn)), "guard \(isOn ? "on" : "off")") {
        $0.hasGuard = isOn
        return .done(changed: 1)
      }
      return
    }
    let index = Int.random(in: 0..<origins.count, using: &random)
    guard let toggle = origins[index].toggle else { return }
    let isOn = random.chance(60)
    let journal = ledger.journal.count
    ask(
      .changeIntake(.toggle(ToggleMarketing(toggle, isOn: isOn))),
      "turn \(toggle) \(isOn ? "on" : "off")"
    ) { _ in .done(changed: -1) }
    // It may have been left unconfirmed.
    if ledger.journal.count > journal { origins[index].origin.isOn = isOn }
  }

  mutating func changeList() {
    let ids = (0..<4).map { _ in Int64.random(in: 1...model.highest + 2, using: &random) }
    let chosen = ids.map { ContactID($0) }
    if let active = activeLists.first, random.chance(15) {
      ask(.changeListMembers(.init(list: active.id, .add, contacts: chosen)), "join a list") { _ in
        .refused("activeList")
      }
      return
    }
    let (list, isJoining) = (random.pick(staticLists), random.chance(75))
    ask(
      .changeListMembers(.init(list: list, isJoining ? .add : .remove, contacts: chosen)),
      "\(ids) \(isJoining ? "join" : "leave") list \(list)"
    ) { account in
      let there = Set(ids.filter { account.contacts[$0] != nil })
      let members = account.lists[list.rawValue] ?? []
      account.lists[list.rawValue] = isJoining ? members.union(there) : members.subtracting(there)
      return .done(
        changed: isJoining ? there.subtracting(members).count : there.intersection(members).count)
    }
  }

  mutating func ask() {
    let tier: Int? = random.pick([10, 15, 20, 25, 12, 5, nil])
    ask(.requestRenewalTier(.init(tier: tier)), "ask for tier \(tier.map(String.init) ?? "-")") {
      $0.ask(for: tier)
    }
  }

  mutating func changeWorkflows() {
    guard !model.flows.isEmpty else { return }
    let index = Int.random(in: 0..<model.flows.count, using: &random)
    let id = ObjectID(model.flows[index].id)
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let isHeld = !model.holdsFlows
      begin(isHeld ? "workflows are held" : "workflows go on")
      (ledger.holdsWorkflows, model.holdsFlows) = (isHeld, isHeld)
      ledger.runWorkflows()
      model.runFlows()
    case 1:
      let ids = Set((0..<3).map { _ in Int64.random(in: 1...model.highest + 2, using: &random) })
      ask(
        .enrolContacts(EnrolContacts(workflow: id, contacts: ids.map { ContactID($0) })),
        "enrol \(ids.sorted()) in \(id)", selected: ids.count, numbers: false
      ) { $0.enrolByHand(ids, in: index) }
    default:
      let (isOn, enrols) = (random.chance(75), random.chance(40))
      ask(
        .toggleWorkflow(ToggleWorkflow(workflow: id, isOn: isOn, enrolsExisting: enrols)),
        "turn workflow \(id) \(isOn ? "on" : "off")\(enrols ? " for all" : "")", numbers: false
      ) { $0.turn(index, on: isOn, enrolsExisting: enrols) }
    }
  }
}
