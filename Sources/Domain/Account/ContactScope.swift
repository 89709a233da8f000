/// What a user may do with a contact (9.2).
package enum ContactAction: String, CaseIterable, Sendable {
  case view
  case edit
  case delete
}

/// Which contacts one action reaches (9.2).
package struct ContactScope: Hashable, Sendable {
  /// From the narrowest to the widest.
  package enum Level: String, CaseIterable, Comparable, Sendable {
    case none
    /// Contacts whose owner is the user (R9.9).
    case own
    /// Own ones, and those whose owner shares a team with the user (R9.9).
    case team
    case all

    package static func < (left: Level, right: Level) -> Bool {
      left.width < right.width
    }

    private var width: Int {
      switch self {
      case .none: 0
      case .own: 1
      case .team: 2
      case .all: 3
      }
    }
  }

  package let level: Level
  /// Whether contacts without an owner are reached too; always so at the level *all*.
  package let includesUnassigned: Bool

  package init(_ level: Level, includesUnassigned: Bool = false) {
    self.level = level
    self.includesUnassigned = includesUnassigned || level == .all
  }

  package static let everything = ContactScope(.all)

  /// The scope in one word: `own`, `team+unassigned`.
  package var word: String {
    level.rawValue + (includesUnassigned && level != .all ? "+unassigned" : "")
  }

  /// Whether this reaches every contact that `other` reaches.
  package func covers(_ other: ContactScope) -> Bool {
    level >= other.level && (includesUnassigned || !other.includesUnassigned)
  }

  /// As much of this as `limit` has.
  package func limited(to limit: ContactScope) -> ContactScope {
    ContactScope(
      min(level, limit.level),
      includesUnassigned: includesUnassigned && limit.includesUnassigned)
  }

  /// The scope at another level; the box stays, but what only *all* brought along goes.
  package func at(_ level: Level) -> ContactScope {
    ContactScope(level, includesUnassigned: self.level != .all && includesUnassigned)
  }

  /// The scope with the box ticked or cleared; *all* has it ticked whatever is asked.
  package func includingUnassigned(_ isOn: Bool) -> ContactScope {
    ContactScope(level, includesUnassigned: isOn)
  }
}

/// Which contacts a user may view, edit and delete (9.2).
package struct ContactAccess: Hashable, Sendable {
  package var view: ContactScope
  package var edit: ContactScope
  package var delete: ContactScope

  package init(
    view: ContactScope = .everything, edit: ContactScope = .everything,
    delete: ContactScope = .everything
  ) {
    self.view = view
    self.edit = edit
    self.delete = delete
  }

  /// What a new user has, and whoever a store knows from before there were scopes (R9.8).
  package static let everything = ContactAccess()

  package subscript(action: ContactAction) -> ContactScope {
    get {
      switch action {
      case .view: view
      case .edit: edit
      case .delete: delete
      }
    }
    set {
      switch action {
      case .view: view = newValue
      case .edit: edit = newValue
      case .delete: delete = newValue
      }
    }
  }
}
