/// All contacts of an account, column by column.
///
/// A row keeps its number until the store is loaded again; row numbers never leave the process.
package struct ContactTable: Sendable {
  /// Number of rows, those of deleted contacts included.
  package private(set) var rowCount = 0
  /// Contacts in the states M and P (R3.4), without deleted ones.
  package private(set) var marketingCount = 0
  /// Contacts in the state P, without deleted ones.
  package private(set) var pendingCount = 0
  /// The highest Record ID ever given or taken over (R1.1).
  package private(set) var highestID: Int64 = 0

  package private(set) var ids = ChunkedColumn<Int64>(default: 0)
  /// `MarketingStatus` raw values.
  package private(set) var statuses = ChunkedColumn<UInt8>(default: 0)
  private var texts: [TextColumn]
  private var codes: [CodeColumn]
  private var numbers: [ChunkedColumn<Int64>]
  private var flags: [ChunkedColumn<UInt8>]
  private var rowByID = RowIndex()
  private var rowByEmail = RowIndex()
  /// The rows whose contact was deleted or is gone for good.
  var absent = AbsentRows()

  /// The number that stands for no value in a number column.
  package static let noNumber = Int64.min

  package init() {
    texts = Array(repeating: TextColumn(), count: PropertyCatalogue.columnCount(.text))
    codes = Array(repeating: CodeColumn(), count: PropertyCatalogue.columnCount(.code))
    numbers = Array(
      repeating: ChunkedColumn(default: ContactTable.noNumber),
      count: PropertyCatalogue.columnCount(.number))
    flags = Array(
      repeating: ChunkedColumn(default: 0), count: PropertyCatalogue.columnCount(.flag))
  }

  /// Number of contacts, without deleted ones.
  package var count: Int { rowCount - absent.count }

  /// The row of the contact with this Record ID; `nil` when there is none or it was deleted.
  package func row(of id: ContactID) -> Int? {
    anyRow(of: id).flatMap { isLive(row: $0) ? $0 : nil }
  }

  /// The row of this Record ID, whatever became of its contact.
  package func anyRow(of id: ContactID) -> Int? {
    rowByID.find(RowIndex.hash(UInt64(bitPattern: id.rawValue))) { ids[$0] == id.rawValue }
  }

  /// The row of the contact with this address, primary or additional, in any letter case (R1.4,
  /// R1.6).
  package func row(withEmail email: String) -> Int? {
    let key = EmailAddress.key(email)
    return rowByEmail.find(RowIndex.hash(key.utf8)) { row in
      emails(of: row).contains { EmailAddress.key($0) == key }
    }
  }

  package func id(of row: Int) -> ContactID {
    ContactID(ids[row])
  }

  package func status(of row: Int) -> MarketingStatus {
    MarketingStatus(rawValue: statuses[row]) ?? .nonMarketing
  }

  /// Adds an empty non-marketing contact; the caller sees to it that the Record ID is new.
  package mutating func append(id: ContactID) -> Int {
    let row = rowCount
    rowCount += 1
    ids[row] = id.rawValue
    highestID = max(highestID, id.rawValue)
    rowByID.insert(RowIndex.hash(UInt64(bitPattern: id.rawValue)), row: row)
    return row
  }

  /// Raises the number from which the next Record ID follows, for IDs whose contact is gone.
  package mutating func reserveIDs(upTo id: Int64) {
    highestID = max(highestID, id)
  }

  package mutating func setStatus(_ status: MarketingStatus, row: Int) {
    if isLive(row: row) {
      count(self.status(of: row), by: -1)
      count(status, by: 1)
    }
    statuses[row] = status.rawValue
  }

  /// Adds to the numbers of contacts that are there, for so many in this state.
  mutating func count(_ status: MarketingStatus, by number: Int) {
    if status.counts { marketingCount += number }
    if status == .marketingUntilUpdate { pendingCount += number }
  }
}

// MARK: - Columns

