import CLI
import Engine
import Glibc
import Wording

/// The first start: there is no store yet, and the person is asked whether to make one.
struct FirstStart {
  let path: String
  let request: ConsoleRequest
  let words: SessionWords
  let environment: Environment

  /// Asks and makes the store.
  ///
  /// - Returns: the status to exit with; `nil` to go on to the console.
  func offer() async -> Int32? {
    guard access(path, F_OK) != 0, errno == ENOENT else { return nil }
    words.say(words.text(.offer, ["path": .data(path)]))
    while true {
      words.write(words.text(.offerKeys))
      guard let answer = readLine() else { return decline() }
      switch answer.lowercased() {
      case "s": return await make(["--sample", "2000"])
      case "e": return await make([])
      case "q", "": return decline()
      default: continue
      }
    }
  }

  private func decline() -> Int32 {
    words.say(words.text(.declined))
    return 0
  }

  private func make(_ options: [String]) async -> Int32? {
    let actor = request.actorOption.map { ["--as", $0] } ?? []
    let status = await CommandLineProgram.run(
      arguments: ["init", "--store", path] + options + actor, environment: environment
    ) { _ in 0 }
    return status == 0 ? nil : status
  }
}
