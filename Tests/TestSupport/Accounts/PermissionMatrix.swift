package import Domain

/// The table of who may do what, written by hand in `Tests/DomainTests/Permissions/matrix.txt`.
package struct PermissionMatrix {
  package struct Cell: CustomStringConvertible {
    /// The kind of command, or the access and the action.
    package var row: [String]
    package var column: String
    package var mark: String

    package var description: String { (row + [column, mark]).joined(separator: " ") }
  }

  /// Kinds of commands by kinds of users.
  package let kinds: [Cell]
  /// Accesses and actions by whose the contact is.
  package let contacts: [Cell]
  /// What each kind of command needs: of a contact, and whose object.
  package let needs: [Cell]

  package init() throws {
    let text = try SourceTree.text("Tests/DomainTests/Permissions/matrix.txt")
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " ").map(String.init) }
    let second = try need(lines.firstIndex { $0.first == "access" })
    let third = try need(lines.firstIndex { $0.first == "needs" })
    kinds = PermissionMatrix.cells(Array(lines[..<second]), names: 1)
    contacts = PermissionMatrix.cells(Array(lines[second..<third]), names: 2)
    needs = PermissionMatrix.cells(Array(lines[third...]), names: 1)
  }

  /// What becomes of a contact of each kind of command that is about contacts: kind, access and
  /// whose it is, put together from the second and the third part.
  package func effects() throws -> [Cell] {
    try needs.filter { $0.column == "contact" && $0.mark != "none" }.flatMap { line in
      try PermissionMatrix.accesses.flatMap { access in
        try PermissionMatrix.owners.map { owner in
          let marks = try PermissionMatrix.actions[line.mark, default: []].map {
            try markOf($0, access, owner)
          }
          var mark = [".", "-"].first(where: marks.contains) ?? "y"
          if line.mark == "match", mark == "." { mark = "-" }
          return Cell(row: [line.row[0], access], column: owner, mark: mark)
        }
      }
    }
  }

  private static let actions = [
    "view": ["view"], "edit": ["edit"], "delete": ["delete"], "edit+delete": ["edit", "delete"],
    "match": ["edit"],
  ]

  private func markOf(_ action: String, _ access: String, _ owner: String) throws -> String {
    try need(contacts.first { $0.row == [access, action] && $0.column == owner }).mark
  }

  private static func cells(_ lines: [[String]], names: Int) -> [Cell] {
    let columns = lines[0].dropFirst(names)
    return lines.dropFirst().flatMap { line in
      zip(columns, line.dropFirst(names)).map {
        Cell(row: Array(line.prefix(names)), column: $0, mark: $1)
      }
    }
  }

  /// What a user of each column of the first part lacks of everything.
  package static let lacks: [String: Set<Permission>] = [
    "all": [], "market": [.marketingContactsAccess], "import": [.importContacts],
    "export": [.exportContacts], "bulk": [.bulkDelete], "lists": [.lists],
    "workflows": [.workflows], "forms": [.forms], "users": [.addEditUsers],
    "none": Set(Permission.allCases),
  ]

  /// The words that make each access of the second part out of everything.
  package static let accessWords: [String: [String]] = [
    "all": [],
    "team": ["contacts.view:team", "contacts.edit:team", "contacts.delete:team"],
    "own": ["contacts.view:own", "contacts.edit:own", "contacts.delete:own"],
    "own+box": [
      "contacts.view:own", "contacts.view:unassigned", "contacts.edit:own",
      "contacts.edit:unassigned", "contacts.delete:own", "contacts.delete:unassigned",
    ],
    "view-only": ["contacts.edit:none", "contacts.delete:none"],
    "view-team": ["contacts.edit:team", "contacts.delete:own"],
    "none": ["contacts.view:none", "contacts.edit:none", "contacts.delete:none"],
  ]

  /// The accesses of the second part, the super admin's first.
  package static let accesses = ["admin"] + accessWords.keys.sorted()

  /// Whose the contacts are, in the order of their Record IDs from 1.
  package static let owners = ["mine", "team", "below", "above", "other", "nobody"]
}
