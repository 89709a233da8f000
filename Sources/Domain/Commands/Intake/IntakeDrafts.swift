/// The contacts as one request from outside leaves them, while it is worked through.
///
/// Only what the submissions touch is kept, so that a request costs by its own size and not by the
/// account's. A later submission sees what an earlier one did.
struct IntakeDrafts {
  let account: Account
  let route: IntakeRoute
  let at: Instant
  /// What became of each submission, in their order.
  private(set) var taken: [TakenIn] = []

  private let reader: ValueReader
  private var drafts: [Draft] = []
  private var draftByRow: [Int: Int] = [:]
  /// The new contacts by the form in which addresses are compared.
  private var draftByEmail: [String: Int] = [:]
  private var newCount = 0

  /// One contact: new values over those that it has.
  private struct Draft {
    var id: ContactID
    /// `nil` for a new contact.
    var row: Int?
    var values: [ContactProperty: PropertyValue] = [:]
  }

  init(account: Account, route: IntakeRoute, at: Instant) {
    self.account = account
    self.route = route
    self.at = at
    reader = ValueReader(account: account)
  }

  /// Takes one submission.
  ///
  /// Throws for read-only properties (R1.9, R1.14), texts that are no value, addresses that are none,
  /// and where nobody can be made out (R1.3, R11.5).
  mutating func take(_ submission: Submission) throws(Refusal) {
    var values: [(property: ContactProperty, value: PropertyValue)] = []
    for (property, text) in submission.values.sorted(by: { $0.key.index < $1.key.index }) {
      guard !property.definition.isReadOnly else {
        throw Refusal(.takeIn, .readOnlyProperty(property))
      }
      switch reader.value(of: text, property: property) {
      case .success(let value?): values.append((property, value))
      case .success(nil): break
      case .failure(let problem): throw Refusal(.takeIn, .invalidValue(property, problem))
      }
    }
    var email: String?
    if case .text(let text)? = values.first(where: { $0.property == .email })?.value {
      guard EmailAddress.isValid(text) else { throw Refusal(.takeIn, .invalidEmail(text)) }
      email = text
    }
    guard let email, let (index, isFirst) = try draft(withEmail: email) else {
      note(submission, try create(values, email: email), .created)
      return
    }
    let isChanged = update(index, with: values, email: email)
    let isUpdated = isChanged || (isFirst && promotion(of: drafts[index]) != nil)
    note(submission, index, isUpdated ? .updated : .unchanged)
  }

  private mutating func note(
    _ submission: Submission, _ index: Int, _ effect: TakenIn.Effect
  ) {
    taken.append(TakenIn(line: submission.line, contact: drafts[index].id, effect: effect))
  }

  // MARK: Finding

  /// The draft of the contact that has the address, primary or additional (R1.6, R11.4), and whether
  /// this is the first submission about it; `nil` when nobody has it.
  private mutating func draft(
    withEmail email: String
  ) throws(Refusal) -> (index: Int, isFirst: Bool)? {
    if let index = draftByEmail[EmailAddress.key(email)] {
      if route.refusesKnownEmail { throw Refusal(.takeIn, .emailInUse(by: drafts[index].id)) }
      return (index, false)
    }
    guard let row = account.table.row(withEmail: email) else { return nil }
    let id = account.table.id(of: row)
    if route.refusesKnownEmail { throw Refusal(.takeIn, .emailInUse(by: id)) }
    if let index = draftByRow[row] { return (index, false) }
    drafts.append(Draft(id: id, row: row))
    draftByRow[row] = drafts.count - 1
    return (drafts.count - 1, true)
  }

  // MARK: Values

  /// Makes a contact, with the stage that new ones get (R1.12), and returns its draft.
  private mutating func create(
    _ values: [(property: ContactProperty, value: PropertyValue)], email: String?
  ) throws(Refusal) -> Int {
    let hasName = values.contains { $0.property == .firstName || $0.property == .lastName }
    if email == nil, route.needsEmail { throw Refusal(.takeIn, .emailRequired) }
    guard email != nil || hasName else { throw Refusal(.takeIn, .noIdentity) }
    guard account.table.count + newCount < Billing.contactLimit else {
      throw Refusal(.takeIn, .contactLimit(Billing.contactLimit))
    }
    newCount += 1
    var draft = Draft(id: ContactID(account.table.highestID + Int64(newCount)))
    draft.values[.lifecycleStage] = .text("lead")
    for (property, value) in values { draft.values[property] = value }
    draft.values[.createDate] = .instant(at)
    draft.values[.lastModifiedDate] = .instant(at)
    draft.values[.recordSource] = .text(route.source.rawValue.replacing("_", with: " "))
    draft.values[.recordSourceDetail1] = .text(route.activity.name)
    draft.values[.rawRecordSource] = .text(route.source.rawValue)
    draft.values[.rawRecordSourceID] = .text(route.activity.id)
    drafts.append(draft)
    if let email { draftByEmail[EmailAddress.key(email)] = drafts.count - 1 }
    addConversion(drafts.count - 1)
    return drafts.count - 1
  }

