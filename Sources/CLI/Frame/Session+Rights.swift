internal import Domain
internal import Engine

extension Session {
  /// Throws when the user may not ask for this at all, and puts the attempt on record (9.4): for
  /// commands that change nothing.
  func checkTool(_ kind: CommandKind, _ store: OpenStore, _ user: User) async throws {
    guard let refusal = store.account.refusal(of: kind, by: user.id) else { return }
    try await store.workspace.recordAttempt(at: kind, by: user.id, frontEnd: .commandLine)
    throw catalogue.failure(refusal, in: store.account, actor: user.id)
  }
}
