package import Domain

/// What a contact is called.
package enum ContactName {
  /// First and last name, else the e-mail address, else `nil`.
  package static func known(of row: Int, in account: Account) -> String? {
    let parts = [ContactProperty.firstName, .lastName]
      .compactMap { account.table.text($0, row: row) }
    return parts.isEmpty ? account.table.text(.email, row: row) : parts.joined(separator: " ")
  }

  /// The name, or the Record ID of a contact without one.
  package static func text(of row: Int, in account: Account) -> String {
    known(of: row, in: account) ?? String(account.table.id(of: row).rawValue)
  }

  /// Last name first, as lists show it: "Åkesson, Märta".
  package static func listed(of row: Int, in account: Account) -> String? {
    let first = account.table.text(.firstName, row: row)
    let last = account.table.text(.lastName, row: row)
    switch (last, first) {
    case (let last?, let first?): return last + ", " + first
    case (let name?, nil), (nil, let name?): return name
    case (nil, nil): return nil
    }
  }
}