  /// Gives a contact the values of one more submission; returns whether that changed anything.
  private mutating func update(
    _ index: Int, with values: [(property: ContactProperty, value: PropertyValue)], email: String
  ) -> Bool {
    var isChanged = makePrimary(email, index)
    for (property, value) in values where property != .email {
      let old = present(property, index)
      guard old != value else { continue }
      if property == .lifecycleStage, !account.movesForward(from: old, to: value) { continue }
      drafts[index].values[property] = value
      isChanged = true
    }
    if addConversion(index) { isChanged = true }
    return isChanged
  }

  /// Makes an address that is only an additional one of the contact its primary one (R11.6); the
  /// former primary one becomes additional.
  private mutating func makePrimary(_ email: String, _ index: Int) -> Bool {
    let key = EmailAddress.key(email)
    let primary = present(.email, index)?.plainText ?? ""
    guard EmailAddress.key(primary) != key else { return false }
    let others = present(.additionalEmails, index)?.plainText ?? ""
    var kept = others.split(separator: ";").map(String.init)
    kept.removeAll { EmailAddress.key($0) == key }
    if !primary.isEmpty { kept.append(primary) }
    drafts[index].values[.email] = .text(email)
    drafts[index].values[.additionalEmails] = .text(kept.joined(separator: ";"))
    return true
  }

  /// Counts a form's submission on the contact; the other origins count nothing.
  @discardableResult
  private mutating func addConversion(_ index: Int) -> Bool {
    guard route.activity.kind == .form else { return false }
    var count: Int64 = 0
    if case .number(let number)? = present(.formSubmissions, index) { count = number }
    drafts[index].values[.formSubmissions] = .number(count + 1)
    drafts[index].values[.recentConversion] = .text(route.activity.name)
    drafts[index].values[.recentConversionDate] = .instant(at)
    return true
  }

  private func present(_ property: ContactProperty, _ index: Int) -> PropertyValue? {
    let draft = drafts[index]
    return draft.values[property]
      ?? draft.row.flatMap { account.table.value(property, row: $0) }
  }

  // MARK: Result

  /// The state that a contact that was there leaves by becoming marketing; `nil` when it does not:
  /// a marketing contact keeps its source (R2.2), a pending demotion is cancelled (R2.3).
  private func promotion(of draft: Draft) -> MarketingStatus? {
    guard let row = draft.row, route.reason != nil, route.promotesExisting else { return nil }
    let status = account.table.status(of: row)
    return status == .marketing ? nil : status
  }

  /// What the request does, in numbers: contacts and not submissions.
  func quote() -> Quote {
    var quote = account.emptyQuote(.takeIn, at: at)
    var split = StatusSplit()
    quote.selected = drafts.count
    for draft in drafts {
      switch draft.row.map({ account.table.status(of: $0) }) {
      case .nonMarketing, nil: split.nonMarketing += 1
      case .marketing: split.marketing += 1
      case .marketingUntilUpdate: split.pending += 1
      }
      let isPromoted = promotion(of: draft) != nil
      if draft.row == nil || !changes(draft).isEmpty || isPromoted { quote.changed += 1 }
    }
    let promoted = drafts.count { draft in
      draft.row == nil ? route.reason != nil : promotion(of: draft) == .nonMarketing
    }
    quote.status = split
    quote.intake = IntakeCount(
      created: newCount, createdMarketing: route.reason == nil ? 0 : newCount, promoted: promoted)
    account.add(promoted, to: &quote)
    return quote
  }

  /// New contacts in the order of their Record IDs, edits, and changes of the status.
  func events() -> [Event] {
    var events: [Event] = []
    var edits: [Event] = []
    var moved: [MarketingStatus: [ContactID]] = [:]
    for draft in drafts {
      guard draft.row != nil else {
        let record = ContactRecord(
          id: draft.id, values: PropertyValues(draft.values),
          status: route.reason == nil ? .nonMarketing : .marketing, source: route.reason)
        events.append(.contactCreated(record))
        continue
      }
      let changes = changes(draft)
      if !changes.isEmpty { edits.append(.contactEdited(.init(id: draft.id, changes: changes))) }
      if let from = promotion(of: draft) { moved[from, default: []].append(draft.id) }
    }
    events += edits
    for from in MarketingStatus.allCases {
      guard let contacts = moved[from] else { continue }
      events.append(
        .marketingStatusChanged(
          StatusChange(
            from: from, to: .marketing, contacts: contacts.sorted(), source: route.reason)))
    }
    return events
  }

  private func changes(_ draft: Draft) -> [ContactEdit.Change] {
    guard let row = draft.row else { return [] }
    return draft.values.sorted { $0.key.index < $1.key.index }.compactMap { property, value in
      let old = account.table.value(property, row: row)
      let new: PropertyValue? = value == .text("") ? nil : value
      return old == new ? nil : .init(property, old: old, new: new)
    }
  }
}
