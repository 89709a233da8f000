import CLI
import Engine
import Glibc
import Storage

/// The program: a command when one is named, else the console.
@main
struct Main {
  static func main() async {
    // A full disk or a closed pipe is an error of the write, not the end of the program.
    StoreSignals.ignoreFileSizeAndPipe()
    let environment = Environment.current()
    let status = await CommandLineProgram.run(
      arguments: Array(CommandLine.arguments.dropFirst()), environment: environment
    ) { request in
      await ConsoleSession(request: request, environment: environment).run()
    }
    exit(status)
  }
}
