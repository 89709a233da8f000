extension ImportSession {
  /// The additional addresses of a contact with those of the row, which stand joined by `;` in its
  /// cell (R1.5); `nil` when none is added.
  ///
  /// `primary` is the address that the contact will have, `contact` its row in the table unless it
  /// is new. An address of somebody else is never moved: it is left out with a warning (R1.6).
  mutating func additionalEmails(
    of row: ImportRow, primary: String, contact: Int?
  ) -> PropertyValue? {
    guard let slot = columns.additionalEmails else { return nil }
    let cell = text(of: slot, in: row)
    guard !cell.isEmpty else { return nil }
    let known = contact.flatMap { account.table.text(.additionalEmails, row: $0) }
    if slot.keepsExisting, known != nil { return nil }
    var list = known?.split(separator: ";").map(String.init) ?? []
    var keys = Set(list.map(EmailAddress.key))
    keys.insert(EmailAddress.key(primary))
    var length = known?.utf8.count ?? 0
    let before = list.count
    for part in cell.split(separator: ";") {
      let email = trimmedCell(String(part))
      guard !email.isEmpty, !keys.contains(EmailAddress.key(email)) else { continue }
      let owner = account.table.row(withEmail: email)
      guard EmailAddress.isValid(email), owner == nil || owner == contact,
        length + email.utf8.count + 1 <= TextColumn.maximumLength
      else {
        rowWarnings.append(.init(column: slot.cell, code: .secondaryEmail, token: email))
        continue
      }
      keys.insert(EmailAddress.key(email))
      list.append(email)
      length += email.utf8.count + 1
    }
    return list.count == before ? nil : .text(list.joined(separator: ";"))
  }

  /// The address that the contact found by its Record ID gets; `nil` when it has it already, as
  /// primary or additional one, or keeps the one it has (R5.10, R5.11).
  func newEmail(of found: Int, in row: ImportRow) throws(ImportRowError) -> String? {
    let email = text(of: columns.email, in: row)
    guard !email.isEmpty else { return nil }
    if let owner = account.table.row(withEmail: email) {
      guard owner == found else { throw error(.duplicateValue, row, columns.email) }
      return nil
    }
    guard EmailAddress.isValid(email) else { throw error(.invalidEmail, row, columns.email) }
    let isKept = columns.email?.keepsExisting == true
    return isKept && account.table.text(.email, row: found) != nil ? nil : email
  }
}
