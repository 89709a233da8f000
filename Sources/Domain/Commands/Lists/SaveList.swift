/// Makes a list, or gives one a new state: name, criteria, visibility (section 7).
///
/// A new name is written into every filter that names the list, in the same transaction.
package struct SaveList: Equatable, Sendable {
  /// The list to change; `nil` makes a new one.
  package var id: ObjectID?
  package var name: String
  /// The criteria of an active list, a text of the filter language; `nil` for a static list (R7.1).
  package var filter: String?
  package var visibility: SavedFilter.Visibility
  /// The members of a static list, ascending, each once; `nil` leaves them as they are, which for a
  /// list that was active means as they are now.
  package let members: [ContactID]?

  package init(
    id: ObjectID? = nil, name: String, filter: String? = nil,
    visibility: SavedFilter.Visibility = .everyone, members: [ContactID]? = nil
  ) {
    self.id = id
    self.name = name
    self.filter = filter
    self.visibility = visibility
    self.members = members.map(ascendingUnique)
  }

  /// Gives a list the state that it has in `list`.
  package init(_ list: ContactList, members: [ContactID]? = nil) {
    self.init(
      id: list.id, name: list.name, filter: list.filter, visibility: list.visibility,
      members: members)
  }
}

extension SaveList {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      return .allowed(try plan(on: account, by: actor, at: at).quote)
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let plan = try plan(on: account, by: request.actor, at: request.at)
    let quote = try account.confirmedQuote(.allowed(plan.quote), request)
    guard plan.quote.changed > 0 else {
      return Change(events: [], source: .settings, outcome: Outcome(quote: quote))
    }
    return Change(
      events: plan.events(on: account), source: .settings,
      outcome: Outcome(quote: quote, undo: .command(undo(of: plan, on: account))))
  }

  private func undo(of plan: Plan, on account: Account) -> Command {
    guard let old = plan.old else { return .deleteList(DeleteList(list: plan.list.id)) }
    let membersChange = !plan.added.isEmpty || !plan.removed.isEmpty
    let members = !old.isActive && membersChange ? account.staticMembers(of: old.id) : nil
    return .saveList(SaveList(old, members: members))
  }
}

// MARK: - Checks

extension SaveList {
  private struct Plan {
    var list: ContactList
    var old: ContactList?
    var added: [ContactID] = []
    var removed: [ContactID] = []
    var quote: Quote

    func events(on account: Account) -> [Event] {
      var events: [Event] = [.objectSaved(.list(list), old: old.map(AccountObject.list))]
      if !added.isEmpty || !removed.isEmpty {
        events.append(.listMembersChanged(list.id, added: added, removed: removed))
      }
      if let old, old.name != list.name { events += account.renamed(old, to: list.name) }
      return events
    }
  }

  private func plan(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> Plan {
    let kind = CommandKind.saveList
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    let old = try id.map { id throws(Refusal) in
      try account.changeableList(id, by: actor, for: kind)
    }
    let list = try state(on: account, old, by: actor, at: at)
    if old?.isActive != list.isActive {
      try account.checkListLimit(isActive: list.isActive, except: old?.id, kind)
    }
    if list.visibility == .team, old?.visibility != .team, !account.billing.plan.has(.teamLists) {
      throw Refusal(kind, .planLacks(.teamLists))
    }
    var plan = Plan(list: list, old: old, quote: account.emptyQuote(kind, at: at))
    planMembers(&plan, on: account, by: actor, at: at)
    let hasChanged = old.map { $0.fields != list.fields } ?? true
    if hasChanged || !plan.added.isEmpty || !plan.removed.isEmpty { plan.quote.changed = 1 }
    if plan.quote.changed == 1 { plan.list.updatedAt = at }
    if old != nil { plan.quote.breaks = account.broken(by: plan.events(on: account), at: at) }
    return plan
  }

  private func state(
    on account: Account, _ old: ContactList?, by actor: UserID, at: Instant
  ) throws(Refusal) -> ContactList {
    let kind = CommandKind.saveList
    let name = try account.checkedName(name, for: kind)
    try account.checkNameIsFree(name, of: .list, for: id, kind)
    var list =
      old
      ?? ContactList(
        id: account.objects.nextID, name: name, owner: actor, createdAt: at, updatedAt: at)
    list.name = name
    list.visibility = visibility
    // Broken criteria stay through a rename (R6.18).
    guard let filter, old == nil || filter != old?.filter else {
      if filter == nil { list.filter = nil }
      return list
    }
    list.filter = filter
    // The criteria are read as if they were saved already, so that a circle shows (R7.8).
    var saved = account
    saved.objects.save(.list(list))
    let context = FilterContext(account: saved, actingUser: list.owner, now: at)
    switch FilterExpression.parse(filter, in: context) {
    case .success(let expression): list.filter = expression.text
    case .failure(var problem):
      if case .listCircle(let names) = problem.kind {
        problem.kind = .listCircle(SaveList.circle(names, from: list.name))
      }
      throw Refusal(kind, .brokenFilter(filter, problem))
    }
    return list
  }

  /// The circle beginning and ending with this list.
  private static func circle(_ names: [String], from name: String) -> [String] {
    guard let start = names.firstIndex(of: name) else { return names }
    let round = names.dropLast()
    return Array(round[start...] + round[..<start]) + [name]
  }

  /// Who joins and who leaves; contacts that no longer exist are counted.
  ///
  /// What the user may not view looks as if it were not there: it neither joins nor leaves when
  /// members are named (9.2).
  private func planMembers(
    _ plan: inout Plan, on account: Account, by actor: UserID, at: Instant
  ) {
    let before = plan.old.map { account.staticMembers(of: $0.id) } ?? []
    guard !plan.list.isActive else {
      plan.removed = before
      return
    }
    var after = members ?? before
    if members == nil, let old = plan.old, old.isActive {
      after = account.members(of: old.id, now: at).map { account.table.id(of: $0) }.sorted()
    }
    var old = Set(before)
    let sight = ContactSight(.view, of: actor, in: account)
    let isSeen = { (id: ContactID) in
      account.table.row(of: id).map { sight.isSeen(row: $0, of: account.table) } ?? false
    }
    if members != nil { old = old.filter(isSeen) }
    plan.quote.missing = after.filter {
      account.table.row(of: $0) == nil || members != nil && !old.contains($0) && !isSeen($0)
    }
    let new = Set(after).subtracting(plan.quote.missing)
    plan.added = new.subtracting(old).sorted()
    plan.removed = old.subtracting(new).sorted()
    plan.quote.selected = 0
  }
}

extension Account {
  /// The list with this number, when the user may change it (R6.18).
  func changeableList(
    _ id: ObjectID, by actor: UserID, for command: CommandKind
  ) throws(Refusal) -> ContactList {
    guard case .list(let list) = try object(.list, id, for: command) else {
      throw Refusal(command, .unknownObject(.list, String(id.rawValue), nearest: nil))
    }
    try checkOwner(list.owner, of: .list, name: list.name, by: actor, command)
    return list
  }

  /// Active and static lists are counted apart (R7.6).
  func checkListLimit(
    isActive: Bool, except list: ObjectID?, _ command: CommandKind
  ) throws(Refusal) {
    let count = objects.lists.count { $0.isActive == isActive && $0.id != list }
    try checkLimit(of: .list, count: count, command)
  }

  /// The members of a static list, ascending.
  package func staticMembers(of list: ObjectID) -> [ContactID] {
    staticRows(of: list).map { table.id(of: $0) }.sorted()
  }
}
