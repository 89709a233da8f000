/// A user of the account (section 9).
package struct User: Hashable, Sendable {
  package var id: UserID
  package var email: String
  package var name: String
  /// The operating-system login that acts as this user by default.
  package var login: String?
  /// May do everything and cannot be restricted (R9.5).
  package var isSuperAdmin: Bool
  /// What the user may do; a super admin may do everything whatever stands here.
  package var permissions: Set<Permission>
  /// Which contacts the user may view, edit and delete (9.2); for a super admin all of them,
  /// whatever stands here.
  package var contacts: ContactAccess
  /// The main team (9.3).
  package var team: ObjectID?
  /// Further teams, in the order in which the user joined them, without the main one.
  package var extraTeams: [ObjectID]

  package init(
    id: UserID, email: String, name: String, login: String? = nil, isSuperAdmin: Bool = false,
    permissions: Set<Permission> = Permission.initial, contacts: ContactAccess = .everything,
    team: ObjectID? = nil, extraTeams: [ObjectID] = []
  ) {
    self.id = id
    self.email = email
    self.name = name
    self.login = login
    self.isSuperAdmin = isSuperAdmin
    self.permissions = permissions
    self.contacts = contacts
    self.team = team
    self.extraTeams = extraTeams
  }

  /// The main team and the extra ones.
  package var teams: [ObjectID] { (team.map { [$0] } ?? []) + extraTeams }

  /// Which contacts the action reaches (R9.5).
  package func scope(of action: ContactAction) -> ContactScope {
    isSuperAdmin ? .everything : contacts[action]
  }

  /// Whether the user may do this (R9.1, R9.5).
  package func may(_ permission: Permission) -> Bool {
    isSuperAdmin || permissions.contains(permission)
  }
}

/// A permission that is given or taken user by user; the raw value is the word of the command line.
package enum Permission: String, CaseIterable, Sendable {
  /// Setting contacts as marketing and as non-marketing (R9.1 to R9.4).
  case marketingContactsAccess = "marketing-contacts-access"
  /// Adding users and changing permissions (R9.6).
  case addEditUsers = "add-edit-users"
  /// Deleting several contacts at once (9.2).
  case bulkDelete = "bulk-delete"
  case importContacts = "import"
  case exportContacts = "export"
  case workflows
  case forms
  case lists

  /// What a new user may do: everything but managing users, until it is taken away (R9.1, R9.8).
  package static let initial: Set<Permission> = Set(allCases).subtracting([.addEditUsers])

  /// What a store knew of that does not say which permissions it knew.
  package static let known: Set<Permission> = [.marketingContactsAccess, .addEditUsers]
}
