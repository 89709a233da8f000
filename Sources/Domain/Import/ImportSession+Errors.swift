extension ImportSession {
  /// Everything that is wrong with a rejected row: `first` alone, or `MANY_ERRORS_IN_ROW` with one
  /// cause each (R5.23).
  mutating func allErrors(of row: ImportRow, first: ImportRowError) -> ImportRowError {
    var causes: [ImportRowError] = []
    for (cell, text) in row.cells.enumerated() where text.utf8.count > TextColumn.maximumLength {
      causes.append(
        ImportRowError(line: row.line, code: .tooLarge, column: columns.names[cell], token: text))
    }
    if case .failure(let error) = readRecordID(of: row) { causes.append(error) }
    let email = text(of: columns.email, in: row)
    if !email.isEmpty, !EmailAddress.isValid(email), account.table.row(withEmail: email) == nil {
      causes.append(error(.invalidEmail, row, columns.email))
    }
    for slot in columns.values where slot.property != .email {
      let text = text(of: slot, in: row)
      if !text.isEmpty, case .rejected(let code) = cells.read(text, slot) {
        causes.append(error(code, row, slot))
      }
    }
    // A cell that is too long is that alone.
    let tooLong = Set(causes.filter { $0.code == .tooLarge }.compactMap(\.column))
    causes.removeAll { cause in
      cause.code != .tooLarge && cause.column.map(tooLong.contains) == true
    }
    if !causes.contains(where: { $0.code == first.code && $0.column == first.column }) {
      causes.insert(first, at: 0)
    }
    return causes.count > 1 ? ImportRowError(line: row.line, causes: causes) : first
  }

  /// The Record ID of the row, a whole number from 1 that JSON readers keep exactly; `nil` for a
  /// blank cell.
  func readRecordID(of row: ImportRow) -> Result<ContactID?, ImportRowError> {
    let text = text(of: columns.recordID, in: row)
    guard !text.isEmpty else { return .success(nil) }
    guard let number = Int64(text), (1...9_007_199_254_740_991).contains(number) else {
      return .failure(error(.invalidRecordID, row, columns.recordID))
    }
    return .success(ContactID(number))
  }
}
