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

  package init() throws {
    let text = try SourceTree.text("Tests/DomainTests/Permissions/matrix.txt")
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " ").map(String.init) }
    let second = try need(lines.firstIndex { $0.first == "access" })
    kinds = PermissionMatrix.cells(Array(lines[..<second]), names: 1)
    contacts = PermissionMatrix.cells(Array(lines[second...]), names: 2)
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

  /// Whose the contacts are, in the order of their Record IDs from 1.
  package static let owners = ["mine", "team", "below", "above", "other", "nobody"]
}
