extension ImportSession {
  /// Takes over a contact of the account's own export, as it stands, unless the account has or had
  /// it.
  mutating func adopt(_ row: ImportRow, id: ContactID?) throws(ImportRowError) -> Step {
    guard let id else { throw error(.missingValue, row, columns.recordID) }
    if let found = account.table.row(of: id) {
      guard !touched.contains(found) else { throw error(.duplicateRecordID, row, columns.recordID) }
      return .skip(row: found)
    }
    // The number of a contact that is gone is never given again (R1.1).
    guard !account.table.hasGiven(id) else { throw error(.invalidRecordID, row, columns.recordID) }
    let email = text(of: columns.email, in: row)
    if !email.isEmpty {
      guard EmailAddress.isValid(email) else { throw error(.invalidEmail, row, columns.email) }
      guard account.table.row(withEmail: email) == nil else {
        throw error(.duplicateValue, row, columns.email)
      }
    }
    let status = try status(of: row)
    var record = try record(id, from: row)
    record.status = status
    record.source = source(of: row, status: status)
    record.values[.additionalEmails] = additionalEmails(of: row, primary: email, contact: nil)
    return .create(record)
  }

  /// The state that the two status columns give; the file's blank means non-marketing, and the
  /// pair that cannot be rejects the row (2.1).
  private mutating func status(of row: ImportRow) throws(ImportRowError) -> MarketingStatus {
    guard account.hasMarketingContacts else { return .nonMarketing }
    let isMarketable = flag(columns.status, row)
    let isUntilUpdate = flag(columns.untilUpdate, row)
    let status = MarketingStatus(marketable: isMarketable, untilRenewal: isUntilUpdate)
    guard let status else { throw error(.failedValidation, row, columns.untilUpdate) }
    return status
  }

  /// The flag in a status column: an option by value or label, or a yes or no; anything else counts
  /// as blank, with a warning.
  private mutating func flag(_ slot: ImportColumnPlan.Slot?, _ row: ImportRow) -> Bool {
    let text = text(of: slot, in: row)
    guard let slot, !text.isEmpty else { return false }
    if case .fixed(let options) = slot.property.definition.options,
      let option = PropertyOptions.option(named: text, among: options)
    {
      return option.value == "true"
    }
    if let flag = PropertyOptions.flag(named: text) { return flag }
    rowWarnings.append(.init(column: slot.cell, code: .invalidOption, token: text))
    return false
  }

  /// What set the contact as marketing: what the file names, else the initial state of the account
  /// (R2.16); nothing for a contact that never was one.
  private mutating func source(of row: ImportRow, status: MarketingStatus) -> MarketingSource? {
    let name = text(of: columns.sourceType, in: row)
    var type: MarketingSourceType?
    if !name.isEmpty, let slot = columns.sourceType {
      let key = name.lowercased()
      let option = PropertyOptions.reasons.first {
        $0.value.lowercased() == key || $0.label.lowercased() == key
      }
      type = option.flatMap { MarketingSourceType(rawValue: $0.value) }
      if type == nil {
        rowWarnings.append(.init(column: slot.cell, code: .invalidOption, token: name))
      }
    }
    guard let type = type ?? (status.counts ? .initialState : nil) else { return nil }
    let (id, label) = (text(of: columns.sourceID, in: row), text(of: columns.sourceName, in: row))
    return MarketingSource(
      type: type, id: id.isEmpty ? nil : id, name: label.isEmpty ? nil : label)
  }
}
