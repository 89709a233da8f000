/// An object by kind and name: how a quote tells what a change breaks.
package struct ObjectMention: Hashable, Sendable {
  package var kind: ObjectKind
  package var name: String

  package init(_ kind: ObjectKind, name: String) {
    self.kind = kind
    self.name = name
  }
}

/// The texts of the filter language that the account keeps: saved filters, criteria of lists,
/// triggers of workflows, clean-up rules.
extension AccountObject {
  /// The text; `nil` for objects without one.
  var filterText: String? {
    get {
      switch self {
      case .savedFilter(let filter): filter.filter
      case .list(let list): list.filter
      case .workflow(let workflow): workflow.trigger
      case .cleanUpRule(let rule): rule.filter
      case .team, .app, .form, .chatflow: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .savedFilter(var filter):
        filter.filter = newValue
        self = .savedFilter(filter)
      case .list(var list):
        list.filter = newValue
        self = .list(list)
      case .workflow(var workflow):
        workflow.trigger = newValue
        self = .workflow(workflow)
      case .cleanUpRule(var rule):
        rule.filter = newValue
        self = .cleanUpRule(rule)
      case .team, .app, .form, .chatflow: break
      }
    }
  }

  /// Whoever has to see the lists that the text names; `nil` for the program.
  private var reader: UserID? {
    switch self {
    case .savedFilter(let filter): filter.owner
    case .list(let list): list.owner
    case .workflow(let workflow): workflow.createdBy
    case .cleanUpRule(let rule): rule.owner
    case .team, .app, .form, .chatflow: nil
    }
  }

  fileprivate func isBroken(in account: Account, now: Instant) -> Bool {
    filterText.map { account.resolve($0, as: reader, now: now).isBroken } ?? false
  }
}

extension Account {
  /// What is sound now and broken after these events (R6.18).
  func broken(by events: [Event], at: Instant) -> [ObjectMention] {
    var after = self
    after.apply(
      events,
      context: ChangeContext(
        sequence: sequence, at: at, actor: .system, source: .settings, frontEnd: .program))
    return objects.all.compactMap { object in
      guard let then = after.objects.object(object.kind, object.id),
        !object.isBroken(in: self, now: at),
        then.isBroken(in: after, now: at)
      else { return nil }
      return ObjectMention(object.kind, name: object.name)
    }
  }

  /// The events that write a list's new name into every text that names it.
  func renamed(_ old: ContactList, to name: String) -> [Event] {
    let context = FilterContext(account: self, actingUser: nil, now: Instant(milliseconds: 0))
    return objects.all.compactMap { object in
      guard let text = object.filterText, object.id != old.id else { return nil }
      let renamed = FilterReading.renaming(old, to: name, in: text, context)
      guard renamed != text else { return nil }
      var changed = object
      changed.filterText = renamed
      return .objectSaved(changed, old: object)
    }
  }
}
