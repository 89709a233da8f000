internal import ArgumentParser

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "Directory of the store (else TIERLINE_STORE, the settings file, the default place).",
      valueName: "dir"),
    completion: .directory)
  var stores: [String] = []

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Act as the user with this address (else TIERLINE_USER, the settings file, your login).",
      valueName: "email"))
  var actors: [String] = []

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "Form of the data; table on a terminal, plain elsewhere.", valueName: "format"))
  var formats: [OutputFormat] = []

  @Option(
    name: .customLong("color"),
    help: ArgumentHelp("When to use colours.", valueName: "when"))
  var colors: [ColorChoice] = []

  @Flag(name: .customLong("read-only"), help: "Refuse every change.")
  var isReadOnly = false

  @Flag(name: .customLong("ascii"), help: "Marks and frames in ASCII.")
  var usesASCII = false

  @Flag(name: .customLong("no-input"), help: "Never ask; fail where an answer is needed.")
  var takesNoInput = false

  mutating func validate() throws {
    try atMostOnce(stores, "--store")
    try atMostOnce(actors, "--as")
    try atMostOnce(formats.map(\.rawValue), "--format")
    try atMostOnce(colors.map(\.rawValue), "--color")
  }

  private func atMostOnce(_ values: [String], _ name: String) throws {
    guard values.count > 1 else { return }
    let given = values.map { "\"\($0)\"" }.joined(separator: " and ")
    throw ValidationError("\(name) is given \(values.count) times: \(given). Give it once.")
  }

  /// What was given, as plain values.
  var choices: FrameChoices {
    FrameChoices(
      store: stores.first, actor: actors.first, format: formats.first, color: colors.first,
      isReadOnly: isReadOnly, usesASCII: usesASCII, takesNoInput: takesNoInput)
  }
}

/// What the options of the frame say.
struct FrameChoices: Equatable, Sendable {
  /// The directory named by `--store`.
  var store: String?
  /// The address named by `--as`.
  var actor: String?
  /// The form asked for; `nil` for the one that fits where the output goes.
  var format: OutputFormat?
  var color: ColorChoice?
  var isReadOnly = false
  var usesASCII = false
  var takesNoInput = false
}

/// The forms in which data are printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// Columns for people.
  case table
  /// One document.
  case json
  /// One object a line.
  case jsonl
  case csv
  /// Tab-separated, header first.
  case plain
}

/// Whether colours are used.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument, Sendable {
  case auto
  case always
  case never
}

extension GlobalOptions {
  /// Options of the frame that take a value.
  static let valueNames: Set<String> = ["--store", "--as", "--format", "--color"]
}
