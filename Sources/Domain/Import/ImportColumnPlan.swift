/// Which cell of a row is what.
struct ImportColumnPlan: Sendable {
  struct Slot: Sendable {
    var cell: Int
    var property: ContactProperty
    var kind: Kind
    /// Position of the property in the catalogue.
    var order: Int
    /// Whether a value that the contact has stays (5.2, step 2).
    var keepsExisting: Bool
  }

  /// How the text of a cell is read.
  enum Kind: Sendable {
    case text
    /// One of a list, or a yes or no.
    case option
    case number
    case moment

    init(_ definition: PropertyDefinition) {
      switch (definition.type, definition.options) {
      case (.string, _), (.enumeration, .open): self = .text
      case (.bool, _), (.enumeration, _): self = .option
      case (.number, _): self = .number
      case (.datetime, _): self = .moment
      }
    }
  }

  /// The columns that become stored values, in the order of the catalogue; the e-mail address is
  /// one of them.
  let values: [Slot]
  let recordID: Slot?
  let email: Slot?
  let firstName: Slot?
  let lastName: Slot?
  let additionalEmails: Slot?
  let status: Slot?
  let untilUpdate: Slot?
  let sourceType: Slot?
  let sourceID: Slot?
  let sourceName: Slot?
  /// The headers by cell.
  let names: [String]

  /// Columns that may not be imported are left out.
  init(_ columns: [ImportColumn], adopt: Bool, kept: Set<ContactProperty> = []) {
    let slots = columns.enumerated().map {
      Slot(
        cell: $0, property: $1.property, kind: Kind($1.property.definition),
        order: $1.property.index, keepsExisting: kept.contains($1.property))
    }
    .filter { $0.property.isImportable(adopting: adopt) }
    func slot(_ property: ContactProperty) -> Slot? { slots.first { $0.property == property } }
    recordID = slot(.recordID)
    email = slot(.email)
    firstName = slot(.firstName)
    lastName = slot(.lastName)
    additionalEmails = slot(.additionalEmails)
    status = slot(.marketingStatus)
    untilUpdate = slot(.marketingUntilUpdate)
    sourceType = slot(.marketingSourceType)
    sourceID = slot(.marketingSourceID)
    sourceName = slot(.marketingSourceName)
    let apart: Set<ContactProperty> = [
      .recordID, .marketingStatus, .marketingUntilUpdate, .marketingSourceType, .marketingSourceID,
      .marketingSourceName, .additionalEmails,
    ]
    values = slots.filter { !apart.contains($0.property) }.sorted { $0.order < $1.order }
    names = columns.map(\.name)
  }

  /// The columns whose cells are dates.
  var dates: [Slot] { values.filter { $0.kind == .moment } }
}

extension ContactProperty {
  /// Whether a file's column may go to this property: read-only ones only where an account's own
  /// export is adopted (R1.9, R1.14); Record ID and additional addresses always (R5.10, R1.5).
  package func isImportable(adopting: Bool) -> Bool {
    if self == .recordID || self == .additionalEmails || !definition.isReadOnly { return true }
    return adopting && ContactProperty.adopted.contains(self)
  }

  /// Read-only properties that an adoption takes as they stand.
  ///
  /// User numbers and teams are those of another system, and computed values follow from others.
  private static let adopted: Set<ContactProperty> = [
    .createDate, .lastModifiedDate, .recordSource, .recordSourceDetail1,
    .recordSourceDetail2, .recordSourceDetail3, .mergedIDs, .wasImported, .marketingStatus,
    .marketingUntilUpdate, .marketingSourceType, .marketingSourceID, .marketingSourceName,
  ]
}
