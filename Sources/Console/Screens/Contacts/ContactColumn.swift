package import Domain

/// A column of the contact list.
package enum ContactColumn: Hashable, Sendable {
  /// Last and first name, or what stands in for them.
  case name
  case property(ContactProperty)

  /// The columns of R6.3, those first that a narrow window must not lose.
  package static let standard: [ContactColumn] = [
    .name, .property(.email), .property(.marketingStatus), .property(.lifecycleStage),
    .property(.owner), .property(.phone), .property(.createDate),
  ]

  /// Every column there is: the name, then the properties in the order of the catalogue.
  package static let all: [ContactColumn] =
    [.name] + PropertyCatalogue.definitions.map { .property($0.property) }

  /// The name in the settings: the property's internal name.
  package var internalName: String {
    switch self {
    case .name: "name"
    case .property(let property): property.internalName
    }
  }

  /// The column with this name; `nil` when there is none.
  package init?(internalName name: String) {
    if name == "name" {
      self = .name
    } else if let property = PropertyCatalogue.property(header: name) {
      self = .property(property)
    } else {
      return nil
    }
  }

  /// The keys that sort a list by this column.
  func sortKeys(descending: Bool) -> [SortKey] {
    switch self {
    case .name:
      [
        SortKey(.lastName, descending: descending), SortKey(.firstName, descending: descending),
      ]
    case .property(let property): [SortKey(property, descending: descending)]
    }
  }

  /// The value as it is kept, for copying; empty when there is none.
  func plainText(row: Int, account: Account) -> String {
    switch self {
    case .name: ContactName.text(of: row, in: account)
    case .property(let property):
      account.table.value(property, row: row)?.plainText ?? ""
    }
  }
}
