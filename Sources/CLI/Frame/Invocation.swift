internal import ArgumentParser
internal import Domain
internal import Engine
internal import Wording

/// Reads the arguments and runs what they name.
struct Invocation {
  private let context: ProgramContext
  private let isProcess: Bool
  private let settings: Settings
  private let problems: [Settings.Problem]

  init(_ context: ProgramContext, isProcess: Bool) {
    self.context = context
    self.isProcess = isProcess
    (settings, problems) = Settings.load(context.environment)
  }

  func run(_ arguments: [String], console: @Sendable (ConsoleRequest) async -> Int32) async -> Int32
  {
    let frame: ArgumentFrame
    do {
      frame = try ArgumentFrame(arguments)
    } catch {
      return finish(plainSession) { throw plainSession.failure(error) }.rawValue
    }
    if frame.wantsHelp {
      return finish(plainSession) { try printHelp(frame) }.rawValue
    }
    if frame.wantsVersion {
      return finish(plainSession) {
        try context.output.write(Root.configuration.version + "\n")
        return .done
      }.rawValue
    }
    if frame.isGroup { return finish(plainSession) { try missingCommand(frame) }.rawValue }
    do {
      return await run(try Root.parseAsRoot(frame.arguments), console: console)
    } catch {
      let text = Root.message(for: error)
      return finish(plainSession) { throw plainSession.usageFailure(text, frame) }.rawValue
    }
  }

  private func run(
    _ command: any ParsableCommand, console: @Sendable (ConsoleRequest) async -> Int32
  ) async -> Int32 {
    if let root = command as? Root {
      let session = Session(context, root.global.choices, settings)
      say(problems, session)
      guard context.inputIsTerminal, context.outputIsTerminal else {
        session.note(CommandLinePhrase.noTerminal)
        return ExitStatus.unavailable.rawValue
      }
      try? context.errors.flush()
      return await console(ConsoleRequest(root.global.choices, settings))
    }
    guard let command = command as? any TierlineCommand else { return ExitStatus.usage.rawValue }
    let session = Session(context, command.global.choices, settings)
    say(problems, session)
    if isProcess { Interruption.install() }
    let result: Result<ExitStatus, any Error>
    do {
      result = .success(try await command.run(in: session))
    } catch {
      result = .failure(error)
    }
    return finish(session) { try result.get() }.rawValue
  }

  /// Writes what is left of the output, and says what went wrong; only then are words needed.
  private func finish(_ session: @autoclosure () -> Session, _ body: () throws -> ExitStatus)
    -> ExitStatus
  {
    do {
      let status = try body()
      try context.output.flush()
      return status
    } catch ByteStream.Failure.closed {
      return .done
    } catch {
      // What was printed before the failure is data all the same.
      try? context.output.flush()
      let session = session()
      let failure = session.catalogue.failure(error, in: nil, actor: nil)
      session.say(failure)
      return failure.status
    }
  }

  private var plainSession: Session { Session(context, FrameChoices(), settings) }

  private func say(_ problems: [Settings.Problem], _ session: Session) {
    for problem in problems { session.warn(session.catalogue.sentence(problem)) }
  }

  private func printHelp(_ frame: ArgumentFrame) throws -> ExitStatus {
    try context.output.write(HelpText.page(of: frame.command, columns: min(context.columns, 100)))
    return .done
  }

  private func missingCommand(_ frame: ArgumentFrame) throws -> ExitStatus {
    let session = plainSession
    session.say(session.missingSubcommand(frame))
    session.note("")
    session.note(HelpText.page(of: frame.command, columns: min(context.columns, 100)))
    return .usage
  }
}

extension ConsoleRequest {
  init(_ global: FrameChoices, _ settings: Settings) {
    self.init(
      storeOption: global.store, actorOption: global.actor,
      isReadOnly: global.isReadOnly || settings.isReadOnly,
      usesASCII: global.usesASCII || settings.usesASCII,
      color: global.color?.rawValue ?? settings.color, settings: settings)
  }
}
