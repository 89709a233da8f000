package import Domain

/// Who acts: the option `--as`, else `TIERLINE_USER`, else the settings, else the user record whose
/// login is the operating system's.
package enum Identity {
  package enum Origin: Equatable, Sendable {
    case option
    case environment
    case settings
    case login
  }

  /// Why nobody can be found.
  package enum Failure: Error, Equatable, Sendable {
    /// No user has the address that was named.
    case unknownEmail(String, Origin, nearest: String?)
    /// No user record has this login; `nil` when the system knows none.
    case unknownLogin(String?)
  }

  package static func find(
    option: String?, environment: Environment, settings: Settings, account: Account
  ) -> Result<(user: User, origin: Origin), Failure> {
    let named: [(String?, Origin)] = [
      (option, .option), (environment["TIERLINE_USER"], .environment), (settings.user, .settings),
    ]
    for (email, origin) in named {
      guard let email else { continue }
      if let user = account.user(withEmail: email) { return .success((user, origin)) }
      let nearest = nearestName(to: email, among: account.users.map(\.email))
      return .failure(.unknownEmail(email, origin, nearest: nearest))
    }
    let user = account.users.first { $0.login != nil && $0.login == environment.login }
    guard let user else { return .failure(.unknownLogin(environment.login)) }
    return .success((user, .login))
  }
}
