internal import Domain

/// The member `property_history` of a contact's line.
extension ContactWriter {
  static func writeChanges(of row: Int, _ account: Account, _ emitter: inout JSONEmitter) {
    let entries = account.propertyHistory.entries(of: row)
    guard !entries.isEmpty else { return }
    emitter.key("property_history")
    emitter.beginArray()
    for entry in entries {
      emitter.beginArray()
      emitter.integer(entry.batch)
      emitter.string(entry.property.internalName)
      write(entry.old, &emitter)
      emitter.endArray()
    }
    emitter.endArray()
  }
}

extension ContactReader {
  static func changes(_ scanner: inout JSONScanner) throws -> [PropertyHistory.Entry] {
    var entries: [PropertyHistory.Entry] = []
    try scanner.enterArray()
    while try scanner.nextElement() {
      try scanner.enterArray()
      guard try scanner.nextElement() else { throw mistake }
      let batch = try scanner.integer()
      guard batch >= 0, try scanner.nextElement() else { throw mistake }
      let name = scanner.string(try scanner.string())
      guard let property = PropertyCatalogue.property(internalName: name),
        try scanner.nextElement()
      else { throw mistake }
      let old = try value(of: property, &scanner)
      guard try !scanner.nextElement() else { throw mistake }
      entries.append(.init(property, old: old, batch: batch))
    }
    return entries
  }

  private static var mistake: ContentError { .badValue(member: "property_history") }
}
