internal import ArgumentParser
internal import Domain
package import Engine
internal import Wording

/// The program from its arguments to its exit status.
package enum CommandLineProgram {
  /// Runs a command, or opens the console when no command is named.
  ///
  /// - Parameters:
  ///   - arguments: without the program's name.
  ///   - console: opens the console and gives its exit status.
  /// - Returns: the exit status.
  package static func run(
    arguments: [String], environment: Environment,
    console: @Sendable (ConsoleRequest) async -> Int32
  ) async -> Int32 {
    await run(
      arguments: arguments, context: .process(environment), isProcess: true, console: console)
  }

  /// The same with given streams; `isProcess` takes over the process's signals.
  package static func run(
    arguments: [String], context: ProgramContext, isProcess: Bool = false,
    console: @Sendable (ConsoleRequest) async -> Int32
  ) async -> Int32 {
    let status = await Invocation(context, isProcess: isProcess).run(arguments, console: console)
    try? context.errors.flush()
    return status
  }
}

/// What the frame's options mean for the console.
package struct ConsoleRequest: Sendable {
  package var storeOption: String?
  package var actorOption: String?
  package var isReadOnly: Bool
  package var usesASCII: Bool
  /// `auto`, `always` or `never`; `nil` when neither option nor settings say.
  package var color: String?
  package var settings: Settings
}
