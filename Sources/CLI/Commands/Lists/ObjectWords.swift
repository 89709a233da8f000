internal import ArgumentParser
internal import Domain
internal import Engine
internal import Wording

extension SavedFilter.Visibility: ExpressibleByArgument {}

extension Catalogue {
  func name(of visibility: SavedFilter.Visibility) -> String {
    switch visibility {
    case .private: text(ListPhrase.visibleToOwner)
    case .team: text(ListPhrase.visibleToTeam)
    case .everyone: text(ListPhrase.visibleToAll)
    }
  }

  func owner(_ id: UserID, in account: Account) -> String {
    id == .nobody ? text(ListPhrase.nobody) : name(of: Actor.user(id), in: account)
  }
}

extension Account {
  /// How many of these contacts count as marketing (R3.4).
  func marketingCount(among rows: RowSet) -> Int {
    rows.count { table.status(of: $0).counts }
  }

  /// The address of an owner for programs; the number of one who is gone.
  func ownerValue(_ id: UserID) -> DataValue {
    id == .nobody ? .none : .text(user(id)?.email ?? String(id.rawValue))
  }
}

extension Session {
  /// Carries out a command on a saved filter or a list and says what it did.
  func changeObject(
    _ command: Command, _ store: OpenStore, _ actor: User, named name: String,
    sentence: (Account) -> String
  ) async throws -> ExitStatus {
    let outcome = try await explaining(store, actor) {
      try await store.workspace.perform(
        command, by: actor.id, frontEnd: .commandLine, confirmation: nil)
    }
    let account = await store.workspace.snapshot.account
    note(outcome.quote.changed > 0 ? sentence(account) : catalogue.text(ListPhrase.unchanged))
    if !outcome.quote.breaks.isEmpty {
      warn(
        catalogue.text(
          QuotePhrase.doneBroken, ["names": .text(catalogue.mentions(outcome.quote.breaks))]))
    }
    let object = account.objects.object(command.kind.objectKind, named: name)
    try reportResult([
      .init("id", object.map { .number($0.id.rawValue) } ?? .none),
      .init("name", .text(object?.name ?? name)),
      .init("changed", .flag(outcome.quote.changed > 0)),
      .init("broken", mentions(outcome.quote.breaks)),
      .init("sequence", outcome.sequence.map(DataValue.number) ?? .none),
    ])
    return .done
  }

  private func mentions(_ objects: [ObjectMention]) -> DataValue {
    .list(
      objects.map {
        .object([.init("kind", .text($0.kind.rawValue)), .init("name", .text($0.name))])
      })
  }
}

extension CommandKind {
  fileprivate var objectKind: ObjectKind {
    switch self {
    case .saveFilter, .deleteFilter: .savedFilter
    default: .list
    }
  }
}
