package import Domain

/// Which column of a file goes to which property.
package struct ColumnMapping: Equatable, Sendable {
  package struct Column: Equatable, Sendable {
    /// Position in the file's rows, from 0.
    package var position: Int
    /// The header as it stands in the file, without surrounding blanks.
    package var name: String
    package var property: ContactProperty
    /// How its value is read, from this column and perhaps from others.
    package var reading = CellReading.plain
  }

  /// In the order of the file; each property at most once, a column perhaps for several.
  package private(set) var columns: [Column] = []
  /// The columns that are left out, in the order of the file.
  package private(set) var notices: [Notice] = []
  /// Their positions, for as many notices as have one.
  private(set) var leftOut: [Int] = []
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

  /// Matches the headers of a file by what is known of its source, then by their names, then by
  /// the values below them.
  package init(
    file: ImportFile, explicit: [(column: String, property: ContactProperty)] = [],
    adopting: Bool = false
  ) throws(ColumnMappingError) {
    try self.init(
      header: file.header, explicit: explicit, adopting: adopting, plan: file.plan,
      samples: file.samples)
    notices += file.ignoredLines.map { .unmatched(header: $0) }
  }

  /// Matches the headers of a file.
  ///
  /// `explicit` maps headers, as the file has them in any letter case, to properties. Throws when
  /// it names a header that the file lacks, a property twice or one that may not be imported, and
  /// when no column says who the contact is (R1.3).
  package init(
    header: [String], explicit: [(column: String, property: ContactProperty)] = [],
    adopting: Bool = false, plan: SourcePlan? = nil, samples: [[String]] = []
  ) throws(ColumnMappingError) {
    cellCount = header.count
    let names = header.map(HeaderNames.trimmed)
    let given = try ColumnMapping.positions(of: explicit, in: names, adopting: adopting)
    var taken: [ContactProperty: Column] = [:]
    var used = Set(given.keys)
    func take(_ property: ContactProperty, _ position: Int, _ reading: CellReading) {
      taken[property] = Column(
        position: position, name: names[position], property: property, reading: reading)
      used.insert(position)
      used.formUnion(reading.positions)
    }
    for (position, property) in given {
      take(property, position, plan?.readings[position] ?? .plain)
    }
    for field in plan?.fields ?? [] where taken[field.property] == nil {
      let isImportable =
        field.property.isImportable(adopting: adopting) || field.property == .additionalEmails
      guard isImportable, given[field.position] == nil else { continue }
      take(field.property, field.position, field.reading)
    }
    let matches = names.enumerated().map { position, name -> HeaderMatch? in
      if plan?.leftOut.contains(position) == true { return nil }
      if let match = HeaderNames.match(name) { return match }
      let isStatus = StatusColumn.isRecognised(name, values: samples.map { $0[position] })
      return isStatus ? (.marketingStatus, false) : nil
    }
    // A column that bears the property's own name goes before one that is only taken for it.
    for isExact in [true, false] {
      for (position, match) in matches.enumerated() {
        guard let match, match.isExact == isExact, !used.contains(position),
          match.property.isImportable(adopting: adopting), taken[match.property] == nil
        else { continue }
        take(match.property, position, plan?.readings[position] ?? .plain)
      }
    }
    columns = taken.values.sorted {
      ($0.position, $0.property.index) < ($1.position, $1.property.index)
    }
    for (position, name) in names.enumerated()
    where !used.contains(position) && !HeaderNames.isErrorColumn(name) {
      notices.append(notice(name, matches[position]?.property, names[..<position], taken, adopting))
      leftOut.append(position)
    }
    guard HeaderNames.identities.contains(where: { taken[$0] != nil }) else {
      throw ColumnMappingError.noIdentity(headers: names)
    }
  }

  private typealias HeaderMatch = (property: ContactProperty, isExact: Bool)

  /// The columns as the domain takes them.
  var importColumns: [ImportColumn] {
    columns.map { ImportColumn(name: $0.name, property: $0.property) }
  }

  private func notice(
    _ name: String, _ property: ContactProperty?, _ before: ArraySlice<String>,
    _ taken: [ContactProperty: Column], _ adopting: Bool
  ) -> Notice {
    let key = HeaderNames.key(name)
    if !key.isEmpty, before.contains(where: { HeaderNames.key($0) == key }) {
      return .repeated(header: name)
    }
    guard let property else { return .unmatched(header: name) }
    guard property.isImportable(adopting: adopting) else {
      return .readOnly(header: name, property)
    }
    return .propertyTaken(header: name, property, by: taken[property]?.name ?? "")
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
