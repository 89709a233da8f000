package import Engine
internal import Glibc

/// What a run of the program has to do with: arguments apart, everything that comes from outside.
package struct ProgramContext: Sendable {
  package var environment: Environment
  package var input: ByteInput
  package var output: ByteStream
  package var errors: ByteStream
  package var inputIsTerminal: Bool
  package var outputIsTerminal: Bool
  package var errorsIsTerminal: Bool
  /// Columns of the terminal, 80 where there is none.
  package var columns: Int
  /// True once the person asked to stop (Ctrl-C).
  package var isInterrupted: @Sendable () -> Bool

  package init(
    environment: Environment, input: ByteInput, output: ByteStream, errors: ByteStream,
    inputIsTerminal: Bool = false, outputIsTerminal: Bool = false, errorsIsTerminal: Bool = false,
    columns: Int = 80, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.environment = environment
    self.input = input
    self.output = output
    self.errors = errors
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.errorsIsTerminal = errorsIsTerminal
    self.columns = columns
    self.isInterrupted = isInterrupted
  }

  /// The streams and terminals of this process.
  package static func process(_ environment: Environment) -> ProgramContext {
    ProgramContext(
      environment: environment,
      input: .descriptor(0) { Interruption.isRequested }, output: .descriptor(1),
      errors: .descriptor(2), inputIsTerminal: isatty(0) == 1, outputIsTerminal: isatty(1) == 1,
      errorsIsTerminal: isatty(2) == 1, columns: terminalColumns(environment),
      isInterrupted: { Interruption.isRequested })
  }

  /// `COLUMNS`, else what the terminal says.
  private static func terminalColumns(_ environment: Environment) -> Int {
    if let columns = environment["COLUMNS"].flatMap(Int.init), columns > 0 { return columns }
    var size = winsize()
    for descriptor: Int32 in [1, 2, 0]
    where ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return 80
  }
}
