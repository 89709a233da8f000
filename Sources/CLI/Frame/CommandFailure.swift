package import Wording

/// A command that cannot go on: the status to exit with and what to say.
package struct CommandFailure: Error, Equatable, Sendable {
  package var status: ExitStatus
  package var explanation: Explanation
  /// Lines below the message as they are: an excerpt with a caret, a list of findings.
  package var details: [String]

  package init(_ status: ExitStatus, _ explanation: Explanation, details: [String] = []) {
    self.status = status
    self.explanation = explanation
    self.details = details
  }
}
