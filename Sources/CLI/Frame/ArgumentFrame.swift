internal import ArgumentParser
internal import Domain

/// The arguments with the sub-command found: global options may stand before, between and behind
/// its words.
struct ArgumentFrame {
  /// The words of the sub-command; empty for the console.
  var path: [String] = []
  /// The command that they name.
  var command: any ParsableCommand.Type = Root.self
  /// All other arguments, those that stood before the sub-command first.
  var rest: [String] = []
  var wantsHelp = false
  var wantsVersion = false

  /// A word that names no command, with the commands that could stand there.
  struct UnknownCommand: Error, Equatable {
    var word: String
    var path: [String]
    var nearest: String?
  }

  /// Whether the words name a group of commands rather than one.
  var isGroup: Bool { !path.isEmpty && !command.configuration.subcommands.isEmpty }

  /// What the parser is to read.
  var arguments: [String] { path + rest }

  init(_ arguments: [String]) throws(UnknownCommand) {
    var arguments = arguments[...]
    if arguments.first == "help" {
      arguments.removeFirst()
      wantsHelp = true
    }
    while let argument = arguments.first, argument != "--" {
      if argument.hasPrefix("-"), argument != "-" {
        takeOption(&arguments)
        continue
      }
      let commands = command.configuration.subcommands
      guard !commands.isEmpty else { break }
      guard let next = commands.first(where: { $0._commandName == argument }) else {
        let nearest = nearestName(to: argument, among: commands.map { $0._commandName })
        throw UnknownCommand(word: argument, path: path, nearest: nearest)
      }
      command = next
      path.append(argument)
      arguments.removeFirst()
    }
    rest += arguments
    for argument in arguments.prefix(while: { $0 != "--" }) where isHelp(argument) {
      wantsHelp = true
    }
  }

  private mutating func takeOption(_ arguments: inout ArraySlice<String>) {
    let option = arguments.removeFirst()
    if isHelp(option) {
      wantsHelp = true
    } else if option == "--version" {
      wantsVersion = true
    } else {
      rest.append(option)
      if GlobalOptions.valueNames.contains(option), let value = arguments.popFirst() {
        rest.append(value)
      }
    }
  }

  private func isHelp(_ argument: String) -> Bool {
    argument == "--help" || argument == "-h"
  }
}
