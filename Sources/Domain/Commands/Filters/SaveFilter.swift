/// Makes a saved filter, or gives one a new state: name, filter, columns, order, visibility (R6.13,
/// R6.14).
package struct SaveFilter: Equatable, Sendable {
  /// The saved filter to change; `nil` makes a new one.
  package var id: ObjectID?
  package var name: String
  /// A text of the filter language.
  package var filter: String
  /// Properties by internal name, alias or label; empty for the default columns.
  package var columns: [String]
  /// A text of the sort language; empty for none.
  package var sort: String
  package var visibility: SavedFilter.Visibility

  package init(
    id: ObjectID? = nil, name: String, filter: String, columns: [String] = [], sort: String = "",
    visibility: SavedFilter.Visibility = .private
  ) {
    self.id = id
    self.name = name
    self.filter = filter
    self.columns = columns
    self.sort = sort
    self.visibility = visibility
  }

  /// Gives a saved filter the state that it has in `filter`.
  package init(_ filter: SavedFilter) {
    self.init(
      id: filter.id, name: filter.name, filter: filter.filter, columns: filter.columns,
      sort: filter.sort, visibility: filter.visibility)
  }
}

extension SaveFilter {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      let (filter, old) = try state(on: account, by: actor, at: at)
      var quote = account.emptyQuote(.saveFilter, at: at)
      quote.changed = filter == old ? 0 : 1
      return .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let (filter, old) = try state(on: account, by: request.actor, at: request.at)
    guard filter != old else {
      return Change(events: [], source: .settings, outcome: Outcome(quote: quote))
    }
    let undo =
      old.map { Command.saveFilter(SaveFilter($0)) }
      ?? .deleteFilter(DeleteFilter(filter: filter.id))
    return Change(
      events: [.objectSaved(.savedFilter(filter), old: old.map(AccountObject.savedFilter))],
      source: .settings, outcome: Outcome(quote: quote, undo: .command(undo)))
  }

  /// The checked new state and the one before.
  private func state(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> (filter: SavedFilter, old: SavedFilter?) {
    let kind = CommandKind.saveFilter
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    let old = try id.map { id throws(Refusal) in
      try account.changeableFilter(id, by: actor, for: kind)
    }
    let name = try account.checkedName(name, for: kind)
    try account.checkNameIsFree(name, of: .savedFilter, for: id, kind)
    var filter =
      old
      ?? SavedFilter(id: account.objects.nextID, name: name, filter: "", owner: actor)
    filter.name = name
    // A broken filter keeps its text through a rename (R6.18).
    if old == nil || self.filter != old?.filter {
      let context = FilterContext(
        account: account, actingUser: actor, listViewer: filter.owner, now: at)
      switch FilterExpression.parse(self.filter, in: context) {
      case .success(let expression): filter.filter = expression.text
      case .failure(let problem): throw Refusal(kind, .brokenFilter(self.filter, problem))
      }
    }
    filter.columns = try checkedColumns(kind)
    switch SortKey.parse(sort) {
    case .success(let keys): filter.sort = keys.text
    case .failure(let problem): throw Refusal(kind, .brokenSort(sort, problem))
    }
    filter.visibility = visibility
    return (filter, old)
  }

  /// The internal names, each once in the order given.
  private func checkedColumns(_ kind: CommandKind) throws(Refusal) -> [String] {
    var names: [String] = []
    for column in columns {
      guard let property = PropertyCatalogue.property(named: column) else {
        let nearest = nearestName(to: column, among: PropertyCatalogue.allNames)
        throw Refusal(kind, .unknownColumn(column, nearest: nearest))
      }
      if !names.contains(property.internalName) { names.append(property.internalName) }
    }
    return names
  }
}

extension Account {
  /// The saved filter with this number, when the user may change it (R6.15, R6.18).
  func changeableFilter(
    _ id: ObjectID, by actor: UserID, for command: CommandKind
  ) throws(Refusal) -> SavedFilter {
    if let standard = SavedFilter.standard.first(where: { $0.id == id }) {
      throw Refusal(command, .standardObject(.savedFilter, name: standard.name))
    }
    guard case .savedFilter(let filter) = try object(.savedFilter, id, for: command) else {
      throw Refusal(command, .unknownObject(.savedFilter, String(id.rawValue), nearest: nil))
    }
    try checkOwner(filter.owner, of: .savedFilter, name: filter.name, by: actor, command)
    return filter
  }
}
