internal import Domain
internal import Terminal
internal import Wording

/// Entries of the audit log as rows and as facts.
struct LogPage {
  let account: Account
  let catalogue: Catalogue

  var columns: [OutputColumn] {
    [
      OutputColumn("number", text(.logNumber), alignment: .right),
      OutputColumn("time", text(.logTime)), OutputColumn("actor", text(.logActor)),
      OutputColumn("action", text(.logAction)), OutputColumn("object_kind", text(.logKind)),
      OutputColumn("object_id", text(.logID)), OutputColumn("object_name", text(.logName)),
      OutputColumn("contacts", text(.logContacts), alignment: .right),
      OutputColumn("count", text(.logCount), alignment: .right),
      OutputColumn("tier", text(.logTier), alignment: .right),
      OutputColumn("source", text(.logSource)), OutputColumn("place", text(.logPlace)),
      OutputColumn("details", text(.logDetails)),
    ]
  }

  /// The columns for programs: numbers before and after apart.
  static let machineColumns = [
    "number", "time", "actor", "action", "refused", "object_kind", "object_id", "object_name",
    "contacts", "count_before", "count_after", "tier_before", "tier_after", "source", "place",
    "details",
  ].map { OutputColumn($0, $0) }

  /// The values of a row for programs.
  func values(_ entry: AuditEntry) -> [DataValue] {
    let object = object(of: entry)
    let figures = entry.figures
    let numbers = [
      figures?.countBefore, figures?.countAfter, figures?.tierBefore, figures?.tierAfter,
    ]
    return [
      .number(entry.context.sequence), .text(entry.context.at.isoText),
      .text(actorWord(entry.context.actor)), .text(entry.action),
      .optional(entry.refused?.rawValue), .optional(object?.kind), .optional(object?.id),
      .optional(object?.name), .number(entry.touched),
    ] + numbers.map { $0.map { DataValue.number($0) } ?? .none } + [
      .text(entry.context.source.rawValue), .text(entry.context.frontEnd.rawValue),
      .list(
        entry.details.map {
          .object([
            .init("name", .text($0.name)), .init("before", .optional($0.before)),
            .init("after", .optional($0.after)),
          ])
        }),
    ]
  }

  /// The texts of a row for people.
  func texts(_ entry: AuditEntry) -> [String] {
    let object = object(of: entry)
    let zone = account.billing.timeZone
    return [
      String(entry.context.sequence), catalogue.moment(entry.context.at, in: zone),
      who(entry.context), title(entry), object?.kind ?? "",
      object?.id ?? "", object?.name ?? "",
      entry.touched == 0 ? "" : catalogue.number(entry.touched),
      change(entry.figures?.countBefore, entry.figures?.countAfter),
      change(entry.figures?.tierBefore, entry.figures?.tierAfter),
      catalogue.name(of: entry.context.source), catalogue.name(of: entry.context.frontEnd),
      entry.details.map(sentence).joined(separator: "; "),
    ]
  }

  /// One entry for programs.
  func members(_ entry: AuditEntry) -> [DataValue.Member] {
    zip(LogPage.machineColumns, values(entry)).map { DataValue.Member($0.name, $1) }
  }

  /// One entry with every value before and after for people, without what the entry does not have.
  func lines(_ entry: AuditEntry) -> [(String, String)] {
    var lines = zip(columns, texts(entry)).map { ($0.title, $1) }
    lines.removeLast()
    lines.removeAll { $0.1.isEmpty }
    lines += entry.details.map { ($0.name, arrow($0.before, $0.after)) }
    return lines
  }

  /// What the entry is about, else what it came from; a name that the entry lacks is the present
  /// one.
  private func object(of entry: AuditEntry) -> AuditObject? {
    guard var object = entry.object else {
      return entry.context.activity.map {
        AuditObject(kind: $0.kind.rawValue, id: $0.id, name: $0.name)
      }
    }
    guard object.name.isEmpty, let id = Int64(object.id) else { return object }
    switch object.kind {
    case "user": object.name = account.user(UserID(id))?.name ?? ""
    case "contact":
      if let row = account.table.row(of: ContactID(id)) {
        object.name = catalogue.name(ofContact: row, in: account.table)
      }
    default:
      let kind = ObjectKind(rawValue: object.kind)
      object.name = kind.flatMap { account.objects.object($0, ObjectID(id))?.name } ?? ""
    }
    return object
  }

  /// The user; for what the program did, on whose behalf.
  private func who(_ context: ChangeContext) -> String {
    let actor = catalogue.actor(context, in: account)
    guard context.actor == .system, let activity = context.activity else { return actor }
    return actor + " (" + activity.name + ")"
  }

  private func title(_ entry: AuditEntry) -> String {
    if let refused = entry.refused {
      return catalogue.text(
        CommandLinePhrase.logRefused, ["action": .text(catalogue.title(of: refused))])
    }
    return CommandKind(rawValue: entry.action).map(catalogue.title)
      ?? catalogue.action(entry.action)
  }

  private func actorWord(_ actor: Actor) -> String {
    switch actor {
    case .system: "system"
    case .user(let id): account.user(id)?.email ?? "user \(id.rawValue)"
    }
  }

  private func change(_ before: Int?, _ after: Int?) -> String {
    guard let before, let after else { return "" }
    return before == after
      ? catalogue.number(after) : catalogue.number(before) + " > " + catalogue.number(after)
  }

  private func sentence(_ detail: AuditDetail) -> String {
    detail.name + ": " + arrow(detail.before, detail.after)
  }

  private func arrow(_ before: String?, _ after: String?) -> String {
    switch (before, after) {
    case (nil, let after): after ?? "--"
    case (let before?, let after): before + " > " + (after ?? "--")
    }
  }

  private func text(_ key: CommandLinePhrase) -> String { catalogue.text(key) }
}
