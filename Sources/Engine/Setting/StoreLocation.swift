/// Where the store is: the option, else `TIERLINE_STORE`, else the settings, else the default.
package struct StoreLocation: Equatable, Sendable {
  package enum Origin: Equatable, Sendable {
    case option
    case environment
    case settings
    case standard
  }

  package var path: String
  package var origin: Origin

  /// Finds the store; `nil` when nothing names one and there is no home directory.
  package static func find(
    option: String?, environment: Environment, settings: Settings
  ) -> StoreLocation? {
    if let option { return StoreLocation(path: option, origin: .option) }
    if let path = environment["TIERLINE_STORE"] {
      return StoreLocation(path: path, origin: .environment)
    }
    if let path = settings.store { return StoreLocation(path: path, origin: .settings) }
    let base = environment.baseDirectory("XDG_DATA_HOME", fallback: ".local/share")
    return base.map { StoreLocation(path: $0 + "/tierline/default", origin: .standard) }
  }
}
