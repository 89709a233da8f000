extension ImportSession {
  /// Checks the name of the static list for the imported contacts (R5.19) before any row is read.
  ///
  /// It may be a new one, or a static list of the person's own, which gets them in addition.
  static func checkList(
    named name: String, in account: Account, by actor: UserID, for kind: CommandKind
  ) throws(Refusal) {
    let name = EmailAddress.trimmed(name)
    let hasControls = name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard !name.isEmpty, name.utf8.count <= 200, !hasControls else {
      throw Refusal(kind, .invalidName(name))
    }
    guard case .list(let list) = account.objects.object(.list, named: name) else { return }
    guard !list.isActive else { throw Refusal(kind, .objectExists(.list, name: list.name)) }
    guard list.owner == actor || account.user(actor)?.isSuperAdmin == true else {
      throw Refusal(kind, .notOwner(.list, name: list.name, owner: list.owner))
    }
  }

  /// The events that put every contact of an accepted row on the list (R5.19).
  func listEvents() -> [Event] {
    guard let name = options.list.map(EmailAddress.trimmed) else { return [] }
    var events: [Event] = []
    let id: ObjectID
    if case .list(let list) = account.objects.object(.list, named: name) {
      id = list.id
    } else {
      id = account.objects.nextID
      let list = ContactList(
        id: id, name: name, owner: actor, createdAt: context.at, updatedAt: context.at)
      events.append(.objectSaved(.list(list), old: nil))
    }
    let members = account.listRows[id]
    let added = touched.filter { members?.contains($0) != true }
    if !added.isEmpty {
      let ids = added.map { account.table.id(of: $0) }.sorted()
      events.append(.listMembersChanged(id, added: ids, removed: []))
    }
    return events
  }
}
