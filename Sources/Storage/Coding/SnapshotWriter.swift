package import Domain

/// Writes an account as the lines of a snapshot: one account segment, then a segment for every
/// 65,536 contacts.
///
/// The account segment holds the line of the account, a line for each user and each import, and a
/// line for each batch of the status history in the order in which contacts refer to them.
package struct SnapshotWriter {
  private let account: Account
  private var emitter = JSONEmitter()

  package init(_ account: Account) {
    self.account = account
  }

  /// How many segments of contacts there are.
  package var contactSegments: Int {
    (account.table.rowCount + SnapshotWriter.contactsPerSegment - 1)
      / SnapshotWriter.contactsPerSegment
  }

  /// As many as the table has rows in a chunk, so that an unchanged chunk is an unchanged segment.
  package static let contactsPerSegment = ChunkedColumn<UInt8>.rowsPerChunk

  /// Calls `line` with each line of the account segment, without line breaks.
  package mutating func writeAccount<Failure: Error>(
    _ line: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try write(line) { account, emitter in
      emitter.key("account")
      emitter.string(account.name)
      emitter.key("has_marketing_contacts")
      emitter.boolean(account.hasMarketingContacts)
      emitter.key("imports")
      emitter.integer(account.importCount)
      emitter.key("highest_id")
      emitter.integer(account.table.highestID)
      emitter.key("highest_object_id")
      emitter.integer(account.objects.highestID)
      emitter.key("highest_user_id")
      emitter.integer(account.highestUserID)
      for (key, options) in [
        ("lifecycle_stages", account.lifecycleStages), ("lead_statuses", account.leadStatuses),
      ] {
        emitter.key(key)
        emitter.beginArray()
        for option in options {
          emitter.string(option.value)
          emitter.string(option.label)
        }
        emitter.endArray()
      }
      emitter.key("billing")
      EventWriter.write(account.billing, to: &emitter)
    }
    for user in account.users {
      try write(line) { _, emitter in
        emitter.key("user")
        UserCoding.write(user, to: &emitter)
      }
    }
    for report in account.imports {
      try write(line) { _, emitter in
        emitter.key("import")
        emitter.string(report.id)
        EventWriter.write(report, to: &emitter)
      }
    }
    for object in account.objects.all {
      try write(line) { _, emitter in
        emitter.key("object")
        ObjectCoding.write(object, to: &emitter)
      }
    }
    try writeListMembers(line)
    for points in UsageCoding.parts(account.usage.points) {
      try write(line) { _, emitter in UsageCoding.write(points, &emitter) }
    }
    try WorkflowStateCoding.lines(of: account) { members throws(Failure) in
      try write(line) { _, emitter in members(&emitter) }
    }
    for batch in account.history.batches {
      try write(line) { _, emitter in SnapshotWriter.write(batch, &emitter) }
    }
  }

  /// The members of static lists by Record ID, at most as many on a line as an event holds.
  private mutating func writeListMembers<Failure: Error>(
    _ line: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    for (list, rows) in account.listRows.sorted(by: { $0.key < $1.key }) {
      let ids = rows.map { account.table.id(of: $0) }.sorted()
      for start in stride(from: 0, to: ids.count, by: EventWriter.contactsPerEvent) {
        let part = Array(ids[start..<min(start + EventWriter.contactsPerEvent, ids.count)])
        try write(line) { _, emitter in
          emitter.key("list_members")
          emitter.integer(list.rawValue)
          EventWriter.write(part, &emitter)
        }
      }
    }
  }

  /// Calls `line` with each contact of one segment.
  package mutating func writeContacts<Failure: Error>(
    segment: Int, _ line: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let first = segment * SnapshotWriter.contactsPerSegment
    for row in first..<min(first + SnapshotWriter.contactsPerSegment, account.table.rowCount) {
      emitter.removeAll()
      ContactWriter.write(row: row, of: account, to: &emitter)
      try line(emitter.bytes)
    }
  }

  private mutating func write<Failure: Error>(
    _ line: ([UInt8]) throws(Failure) -> Void, members: (Account, inout JSONEmitter) -> Void
  ) throws(Failure) {
    emitter.removeAll()
    emitter.beginObject()
    members(account, &emitter)
    emitter.endObject()
    try line(emitter.bytes)
  }

  private static func write(_ batch: StatusHistory.Batch, _ emitter: inout JSONEmitter) {
    let context = batch.context
    emitter.key("batch")
    emitter.integer(context.sequence)
    emitter.key("t")
    emitter.string(context.at.isoText)
    emitter.key("who")
    switch context.actor {
    case .user(let id): emitter.integer(id.rawValue)
    case .system: emitter.null()
    }
    emitter.key("by")
    emitter.string(context.source.rawValue)
    emitter.key("via")
    emitter.string(context.frontEnd.rawValue)
    if let activity = context.activity { ContextCoding.write(activity, &emitter) }
    if let source = batch.source {
      emitter.key("source")
      emitter.beginArray()
      emitter.string(source.type.rawValue)
      for part in [source.id, source.name] {
        if let part { emitter.string(part) } else { emitter.null() }
      }
      emitter.endArray()
    }
  }
}
