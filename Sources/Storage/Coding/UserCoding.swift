internal import Domain

/// Users as JSON objects: parts of events and of the snapshot's account segment.
enum UserCoding {
  /// Writes a user.
  ///
  ///     {"id":2,"email":"bo@example.se","name":"Bo Ek","login":"bo","super_admin":false,
  ///      "permissions":["marketing-contacts-access"],
  ///      "permissions_known":["marketing-contacts-access","add-edit-users"],
  ///      "contacts":["contacts.view:team","contacts.view:unassigned","contacts.edit:own",
  ///                  "contacts.delete:none"],"team":101,"extra_teams":[104]}
  ///
  /// `permissions_known` are those that the writer knew of: any other is on for a user that it
  /// wrote (R9.8).
  static func write(_ user: User, to emitter: inout JSONEmitter) {
    emitter.beginObject()
    emitter.key("id")
    emitter.integer(user.id.rawValue)
    emitter.key("email")
    emitter.string(user.email)
    emitter.key("name")
    emitter.string(user.name)
    if let login = user.login {
      emitter.key("login")
      emitter.string(login)
    }
    emitter.key("super_admin")
    emitter.boolean(user.isSuperAdmin)
    let held = Permission.allCases.filter(user.permissions.contains)
    write(held.map(\.rawValue), "permissions", &emitter)
    write(Permission.allCases.map(\.rawValue), "permissions_known", &emitter)
    write(user.contacts.words, "contacts", &emitter)
    if let team = user.team {
      emitter.key("team")
      emitter.integer(team.rawValue)
    }
    if !user.extraTeams.isEmpty {
      emitter.key("extra_teams")
      emitter.beginArray()
      for team in user.extraTeams { emitter.integer(team.rawValue) }
      emitter.endArray()
    }
    emitter.endObject()
  }

  /// Writes the members of an event about a user; `old` is how the user was before.
  static func write(_ user: User, old: User?, to emitter: inout JSONEmitter) {
    emitter.key("user")
    write(user, to: &emitter)
    if let old {
      emitter.key("old_user")
      write(old, to: &emitter)
    }
  }

  /// Writes the members of an event about a user's contact access.
  static func write(
    _ access: ContactAccess, old: ContactAccess, of user: UserID, to emitter: inout JSONEmitter
  ) {
    emitter.key("user")
    emitter.integer(user.rawValue)
    write(access.words, "contacts", &emitter)
    write(old.words, "old_contacts", &emitter)
  }

  private static func write(_ words: [String], _ key: String, _ emitter: inout JSONEmitter) {
    emitter.key(key)
    emitter.beginArray()
    for word in words { emitter.string(word) }
    emitter.endArray()
  }

  /// Reads a user.
  ///
  /// What the writer did not know of is on: permissions (R9.8), and all contacts where it names no
  /// access.
  static func read(_ scanner: inout JSONScanner) throws -> User {
    var members = Members()
    var extraTeams: [ObjectID] = []
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      let name = scanner.string(key)
      guard name == "extra_teams" else {
        try members.add(name, &scanner)
        continue
      }
      try scanner.enterArray()
      while try scanner.nextElement() { extraTeams.append(ObjectID(Int64(try scanner.integer()))) }
    }
    return User(
      id: UserID(Int64(try members.integer("id"))), email: try members.text("email"),
      name: try members.text("name"), login: try members.optionalText("login"),
      isSuperAdmin: try members.flag("super_admin"), permissions: try permissions(members),
      contacts: try access(members, "contacts"),
      team: try members.optionalInteger("team").map { ObjectID(Int64($0)) },
      extraTeams: extraTeams)
  }

  private static func permissions(_ members: Members) throws(ContentError) -> Set<Permission> {
    let held = try members.texts("permissions").map { word throws(ContentError) in
      guard let permission = Permission(rawValue: word) else {
        throw .badValue(member: "permissions")
      }
      return permission
    }
    let words = try members.optionalTexts("permissions_known")
    let known = words?.compactMap { $0.flatMap(Permission.init(rawValue:)) }
    let unheardOf = Set(Permission.allCases).subtracting(known ?? Array(Permission.known))
    return Set(held).union(unheardOf)
  }

  /// The access that a member holds as words; everything where there is none.
  static func access(_ members: Members, _ key: String) throws(ContentError) -> ContactAccess {
    let words = try members.optionalTexts(key)?.compactMap { $0 } ?? []
    guard let access = ContactAccess(words: words) else { throw .badValue(member: key) }
    return access
  }
}
