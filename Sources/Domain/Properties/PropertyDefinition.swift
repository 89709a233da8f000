/// What the catalogue knows of one property.
package struct PropertyDefinition: Sendable {
  package let property: ContactProperty
  /// The vendor's internal name, as in files and in JSON.
  package let internalName: String
  /// The label people see and that export files carry as header.
  package let label: String
  /// Short names that the filter language also takes.
  package let aliases: [String]
  package let field: PropertyField
  let place: PropertyPlace
  package let options: PropertyOptionSet
  /// Whether nobody may edit or import the value (R1.9, R1.14).
  package let isReadOnly: Bool

  package var type: PropertyType { place.type }
}

/// What the hot loops need to know of a property: cheap to copy.
package struct PropertyPlace: Sendable {
  package let type: PropertyType
  /// Where the table keeps the values.
  let storage: PropertyStorage
  /// Position of the value's column among the columns of the same storage; -1 for computed ones.
  let slot: Int
}

/// The types of the vendor's client library (1.2).
package enum PropertyType: String, Sendable {
  case string
  case number
  case datetime
  case enumeration
  case bool
}

/// How a form would show the property (1.2).
package enum PropertyField: String, Sendable {
  case text
  case number
  case date
  case select
  case radio
  case checkbox
  case booleancheckbox
  case phonenumber
  case calculation
}

/// Which kind of column holds a property.
enum PropertyStorage: Sendable {
  /// Derived from other columns.
  case computed
  /// Values that mostly differ from row to row.
  case text
  /// Values that repeat, kept once in a dictionary.
  case code
  /// Whole numbers, and moments in milliseconds.
  case number
  /// Unknown, false or true.
  case flag
}

/// Where the options of an enumeration come from.
package enum PropertyOptionSet: Sendable {
  /// Not an enumeration.
  case none
  /// An enumeration whose values are taken as they come.
  case open
  /// The same in every account.
  case fixed([PropertyOption])
  /// A list that the account may change (R1.10).
  case account
  /// The account's users; the value is the user's number.
  case users
}

/// One option of an enumeration: the stored value and the label people see.
package struct PropertyOption: Hashable, Sendable {
  package var value: String
  package var label: String

  package init(_ value: String, _ label: String) {
    self.value = value
    self.label = label
  }
}
