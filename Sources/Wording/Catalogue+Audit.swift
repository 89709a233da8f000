extension Catalogue {
  /// An action of the audit log that is no command.
  package func action(_ word: String) -> String {
    switch word {
    case "update-run": text(CommandLinePhrase.logUpdateRun)
    case "workflow-run": text(CommandLinePhrase.logWorkflowRun)
    default: text(CommandLinePhrase.logOther, ["action": .data(word)])
    }
  }
}
