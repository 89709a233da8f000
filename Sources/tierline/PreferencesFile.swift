import Console
import Domain
import Engine

/// Where the console keeps what a person set up: `console` in the state directory.
struct PreferencesFile: Sendable {
  private let path: String?

  init(environment: Environment) {
    path = environment.baseDirectory("XDG_STATE_HOME", fallback: ".local/state").map {
      $0 + "/tierline/console"
    }
  }

  func load() -> Preferences {
    guard let path, case .success(let bytes) = readWholeFile(path, limit: 1 << 20) else {
      return Preferences()
    }
    return Preferences(text: String(decoding: bytes, as: UTF8.self))
  }

  /// Replaces the file; returns what went wrong.
  func save(_ preferences: Preferences) -> FileFailure? {
    guard let path else { return nil }
    return replaceWholeFile(path, with: Array(preferences.text.utf8))
  }
}
