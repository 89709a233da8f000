import TestSupport

@testable import Domain

/// Setting up what lets contacts in, and handing things over to it.
extension Ledger {
  @discardableResult
  mutating func connect(
    _ name: String, _ kind: ConnectedApp.AppKind = .oauth, neverCreates: Bool = false,
    ignoresToggle: Bool = false
  ) throws -> ObjectID {
    let id = account.objects.nextID
    try perform(
      .changeIntake(
        .connectApp(
          ConnectApp(
            name: name, appKind: kind, createsContacts: !neverCreates,
            ignoresToggle: ignoresToggle))))
    return id
  }

  mutating func makeForm(
    _ name: String, allowsNoEmail: Bool = false, startsOff: Bool = false
  ) throws -> ObjectID {
    let id = account.objects.nextID
    try perform(
      .changeIntake(
        .saveForm(SaveForm(name: name, allowsNoEmail: allowsNoEmail, startsOff: startsOff))))
    return id
  }

  mutating func makeChatflow(_ name: String) throws -> ObjectID {
    let id = account.objects.nextID
    try perform(.changeIntake(.saveChatflow(SaveChatflow(name: name))))
    return id
  }

  mutating func turn(
    _ target: ToggleMarketing.Target, _ isOn: Bool, by actor: UserID = Ledger.ida,
    confirming: Bool = true
  ) throws(Refusal) {
    try perform(
      .changeIntake(.toggle(ToggleMarketing(target, isOn: isOn))), by: actor,
      confirming: confirming)
  }

  /// Hands over one submission for each address.
  @discardableResult
  mutating func hand(
    _ origin: IntakeOrigin, _ emails: String..., by actor: UserID = Ledger.ida
  ) throws(Refusal) -> Outcome {
    try perform(.takeIn(TakeIn(origin, emails.map { Submission([.email: $0]) })), by: actor)
  }

  @discardableResult
  mutating func hand(
    _ origin: IntakeOrigin, values: [ContactProperty: String]
  ) throws(Refusal) -> Outcome {
    try perform(.takeIn(TakeIn(origin, [Submission(values)])))
  }

  func status(_ email: String) -> MarketingStatus? {
    account.table.row(withEmail: email).map(account.table.status(of:))
  }

  func source(_ email: String) -> MarketingSource? {
    account.table.row(withEmail: email).flatMap { account.marketingSource(row: $0) }
  }

  func value(_ property: ContactProperty, _ email: String) -> PropertyValue? {
    account.table.row(withEmail: email).flatMap { account.table.value(property, row: $0) }
  }

  /// A contact with this address in this state, older than what the test does.
  mutating func add(_ email: String, _ status: MarketingStatus = .nonMarketing) {
    apply([
      .contactCreated(
        ContactRecord(
          id: ContactID(account.table.highestID + 1),
          values: [.email: .text(email), .createDate: .instant(now)], status: status,
          source: status.counts ? MarketingSource(type: .initialState) : nil))
    ])
  }

  /// Lets some time pass, without update dates.
  mutating func wait(minutes: Int64 = 1) {
    now = now.adding(milliseconds: minutes * 60_000)
  }

  func app(_ id: ObjectID) -> ConnectedApp? { account.objects.apps.first { $0.id == id } }
  func form(_ id: ObjectID) -> Form? { account.objects.forms.first { $0.id == id } }
}

/// The reason of the refusal that `body` ends in; `nil` when it does not.
func reason(_ body: () throws -> Void) -> Refusal.Reason? {
  do {
    try body()
  } catch {
    return (error as? Refusal)?.reason
  }
  return nil
}
