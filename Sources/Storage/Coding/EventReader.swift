package import Domain

/// Reads the events that `EventWriter` writes.
package struct EventReader {
  private var contacts = ContactReader()

  package init() {}

  /// Reads one event.
  ///
  /// The scanner stands before the object and is left behind it.
  package mutating func event(_ scanner: inout JSONScanner) throws(ContentError) -> Event {
    do {
      return try readEvent(&scanner)
    } catch let error as JSONError {
      throw .json(error)
    } catch let error as ContentError {
      throw error
    } catch {
      throw .badValue(member: "type")
    }
  }

  /// Reads a line of an attachment: one event.
  package mutating func line(_ line: UnsafeRawBufferPointer) throws(ContentError) -> Event {
    var scanner = JSONScanner(line)
    let event = try event(&scanner)
    do {
      try scanner.finish()
    } catch {
      throw .json(error)
    }
    return event
  }

  /// Reads the payload of a journal line, `{"events":[...]}`.
  package mutating func payload(
    _ bytes: UnsafeRawBufferPointer
  ) throws(ContentError) -> [Event] {
    var scanner = JSONScanner(bytes)
    var events: [Event] = []
    do {
      try scanner.enterObject()
      while let key = try scanner.nextKey() {
        guard scanner.text(key, is: "events") else {
          throw ContentError.unknownMember(scanner.string(key))
        }
        try scanner.enterArray()
        while try scanner.nextElement() { events.append(try readEvent(&scanner)) }
      }
      try scanner.finish()
    } catch let error as JSONError {
      throw .json(error)
    } catch let error as ContentError {
      throw error
    } catch {
      throw .badValue(member: "events")
    }
    return events
  }

  private mutating func readEvent(_ scanner: inout JSONScanner) throws -> Event {
    try scanner.enterObject()
    guard let first = try scanner.nextKey(), scanner.text(first, is: "type") else {
      throw ContentError.missing(member: "type")
    }
    guard let type = EventType(rawValue: scanner.string(try scanner.string())) else {
      throw ContentError.badValue(member: "type")
    }
    var body = EventBody()
    while let key = try scanner.nextKey() {
      let name = scanner.string(key)
      switch name {
      case "contact": body.contact = try record(&scanner)
      case "values": body.changes = try changes(&scanner)
      case "runs": body.contacts = try EventReader.runs(&scanner)
      case "removed_runs": body.removedContacts = try EventReader.runs(&scanner)
      case "object": body.object = try ObjectCoding.read(&scanner)
      case "old" where try scanner.kind() == .object:
        body.oldObject = try ObjectCoding.read(&scanner)
      case "old_billing": body.oldBilling = try EventReader.billing(&scanner)
      case "billing": body.billing = try EventReader.billing(&scanner)
      case "user" where try scanner.kind() == .object:
        body.user = try UserCoding.read(&scanner)
      case "old_user": body.oldUser = try UserCoding.read(&scanner)
      default: try body.members.add(name, &scanner)
      }
    }
    return try body.event(type)
  }

  private mutating func record(_ scanner: inout JSONScanner) throws -> ContactRecord {
    var values = PropertyValues()
    let head = try contacts.read(&scanner) { values[$0] = $1 }
    var source: MarketingSource?
    if case .text(let word) = values[.marketingSourceType] {
      guard let type = MarketingSourceType(rawValue: word) else {
        throw ContentError.badValue(member: "hs_marketable_reason_type")
      }
      source = MarketingSource(
        type: type, id: values[.marketingSourceID]?.plainText,
        name: values[.marketingSourceName]?.plainText)
      values[.marketingSourceType] = nil
      values[.marketingSourceID] = nil
      values[.marketingSourceName] = nil
    }
    return ContactRecord(id: head.id, values: values, status: head.status, source: source)
  }

  private func changes(_ scanner: inout JSONScanner) throws -> [ContactEdit.Change] {
    var keys = PropertyKeys()
    var changes: [ContactEdit.Change] = []
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      guard let property = keys.property(scanner.raw(key.range)) else {
        throw ContentError.unknownMember(scanner.string(key))
      }
      try scanner.enterArray()
      var pair: [PropertyValue?] = []
      while try scanner.nextElement() {
        pair.append(try ContactReader.value(of: property, &scanner))
      }
      guard pair.count == 2 else { throw ContentError.badValue(member: property.internalName) }
      changes.append(.init(property, old: pair[0], new: pair[1]))
    }
    return changes
  }

  static func runs(_ scanner: inout JSONScanner) throws -> [ContactID] {
    var ids: [ContactID] = []
    var end: Int64 = 0
    try scanner.enterArray()
    while try scanner.nextElement() {
      let gap = Int64(try scanner.integer())
      guard try scanner.nextElement() else { throw ContentError.badValue(member: "runs") }
      let length = Int64(try scanner.integer())
      guard gap >= 0, length > 0, length <= EventWriter.contactsPerEvent, end < 1 << 53 else {
        throw ContentError.badValue(member: "runs")
      }
      for id in (end + gap)..<(end + gap + length) { ids.append(ContactID(id)) }
      end += gap + length
    }
    return ids
  }
}
