internal import Domain
internal import Wording

/// One contact in full: for programs and for people.
struct ContactPage {
  private let row: Int
  private let account: Account
  private let session: Session
  private let view: ContactColumns
  private let nextUpdate: CalendarDate

  private var catalogue: Catalogue { session.catalogue }

  init(row: Int, store: OpenStore, session: Session, now: Instant) {
    self.row = row
    account = store.account
    self.session = session
    view = ContactColumns(
      ContactProperty.allCases, account: store.account, session: session, now: now)
    let billing = store.account.billing
    let today = billing.timeZone.date(at: now)
    nextUpdate = billing.updateDate(after: max(today, billing.lastUpdate))
  }

  /// Every property by internal name.
  var members: [DataValue.Member] {
    zip(view.columns, view.machine(row)).map { DataValue.Member($0.name, $1) }
  }

  /// Name, status and mailability first, then every property that has a value.
  var lines: [(String, String)] {
    var lines = [
      (catalogue.name(ofContact: row, in: account.table), ""),
      (catalogue.text(CommandLinePhrase.showMarketing), marketing),
      (catalogue.text(CommandLinePhrase.showMailable), mailable),
    ]
    let inWords: Set<ContactProperty> = [
      .marketingStatus, .marketingUntilUpdate, .mailable, .marketingSourceType,
      .marketingSourceID, .marketingSourceName,
    ]
    for property in view.properties where !inWords.contains(property) {
      let text = view.text(of: property, row: row)
      if !text.isEmpty { lines.append((catalogue.label(of: property), text)) }
    }
    return lines
  }

  /// `marketing since 3 Feb 2026 14:05, by import "fair.csv"`.
  private var marketing: String {
    let status = account.table.status(of: row)
    let word = catalogue.name(of: status, nextUpdate: nextUpdate)
    let entries = account.history.entries(of: row)
    let turn =
      status.counts
      ? entries.last { !$0.from.counts && $0.to.counts } : entries.last { !$0.to.counts }
    guard let turn else { return word }
    let context = account.history.batches[turn.batch].context
    let source = status.counts ? account.marketingSource(row: row) : nil
    return catalogue.text(
      CommandLinePhrase.showSince,
      [
        "status": .text(word),
        "date": .text(catalogue.moment(context.at, in: account.billing.timeZone)),
        "cause": .text(
          source.map { catalogue.cause($0, in: account) }
            ?? catalogue.actor(context, in: account)),
      ])
  }

  /// `yes`, or every reason against it (R1.16).
  private var mailable: String {
    let obstacles = account.table.mailObstacles(row: row)
    guard !obstacles.isEmpty else { return catalogue.text(CommandLinePhrase.yes) }
    let reasons = obstacles.map { catalogue.name(of: $0) }
    return catalogue.text(
      CommandLinePhrase.showNotMailable, ["reasons": .text(reasons.joined(separator: ", "))])
  }
}
