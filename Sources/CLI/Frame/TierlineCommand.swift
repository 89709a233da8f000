internal import ArgumentParser

/// A command of the program: parsed by the argument parser, run with a session.
protocol TierlineCommand: ParsableCommand {
  /// What its help begins with.
  static var examples: [Example] { get }
  var global: GlobalOptions { get }
  /// Does the work; the status it gives is the program's.
  ///
  /// Throws `CommandFailure` and what the modules below throw.
  func run(in session: Session) async throws -> ExitStatus
}

/// A group of commands.
protocol CommandGroupPage: ParsableCommand {
  static var examples: [Example] { get }
}

/// A call of the program that shows what a command is for.
struct Example: Equatable, Sendable {
  var call: String
  var purpose: String

  init(_ call: String, _ purpose: String) {
    self.call = call
    self.purpose = purpose
  }
}
