/// Whether colour is wanted, before asking what the terminal can do.
package enum ColourChoice: Hashable, Sendable {
  /// By environment and terminal.
  case automatic
  case always
  case never

  /// Settles the choice: what was asked for on the command line wins, then `NO_COLOR`, then
  /// `CLICOLOR_FORCE` and `FORCE_COLOR`, then `CLICOLOR=0`, then whether output is a terminal.
  ///
  /// An empty variable counts as unset. `TERM=dumb` means no colour unless it is forced.
  package func isOn(environment: [String: String], isTerminal: Bool) -> Bool {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    switch self {
    case .always: return true
    case .never: return false
    case .automatic: break
    }
    if value("NO_COLOR") != nil { return false }
    if let force = value("CLICOLOR_FORCE") ?? value("FORCE_COLOR"), force != "0" { return true }
    if value("CLICOLOR") == "0" || value("TERM") == "dumb" { return false }
    return isTerminal
  }
}
