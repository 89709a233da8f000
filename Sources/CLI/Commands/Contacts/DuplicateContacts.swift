internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `contacts duplicates`: contacts that may be one person.
struct DuplicateContacts: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates", abstract: "List contacts that may be the same person.",
    usage: "tierline contacts duplicates [options]",
    discussion: """
      Contacts with the same first and last name that also share a phone number, a company or the \
      front of the e-mail address. Groups of which most are paid for too many stand first.
      """)

  static let examples = [
    Example("tierline contacts duplicates", "groups, and how many of each count"),
    Example(
      "tierline contacts duplicates --format jsonl | jq -c 'select(.surplus > 0).contacts'",
      "those that are paid for twice"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let (account, catalogue) = (store.account, session.catalogue)
    let reader = try session.reader(in: account)
    guard
      let groups = account.possibleDuplicates(
        for: reader?.id, isCancelled: session.context.isInterrupted)
    else { throw CommandFailure.interrupted(catalogue) }
    let columns = [
      OutputColumn("contacts", catalogue.text(AbsencePhrase.groupContacts)),
      OutputColumn("name", catalogue.text(AbsencePhrase.groupNames)),
      OutputColumn("reasons", catalogue.text(AbsencePhrase.groupReasons)),
      OutputColumn("counted", catalogue.text(AbsencePhrase.groupCounted), alignment: .right),
      OutputColumn("surplus", catalogue.text(AbsencePhrase.groupSurplus), alignment: .right),
    ]
    let name = { (group: DuplicateGroup) in
      account.table.row(of: group.contacts[0]).map {
        catalogue.name(ofContact: $0, in: account.table)
      } ?? ""
    }
    try session.printRecords(columns, count: groups.count) { index in
      let group = groups[index]
      return [
        .list(group.contacts.map { .number($0.rawValue) }), .text(name(group)),
        .list(group.reasons.map { .text($0.rawValue) }), .number(group.counted),
        .number(group.surplus),
      ]
    } people: { index in
      let group = groups[index]
      return [
        group.contacts.map { String($0.rawValue) }.joined(separator: " "), name(group),
        group.reasons.map(catalogue.name(of:)).joined(separator: ", "),
        catalogue.number(group.counted), catalogue.number(group.surplus),
      ]
    }
    let surplus = groups.reduce(0) { $0 + $1.surplus }
    session.note(
      groups.isEmpty
        ? catalogue.text(AbsencePhrase.duplicatesNone)
        : catalogue.text(
          AbsencePhrase.duplicatesTotal, count: groups.count, ["surplus": .number(surplus)]))
    return .done
  }
}
