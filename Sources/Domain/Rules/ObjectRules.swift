/// What holds for account objects of every kind: names, owners and limits.
extension Account {
  /// How long the name of an object may be, in bytes.
  package static let nameLimit = 200

  /// The name as it is kept: trimmed, 1 to 200 bytes, without control characters.
  ///
  /// Throws `invalidName`.
  func checkedName(_ name: String, for command: CommandKind) throws(Refusal) -> String {
    let trimmed = EmailAddress.trimmed(name)
    guard (1...Account.nameLimit).contains(trimmed.utf8.count),
      trimmed.unicodeScalars.allSatisfy(Account.mayStandInName)
    else { throw Refusal(command, .invalidName(name)) }
    return trimmed
  }

  /// Checks that no other object of the kind has the name, in any letter case.
  ///
  /// `id` is the object that is to have it; `nil` for a new one. Throws `objectExists` with the name
  /// of the other one.
  func checkNameIsFree(
    _ name: String, of kind: ObjectKind, for id: ObjectID?, _ command: CommandKind
  ) throws(Refusal) {
    let key = AccountObjects.key(name)
    let other = (objects.standard(kind) + objects.all(kind)).first {
      AccountObjects.key($0.name) == key && $0.id != id
    }
    if let other { throw Refusal(command, .objectExists(kind, name: other.name)) }
  }

  /// Checks that the user made the object or is a super admin (R6.18).
  ///
  /// Throws `notOwner`.
  func checkOwner(
    _ owner: UserID, of kind: ObjectKind, name: String, by actor: UserID, _ command: CommandKind
  ) throws(Refusal) {
    guard owner != actor, user(actor)?.isSuperAdmin != true else { return }
    throw Refusal(command, .notOwner(kind, name: name, owner: owner))
  }

  /// Checks that the plan allows one more where there are `count` (R7.6, R9.3).
  ///
  /// Throws `objectLimit`.
  func checkLimit(
    of kind: ObjectKind, count: Int, _ command: CommandKind
  ) throws(Refusal) {
    if let limit = billing.plan.limit(of: kind), count >= limit {
      throw Refusal(command, .objectLimit(kind, limit))
    }
  }

  /// The object of the kind with this number.
  ///
  /// Throws `unknownObject`.
  func object(
    _ kind: ObjectKind, _ id: ObjectID, for command: CommandKind
  ) throws(Refusal) -> AccountObject {
    guard let object = objects.object(kind, id) else {
      throw Refusal(command, .unknownObject(kind, String(id.rawValue), nearest: nil))
    }
    return object
  }

  /// The object that a person means by a name in any letter case or by a number; a name goes before
  /// a number.
  ///
  /// `candidates` are the ones to look among; `nil` for all of the kind. Throws `unknownObject` with
  /// the nearest name.
  package func object(
    _ kind: ObjectKind, named text: String, among candidates: [AccountObject]? = nil,
    for command: CommandKind
  ) throws(Refusal) -> AccountObject {
    let candidates = candidates ?? (objects.standard(kind) + objects.all(kind))
    let key = AccountObjects.key(text)
    if let object = candidates.first(where: { AccountObjects.key($0.name) == key }) {
      return object
    }
    if let object = candidates.first(where: { String($0.id.rawValue) == key }) { return object }
    let nearest = nearestName(to: key, among: candidates.map(\.name))
    throw Refusal(command, .unknownObject(kind, text, nearest: nearest))
  }

  private static func mayStandInName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
