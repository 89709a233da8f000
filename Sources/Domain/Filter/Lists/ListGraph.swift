/// The lists that filters name, directly and through the criteria of active lists: each one read
/// once, and what is wrong with it.
///
/// It goes through them with a stack of its own, so that however many lists refer to one another,
/// and in whatever circle, it comes to an end.
struct ListGraph {
  private let context: FilterContext
  private var nodes: [ObjectID: Node] = [:]
  /// The sound lists, each behind those that its criteria name.
  private(set) var order: [ContactList] = []

  private struct Node {
    var list: ContactList
    var reading: FilterReading
    var state = State.open
  }

  private enum State {
    /// Being gone through.
    case open
    case sound
    case broken(FilterDiagnostic.Kind)
  }

  init(_ context: FilterContext) {
    self.context = context
  }

  /// What is wrong with a list; `nil` when it is sound.
  ///
  /// The answer is about the list as something that is named: `brokenList` or `listCircle`.
  mutating func problem(of list: ObjectID) -> FilterDiagnostic.Kind? {
    if nodes[list] == nil { visit(list) }
    guard case .broken(let kind) = nodes[list]?.state else {
      return nodes[list] == nil ? .unknownList("", nearest: nil) : nil
    }
    return kind
  }

  /// The tree behind the criteria of a sound active list.
  func criteria(of list: ObjectID) -> FilterExpression? {
    nodes[list]?.reading.expression
  }

  // MARK: Going through

  private mutating func visit(_ start: ObjectID) {
    guard open(start) else { return }
    var path: [(list: ObjectID, next: Int)] = [(start, 0)]
    while let (list, next) = path.last {
      let references = nodes[list]?.reading.references ?? []
      guard next < references.count else {
        close(list)
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let target = references[next].list
      if let node = nodes[target] {
        guard case .open = node.state,
          let first = path.firstIndex(where: { $0.list == target })
        else { continue }
        breakCircle(path[first...].map(\.list))
      } else if open(target) {
        path.append((target, 0))
      }
    }
  }

  /// Reads the criteria with the eyes of the owner; false for a list that is not there.
  private mutating func open(_ id: ObjectID) -> Bool {
    guard let list = context.account.objects.lists.first(where: { $0.id == id }) else {
      return false
    }
    let reading =
      list.filter.map { FilterReading($0, in: context.seen(by: list.owner)) }
      ?? FilterReading(expression: .everything)
    nodes[id] = Node(list: list, reading: reading)
    return true
  }

  private mutating func close(_ id: ObjectID) {
    guard let node = nodes[id], case .open = node.state else { return }
    let isSound =
      node.reading.diagnostic == nil
      && node.reading.references.allSatisfy { reference in
        if case .sound = nodes[reference.list]?.state { return true }
        return false
      }
    nodes[id]?.state = isSound ? .sound : .broken(.brokenList(node.list.name))
    if isSound { order.append(node.list) }
  }

  /// All lists of a circle match nothing; each tells the circle from itself on (R7.8).
  private mutating func breakCircle(_ lists: [ObjectID]) {
    let names = lists.compactMap { nodes[$0]?.list.name }
    for (index, list) in lists.enumerated() {
      guard case .open = nodes[list]?.state else { continue }
      let circle = names[index...] + names[...index]
      nodes[list]?.state = .broken(.listCircle(Array(circle)))
    }
  }
}

extension FilterContext {
  /// The same moment with the eyes of another user, who is also `me`; the contacts are those of
  /// the account, whatever this user may view.
  func seen(by user: UserID) -> FilterContext {
    var context = FilterContext(account: account, actingUser: user, listViewer: user, now: now)
    context.seesAll = true
    return context
  }
}
