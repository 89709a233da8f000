internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `filters list`: the saved filters that the person sees, with what they match now.
struct ListFilters: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List saved filters.", usage: "tierline filters list [options]")

  static let examples = [
    Example("tierline filters list", "owner, visibility and what each matches now"),
    Example("tierline filters list --format json | jq '.[] | select(.broken)'", "broken ones"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let reader = try session.reader(in: store.account)
    let filters = store.account.savedFilters(visibleTo: reader?.id ?? .nobody)
    let pages = try filters.map { try FilterPage($0, store, reader, session) }
    try session.printRecords(FilterPage.columns(session.catalogue), count: pages.count) {
      pages[$0].values
    } people: {
      pages[$0].texts
    }
    return .done
  }
}

/// `filters show`: one saved filter in full.
struct ShowFilter: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one saved filter.",
    usage: "tierline filters show NAME [options]")

  static let examples = [
    Example("tierline filters show 'Swedish leads'", "filter, columns, order and owner")
  ]

  @Argument(help: ArgumentHelp("Name or number of the saved filter.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let reader = try session.reader(in: store.account)
    let filter = try store.account.savedFilter(named: name, as: reader?.id ?? .nobody)
    let page = try FilterPage(filter, store, reader, session)
    let columns = FilterPage.columns(session.catalogue)
    let members = zip(columns, page.values).map { DataValue.Member($0.name, $1) } + page.more
    let lines = zip(columns, page.texts).map { ($0.title, $1) } + page.moreLines
    try session.printObject(members, people: lines.filter { !$0.1.isEmpty })
    return .done
  }
}

/// A saved filter with what it matches.
struct FilterPage {
  private let filter: SavedFilter
  private let account: Account
  private let catalogue: Catalogue
  private let matching: Int
  private let marketing: Int
  /// Why it is broken, in words.
  private let problem: String?

  init(_ filter: SavedFilter, _ store: OpenStore, _ reader: User?, _ session: Session) throws {
    self.filter = filter
    account = store.account
    catalogue = session.catalogue
    let resolved = store.account.resolve(filter, as: reader?.id, now: store.now)
    let context = FilterContext(
      account: store.account, actingUser: reader?.id, now: store.now)
    let rows = resolved.expression.rows(
      in: store.account, context: context, isCancelled: session.context.isInterrupted)
    guard let rows else { throw CommandFailure.interrupted(session.catalogue) }
    matching = rows.count
    marketing = store.account.marketingCount(among: rows)
    problem = resolved.problem.map { session.catalogue.message($0, in: context).text }
  }

  static func columns(_ catalogue: Catalogue) -> [OutputColumn] {
    [
      OutputColumn("id", catalogue.text(ListPhrase.id), alignment: .right),
      OutputColumn("name", catalogue.text(ListPhrase.name)),
      OutputColumn("owner", catalogue.text(ListPhrase.owner)),
      OutputColumn("visibility", catalogue.text(ListPhrase.visibility)),
      OutputColumn("matching", catalogue.text(ListPhrase.matching), alignment: .right),
      OutputColumn("marketing", catalogue.text(ListPhrase.marketing), alignment: .right),
      OutputColumn("broken", catalogue.text(ListPhrase.broken)),
      OutputColumn("filter", catalogue.text(ListPhrase.filter)),
    ]
  }

  var values: [DataValue] {
    [
      .number(filter.id.rawValue), .text(filter.name), account.ownerValue(filter.owner),
      .text(filter.visibility.rawValue), .number(matching), .number(marketing),
      .flag(problem != nil), .text(filter.filter),
    ]
  }

  var texts: [String] {
    [
      String(filter.id.rawValue), filter.name, catalogue.owner(filter.owner, in: account),
      catalogue.name(of: filter.visibility), catalogue.number(matching),
      catalogue.number(marketing), catalogue.text(problem == nil ? CommandLinePhrase.no : .yes),
      filter.filter.isEmpty ? catalogue.text(ListPhrase.everything) : filter.filter,
    ]
  }

  /// What only the page of one filter shows.
  var more: [DataValue.Member] {
    [
      .init("columns", .list(filter.columns.map(DataValue.text))),
      .init("sort", filter.sort.isEmpty ? .none : .text(filter.sort)),
      .init("problem", .optional(problem)),
    ]
  }

  var moreLines: [(String, String)] {
    let labels = filter.columns.compactMap { PropertyCatalogue.property(named: $0) }
      .map { catalogue.label(of: $0) }
    return [
      (
        catalogue.text(ListPhrase.columns),
        labels.isEmpty
          ? catalogue.text(ListPhrase.standardColumns) : labels.joined(separator: ", ")
      ),
      (catalogue.text(ListPhrase.sort), filter.sort),
      (catalogue.text(ListPhrase.broken), problem ?? ""),
    ]
  }
}
