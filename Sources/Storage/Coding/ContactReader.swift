package import Domain

/// Reads the objects that `ContactWriter` writes, member by member, without building records.
package struct ContactReader {
  /// What stands beside the properties.
  package struct Head {
    package var id: ContactID
    package var status: MarketingStatus
    package var history: [StatusHistory.Entry]
    /// Earlier values of its properties, oldest change first.
    package var changes: [PropertyHistory.Entry] = []
    /// When and by whom the contact was deleted.
    package var deletion: Deletion?
    /// Whether nothing but the Record ID is left.
    package var isErased = false
    /// The contact that this one was merged into.
    package var mergedInto: ContactID?
  }

  private var keys = PropertyKeys()

  package init() {}

  /// Reads one object; stored values go to `take` as they are met.
  package mutating func read(
    _ scanner: inout JSONScanner, take: (ContactProperty, PropertyValue) -> Void
  ) throws(ContentError) -> Head {
    do {
      return try readMembers(&scanner, take: take)
    } catch let error as JSONError {
      throw .json(error)
    } catch let error as ContentError {
      throw error
    } catch {
      throw .badValue(member: "")
    }
  }

  private mutating func readMembers(
    _ scanner: inout JSONScanner, take: (ContactProperty, PropertyValue) -> Void
  ) throws -> Head {
    var id: Int64?
    var (marketable, untilRenewal) = (false, false)
    var history: [StatusHistory.Entry] = []
    var changes: [PropertyHistory.Entry] = []
    var absence = AbsenceMembers()
    keys.restart()
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch keys.property(scanner.raw(key.range)) {
      case .recordID: id = Int64(try scanner.integer())
      case .marketingStatus: marketable = try scanner.boolean()
      case .marketingUntilUpdate: untilRenewal = try scanner.boolean()
      case let property?:
        if let value = try ContactReader.value(of: property, &scanner) { take(property, value) }
      case nil where scanner.text(key, is: "status_history"):
        history = try ContactReader.history(&scanner)
      case nil where scanner.text(key, is: "property_history"):
        changes = try ContactReader.changes(&scanner)
      case nil:
        let name = scanner.string(key)
        guard try absence.take(name, &scanner) else { throw ContentError.unknownMember(name) }
      }
    }
    guard let id else { throw ContentError.missing(member: "hs_object_id") }
    guard
      let status = MarketingStatus(marketable: marketable, untilRenewal: untilRenewal)
    else { throw ContentError.illegalStatus(contact: id) }
    return Head(
      id: ContactID(id), status: status, history: history, changes: changes,
      deletion: absence.deletion,
      isErased: absence.isErased, mergedInto: absence.mergedInto)
  }

  /// The next value as one of `property`; `nil` for `null`.
  static func value(
    of property: ContactProperty, _ scanner: inout JSONScanner
  ) throws -> PropertyValue? {
    if try scanner.takeNull() { return nil }
    switch property.place.type {
    case .string, .enumeration: return .text(scanner.string(try scanner.string()))
    case .number: return .number(Int64(try scanner.integer()))
    case .datetime: return .instant(Instant(milliseconds: Int64(try scanner.integer())))
    case .bool: return .flag(try scanner.boolean())
    }
  }

  private static func history(
    _ scanner: inout JSONScanner
  ) throws -> [StatusHistory.Entry] {
    var entries: [StatusHistory.Entry] = []
    try scanner.enterArray()
    while try scanner.nextElement() {
      var numbers: [Int] = []
      try scanner.enterArray()
      while try scanner.nextElement() { numbers.append(try scanner.integer()) }
      guard numbers.count == 3, numbers[0] >= 0,
        let from = UInt8(exactly: numbers[1]).flatMap(MarketingStatus.init(rawValue:)),
        let to = UInt8(exactly: numbers[2]).flatMap(MarketingStatus.init(rawValue:))
      else { throw ContentError.badValue(member: "status_history") }
      entries.append(.init(from: from, to: to, batch: numbers[0]))
    }
    return entries
  }
}
