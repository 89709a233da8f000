internal import ArgumentParser
internal import Domain
internal import Engine
internal import Storage
internal import Wording

/// `import`: contacts from files.
struct ImportCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import contacts from CSV and vCard files.",
    usage: """
      tierline import FILE... [--mode upsert|create|update] [--map COLUMN=PROP]...
                      [--keep COLUMN]... [--set-marketing --confirm N] [--dates dmy|mdy]
                      [--encoding NAME] [--name TEXT] [--list NAME] [--errors FILE]
                      [--dry-run] [options]
             tierline import --adopt FILE [--dry-run] [options]
      """,
    discussion: """
      Rows are matched by Record ID or e-mail address; blank cells change nothing. Up to three \
      files are imported as one, all or nothing; rows with mistakes are left out, named by line \
      and column, and the status is then 65. Encoding, delimiter, title lines and the columns of \
      Google Contacts, Outlook, Mailchimp, Salesforce, Zoho, Brevo, ActiveCampaign, Kit, \
      GoHighLevel and HubSpot-compatible exports are recognised, and shown before anything is \
      written; --map overrides them. Where no date of a file tells whether day or month comes \
      first, --dates must. --adopt takes an account's own export as it stands. What was imported: \
      tierline imports list.
      """)

  static let examples = [
    Example("tierline import fair.csv --dry-run", "what would be created and updated"),
    Example(
      "tierline import fair.csv --errors mend.csv", "keep the rows with mistakes to mend them"),
    Example(
      "tierline import fair.csv --set-marketing --confirm 640",
      "set the 640 contacts of the file as marketing"),
    Example(
      "tierline import fair.csv --name 'Autumn fair' --keep Phone",
      "under a name of its own; phone numbers that are there stay"),
    Example("tierline import fair.csv --list 'Fair 2026'", "put its contacts on a static list"),
    Example("tierline import --adopt all-contacts.csv", "move an account in"),
    Example("tierline import contacts.vcf", "cards of a telephone or an address book"),
    Example("curl -s URL | tierline import - --map 'Who=email'", "from standard input"),
  ]

  @Argument(
    help: ArgumentHelp("CSV or vCard files; \"-\" is standard input.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "txt", "vcf"]))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "upsert creates and updates; create or update does only that.", valueName: "mode"))
  var mode = ImportMode.upsert

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp("Take a column as this property.", valueName: "column=prop"))
  var mappings: [String] = []

  @Option(
    name: .customLong("keep"),
    help: ArgumentHelp(
      "Leave values of this column alone that contacts have already.", valueName: "column"))
  var keptColumns: [String] = []

  @Flag(
    name: .customLong("set-marketing"),
    help: "Set all contacts of the file as marketing, existing ones too.")
  var setMarketing = false

  @Option(
    help: ArgumentHelp("The number of contacts selected, to confirm.", valueName: "n"),
    transform: typedNumber)
  var confirm: Int?

  @Option(
    help: ArgumentHelp(
      "Order of day and month in all dates of the file: dmy or mdy.", valueName: "order"))
  var dates: ImportDateOrder?

  @Option(
    help: ArgumentHelp(
      "How the bytes stand for characters, where that is not found out rightly.",
      valueName: "name"))
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      "What the import is called: the source name of what it sets (default: the file's name).",
      valueName: "text"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Put the contacts on this static list, which is made if need be.", valueName: "name"))
  var list: String?

  @Option(
    help: ArgumentHelp("Write rejected rows to this file.", valueName: "file"),
    completion: .file())
  var errors: String?

  @Flag(help: "Take Record IDs, dates and statuses as they stand: an account's own export.")
  var adopt = false

  @Flag(help: "Show what would happen and change nothing.")
  var dryRun = false

  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if setMarketing, files.count > 1 {
      throw ValidationError("--set-marketing works with one file at a time.")
    }
    if adopt, files.count > 1 { throw ValidationError("--adopt works with one file at a time.") }
    if errors != nil, files.count > 1 {
      throw ValidationError("--errors works with one file at a time.")
    }
    if adopt, setMarketing {
      throw ValidationError("--adopt takes statuses as they stand; leave out --set-marketing.")
    }
    if confirm != nil, !setMarketing {
      throw ValidationError("--confirm goes with --set-marketing.")
    }
  }

  func run(in session: Session) async throws -> ExitStatus {
    let explicit = try session.columnMappings(mappings)
    let options = ImportOptions(
      mode: mode, setMarketing: setMarketing, adopt: adopt, dateOrder: dates, name: name,
      list: list, confirmed: confirm, isDryRun: dryRun)
    let store =
      dryRun ? try await session.openStore() : try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    return try await session.explaining(store, actor) {
      try ImportRules.check(files: files.count, options)
      var job = ImportJob(session: session, store: store, actor: actor)
      for path in files {
        try job.add(
          path, explicit: explicit, kept: keptColumns, options: options, encoding: encoding,
          errorPath: errors)
      }
      return try await job.run() > 0 ? .badData : .done
    }
  }
}

extension ImportMode: ExpressibleByArgument {}
extension ImportDateOrder: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}

extension Session {
  /// Reads `column=property` texts; the property stands behind the last equals sign.
  func columnMappings(
    _ texts: [String]
  ) throws(CommandFailure) -> [(column: String, property: ContactProperty)] {
    var mappings: [(column: String, property: ContactProperty)] = []
    for text in texts {
      guard let equals = text.lastIndex(of: "="), equals != text.startIndex else {
        throw failure(.usage, .notAMapping, .notAMappingHint, ["token": .data(text)])
      }
      let name = EmailAddress.trimmed(String(text[text.index(after: equals)...]))
      mappings.append((String(text[..<equals]), try property(name)))
    }
    return mappings
  }
}
