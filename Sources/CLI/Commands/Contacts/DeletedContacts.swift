internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `contacts deleted`: what can be restored, and until when.
struct DeletedContacts: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "deleted", abstract: "List deleted contacts that can be restored.",
    usage: "tierline contacts deleted [options]",
    discussion: "Those that go first stand first.")

  static let examples = [
    Example("tierline contacts deleted", "with the last day on which each can be restored"),
    Example("tierline contacts deleted --format jsonl | jq .hs_object_id", "for other programs"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let (account, catalogue) = (store.account, session.catalogue)
    let reader = try session.reader(in: account)
    let seen = reader.flatMap { account.rows(.view, for: $0.id) }
    let today = account.billing.timeZone.date(at: store.now)
    let view = ContactColumns(
      [.recordID, .firstName, .lastName, .email, .marketingStatus], account: account,
      session: session, now: store.now)
    let deleted = account.table.deletedRows.compactMap { row in
      account.table.deletion(row: row).map { (row: row, deletion: $0) }
    }
    .filter { account.lastDayToRestore($0.deletion) >= today && seen?.contains($0.row) ?? true }
    .sorted { ($0.deletion.at.milliseconds, $0.row) < ($1.deletion.at.milliseconds, $1.row) }
    let columns =
      view.columns + [
        OutputColumn("deleted_at", catalogue.text(AbsencePhrase.deletedAt)),
        OutputColumn("deleted_by", catalogue.text(AbsencePhrase.deletedBy)),
        OutputColumn("restorable_until", catalogue.text(AbsencePhrase.restorableUntil)),
      ]
    try session.printRecords(columns, count: deleted.count) { index in
      let (row, deletion) = deleted[index]
      return view.machine(row) + [
        .text(deletion.at.isoText), deletion.by.value(in: account),
        .text(account.lastDayToRestore(deletion).isoText),
      ]
    } people: { index in
      let (row, deletion) = deleted[index]
      return view.people(row) + [
        catalogue.moment(deletion.at, in: account.billing.timeZone),
        catalogue.name(of: deletion.by, in: account),
        catalogue.date(account.lastDayToRestore(deletion)),
      ]
    }
    if deleted.isEmpty { session.note(AbsencePhrase.deletedNone) }
    return .done
  }
}

extension Actor {
  /// Who acted, for programs: the user's address, the number of one that is gone, or `system`.
  func value(in account: Account) -> DataValue {
    switch self {
    case .system: .text("system")
    case .user(let id): .optional(account.user(id)?.email ?? String(id.rawValue))
    }
  }
}

extension Session {
  /// What became of a contact that is named by its number and is no longer there; `nil` when it
  /// never was.
  func absence(_ token: String, _ account: Account, _ reader: User?) -> CommandFailure? {
    guard let number = Int64(token) else { return nil }
    let id = ContactID(number)
    if let primary = account.table.mergedInto(id), let row = account.table.anyRow(of: primary),
      reader.map({ account.mayTouch(.view, row: row, by: $0.id) }) ?? true
    {
      let facts: [String: PhraseArgument] = [
        "id": .digits(number), "primary": .digits(primary.rawValue),
      ]
      return CommandFailure(
        .notFound,
        Explanation(
          catalogue.text(AbsencePhrase.contactMerged, facts),
          hint: catalogue.text(AbsencePhrase.contactMergedHint, facts)))
    }
    guard let row = account.table.deletedRow(of: id),
      reader.map({ account.mayTouch(.view, row: row, by: $0.id) }) ?? true,
      let deletion = account.table.deletion(row: row)
    else { return nil }
    let facts: [String: PhraseArgument] = [
      "id": .digits(number),
      "date": .text(catalogue.moment(deletion.at, in: account.billing.timeZone)),
      "until": .text(catalogue.date(account.lastDayToRestore(deletion))),
    ]
    return CommandFailure(
      .notFound,
      Explanation(
        catalogue.text(AbsencePhrase.contactDeleted, facts),
        hint: catalogue.text(AbsencePhrase.contactDeletedHint, facts)))
  }
}
