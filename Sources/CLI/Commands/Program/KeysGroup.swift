internal import ArgumentParser
internal import Console
internal import Engine
internal import Terminal
internal import Wording

/// Commands on the console's keys.
struct KeysGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List the console's keys, check your own.",
    usage: "tierline keys COMMAND [options]", subcommands: [ListKeys.self, CheckKeys.self])

  static let examples = [
    Example("tierline keys list", "every key with its meaning"),
    Example("tierline keys check", "mistakes and collisions in your settings"),
  ]
}

/// `keys list`: the keys as they are with the person's own.
struct ListKeys: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List every key with its meaning, your own included.",
    usage: "tierline keys list [options]",
    discussion: """
      The settings file takes lines such as: key.<C-s> = sort. A context may stand before the \
      action (contacts:sort); none takes a key off.
      """)

  static let examples = [
    Example("tierline keys list", "all of them"),
    Example("tierline keys list --format json | jq '.[] | select(.action == \"sort\")'", "one"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let bindings = Keymap.standard.applying(session.keyOverrides).keymap.bindings
    let words = session.catalogue
    let columns = [
      OutputColumn("context", words.text(CommandLinePhrase.keyContext)),
      OutputColumn("keys", words.text(CommandLinePhrase.keyKeys)),
      OutputColumn("action", words.text(CommandLinePhrase.keyAction)),
      OutputColumn("meaning", words.text(CommandLinePhrase.keyMeaning)),
    ]
    try session.printRecords(
      columns,
      bindings.map {
        [
          .text($0.context.rawValue), .text(KeyNotation.print($0.keys)),
          .text($0.intent.rawValue), .text(words.text($0.intent.phrase)),
        ]
      })
    return .done
  }
}

/// `keys check`: what is wrong with the person's own keys.
struct CheckKeys: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check your own keys for mistakes and collisions.",
    usage: "tierline keys check [options]",
    discussion: "Exit status: 0 when there is nothing wrong, 78 otherwise.")

  static let examples = [Example("tierline keys check", "after editing the settings file")]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let problems = Keymap.standard.applying(session.keyOverrides).problems
    let words = session.catalogue
    let sentences = problems.map { $0.sentence(words) }
    let column = OutputColumn("problem", words.text(CommandLinePhrase.keyProblem))
    if !sentences.isEmpty { try session.printRecords([column], sentences.map { [.text($0)] }) }
    guard sentences.isEmpty else {
      session.note(words.text(CommandLinePhrase.keyProblems, count: sentences.count))
      return .badSettings
    }
    session.note(
      words.text(CommandLinePhrase.keysFine, count: session.keyOverrides.count))
    return .done
  }
}

extension Session {
  /// The key lines of the settings.
  var keyOverrides: [KeyOverride] {
    settings.keys.map { KeyOverride(line: $0.line, keys: $0.keys, action: $0.action) }
  }
}
