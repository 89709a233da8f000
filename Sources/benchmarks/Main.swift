import Glibc

/// Measures the operations people wait for, on generated contacts: one JSON line a case.
///
///     benchmarks [--contacts N]... [--repeat N]
@main
struct Main {
  static func main() async throws {
    var sizes: [Int] = []
    var repetitions = 5
    var arguments = CommandLine.arguments.dropFirst().makeIterator()
    while let argument = arguments.next() {
      let number = arguments.next().flatMap { Int($0) }
      switch (argument, number) {
      case ("--contacts", let number?) where number > 0: sizes.append(number)
      case ("--repeat", let number?) where number > 0: repetitions = number
      default:
        let usage = Array("usage: benchmarks [--contacts N]... [--repeat N]\n".utf8)
        write(STDERR_FILENO, usage, usage.count)
        exit(64)
      }
    }
    for size in sizes.isEmpty ? [10_000, 100_000, 1_000_000] : sizes {
      try await Suite(contacts: size, repetitions: repetitions).run()
    }
  }
}