extension ContactTable {
  /// The column of a property kept as text; `nil` for properties kept otherwise.
  package func textColumn(_ property: ContactProperty) -> TextColumn? {
    let place = property.place
    return place.storage == .text ? texts[place.slot] : nil
  }

  /// The column of a property kept in a dictionary; `nil` for properties kept otherwise.
  package func codeColumn(_ property: ContactProperty) -> CodeColumn? {
    let place = property.place
    return place.storage == .code ? codes[place.slot] : nil
  }

  /// The column of a number or a moment in milliseconds, `noNumber` for no value; `nil` for
  /// properties kept otherwise.
  ///
  /// The Record ID has a column of its own, `ids`.
  package func numberColumn(_ property: ContactProperty) -> ChunkedColumn<Int64>? {
    let place = property.place
    return place.storage == .number ? numbers[place.slot] : nil
  }

  /// The column of a flag: 0 unknown, 1 false, 2 true; `nil` for properties kept otherwise.
  package func flagColumn(_ property: ContactProperty) -> ChunkedColumn<UInt8>? {
    let place = property.place
    return place.storage == .flag ? flags[place.slot] : nil
  }

  /// The stored value; `nil` when there is none, and for computed properties.
  func storedValue(_ property: ContactProperty, row: Int) -> PropertyValue? {
    let place = property.place
    switch place.storage {
    case .computed: return nil
    case .text: return texts[place.slot][row].map(PropertyValue.text)
    case .code: return codes[place.slot][row].map(PropertyValue.text)
    case .number:
      let number = numbers[place.slot][row]
      guard number != ContactTable.noNumber else { return nil }
      return place.type == .datetime
        ? .instant(Instant(milliseconds: number)) : .number(number)
    case .flag:
      let flag = flags[place.slot][row]
      return flag == 0 ? nil : .flag(flag == 2)
    }
  }

  /// Stores a value, or removes it with `nil`.
  ///
  /// Computed properties and values of another type than the property's are left alone: the
  /// commands check before.
  package mutating func set(_ property: ContactProperty, row: Int, to value: PropertyValue?) {
    let place = property.place
    if property == .email || property == .additionalEmails { unindexEmails(of: row) }
    switch (place.storage, value) {
    case (.text, .text(let text)): texts[place.slot].set(row, to: text.utf8)
    case (.text, nil): texts[place.slot].set(row, to: EmptyCollection())
    case (.code, .text(let text)): codes[place.slot].set(row, to: text)
    case (.code, nil): codes[place.slot].set(row, to: "")
    case (.number, .number(let number)): numbers[place.slot][row] = number
    case (.number, .instant(let instant)): numbers[place.slot][row] = instant.milliseconds
    case (.number, nil): numbers[place.slot][row] = ContactTable.noNumber
    case (.flag, .flag(let flag)): flags[place.slot][row] = flag ? 2 : 1
    case (.flag, nil): flags[place.slot][row] = 0
    default: break
    }
    if property == .email || property == .additionalEmails { indexEmails(of: row) }
  }
}

// MARK: - E-mail addresses

extension ContactTable {
  /// The primary and the additional addresses of a contact (R1.5).
  package func emails(of row: Int) -> [String] {
    let primary = texts[ContactProperty.email.place.slot][row]
    let others = texts[ContactProperty.additionalEmails.place.slot][row]
    return [primary].compactMap { $0 } + (others?.split(separator: ";").map(String.init) ?? [])
  }

  mutating func indexEmails(of row: Int) {
    guard isLive(row: row) else { return }
    for email in emails(of: row) {
      rowByEmail.insert(RowIndex.hash(EmailAddress.key(email).utf8), row: row)
    }
  }

  mutating func unindexEmails(of row: Int) {
    guard isLive(row: row) else { return }
    for email in emails(of: row) {
      rowByEmail.remove(RowIndex.hash(EmailAddress.key(email).utf8), row: row)
    }
  }
}
