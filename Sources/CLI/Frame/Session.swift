internal import Domain
internal import Engine
internal import Terminal
internal import Wording

/// One run of one command: streams, words, settings and what the frame's options say.
struct Session: Sendable {
  let context: ProgramContext
  let global: FrameChoices
  let settings: Settings
  let catalogue: Catalogue
  /// How data look on standard output.
  let style: OutputStyle
  /// How messages look on standard error.
  let errorStyle: OutputStyle
  let glyphs: Glyphs

  init(_ context: ProgramContext, _ global: FrameChoices, _ settings: Settings) {
    self.context = context
    self.global = global
    self.settings = settings
    let frame = FrameFacts(context.environment)
    let usesASCII = global.usesASCII || settings.usesASCII || !frame.isUTF8
    let choice = global.color ?? settings.color.flatMap(ColorChoice.init) ?? .auto
    glyphs = usesASCII ? .ascii : .unicode
    style = OutputStyle(
      isTerminal: context.outputIsTerminal,
      usesColor: frame.usesColor(choice, isTerminal: context.outputIsTerminal),
      form: frame.isUTF8 || !context.outputIsTerminal ? .unicode : .ascii,
      columns: context.outputIsTerminal ? context.columns : nil)
    errorStyle = OutputStyle(
      isTerminal: context.errorsIsTerminal,
      usesColor: frame.usesColor(choice, isTerminal: context.errorsIsTerminal),
      form: frame.isUTF8 || !context.errorsIsTerminal ? .unicode : .ascii,
      columns: context.errorsIsTerminal ? context.columns : nil)
    let form = errorStyle.form
    var words = usesASCII ? CatalogueFiles.english.inASCII() : CatalogueFiles.english
    words.clean = { SafeText($0, form: form).string }
    catalogue = words
  }

  /// The form of data: what was asked for, else a table on a terminal and plain text elsewhere.
  var format: OutputFormat {
    global.format ?? (context.outputIsTerminal ? .table : .plain)
  }

  /// Whether the person can be asked something.
  var canAsk: Bool {
    context.inputIsTerminal && context.errorsIsTerminal && !global.takesNoInput
  }

  var isReadOnly: Bool { global.isReadOnly || settings.isReadOnly }

  // MARK: Saying

  /// Writes a line of the program's own words to standard error.
  ///
  /// What was printed before stands before it, where both go to the same terminal.
  func note(_ text: String) {
    // A failure of the output shows when the command ends; with standard error closed there is
    // nobody to tell.
    try? context.output.flush()
    try? context.errors.write(text + "\n")
    try? context.errors.flush()
  }

  func note(_ key: some PhraseKey, _ facts: [String: PhraseArgument] = [:]) {
    note(catalogue.text(key, facts))
  }

  func warn(_ text: String) {
    note(errorStyle.yellow(catalogue.text(CommandLinePhrase.warning)) + " " + text)
  }

  /// Says why a command cannot go on.
  func say(_ failure: CommandFailure) {
    note(errorStyle.red("tierline:") + " " + failure.explanation.text)
    for line in failure.details { note("  " + line) }
    if let hint = failure.explanation.hint { note("  " + hint) }
  }

  // MARK: Data

  /// Prints a list of records in the format asked for.
  func printRecords(
    _ columns: [OutputColumn], count: Int, machine: (Int) -> [DataValue],
    people: (Int) -> [String]
  ) throws {
    let printer = RecordPrinter(
      format: format, style: style, ellipsis: glyphs.ellipsis, stream: context.output)
    let cut = try printer.print(columns, count: count, machine: machine, people: people)
    if cut > 0 {
      note(catalogue.text(CommandLinePhrase.cellsCut, count: cut))
    }
  }

  /// Prints a list whose table shows the same texts as the other formats.
  func printRecords(_ columns: [OutputColumn], _ records: [[DataValue]]) throws {
    try printRecords(columns, count: records.count) {
      records[$0]
    } people: {
      records[$0].map(\.plainText)
    }
  }

  /// Prints one thing: an object in JSON, else its members line by line.
  func printObject(_ members: [DataValue.Member], people: [(String, String)]? = nil) throws {
    switch format {
    case .json, .jsonl:
      var bytes: [UInt8] = []
      JSONOutput.append(.object(members), to: &bytes)
      bytes.append(0x0A)
      try context.output.write(bytes)
    case .table:
      let lines = people ?? members.map { ($0.name, $0.value.plainText) }
      try context.output.write(FactLines.text(lines, style: style))
    case .csv, .plain:
      let columns = [OutputColumn("property", ""), OutputColumn("value", "")]
      try printRecords(columns, members.map { [.text($0.name), $0.value] })
    }
  }
}

/// Names and values below each other for people.
enum FactLines {
  /// One line a fact, the values in a column; an empty name continues the fact above.
  static func text(_ facts: [(String, String)], style: OutputStyle) -> String {
    let names = facts.map { style.safe($0.0) }
    let width = names.map(\.width).max() ?? 0
    var text = ""
    for (name, fact) in zip(names, facts) {
      let value = style.safe(fact.1)
      let line = name.string + String(repeating: " ", count: width - name.width + 2) + value.string
      text += (value.isEmpty ? name.string : line) + "\n"
    }
    return text
  }
}
