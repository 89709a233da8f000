import Domain
import TestSupport

/// An import of rows that are given as texts, into the account of a ledger.
struct ImportTrial {
  var ledger: Ledger
  var outcomes: [ImportRowOutcome] = []
  var events: [Event] = []
  /// The state that the session ends with.
  var account: Account
  /// What is different from the ledger's account when the session begins.
  var prepare: (inout Account) -> Void = { _ in }

  init(_ ledger: Ledger) {
    self.ledger = ledger
    account = ledger.account
  }

  /// Imports rows whose cells stand under `columns`; the first data row is on line 2.
  @discardableResult
  mutating func run(
    _ columns: [ContactProperty], _ rows: [[String]], options: ImportOptions = ImportOptions(),
    by actor: UserID = Ledger.ida
  ) throws -> ImportSummary {
    let context = ChangeContext(
      sequence: ledger.account.sequence + 1, at: ledger.now, actor: .user(actor),
      source: .fileImport, frontEnd: .commandLine)
    var before = ledger.account
    prepare(&before)
    var session = try ImportSession(
      account: before,
      columns: columns.map { ImportColumn(name: $0.definition.label, property: $0) },
      options: options, fileName: "fair.csv", context: context)
    outcomes = []
    events = []
    for (index, cells) in rows.enumerated() {
      let row = ImportRow(line: index + 2, cells: cells)
      outcomes.append(session.take(row) { events.append($0) })
    }
    let (summary, last) = try session.finish(confirmed: options.confirmed)
    events += last
    account = session.account
    return summary
  }

  /// Takes the import over into the ledger, as a transaction of its own.
  mutating func keep() {
    ledger.apply(events, source: .fileImport)
  }

  func text(_ property: ContactProperty, _ id: Int64) -> String? {
    account.table.row(of: ContactID(id)).flatMap {
      account.table.value(property, row: $0)?.plainText
    }
  }

  func status(_ id: Int64) -> MarketingStatus? {
    account.table.row(of: ContactID(id)).map(account.table.status(of:))
  }

  /// The code, column and token of a rejected row.
  func rejection(_ row: Int) -> String {
    guard case .rejected(let error) = outcomes[row] else { return "\(outcomes[row])" }
    return "\(error.line) \(error.code.rawValue) \(error.column ?? "-") \(error.token ?? "-")"
  }
}
