internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `lists list`: the lists that the person sees, with their sizes.
struct ListLists: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List lists.", usage: "tierline lists list [options]")

  static let examples = [
    Example("tierline lists list", "kind, size, created and updated"),
    Example("tierline lists list --format json", "for other programs"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let reader = try session.reader(in: store.account)
    let lists = store.account.lists(visibleTo: reader?.id ?? .nobody)
    let pages = lists.map { ListPage($0, store, session) }
    try session.printRecords(ListPage.columns(session.catalogue), count: pages.count) {
      pages[$0].values
    } people: {
      pages[$0].texts
    }
    return .done
  }
}

/// `lists show`: one list in full.
struct ShowList: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one list.", usage: "tierline lists show NAME [options]",
    discussion: "Its members: tierline contacts list --filter 'in list NAME'.")

  static let examples = [Example("tierline lists show Newsletter", "kind, criteria and size")]

  @Argument(help: ArgumentHelp("Name or number of the list.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let reader = try session.reader(in: store.account)
    let list = try store.account.list(named: name, as: reader?.id ?? .nobody)
    let page = ListPage(list, store, session)
    let columns = ListPage.columns(session.catalogue)
    let members = zip(columns, page.values).map { DataValue.Member($0.name, $1) }
    let lines =
      zip(columns, page.texts).map { ($0.title, $1) }
      + [(session.catalogue.text(ListPhrase.broken), page.problem ?? "")]
    try session.printObject(
      members + [.init("problem", .optional(page.problem))],
      people: lines.filter { !$0.1.isEmpty })
    return .done
  }
}

/// A list with its size (R7.5, R7.7).
struct ListPage {
  private let list: ContactList
  private let account: Account
  private let catalogue: Catalogue
  private let size: Int
  private let marketing: Int
  /// Why its criteria are broken, in words.
  let problem: String?

  init(_ list: ContactList, _ store: OpenStore, _ session: Session) {
    self.list = list
    account = store.account
    catalogue = session.catalogue
    let rows = store.account.members(of: list.id, now: store.now)
    size = rows.count
    marketing = store.account.marketingCount(among: rows)
    let context = FilterContext(
      account: store.account, actingUser: list.owner, now: store.now)
    problem = store.account.resolve(list, now: store.now)?.problem
      .map { session.catalogue.message($0, in: context).text }
  }

  static func columns(_ catalogue: Catalogue) -> [OutputColumn] {
    [
      OutputColumn("id", catalogue.text(ListPhrase.id), alignment: .right),
      OutputColumn("name", catalogue.text(ListPhrase.name)),
      OutputColumn("processing_type", catalogue.text(ListPhrase.kind)),
      OutputColumn("size", catalogue.text(ListPhrase.size), alignment: .right),
      OutputColumn("marketing", catalogue.text(ListPhrase.marketing), alignment: .right),
      OutputColumn("visibility", catalogue.text(ListPhrase.visibility)),
      OutputColumn("created_by", catalogue.text(ListPhrase.owner)),
      OutputColumn("created_at", catalogue.text(ListPhrase.created)),
      OutputColumn("updated_at", catalogue.text(ListPhrase.updated)),
      OutputColumn("broken", catalogue.text(ListPhrase.broken)),
      OutputColumn("filter", catalogue.text(ListPhrase.filter)),
    ]
  }

  /// The kinds by the vendor's internal names (R7.1).
  var values: [DataValue] {
    [
      .number(list.id.rawValue), .text(list.name), .text(list.isActive ? "DYNAMIC" : "MANUAL"),
      .number(size), .number(marketing), .text(list.visibility.rawValue),
      account.ownerValue(list.owner), .text(list.createdAt.isoText),
      .text(list.updatedAt.isoText), .flag(problem != nil), .optional(list.filter),
    ]
  }

  var texts: [String] {
    let zone = account.billing.timeZone
    return [
      String(list.id.rawValue), list.name,
      catalogue.text(list.isActive ? ListPhrase.active : .fixed), catalogue.number(size),
      catalogue.number(marketing), catalogue.name(of: list.visibility),
      catalogue.owner(list.owner, in: account), catalogue.moment(list.createdAt, in: zone),
      catalogue.moment(list.updatedAt, in: zone),
      catalogue.text(problem == nil ? CommandLinePhrase.no : .yes), list.filter ?? "",
    ]
  }
}
