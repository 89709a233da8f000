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
      "Form of the data on standard output: table, json, jsonl, csv or plain.",
      valueName: "format"))
  var formats: [OutputFormat] = []

  @Option(
    name: .customLong("color"),
    help: ArgumentHelp("Colours: auto, always or never.", valueName: "when"))
  var colors: [ColorChoice] = []

  @Flag(name: .customLong("read-only"), help: "Refuse every change.")
  var isReadOnly = false

  @Flag(name: .customLong("ascii"), help: "ASCII marks; other characters as escapes.")
  var usesASCII = false

  @Flag(name: .customLong("no-input"), help: "Never ask; fail where an answer is needed.")
  var takesNoInput = false

  init() {}

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

  /// The directory named by `--store`.
  package var store: String? { stores.first }

  /// The address named by `--as`.
  package var actor: String? { actors.first }

  /// The form asked for; `nil` for the one that fits where the output goes.
  package var format: OutputFormat? { formats.first }

  /// The choice of colours that was given.
  package var color: ColorChoice? { colors.first }
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

  /// Options of the frame that take none.
  static let flagNames: Set<String> = ["--read-only", "--ascii", "--no-input"]
}
