/// A workflow whose trigger is asked of one contact after the other (section 10).
struct NaiveFlow {
  enum Trigger: CaseIterable {
    case lead, customer, oslo, cityKnown, marketing, nonMarketing, pending, marketingLead

    var text: String {
      switch self {
      case .lead: "stage = lead"
      case .customer: "stage = customer"
      case .oslo: "city = Oslo"
      case .cityKnown: "city is known"
      case .marketing: "marketing = yes"
      case .nonMarketing: "marketing = no"
      case .pending: "marketing = pending"
      case .marketingLead: "marketing = yes and stage = lead"
      }
    }

    func matches(_ contact: NaiveAccount.Contact) -> Bool {
      switch self {
      case .lead: contact.stage == "lead"
      case .customer: contact.stage == "customer"
      case .oslo: contact.city == "Oslo"
      case .cityKnown: contact.city != nil
      case .marketing: contact.state != .non
      case .nonMarketing: contact.state == .non
      case .pending: contact.state == .pending
      case .marketingLead: contact.state != .non && contact.stage == "lead"
      }
    }
  }

  struct Place {
    var depth: Int
    var attempts = 0
    var nextTry: Int64 = 0
  }

  var id: Int64
  var trigger: Trigger
  var setsMarketing: Bool
  var reEnrols: Bool
  var isOn = false
  var enrolled: Set<Int64> = []
  var queue: [Int64: Place] = [:]

  func mayTakeIn(_ id: Int64) -> Bool {
    queue[id] == nil && (reEnrols || !enrolled.contains(id))
  }
}

extension NaiveAccount {
  /// Takes in whoever meets a trigger and did not before (R10.3, R10.7); `depths` tells how many
  /// workflows in a row led to a contact's change.
  mutating func enrol(since before: [Int64: Contact], _ depths: [Int64: Int]?) {
    for index in flows.indices where flows[index].isOn {
      let flow = flows[index]
      for (id, contact) in contacts where contact != before[id] && flow.trigger.matches(contact) {
        guard flow.mayTakeIn(id) else { continue }
        if let old = before[id], flow.trigger.matches(old) {
          guard flow.reEnrols, flow.trigger == .cityKnown, old.city != contact.city else {
            continue
          }
        }
        let depth = (depths?[id] ?? 0) + 1
        if depth <= 10 { enrol(id, in: index, depth: depth) }
      }
    }
  }

  private mutating func enrol(_ id: Int64, in index: Int, depth: Int) {
    flows[index].enrolled.insert(id)
    flows[index].queue[id] = .init(depth: depth)
  }

  /// Carries out whatever is due, one workflow after the other (R10.3, R10.4, R10.11).
  mutating func runFlows() {
    while !holdsFlows,
      let index = flows.firstIndex(where: { flow in
        flow.isOn && flow.queue.values.contains { $0.nextTry <= now }
      })
    {
      run(index)
    }
  }

  private mutating func run(_ index: Int) {
    let flow = flows[index]
    let now = now
    let due = flow.queue.filter { $0.value.nextTry <= now }
    let isAllowed = change(due.mapValues(\.depth)) { account in
      for id in due.keys {
        account.flows[index].queue[id] = nil
        switch (flow.setsMarketing, account.contacts[id]?.state) {
        case (true, .non), (true, .pending):
          account.contacts[id]?.become(.marketing, at: now, source: "WORKFLOW \(flow.id)")
        case (false, .marketing): account.contacts[id]?.become(.pending, at: now)
        default: break
        }
      }
    }
    guard !isAllowed else { return }
    // A minute, twice as long each time, a day at most.
    for (id, place) in due {
      var minutes: Int64 = 1
      for _ in 0..<place.attempts where minutes < 1440 { minutes *= 2 }
      flows[index].queue[id] = .init(
        depth: place.depth, attempts: place.attempts + 1, nextTry: now + min(1440, minutes) * 60_000
      )
    }
  }

  /// Turning a workflow on takes in, when wanted, whoever meets its trigger already (R10.6, R10.8).
  mutating func turn(_ index: Int, on isOn: Bool, enrolsExisting: Bool) -> Verdict {
    guard flows[index].isOn != isOn else { return .done(changed: -1) }
    let flow = flows[index]
    var joining: [Int64] = []
    if isOn {
      let matching = contacts.filter { flow.trigger.matches($0.value) && flow.mayTakeIn($0.key) }
      if enrolsExisting { joining = Array(matching.keys) }
      if wouldRaise(joining + Array(flow.queue.keys), flow) { return .refused("tierGuard") }
    }
    flows[index].isOn = isOn
    for id in joining { enrol(id, in: index, depth: 1) }
    return .done(changed: -1)
  }

  mutating func enrolByHand(_ ids: Set<Int64>, in index: Int) -> Verdict {
    let flow = flows[index]
    guard flow.isOn else { return .refused("workflowIsOff") }
    guard !ids.isEmpty else { return .refused("nothingSelected") }
    let there = ids.filter { contacts[$0] != nil }
    guard !there.isEmpty else { return .refused("unknownContact") }
    let joining = there.filter(flow.mayTakeIn)
    if wouldRaise(Array(joining), flow) { return .refused("tierGuard") }
    for id in joining { enrol(id, in: index, depth: 1) }
    return .done(changed: -1)
  }

  private func wouldRaise(_ ids: [Int64], _ flow: NaiveFlow) -> Bool {
    guard hasGuard, flow.setsMarketing else { return false }
    return count + ids.count { contacts[$0]?.state == .non } > tier
  }
}
