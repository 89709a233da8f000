internal import Domain

extension Catalogue {
  /// An action of the audit log that is no command.
  package func action(_ word: String) -> String {
    guard let action = SystemAction(rawValue: word) else {
      return text(CommandLinePhrase.logOther, ["action": .data(word)])
    }
    return switch action {
    case .refused: text(CommandLinePhrase.logRefusedAttempt)
    case .updateRun: text(CommandLinePhrase.logUpdateRun)
    case .purge: text(CommandLinePhrase.logPurge)
    case .workflowRun: text(CommandLinePhrase.logWorkflowRun)
    case .workflowCheck: text(CommandLinePhrase.logWorkflowCheck)
    }
  }
}
