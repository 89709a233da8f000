internal import Engine

/// What the environment says about colours and characters.
struct FrameFacts {
  private let environment: Environment

  init(_ environment: Environment) {
    self.environment = environment
  }

  /// Whether the locale's characters are UTF-8: `LC_ALL`, else `LC_CTYPE`, else `LANG`.
  var isUTF8: Bool {
    let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? ""
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }

  /// The option, then `NO_COLOR`, `CLICOLOR_FORCE` and `FORCE_COLOR`, `CLICOLOR`, then whether it
  /// is a terminal; `TERM=dumb` has no colours.
  func usesColor(_ choice: ColorChoice, isTerminal: Bool) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if environment["NO_COLOR"] != nil { return false }
    for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
      if let value = environment[name], value != "0" { return true }
    }
    if environment["CLICOLOR"] == "0" || environment["TERM"] == "dumb" { return false }
    return isTerminal
  }
}

extension FrameFacts {
  /// What in the environment switches colours on or off; `nil` when nothing does.
  var colorReason: String? {
    if environment["NO_COLOR"] != nil { return "NO_COLOR" }
    for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
      if let value = environment[name], value != "0" { return name }
    }
    return environment["CLICOLOR"] == "0" ? "CLICOLOR" : nil
  }
}
