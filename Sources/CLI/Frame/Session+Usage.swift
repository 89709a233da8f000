internal import Engine
internal import Terminal
internal import Wording

extension Session {
  /// A word that is no command.
  func failure(_ unknown: ArgumentFrame.UnknownCommand) -> CommandFailure {
    let group = unknown.path.map { $0 + " " }.joined()
    let facts: [String: PhraseArgument] = [
      "word": .data(unknown.word), "group": .text(unknown.path.joined(separator: " ")),
      "nearest": .text(group + (unknown.nearest ?? "")),
    ]
    let key: CommandLinePhrase = unknown.path.isEmpty ? .unknownCommand : .unknownSubcommand
    let hint =
      unknown.nearest == nil
      ? catalogue.text(CommandLinePhrase.unknownCommandHint, ["group": .text(group)])
      : catalogue.text(CommandLinePhrase.unknownCommandNearest, facts)
    return CommandFailure(.usage, Explanation(catalogue.text(key, facts), hint: hint))
  }

  /// A group without the command's name.
  func missingSubcommand(_ frame: ArgumentFrame) -> CommandFailure {
    let group = frame.path.joined(separator: " ")
    let text = catalogue.text(CommandLinePhrase.missingSubcommand, ["group": .text(group)])
    return CommandFailure(.usage, Explanation(text))
  }

  /// Arguments that the parser refuses, in its words.
  func usageFailure(_ text: String, _ frame: ArgumentFrame) -> CommandFailure {
    let command = (["tierline"] + frame.path).joined(separator: " ")
    let lines = text.split(separator: "\n").map { line in
      let safe = errorStyle.safe(String(line)).string
      return safe.hasSuffix(".") || safe.hasSuffix("?") ? safe : safe + "."
    }
    return CommandFailure(
      .usage,
      Explanation(
        lines.first ?? "",
        hint: catalogue.text(CommandLinePhrase.usageHint, ["command": .text(command)])),
      details: Array(lines.dropFirst()))
  }
}

extension Catalogue {
  /// What is wrong with the settings file.
  func sentence(_ problem: Settings.Problem) -> String {
    let place =
      problem.line > 0
      ? text(
        StoragePhrase.placeLine, ["file": .data(problem.file), "line": .place(problem.line)])
      : clean(problem.file)
    var facts: [String: PhraseArgument] = ["place": .text(place)]
    switch problem.kind {
    case .notAPair: return text(CommandLinePhrase.settingsNotAPair, facts)
    case .unknownKey(let key, let nearest):
      facts["key"] = .data(key)
      facts["nearest"] = .text(nearest ?? "")
      return text(
        nearest == nil
          ? CommandLinePhrase.settingsUnknownKey : .settingsUnknownKeyNearest, facts)
    case .badValue(let key, let value):
      facts["key"] = .data(key)
      facts["value"] = .data(value)
      return text(CommandLinePhrase.settingsBadValue, facts)
    case .unreadable(let code):
      facts["reason"] = .text(reason(code))
      return text(CommandLinePhrase.settingsUnreadable, facts)
    case .notUTF8: return text(CommandLinePhrase.settingsNotUTF8, facts)
    }
  }
}
