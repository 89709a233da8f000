package import Domain

/// What the metadata of a commit tell.
package struct TransactionHead: Equatable, Sendable {
  package var context: ChangeContext
  /// The word of the command, or `refused`, `update-run` and the like.
  package var operation: String
  /// How many contacts it touched.
  package var touched: Int
  /// Count and tier before and after; stores written before do not have them.
  package var figures: AuditFigures?
}

/// The metadata `m` of a journal line: who, when, what and how, without personal data (ids and words
/// only).
///
///     "t":"2026-11-21T19:00:00.123Z","uid":1000,"who":2,"op":"set-marketing",
///     "by":"CRM_UI_BULK_ACTION","via":"console","n":1204
package enum ContextCoding {
  /// The members behind `seq`, without braces.
  ///
  /// `uid` is the operating-system user that wrote, `n` how many contacts the transaction touched,
  /// `cb` and `ca` the count before and after, `tb` and `ta` the tier.
  package static func members(
    _ context: ChangeContext, operation: String, uid: UInt32, touched: Int,
    figures: AuditFigures? = nil
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
    if let figures {
      for (key, number) in [
        ("cb", figures.countBefore), ("ca", figures.countAfter), ("tb", figures.tierBefore),
        ("ta", figures.tierAfter),
      ] {
        emitter.key(key)
        emitter.integer(number)
      }
    }
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
  ) throws(ContentError) -> TransactionHead {
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
      var figures: AuditFigures?
      if let countBefore = try members.optionalInteger("cb") {
        figures = AuditFigures(
          countBefore: countBefore, countAfter: try members.integer("ca"),
          tierBefore: try members.integer("tb"), tierAfter: try members.integer("ta"))
      }
      return TransactionHead(
        context: context, operation: try members.text("op"), touched: try members.integer("n"),
        figures: figures)
    } catch let error as JSONError {
      throw .json(error)
    } catch let error as ContentError {
      throw error
    } catch {
      throw .badValue(member: "m")
    }
  }
}
