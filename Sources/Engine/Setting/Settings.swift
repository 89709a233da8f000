internal import Glibc

/// The person's own settings: `key = value` lines in `tierline/settings` of the configuration
/// directory.
///
/// `#` starts a comment.
package struct Settings: Equatable, Sendable {
  /// Path of the store.
  package var store: String?
  /// E-mail address of the acting user.
  package var user: String?
  /// Changing commands are refused.
  package var isReadOnly = false
  /// Frames and marks in ASCII.
  package var usesASCII = false
  /// `auto`, `always` or `never`.
  package var color: String?
  /// Key sequences by intent or by key, as written: `key` lines for the keymap.
  package var keys: [KeyLine] = []

  /// One line `key.<keys> = <action>`.
  package struct KeyLine: Equatable, Sendable {
    package var line: Int
    package var keys: String
    package var action: String
  }

  /// What is wrong with the file; the rest of it is used all the same.
  package struct Problem: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
      case notAPair
      case unknownKey(String, nearest: String?)
      case badValue(key: String, value: String)
      case unreadable(code: Int32)
      case notUTF8
    }

    package var file: String
    /// Counted from 1; 0 for the file as a whole.
    package var line: Int
    package var kind: Kind
  }

  package init() {}

  /// The path of the settings file; `nil` without a home directory.
  package static func path(_ environment: Environment) -> String? {
    environment.baseDirectory("XDG_CONFIG_HOME", fallback: ".config").map {
      $0 + "/tierline/settings"
    }
  }

  /// Reads the file if there is one.
  ///
  /// A bad file never stops the program: its good lines count.
  package static func load(
    _ environment: Environment
  ) -> (settings: Settings, problems: [Problem]) {
    guard let path = path(environment) else { return (Settings(), []) }
    switch readWholeFile(path, limit: 1 << 20) {
    case .success(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return (Settings(), [Problem(file: path, line: 0, kind: .notUTF8)])
      }
      return parse(text, file: path)
    case .failure(let failure):
      let isMissing = failure.code == ENOENT
      let problem = Problem(file: path, line: 0, kind: .unreadable(code: failure.code))
      return (Settings(), isMissing ? [] : [problem])
    }
  }

  static let keyNames = ["store", "user", "read-only", "ascii", "color"]
}
