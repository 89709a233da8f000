internal import ArgumentParser
internal import Domain
internal import Wording

/// `contacts list`: contacts in rows.
struct ListContacts: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List contacts.",
    usage: """
      tierline contacts list [--filter EXPR] [--saved NAME] [--columns A,B,C]
                             [--sort PROP[:desc],...] [--limit N] [--offset N] [options]
      """,
    discussion: """
      --saved brings the columns and the order of the saved filter, where --columns and --sort do \
      not say otherwise.
      """)

  static let examples = [
    Example(
      "tierline contacts list --filter 'stage = subscriber and country = Sweden'",
      "contacts that match"),
    Example(
      "tierline contacts list --columns id,email,lastname --sort lastname,createdate:desc",
      "some columns, sorted"),
    Example(
      "tierline contacts list --filter 'bounced is known' --format jsonl | jq .email",
      "for other programs"),
    Example("tierline contacts list --saved 'My contacts'", "a saved filter, with its columns"),
  ]

  @OptionGroup var selection: FilterOptions
  @OptionGroup var origin: PromotedByOption

  @Option(
    help: ArgumentHelp(
      "Properties in their order, by internal name, alias or label.", valueName: "a,b,c"))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "Properties to sort by; :desc turns the order around.", valueName: "prop[:desc],..."))
  var sort: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("At most this many contacts.", valueName: "n"),
    transform: typedNumber)
  var limit: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Leave out the first ones (default: 0).", valueName: "n"),
    transform: typedNumber)
  var offset = 0

  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more.") }
    if offset < 0 { throw ValidationError("--offset must be 0 or more.") }
  }

  func run(in session: Session) async throws -> ExitStatus {
    let given = try columns.map(session.properties)
    let store = try await session.openStore()
    let reader = try session.reader(in: store.account)
    let chosen = try session.chosen(selection, store, reader: reader)
    var rows = try session.rows(chosen, store)
    if let source = origin.source {
      rows.formIntersection(try session.rows(promotedBy: source, store.account, reader: reader))
    }
    let order = try session.order(rows, sort ?? chosen.saved?.sort, store)
    let saved = chosen.saved?.columns.compactMap { PropertyCatalogue.property(named: $0) } ?? []
    let properties =
      given ?? (saved.isEmpty ? ContactColumns.standard(session.format) : saved)
    let first = min(offset, order.count)
    let count = min(limit ?? .max, order.count - first)
    let view = ContactColumns(
      properties, account: store.account, session: session, now: store.now)
    try session.printRecords(view.columns, count: count) {
      view.machine(order[first + $0])
    } people: {
      view.people(order[first + $0])
    }
    if count < order.count {
      session.note(
        CommandLinePhrase.rowsShown,
        [
          "first": .number(count == 0 ? 0 : first + 1), "last": .number(first + count),
          "total": .number(order.count),
        ])
    }
    return .done
  }
}

extension Session {
  /// Properties by name in a comma-separated list.
  func properties(_ list: String) throws(CommandFailure) -> [ContactProperty] {
    var properties: [ContactProperty] = []
    for name in list.split(separator: ",") {
      properties.append(try property(EmailAddress.trimmed(String(name))))
    }
    return properties.isEmpty ? ContactColumns.standard(format) : properties
  }

  /// The property of this name; a name that is none is answered with the nearest.
  func property(_ name: String) throws(CommandFailure) -> ContactProperty {
    if let property = PropertyCatalogue.property(named: name) { return property }
    let nearest = nearestName(to: name, among: PropertyCatalogue.allNames)
    throw failure(
      .usage, .unknownProperty, nearest == nil ? .unknownPropertyHint : .unknownPropertyNearest,
      ["token": .data(name), "nearest": .text(nearest ?? "")])
  }

  /// The rows in the order asked for; in that of the store when none was.
  func order(_ rows: RowSet, _ sort: String?, _ store: OpenStore) throws -> RowOrder {
    guard let sort else { return RowOrder(rows: rows.map { UInt32($0) }) }
    switch SortKey.parse(sort) {
    case .success(let keys):
      let order = RowSorter.order(
        rows: rows, by: keys, in: store.account, isCancelled: context.isInterrupted)
      guard let order else { throw CommandFailure.interrupted(catalogue) }
      return order
    case .failure(let diagnostic):
      throw CommandFailure(
        .usage, catalogue.message(diagnostic),
        details: Excerpt.lines(
          sort, Excerpt.characters(diagnostic.range, in: sort), style: errorStyle, glyphs: glyphs))
    }
  }
}
