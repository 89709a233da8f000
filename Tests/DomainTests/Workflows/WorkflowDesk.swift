import Domain
import TestSupport

/// Short ways to ask a ledger for workflows.
extension Ledger {
  /// Makes a workflow and turns it on, unless `isOn` is false; returns its number.
  @discardableResult
  mutating func addWorkflow(
    _ name: String = "Newsletter", when trigger: String,
    set action: Workflow.Action = .setMarketing, reEnrols: Bool = false, isOn: Bool = true,
    enrolsExisting: Bool = false
  ) throws -> ObjectID {
    try perform(
      .saveWorkflow(
        SaveWorkflow(name: name, trigger: trigger, action: action, reEnrols: reEnrols)))
    let id = try need(account.objects.workflows.last?.id)
    if isOn {
      try perform(
        .toggleWorkflow(
          ToggleWorkflow(workflow: id, isOn: true, enrolsExisting: enrolsExisting)))
    }
    return id
  }

  mutating func edit(
    _ ids: [ContactID], _ property: ContactProperty, _ value: String
  ) throws {
    try perform(.editContacts(EditContacts(contacts: ids, values: [property: value])))
  }

  /// A contact made by hand with this city.
  mutating func addContact(city: String) throws -> ContactID {
    let outcome = try perform(
      .createContact(CreateContact(values: [.lastName: "Ek", .city: city])))
    return try need(outcome.createdContact)
  }

  mutating func set(guard isOn: Bool, tier: Int? = nil, plan: Plan? = nil) {
    var billing = account.billing
    billing.tierGuard = isOn
    if let tier { billing.tier = tier }
    if let plan { billing.plan = plan }
    apply([.billingChanged(billing, old: account.billing)], source: .settings)
  }

  func inside(_ id: ObjectID) -> Int { account.workflowState(id).inside.count }

  func kinds(_ id: ObjectID) -> [WorkflowRecord.Kind] {
    account.workflowHistory(id, at: now).map(\.kind)
  }

  func refusal(_ command: Command, by actor: UserID = Ledger.ida) -> Refusal.Reason? {
    if case .refused(let refusal) = account.assess(command, by: actor, at: now) {
      return refusal.reason
    }
    return nil
  }

  func quote(_ command: Command) -> Quote? {
    switch account.assess(command, by: Ledger.ida, at: now) {
    case .allowed(let quote), .confirm(let quote): quote
    case .refused: nil
    }
  }
}
