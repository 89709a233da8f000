internal import Domain
internal import Storage

/// How far loading has come.
package struct LoadProgress: Equatable, Sendable {
  package var contacts: Int
  /// As the snapshot's segments say, without what the journal adds.
  package var totalContacts: Int
}

/// Builds an account from the files of a store.
enum AccountLoader {
  /// The kind of the segments that hold contacts.
  static let contactsKind = "contacts"
  static let accountKind = "account"

  /// How many contacts are read between two reports of progress.
  private static let reportInterval = 8192

  static func load(
    _ store: Store, progress: (LoadProgress) -> Void
  ) throws -> Account {
    var account = Account.unopened
    try store.load { segments in
      account = try read(segments, progress)
      account.sequence = Int64(store.snapshotSequence)
    } entry: { entry in
      try apply(entry, of: store, to: &account)
    }
    return account
  }

  private static func read(
    _ segments: [OpenSegment], _ progress: (LoadProgress) -> Void
  ) throws -> Account {
    var reader = SnapshotReader()
    let total = segments.filter { $0.info.kind == contactsKind }.reduce(0) { $0 + $1.info.lines }
    var contacts = 0
    for segment in segments {
      try segment.read { lines in
        while let line = try lines.nextLine() {
          do throws(ContentError) {
            try reader.read(line: line)
          } catch {
            throw damage(error, file: lines.name, line: lines.lineNumber)
          }
          if segment.info.kind == contactsKind {
            contacts += 1
            if contacts % reportInterval == 0 {
              progress(LoadProgress(contacts: contacts, totalContacts: total))
            }
          }
        }
      }
    }
    do throws(ContentError) {
      return try reader.finish()
    } catch {
      throw damage(error, file: StorePaths.manifest, line: nil)
    }
  }

  /// Applies one commit.
  static func apply(_ entry: JournalEntry, of store: Store, to account: inout Account) throws {
    try readEvents(of: entry, of: store) { event, context in
      account.apply(event, context: context)
    }
    account.sequence = Int64(entry.sequence)
  }

  /// Gives the events of one commit in their order: those of its payload and those of its
  /// attachment.
  static func readEvents(
    of entry: JournalEntry, of store: Store, _ take: (Event, ChangeContext) -> Void
  ) throws {
    let context: ChangeContext
    do {
      context = try ContextCoding.context(of: entry)
      if let payload = entry.payload {
        var reader = EventReader()
        let events = try payload.withUnsafeBytes { try reader.payload($0) }
        for event in events { take(event, context) }
      }
    } catch let error as ContentError {
      throw damage(error, file: store.journalName, line: nil, sequence: entry.sequence)
    }
    guard let attachment = entry.attachment else { return }
    var reader = EventReader()
    try store.open(attachment).read { lines in
      while let line = try lines.nextLine() {
        do throws(ContentError) {
          take(try reader.line(line), context)
        } catch {
          throw damage(error, file: lines.name, line: lines.lineNumber)
        }
      }
    }
  }

  private static func damage(
    _ error: ContentError, file: String, line: Int?, sequence: Int? = nil
  ) -> StorageError {
    .damaged(Damage(file: file, line: line ?? sequence, kind: .content(error)))
  }
}
