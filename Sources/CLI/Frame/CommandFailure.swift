package import Wording

/// A command that cannot go on: the status to exit with and what to say.
package struct CommandFailure: Error, Equatable, Sendable {
  package var status: ExitStatus
  package var message: Message
  /// Lines below the message as they are: an excerpt with a caret, a list of findings.
  package var details: [String]

  package init(_ status: ExitStatus, _ message: Message, details: [String] = []) {
    self.status = status
    self.message = message
    self.details = details
  }
}
