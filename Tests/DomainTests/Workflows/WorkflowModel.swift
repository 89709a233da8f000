import Domain

/// Workflows the slow way: every trigger is asked of every touched contact, one by one.
struct WorkflowModel {
  struct Contact: Equatable {
    var city = ""
    var phone = ""
    var status = MarketingStatus.nonMarketing
  }

  enum Trigger: CaseIterable {
    case oslo, rom, phone, marketing, nonMarketing, pending, marketingInOslo

    var text: String {
      switch self {
      case .oslo: "city = Oslo"
      case .rom: "city = Rom"
      case .phone: "phone is known"
      case .marketing: "marketing = yes"
      case .nonMarketing: "marketing = no"
      case .pending: "marketing = pending"
      case .marketingInOslo: "marketing = yes and city = Oslo"
      }
    }

    func matches(_ contact: Contact) -> Bool {
      switch self {
      case .oslo: contact.city == "Oslo"
      case .rom: contact.city == "Rom"
      case .phone: !contact.phone.isEmpty
      case .marketing: contact.status.counts
      case .nonMarketing: !contact.status.counts
      case .pending: contact.status == .marketingUntilUpdate
      case .marketingInOslo: contact.status.counts && contact.city == "Oslo"
      }
    }
  }

  struct Flow {
    var id: ObjectID
    var trigger: Trigger
    var action: Workflow.Action
    var reEnrols: Bool
    var enrolled: Set<ContactID> = []
    var queue: [ContactID: Int] = [:]
    var stopped = 0
  }

  var contacts: [ContactID: Contact] = [:]
  var flows: [Flow] = []

  /// Carries out a change of contacts and everything that follows.
  mutating func change(_ ids: [ContactID], _ body: (inout Contact) -> Void) {
    let before = contacts
    for id in ids { body(&contacts[id, default: Contact()]) }
    enrol(ids.filter { contacts[$0] != before[$0] }.map { ($0, 0) }, before)
    while let index = flows.firstIndex(where: { !$0.queue.isEmpty }) { run(index) }
  }

  private mutating func run(_ index: Int) {
    let before = contacts
    let queue = flows[index].queue
    flows[index].queue = [:]
    for id in queue.keys {
      switch (flows[index].action, contacts[id]?.status) {
      case (.setMarketing, _): contacts[id]?.status = .marketing
      case (.setNonMarketing, .marketing): contacts[id]?.status = .marketingUntilUpdate
      default: break
      }
    }
    enrol(queue.filter { contacts[$0.key] != before[$0.key] }.map { ($0.key, $0.value) }, before)
  }

  private mutating func enrol(
    _ touched: [(id: ContactID, depth: Int)], _ before: [ContactID: Contact]
  ) {
    for index in flows.indices {
      for (id, depth) in touched {
        let flow = flows[index]
        guard let contact = contacts[id], flow.trigger.matches(contact), flow.queue[id] == nil,
          flow.reEnrols || !flow.enrolled.contains(id)
        else { continue }
        let old = before[id]
        if let old, flow.trigger.matches(old) {
          guard flow.reEnrols, flow.trigger == .phone, old.phone != contact.phone else { continue }
        }
        if depth + 1 > WorkflowEvent.depthLimit {
          flows[index].stopped += 1
        } else {
          flows[index].enrolled.insert(id)
          flows[index].queue[id] = depth + 1
        }
      }
    }
  }
}
