import CLI
import Console
import Curses
import Domain
import Engine
import Terminal
import Wording

/// One run of the console: store, terminal, loop, and the terminal given back at the end.
struct ConsoleSession {
  let request: ConsoleRequest
  let environment: Environment

  /// The exit status for "no store, no terminal".
  private static let unavailable: Int32 = 69

  func run() async -> Int32 {
    let words = SessionWords(usesASCII: request.usesASCII)
    let place = StoreLocation.find(
      option: request.storeOption, environment: environment, settings: request.settings)
    guard let place else {
      words.say(words.text(.noPlace))
      return ConsoleSession.unavailable
    }
    let start = FirstStart(
      path: place.path, request: request, words: words, environment: environment)
    if let status = await start.offer() { return status }
    return await show(path: place.path, words)
  }

  /// Takes the terminal and runs the loop, on a thread that no job waits for.
  @MainActor
  private func show(path: String, _ words: SessionWords) -> Int32 {
    let display: CursesDisplay
    do {
      display = try CursesDisplay(
        options: CursesOptions(colour: colourChoice), environment: environment.variables)
    } catch {
      words.say(words.sentence(error))
      return ConsoleSession.unavailable
    }
    return runLoop(on: display, path: path, words)
  }

  private var colourChoice: ColourChoice {
    switch request.color {
    case "always": .always
    case "never": .never
    default: .automatic
    }
  }

  private func runLoop(
    on display: CursesDisplay, path: String, _ words: SessionWords
  ) -> Int32 {
    let mailbox = Mailbox(waker: display.waker)
    let preferences = PreferencesFile(environment: environment)
    let jobs = WorkspaceJobs(
      path: path, request: request, environment: environment, words: words,
      preferences: preferences)
    let clock = environment.clock()
    var state = ConsoleState(preferences: preferences.load())
    for notice in display.notices {
      state.notices.say(.information, words.sentence(notice), at: clock.now())
    }
    let overrides = request.settings.keys.map {
      KeyOverride(line: $0.line, keys: $0.keys, action: $0.action)
    }
    let (keymap, problems) = Keymap.standard.applying(overrides)
    if !problems.isEmpty {
      state.notices.say(.warning, words.text(.badKeys), at: clock.now())
    }
    let idle = IdleSignal(environment: environment)
    var loop = EventLoop(
      display: display, runner: jobs, mailbox: mailbox,
      program: ConsoleProgram(state: state, world: world(display, words, keymap, clock.now())),
      now: clock.now, idle: idle.map { signal in { signal.send($0) } })
    let status = loop.run()
    jobs.stop()
    display.close()
    if case .failed(let reason) = loop.program.state.phase { words.say(reason) }
    // Who ends the program by a signal is to see that it ended so.
    EndSignal(rawValue: status - 128)?.endProcess()
    return jobs.openFailure ?? status
  }

  private func world(
    _ display: CursesDisplay, _ words: SessionWords, _ keymap: Keymap, _ now: Instant
  ) -> World {
    let isUnicode = display.abilities.isUnicode
    return World(
      actor: UserID(0), now: now, catalogue: words.catalogue, keymap: keymap,
      glyphs: request.usesASCII || !isUnicode ? .ascii : .unicode,
      textForm: isUnicode ? .unicode : .ascii)
  }
}
