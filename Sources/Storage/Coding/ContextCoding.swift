package import Domain

/// The metadata `m` of a journal line: who, when, what and how, without personal data (ids and words
/// only).
///
///     "t":"2026-11-21T19:00:00.123Z","uid":1000,"who":2,"op":"set-marketing",
///     "by":"CRM_UI_BULK_ACTION","via":"console","n":1204
package enum ContextCoding {
  /// The members behind `seq`, without braces.
  ///
  /// `uid` is the operating-system user that wrote, `n` how many contacts the transaction touched.
  package static func members(
    _ context: ChangeContext, operation: String, uid: UInt32, touched: Int
  ) -> [UInt8] {
    var emitter = JSONEmitter()
    emitter.key("t")
    emitter.string(context.at.isoText)
    emitter.key("uid")
    emitter.integer(uid)
    emitter.key("who")
    switch context.actor {
    case .user(let id): emitter.integer(id.rawValue)
    case .system: emitter.null()
    }
    emitter.key("op")
    emitter.string(operation)
    emitter.key("by")
    emitter.string(context.source.rawValue)
    emitter.key("via")
    emitter.string(context.frontEnd.rawValue)
    emitter.key("n")
    emitter.integer(touched)
    if let activity = context.activity { write(activity, &emitter) }
    return emitter.bytes
  }

  /// Writes what a change came from: kind, number and name.
  static func write(_ activity: Activity, _ emitter: inout JSONEmitter) {
    emitter.key("act")
    emitter.beginArray()
    for part in [activity.kind.rawValue, activity.id, activity.name] { emitter.string(part) }
    emitter.endArray()
  }

  static func activity(_ members: Members) throws(ContentError) -> Activity? {
    guard let parts = try members.optionalTexts("act") else { return nil }
    guard parts.count == 3, let kind = parts[0].flatMap(Activity.Kind.init(rawValue:)),
      let id = parts[1], let name = parts[2]
    else { throw .badValue(member: "act") }
    return Activity(kind, id: id, name: name)
  }

  /// Reads the metadata of a commit.
  package static func context(of entry: JournalEntry) throws(ContentError) -> ChangeContext {
    try record(of: entry).context
  }

  /// Reads the metadata of a commit, with the word for what was asked and how many contacts it
  /// touched.
  package static func record(
    of entry: JournalEntry
  ) throws(ContentError) -> (context: ChangeContext, operation: String, touched: Int) {
    do {
      let members = try entry.metadata.withUnsafeBytes { bytes in
        var scanner = JSONScanner(bytes)
        return try Members(&scanner)
      }
      guard let at = Instant(iso: try members.text("t")) else {
        throw ContentError.badValue(member: "t")
      }
      guard let source = ChangeSource(rawValue: try members.text("by")) else {
        throw ContentError.badValue(member: "by")
      }
      guard let frontEnd = FrontEnd(rawValue: try members.text("via")) else {
        throw ContentError.badValue(member: "via")
      }
      let actor = try members.optionalInteger("who").map { Actor.user(UserID(Int64($0))) }
      let context = ChangeContext(
        sequence: Int64(entry.sequence), at: at, actor: actor ?? .system, source: source,
        frontEnd: frontEnd, activity: try activity(members))
      return (context, try members.text("op"), try members.integer("n"))
    } catch let error as JSONError {
      throw .json(error)
    } catch let error as ContentError {
      throw error
    } catch {
      throw .badValue(member: "m")
    }
  }
}
