/// What one user may and may not do (9.2 to 9.4).
package struct PermissionReport: Sendable {
  /// One kind of command; `refusal` says why not, `nil` that the user may.
  package struct Line: Equatable, Sendable {
    package var kind: CommandKind
    package var refusal: Refusal?
  }

  package var user: User
  package var lines: [Line]
  /// The users whose contacts count as the team's, the user included (R9.9).
  package var teammates: Set<UserID>

  package var allowed: [CommandKind] { lines.filter { $0.refusal == nil }.map(\.kind) }

  package var refused: [Line] { lines.filter { $0.refusal != nil } }
}

extension Account {
  /// What a user may do and what not, command by command; which contacts, the user's scopes say.
  ///
  /// `nil` when there is no such user.
  package func permissions(of id: UserID) -> PermissionReport? {
    guard let user = user(id) else { return nil }
    let lines = CommandKind.allCases.map {
      PermissionReport.Line(kind: $0, refusal: refusal(of: $0, by: id))
    }
    return PermissionReport(user: user, lines: lines, teammates: teammates(of: user))
  }
}
