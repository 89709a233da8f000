/// A stored text of the filter language as it reads today.
package struct ResolvedFilter: Equatable, Sendable {
  /// What it matches; `nothing` when there is a problem (R6.18).
  package var expression: FilterExpression
  /// Why the text is no filter any more; `nil` when it is one.
  package var problem: FilterDiagnostic?

  package var isBroken: Bool { problem != nil }
}

extension Account {
  /// Reads a stored filter: one that names a list, user or option that is gone matches nothing
  /// (R6.18).
  ///
  /// `user` is `me` and whoever has to see the lists it names; with `nil` the program itself reads
  /// it, `me` matches nothing and all lists may be named.
  package func resolve(_ filter: String, as user: UserID?, now: Instant) -> ResolvedFilter {
    resolve(filter, in: FilterContext(account: self, actingUser: user, now: now))
  }

  /// Reads a saved filter: its owner has to see the lists that it names, `user` is `me`.
  package func resolve(
    _ filter: SavedFilter, as user: UserID?, now: Instant
  ) -> ResolvedFilter {
    let context = FilterContext(
      account: self, actingUser: user, listViewer: filter.isStandard ? nil : filter.owner, now: now)
    return resolve(filter.filter, in: context)
  }

  /// Reads the criteria of an active list; `nil` for a static one.
  package func resolve(_ list: ContactList, now: Instant) -> ResolvedFilter? {
    list.filter.map { resolve($0, as: list.owner, now: now) }
  }

  private func resolve(_ filter: String, in context: FilterContext) -> ResolvedFilter {
    switch FilterExpression.parse(filter, in: context) {
    case .success(let expression): ResolvedFilter(expression: expression)
    case .failure(let problem): ResolvedFilter(expression: .nothing, problem: problem)
    }
  }
}
