/// Creates one contact by hand (section 4, first row).
package struct CreateContact: Equatable, Sendable {
  /// Values by property, as typed.
  package var values: [ContactProperty: String]
  /// The box "Set this contact as a marketing contact".
  package var asMarketing: Bool

  package init(values: [ContactProperty: String], asMarketing: Bool = false) {
    self.values = values
    self.asMarketing = asMarketing
  }
}

extension CreateContact {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      _ = try checkedValues(on: account, by: actor)
    } catch {
      return .refused(error)
    }
    return .allowed(quote(on: account, at: at))
  }

  private func quote(on account: Account, at: Instant) -> Quote {
    var quote = account.emptyQuote(.createContact, at: at)
    (quote.selected, quote.changed) = (1, 1)
    if asMarketing { account.add(1, to: &quote) }
    return quote
  }

  /// Parses the values and checks R1.3, R1.7, R1.9, R3.2 and the right to set as marketing.
  private func checkedValues(
    on account: Account, by actor: UserID
  ) throws(Refusal) -> PropertyValues {
    if let refusal = account.refusal(of: .createContact, by: actor) { throw refusal }
    if asMarketing, let refusal = account.refusal(of: .setAsMarketing, by: actor) { throw refusal }
    var parsed = PropertyValues()
    for (property, text) in values.sorted(by: { $0.key.index < $1.key.index }) {
      parsed[property] = try account.checkedValue(text, of: property, for: .createContact)
    }
    try account.checkEmail(parsed[.email], of: nil, for: .createContact)
    guard parsed[.email] ?? parsed[.firstName] ?? parsed[.lastName] != nil else {
      throw Refusal(.createContact, .noIdentity)
    }
    guard account.table.count < Billing.contactLimit else {
      throw Refusal(.createContact, .contactLimit(Billing.contactLimit))
    }
    return parsed
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    var values = try checkedValues(on: account, by: request.actor)
    // The default stage of a contact made by hand (R1.12).
    if values[.lifecycleStage] == nil { values[.lifecycleStage] = .text("lead") }
    account.stampCreation(&values, by: request.actor, at: request.at, source: .oneContact)
    let id = ContactID(account.table.highestID + 1)
    let record = ContactRecord(
      id: id, values: values, status: asMarketing ? .marketing : .nonMarketing,
      source: asMarketing ? account.userSource(request.actor) : nil)
    let quote = quote(on: account, at: request.at)
    return Change(
      events: [.contactCreated(record)], source: .oneContact,
      outcome: Outcome(
        quote: quote, createdContact: id, undo: .impossible(.createdRecord)))
  }
}

extension Account {
  /// Adds when, by whom and how a record was made (1.2), where the values do not say it.
  func stampCreation(
    _ values: inout PropertyValues, by actor: UserID, at: Instant,
    source: ChangeSource, sourceID: String? = nil, label: String = "CRM UI"
  ) {
    if values[.createDate] == nil { values[.createDate] = .instant(at) }
    if values[.lastModifiedDate] == nil { values[.lastModifiedDate] = .instant(at) }
    values[.createdBy] = .number(actor.rawValue)
    values[.recordSource] = .text(label)
    values[.rawRecordSource] = .text(source.rawValue)
    values[.rawRecordSourceID] = sourceID.map(PropertyValue.text)
    values[.recordSourceUser] = .number(actor.rawValue)
    if source == .fileImport { values[.wasImported] = .flag(true) }
  }
}
