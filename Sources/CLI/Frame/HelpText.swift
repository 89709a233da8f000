internal import ArgumentParser

/// The help of a command: examples first, then what the parser knows.
enum HelpText {
  static func page(of command: any ParsableCommand.Type, columns: Int) -> String {
    let examples: [Example] =
      (command as? any TierlineCommand.Type)?.examples
      ?? (command as? any CommandGroupPage.Type)?.examples ?? []
    var text = ""
    if !examples.isEmpty {
      text += "EXAMPLES:\n"
      for example in examples { text += "  \(example.call)\n      \(example.purpose)\n" }
      text += "\n"
    }
    return text + Root.helpMessage(for: command, columns: columns) + "\n"
  }
}
