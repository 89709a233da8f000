/// What a cell holds.
enum ImportCell: Sendable {
  case value(PropertyValue)
  /// Options to be added to those that are there: `;a;b` (8.2).
  case appended(String)
  /// A moment, with the local time that was written.
  case moment(Instant, LocalDateTime?)
  /// Not a value: it stays blank and the row is kept (R5.20).
  case blank(ImportErrorCode)
  case rejected(ImportErrorCode)
}

/// Reads the cells of a file as values of the account's properties.
///
/// Options repeat from row to row, so each text is looked up once a column.
struct ImportCellReader: Sendable {
  private let values: ValueReader
  private var dates: ImportDateReader
  private let users: [User]
  private let stages: [PropertyOption]
  private let leadStatuses: [PropertyOption]
  /// For each column the options that were read before, by their text.
  private var known: [[String: ImportCell]]

  /// A file that misuses an option column for free text must not fill the memory.
  private static let knownLimit = 4096

  init(account: Account, columns: Int, dateOrder: ImportDateOrder?) {
    values = ValueReader(account: account)
    dates = ImportDateReader(timeZone: account.billing.timeZone, order: dateOrder)
    users = account.users
    stages = account.lifecycleStages
    leadStatuses = account.leadStatuses
    known = Array(repeating: [:], count: columns)
  }

  /// Reads a text that is neither empty nor surrounded by white space.
  mutating func read(_ text: String, _ slot: ImportColumnPlan.Slot) -> ImportCell {
    switch slot.kind {
    case .text: return text.utf8.contains(0) ? .rejected(.failedValidation) : .value(.text(text))
    case .moment:
      guard let (instant, local) = dates.read(text) else { return .blank(.unparsedDate) }
      return .moment(instant, local)
    case .number: return parsed(text, slot.property)
    case .option:
      if let cell = known[slot.cell][text] { return cell }
      let cell = option(text, slot.property)
      if known[slot.cell].count < ImportCellReader.knownLimit { known[slot.cell][text] = cell }
      return cell
    }
  }

  /// Whether the text is a date and nothing tells which of its numbers is the month.
  func leavesOrderOpen(_ text: String, _ slot: ImportColumnPlan.Slot) -> Bool {
    slot.kind == .moment && dates.order == nil && ImportDateReader.evidence(of: text) == .open
  }

  private func option(_ text: String, _ property: ContactProperty) -> ImportCell {
    switch (property.definition.options, property.definition.field) {
    case (.users, _): return owner(text)
    case (.account, _):
      let options = property == .lifecycleStage ? stages : leadStatuses
      let key = text.lowercased()
      let isValue = options.contains { $0.value.lowercased() == key }
      let isShared = options.count { $0.label.lowercased() == key } > 1
      return isShared && !isValue ? .blank(.ambiguousOption) : parsed(text, property)
    case (_, .checkbox):
      let cell = parsed(text, property)
      if text.hasPrefix(";"), case .value(.text(let values)) = cell { return .appended(values) }
      return cell
    default: return parsed(text, property)
    }
  }

  private func parsed(_ text: String, _ property: ContactProperty) -> ImportCell {
    switch values.value(of: text, property: property) {
    case .success(let value): value.map(ImportCell.value) ?? .blank(.invalidOption)
    case .failure(.notANumber): .blank(.unparsedNumber)
    case .failure(.notADate): .blank(.unparsedDate)
    case .failure(.notABoolean), .failure(.unknownOption): .blank(.invalidOption)
    case .failure(.unknownOwner): .blank(.unknownOwner)
    case .failure(.tooLong): .rejected(.tooLarge)
    case .failure(.containsNUL): .rejected(.failedValidation)
    }
  }

  /// An owner by e-mail address (R5.17), number or name; a name that several users have names
  /// nobody.
  private func owner(_ text: String) -> ImportCell {
    let key = text.lowercased()
    let isAddressOrNumber = users.contains {
      EmailAddress.key($0.email) == key || String($0.id.rawValue) == key
    }
    if !isAddressOrNumber, users.count(where: { $0.name.lowercased() == key }) > 1 {
      return .blank(.ambiguousOwner)
    }
    return parsed(text, .owner)
  }
}
