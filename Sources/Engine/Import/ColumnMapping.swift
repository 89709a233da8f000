package import Domain

/// Which column of a file goes to which property.
package struct ColumnMapping: Equatable, Sendable {
  package struct Column: Equatable, Sendable {
    /// Position in the file's rows, from 0.
    package var position: Int
    /// The header as it stands in the file, without surrounding blanks.
    package var name: String
    package var property: ContactProperty
  }

  /// In the order of the file; each property at most once.
  package private(set) var columns: [Column] = []
  /// The columns that are left out, in the order of the file.
  package private(set) var notices: [Notice] = []
  /// How many cells a row has to have.
  package let cellCount: Int

  /// Why a column is left out.
  package enum Notice: Equatable, Sendable {
    /// Nobody may import the property (R1.9, R1.14).
    case readOnly(header: String, ContactProperty)
    /// No property has the name.
    case unmatched(header: String)
    /// A column before has the same header.
    case repeated(header: String)
    /// Another column goes to the same property.
    case propertyTaken(header: String, ContactProperty, by: String)
  }

  /// Matches the headers of a file.
  ///
  /// `explicit` maps headers, as the file has them in any letter case, to properties. Throws when
  /// it names a header that the file lacks, a property twice or one that may not be imported, and
  /// when no column says who the contact is (R1.3).
  package init(
    header: [String], explicit: [(column: String, property: ContactProperty)] = [],
    adopting: Bool = false
  ) throws(ColumnMappingError) {
    cellCount = header.count
    let names = header.map(HeaderNames.trimmed)
    let given = try ColumnMapping.positions(of: explicit, in: names, adopting: adopting)
    var taken: [ContactProperty: Int] = [:]
    for (position, property) in given { taken[property] = position }
    let matches = names.map(HeaderNames.match)
    // A column that bears the property's own name goes before one that is only taken for it.
    for isExact in [true, false] {
      for (position, match) in matches.enumerated() {
        guard let match, match.isExact == isExact, given[position] == nil,
          match.property.isImportable(adopting: adopting), taken[match.property] == nil
        else { continue }
        taken[match.property] = position
      }
    }
    let propertyByPosition = Dictionary(uniqueKeysWithValues: taken.map { ($1, $0) })
    for (position, name) in names.enumerated() where !HeaderNames.isErrorColumn(name) {
      if let property = propertyByPosition[position] {
        columns.append(Column(position: position, name: name, property: property))
      } else {
        let match = matches[position]?.property
        notices.append(notice(name, position, match, names, taken, adopting))
      }
    }
    let keys: [ContactProperty] = [.recordID, .email, .firstName, .lastName]
    guard keys.contains(where: { taken[$0] != nil }) else {
      throw ColumnMappingError.noIdentity(headers: names)
    }
  }

  /// The columns as the domain takes them.
  var importColumns: [ImportColumn] {
    columns.map { ImportColumn(name: $0.name, property: $0.property) }
  }

  private func notice(
    _ name: String, _ position: Int, _ property: ContactProperty?, _ names: [String],
    _ taken: [ContactProperty: Int], _ adopting: Bool
  ) -> Notice {
    let key = HeaderNames.key(name)
    if names[..<position].contains(where: { HeaderNames.key($0) == key }) {
      return .repeated(header: name)
    }
    guard let property else { return .unmatched(header: name) }
    guard property.isImportable(adopting: adopting) else {
      return .readOnly(header: name, property)
    }
    return .propertyTaken(header: name, property, by: taken[property].map { names[$0] } ?? "")
  }

  private static func positions(
    of explicit: [(column: String, property: ContactProperty)], in names: [String], adopting: Bool
  ) throws(ColumnMappingError) -> [Int: ContactProperty] {
    var positions: [Int: ContactProperty] = [:]
    for (column, property) in explicit {
      let key = HeaderNames.key(column)
      guard let position = names.firstIndex(where: { HeaderNames.key($0) == key }) else {
        throw .unknownColumn(column, nearest: nearestName(to: column, among: names))
      }
      guard property.isImportable(adopting: adopting) else {
        throw .readOnly(column: column, property)
      }
      if let other = positions.first(where: { $0.value == property || $0.key == position }) {
        throw .mappedTwice(property, columns: [names[other.key], names[position]])
      }
      positions[position] = property
    }
    return positions
  }
}

/// Why the columns of a file cannot be mapped.
package enum ColumnMappingError: Error, Equatable, Sendable {
  /// No column for Record ID, e-mail, first or last name.
  case noIdentity(headers: [String])
  case unknownColumn(String, nearest: String?)
  case readOnly(column: String, ContactProperty)
  /// A property was given two columns, or a column two properties.
  case mappedTwice(ContactProperty, columns: [String])
}
