/// The whole state of one account: a value that changes only by applying events.
package struct Account: Sendable {
  package var name = ""
  /// False for accounts that never got marketing contacts (R12.5).
  package var hasMarketingContacts = true
  package var billing: Billing
  package var table = ContactTable()
  package var history = StatusHistory()
  /// The figures day by day (R3.13).
  package var usage = UsageHistory()
  package var propertyHistory = PropertyHistory()
  /// In the order in which they were added.
  package var users: [User] = []
  /// The highest number that a user ever had: a removed user's is not given again.
  package var highestUserID: Int64 = 0
  /// Saved filters, lists, teams, apps, forms, chatflows, workflows, clean-up rules.
  package var objects = AccountObjects()
  /// The rows of each static list; a deleted contact's row stays in and counts for nothing.
  package var listRows: [ObjectID: RowSet] = [:]
  /// What is going on in each workflow.
  package var workflowStates: [ObjectID: WorkflowState] = [:]
  package var lifecycleStages = PropertyOptions.initialLifecycleStages
  package var leadStatuses = PropertyOptions.initialLeadStatuses
  /// Sequence number of the last transaction that was applied.
  package var sequence: Int64 = 0
  /// How many imports there have been; numbers the next one.
  package var importCount = 0
  /// What they did, oldest first; stores of earlier versions do not have those of before (R5.22).
  package var imports: [ImportReport] = []
  /// The 65,536-row chunks that changed since the last `forgetChangedChunks`.
  package private(set) var changedChunks = RowSet()
  /// The history batch of the transaction that is being applied.
  private var openBatch: (batch: StatusHistory.Batch, index: Int)?
  /// The same for changes of property values.
  var openEditBatch: (context: ChangeContext, index: Int)?

  package init(billing: Billing) {
    self.billing = billing
  }

  /// The state before the first event.
  package static let unopened = Account(
    billing: Billing(
      plan: .starter, tiers: Plan.starter.initialTiers, tier: Plan.starter.initialTiers.included,
      term: .annual, purchased: CalendarDate(dayNumber: 0), timeZone: .utc,
      lastUpdate: CalendarDate(dayNumber: 0)))

  package func user(_ id: UserID) -> User? {
    users.first { $0.id == id }
  }

  /// The user with this address, in any letter case.
  package func user(withEmail email: String) -> User? {
    let key = EmailAddress.key(email)
    return users.first { EmailAddress.key($0.email) == key }
  }

  /// Options of an enumeration in their order; empty when values are taken as they come.
  package func options(of property: ContactProperty) -> [PropertyOption] {
    switch property.definition.options {
    case .fixed(let options): options
    case .users: users.map { PropertyOption(String($0.id.rawValue), $0.name) }
    case .account: property == .lifecycleStage ? lifecycleStages : leadStatuses
    case .none, .open: []
    }
  }

  /// The label of a stored option value; the value itself when it is no longer among the options.
  package func label(of value: String, property: ContactProperty) -> String {
    options(of: property).first { $0.value == value }?.label ?? value
  }

  /// The current marketing source of a contact; `nil` when nothing ever set it as marketing.
  package func marketingSource(row: Int) -> MarketingSource? {
    guard let name = table.text(.marketingSourceType, row: row),
      let type = MarketingSourceType(rawValue: name)
    else { return nil }
    return MarketingSource(
      type: type, id: table.text(.marketingSourceID, row: row),
      name: table.text(.marketingSourceName, row: row))
  }

  /// To be called when a snapshot of this state is durable.
  package mutating func forgetChangedChunks() {
    changedChunks = RowSet()
  }

  mutating func markChanged(row: Int) {
    changedChunks.insert(row >> tableChunkShift)
  }

  /// Writes one status change into table and history.
  mutating func changeStatus(
    row: Int, to status: MarketingStatus, source: MarketingSource?, context: ChangeContext
  ) {
    let old = table.status(of: row)
    let batch = StatusHistory.Batch(context: context, source: source)
    if openBatch?.batch != batch { openBatch = (batch, history.addBatch(batch)) }
    history.add(.init(from: old, to: status, batch: openBatch?.index ?? 0), row: row)
    table.setStatus(status, row: row)
    if let source { setMarketingSource(source, row: row) }
    markChanged(row: row)
  }

  mutating func setMarketingSource(_ source: MarketingSource, row: Int) {
    table.set(.marketingSourceType, row: row, to: .text(source.type.rawValue))
    table.set(.marketingSourceID, row: row, to: source.id.map(PropertyValue.text))
    table.set(.marketingSourceName, row: row, to: source.name.map(PropertyValue.text))
  }
}
