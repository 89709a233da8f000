extension ImportSession {
  /// Decides on one row that is not blank; throws why it is rejected (R5.21).
  mutating func decide(_ row: ImportRow) throws(ImportRowError) -> Step {
    for (cell, text) in row.cells.enumerated() where text.utf8.count > TextColumn.maximumLength {
      throw ImportRowError(
        line: row.line, code: .tooLarge, column: columns.names[cell], token: text)
    }
    let id = try recordID(of: row)
    if options.adopt { return try adopt(row, id: id) }
    if let id {
      guard let found = account.table.row(of: id) else {
        throw error(.invalidRecordID, row, columns.recordID)
      }
      let email = try newEmail(of: found, in: row)
      return try update(found, from: row, email: email, key: columns.recordID)
    }
    let email = text(of: columns.email, in: row)
    if !email.isEmpty, let found = account.table.row(withEmail: email) {
      return try update(found, from: row, email: nil, key: columns.email)
    }
    guard hasIdentity(row, email: email) else { throw error(.missingValue, row, columns.email) }
    guard email.isEmpty || EmailAddress.isValid(email) else {
      throw error(.invalidEmail, row, columns.email)
    }
    guard options.mode != .update else {
      throw error(.updateOnly, row, email.isEmpty ? nil : columns.email)
    }
    var record = try record(ContactID(account.table.highestID + 1), from: row)
    record.values[.additionalEmails] = additionalEmails(of: row, primary: email, contact: nil)
    return .create(record)
  }

  /// The trimmed text of a cell; empty when the column or the value is missing.
  func text(of slot: ImportColumnPlan.Slot?, in row: ImportRow) -> String {
    guard let slot, slot.cell < row.cells.count else { return "" }
    return trimmedCell(row.cells[slot.cell])
  }

  func error(
    _ code: ImportErrorCode, _ row: ImportRow, _ slot: ImportColumnPlan.Slot?
  ) -> ImportRowError {
    let token = text(of: slot, in: row)
    return ImportRowError(
      line: row.line, code: code, column: slot.map { columns.names[$0.cell] },
      token: token.isEmpty ? nil : token)
  }

  /// The Record ID of the row, counted.
  private mutating func recordID(of row: ImportRow) throws(ImportRowError) -> ContactID? {
    let id = try readRecordID(of: row).get()
    if !text(of: columns.recordID, in: row).isEmpty { rowsWithRecordID += 1 }
    return id
  }

  private func hasIdentity(_ row: ImportRow, email: String) -> Bool {
    !email.isEmpty || !text(of: columns.firstName, in: row).isEmpty
      || !text(of: columns.lastName, in: row).isEmpty
  }

  /// The new values of a contact: blank cells leave theirs as they are (R5.15), and so does every
  /// cell of a column that keeps existing values (5.2, step 2).
  private mutating func update(
    _ found: Int, from row: ImportRow, email: String?, key: ImportColumnPlan.Slot?
  ) throws(ImportRowError) -> Step {
    guard options.mode != .create else {
      throw error(.createOnly, row, key)
    }
    guard editable.contains(row: found, of: account.table) else {
      throw error(.notPermitted, row, key)
    }
    var changes: [ContactEdit.Change] = []
    for slot in columns.values {
      if slot.property == .email {
        guard let email else { continue }
        let old = account.table.value(.email, row: found)
        changes.append(.init(.email, old: old, new: .text(email)))
        continue
      }
      let old = account.table.value(slot.property, row: found)
      if slot.keepsExisting, old != nil { continue }
      guard let cell = try cell(slot, in: row) else { continue }
      guard let new = newValue(cell, old: old, slot) else { continue }
      changes.append(.init(slot.property, old: old, new: new))
    }
    let primary = email ?? account.table.text(.email, row: found) ?? ""
    if let others = additionalEmails(of: row, primary: primary, contact: found) {
      let old = account.table.value(.additionalEmails, row: found)
      changes.append(.init(.additionalEmails, old: old, new: others))
    }
    guard !changes.isEmpty else { return .keep(row: found) }
    return .edit(row: found, ContactEdit(id: account.table.id(of: found), changes: changes))
  }

  /// A whole record from the row's values and what every record of this import gets.
  mutating func record(
    _ id: ContactID, from row: ImportRow
  ) throws(ImportRowError) -> ContactRecord {
    guard account.table.count < Billing.contactLimit else {
      throw error(.limitExceeded, row, nil)
    }
    var values = PropertyValues()
    values.reserveCapacity(columns.values.count + stamp.count)
    var stamped = 0
    for slot in columns.values {
      guard let cell = try cell(slot, in: row),
        let value = newValue(cell, old: nil, slot)
      else { continue }
      while stamped < stamp.count, stamp[stamped].order < slot.order {
        values.append(stamp[stamped].property, stamp[stamped].value)
        stamped += 1
      }
      if stamped < stamp.count, stamp[stamped].order == slot.order { stamped += 1 }
      values.append(slot.property, value)
    }
    for entry in stamp[stamped...] { values.append(entry.property, entry.value) }
    return ContactRecord(id: id, values: values)
  }

  /// What the cell holds; `nil` when it is blank or is left blank with a warning (R5.20).
  private mutating func cell(
    _ slot: ImportColumnPlan.Slot, in row: ImportRow
  ) throws(ImportRowError) -> ImportCell? {
    let text = text(of: slot, in: row)
    guard !text.isEmpty else { return nil }
    let cell = cells.read(text, slot)
    if cells.leavesOrderOpen(text, slot), openDate == nil {
      openDate = ImportDateExample(
        line: row.line, column: columns.names[slot.cell], token: ImportRowError.shortened(text))
    }
    switch cell {
    case .rejected(let code): throw error(code, row, slot)
    case .blank(let code):
      rowWarnings.append(.init(column: slot.cell, code: code, token: text))
      return nil
    case .value, .appended, .moment: return cell
    }
  }

  /// The value that replaces `old`; `nil` when there is nothing to replace.
  private mutating func newValue(
    _ cell: ImportCell, old: PropertyValue?, _ slot: ImportColumnPlan.Slot
  ) -> PropertyValue? {
    switch cell {
    case .moment(let instant, let local):
      if case .instant(let known) = old, agrees(known, with: instant, written: local) {
        return nil
      }
      return .instant(instant)
    case .value(let value):
      guard value != old else { return nil }
      if slot.property == .lifecycleStage, !account.movesForward(from: old, to: value) {
        rowStagesKept += 1
        return nil
      }
      return value
    case .appended(let values):
      guard case .text(let known) = old else { return .text(values) }
      let present = known.split(separator: ";").map(String.init)
      let new = values.split(separator: ";").map(String.init).filter { !present.contains($0) }
      return new.isEmpty ? nil : .text((present + new).joined(separator: ";"))
    case .blank, .rejected: return nil
    }
  }

  /// Whether the written time is the known moment, as far as it is written: files carry minutes
  /// and no zone, so a moment that shows the same local date and time stays as it is.
  private func agrees(
    _ known: Instant, with instant: Instant, written local: LocalDateTime?
  ) -> Bool {
    if known == instant { return true }
    guard let local, local.offsetMinutes == nil else { return false }
    let shown = account.billing.timeZone.localTime(at: known)
    guard shown.date == local.date else { return false }
    return local.hasTime
      ? shown.millisecondOfDay / 60_000 * 60_000 == local.millisecondOfDay
      : local.millisecondOfDay == 0
  }
}
