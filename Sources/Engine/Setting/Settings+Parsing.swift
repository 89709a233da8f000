private import Domain

extension Settings {
  /// Reads the text of a settings file; `file` is for the problems only.
  package static func parse(
    _ text: String, file: String
  ) -> (settings: Settings, problems: [Problem]) {
    var settings = Settings()
    var problems: [Problem] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      let content = EmailAddress.trimmed(String(line))
      if content.isEmpty || content.hasPrefix("#") { continue }
      if let kind = settings.take(content, line: index + 1) {
        problems.append(Problem(file: file, line: index + 1, kind: kind))
      }
    }
    return (settings, problems)
  }

  private mutating func take(_ content: String, line: Int) -> Problem.Kind? {
    guard let equals = content.firstIndex(of: "=") else { return .notAPair }
    let key = EmailAddress.trimmed(String(content[..<equals]))
    let value = EmailAddress.trimmed(String(content[content.index(after: equals)...]))
    if key.hasPrefix("key.") {
      keys.append(KeyLine(line: line, keys: String(key.dropFirst(4)), action: value))
      return nil
    }
    switch key {
    case "store" where !value.isEmpty: store = value
    case "user" where !value.isEmpty: user = value
    case "read-only" where flag(value) != nil: isReadOnly = flag(value) ?? false
    case "ascii" where flag(value) != nil: usesASCII = flag(value) ?? false
    case "color" where ["auto", "always", "never"].contains(value): color = value
    case _ where Settings.keyNames.contains(key): return .badValue(key: key, value: value)
    default:
      return .unknownKey(key, nearest: nearestName(to: key, among: Settings.keyNames))
    }
    return nil
  }

  private func flag(_ text: String) -> Bool? {
    switch text {
    case "on", "yes", "true": true
    case "off", "no", "false": false
    default: nil
    }
  }
}
