internal import ArgumentParser

/// `completions`: a script for the shell.
struct CompletionsCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completion script of a shell.",
    usage: "tierline completions bash|zsh|fish [options]")

  static let examples = [
    Example(
      "tierline completions bash > ~/.local/share/bash-completion/completions/tierline", "bash"),
    Example("tierline completions zsh > ~/.zfunc/_tierline", "zsh"),
    Example("tierline completions fish > ~/.config/fish/completions/tierline.fish", "fish"),
  ]

  /// The shells that there is a script for.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash
    case zsh
    case fish
  }

  @Argument(help: ArgumentHelp("bash, zsh or fish.", valueName: "shell"))
  var shell: Shell

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    try session.context.output.write(Root.completionScript(for: kind) + "\n")
    return .done
  }
}
