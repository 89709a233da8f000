internal import Domain

/// Import reports as members of an object: of the event, and of a line of the snapshot's account
/// segment.
extension EventWriter {
  /// Writes everything but the ID; the name only where it is not the file's.
  ///
  ///     "name":"Autumn fair","file":"fair.csv","created":640,"updated":2,"unchanged":0,
  ///     "rejected":3,"newly_marketing":641
  static func write(_ report: ImportReport, to emitter: inout JSONEmitter) {
    if report.name != report.fileName {
      emitter.key("name")
      emitter.string(report.name)
    }
    emitter.key("file")
    emitter.string(report.fileName)
    for (key, count) in [
      ("created", report.created), ("updated", report.updated), ("unchanged", report.unchanged),
      ("rejected", report.rejected), ("newly_marketing", report.newlyMarketing),
    ] {
      emitter.key(key)
      emitter.integer(count)
    }
    if let at = report.at {
      emitter.key("t")
      emitter.string(at.isoText)
    }
    if let user = report.user {
      emitter.key("who")
      emitter.integer(user.rawValue)
    }
  }
}

extension Members {
  /// The report whose ID stands under `idKey`.
  func importReport(id idKey: String) throws(ContentError) -> ImportReport {
    var at: Instant?
    if let text = try optionalText("t") {
      guard let instant = Instant(iso: text) else { throw .badValue(member: "t") }
      at = instant
    }
    return ImportReport(
      id: try text(idKey), name: try optionalText("name"), fileName: try text("file"),
      created: try integer("created"), updated: try integer("updated"),
      unchanged: try integer("unchanged"), rejected: try integer("rejected"),
      newlyMarketing: try integer("newly_marketing"), at: at,
      user: try optionalInteger("who").map { UserID(Int64($0)) })
  }
}
