internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `forms list`: the setting for forms from elsewhere, then every form.
struct ListForms: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all forms.", usage: "tierline forms list [options]")

  static let examples = [
    Example("tierline forms list", "settings, and contacts created in the last 30 days"),
    Example("tierline forms list --format json", "for other programs"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    try session.printSwitches(
      store.account.objects.forms.map {
        SwitchRow(
          target: .form($0.id), id: $0.id, name: $0.name, isOn: $0.setsMarketing,
          toggledAt: $0.toggledAt, toggledBy: $0.toggledBy, allowsNoEmail: $0.allowsNoEmail)
      }, store)
    return .done
  }
}

/// `chatflows list`: every chatflow.
struct ListChatflows: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all chatflows.",
    usage: "tierline chatflows list [options]")

  static let examples = [
    Example("tierline chatflows list", "settings, and contacts created in the last 30 days"),
    Example("tierline chatflows list --format json", "for other programs"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    try session.printSwitches(
      store.account.objects.chatflows.map {
        SwitchRow(
          target: .chatflow($0.id), id: $0.id, name: $0.name, isOn: $0.setsMarketing,
          toggledAt: $0.toggledAt, toggledBy: $0.toggledBy)
      }, store)
    return .done
  }
}

/// A form or chatflow as a row.
struct SwitchRow {
  var target: ToggleMarketing.Target
  var id: ObjectID
  var name: String
  var isOn: Bool
  var toggledAt: Instant?
  var toggledBy: UserID?
  /// `nil` where a submission always needs an address.
  var allowsNoEmail: Bool?
}

extension Session {
  func printSwitches(_ rows: [SwitchRow], _ store: OpenStore) throws {
    let fields = SwitchFields(store, catalogue)
    let counts = AppFields(store, catalogue).counts(rows.map(\.target.origin))
    try printRecords(fields.columns, count: rows.count) {
      fields.values(rows[$0], counts[$0])
    } people: {
      fields.cells(rows[$0], counts[$0])
    }
  }

  /// Shows the setting for one form.
  func showForm(_ origin: IntakeOrigin, _ store: OpenStore) throws -> ExitStatus {
    guard case .form(let id) = origin,
      let form = store.account.objects.forms.first(where: { $0.id == id })
    else { return .notFound }
    let row = SwitchRow(
      target: .form(id), id: id, name: form.name, isOn: form.setsMarketing,
      toggledAt: form.toggledAt, toggledBy: form.toggledBy, allowsNoEmail: form.allowsNoEmail)
    let fields = SwitchFields(store, catalogue)
    let count = AppFields(store, catalogue).counts([origin])[0]
    try printObject(
      zip(fields.columns, fields.values(row, count)).map { DataValue.Member($0.name, $1) },
      people: zip(fields.columns, fields.cells(row, count)).map { ($0.title, $1) })
    return .done
  }
}

/// Forms and chatflows as rows.
struct SwitchFields {
  private let catalogue: Catalogue
  private let texts: IntakeTexts

  init(_ store: OpenStore, _ catalogue: Catalogue) {
    self.catalogue = catalogue
    texts = IntakeTexts(account: store.account, catalogue: catalogue)
  }

  var columns: [OutputColumn] {
    [
      OutputColumn("id", catalogue.text(CommandLinePhrase.userID), alignment: .right),
      texts.column("name", .columnName), texts.column("sets_marketing", .columnMarketing),
      texts.column("created", .columnCreated, true),
      texts.column("created_marketing", .columnOfThese, true),
      texts.column("promoted", .columnPromoted, true),
      texts.column("toggled_at", .columnToggledAt), texts.column("toggled_by", .columnToggledBy),
      texts.column("allows_no_email", .columnNoEmail),
    ]
  }

  func values(_ row: SwitchRow, _ count: IntakeCount) -> [DataValue] {
    [
      .number(row.id.rawValue), .text(row.name), .flag(row.isOn), .number(count.created),
      .number(count.createdMarketing), .number(count.promoted), .instant(row.toggledAt),
      .user(row.toggledBy), .flag(row.allowsNoEmail ?? false),
    ]
  }

  func cells(_ row: SwitchRow, _ count: IntakeCount) -> [String] {
    [
      String(row.id.rawValue), row.name, texts.flag(row.isOn), catalogue.number(count.created),
      catalogue.number(count.createdMarketing), catalogue.number(count.promoted),
      texts.moment(row.toggledAt), texts.user(row.toggledBy),
      catalogue.text(row.allowsNoEmail ?? false ? CommandLinePhrase.yes : .no),
    ]
  }
}
