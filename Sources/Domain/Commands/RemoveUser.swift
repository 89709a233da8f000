/// Removes a user (R9.5).
///
/// Contacts keep the user's number as owner, and filters and lists stay: a super admin may change
/// them. The number is not given again.
package struct RemoveUser: Equatable, Sendable {
  package var user: UserID

  package init(user: UserID) {
    self.user = user
  }
}

extension RemoveUser {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      _ = try target(on: account, by: actor)
    } catch {
      return .refused(error)
    }
    var quote = account.emptyQuote(.removeUser, at: at)
    quote.changed = 1
    return .allowed(quote)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    return Change(
      events: [.userRemoved(try target(on: account, by: request.actor))], source: .settings,
      outcome: Outcome(quote: quote, undo: .impossible(.permissionChange)))
  }

  private func target(on account: Account, by actor: UserID) throws(Refusal) -> User {
    let target = try account.changeable(user, by: actor, for: .removeUser)
    if target.isSuperAdmin, account.users.count(where: \.isSuperAdmin) == 1 {
      throw Refusal(.removeUser, .lastSuperAdmin(user))
    }
    return target
  }
}
