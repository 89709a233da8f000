internal import Domain
internal import Terminal
internal import Wording

/// Contacts in rows: values for programs, texts for people.
struct ContactColumns {
  let properties: [ContactProperty]
  let columns: [OutputColumn]
  private let account: Account
  private let catalogue: Catalogue
  /// Texts by raw value of the status.
  private let statusWords: [String]
  private let moments: MomentTexts

  /// The columns of R6.3 with the Record ID, by which other commands name contacts; a table leaves
  /// out the two that are read least, so that it fits a terminal.
  static func standard(_ format: OutputFormat) -> [ContactProperty] {
    format == .table
      ? [.recordID, .firstName, .lastName, .email, .owner, .lifecycleStage, .marketingStatus]
      : [
        .recordID, .firstName, .lastName, .email, .phone, .owner, .lifecycleStage,
        .marketingStatus, .createDate,
      ]
  }

  init(
    _ properties: [ContactProperty], account: Account, session: Session, now: Instant
  ) {
    self.properties = properties
    self.account = account
    catalogue = session.catalogue
    let words = session.catalogue
    let today = account.billing.timeZone.date(at: now)
    let nextUpdate = account.billing.updateDate(after: max(today, account.billing.lastUpdate))
    statusWords = MarketingStatus.allCases.map {
      words.cell(of: $0, nextUpdate: nextUpdate, today: today)
    }
    moments = MomentTexts(words, account.billing.timeZone)
    columns = properties.map {
      OutputColumn(
        $0.internalName, words.label(of: $0),
        alignment: $0.definition.type == .number ? .right : .left)
    }
  }

  func machine(_ row: Int) -> [DataValue] {
    properties.map { DataValue(account.table.value($0, row: row)) }
  }

  func people(_ row: Int) -> [String] {
    properties.map { text(of: $0, row: row) }
  }

  /// A value in words: labels of options, names of owners, local dates, the status with what makes
  /// it worthless.
  func text(of property: ContactProperty, row: Int) -> String {
    if property == .marketingStatus { return status(row) }
    guard let value = account.table.value(property, row: row) else { return "" }
    switch value {
    case .instant(let instant): return moments.text(of: instant)
    case .flag(let flag):
      return catalogue.text(flag ? CommandLinePhrase.yes : .no)
    case .number(let number): return String(number)
    case .text(let text): return label(of: text, property)
    }
  }

  /// Any value of a property in words, such as one that a contact had before.
  static func text(
    of value: PropertyValue, _ property: ContactProperty, _ account: Account,
    _ catalogue: Catalogue
  ) -> String {
    switch value {
    case .instant(let instant): catalogue.moment(instant, in: account.billing.timeZone)
    case .flag(let flag): catalogue.text(flag ? CommandLinePhrase.yes : .no)
    case .number(let number): String(number)
    case .text(let text): label(of: text, property, account, catalogue)
    }
  }

  private func label(of text: String, _ property: ContactProperty) -> String {
    ContactColumns.label(of: text, property, account, catalogue)
  }

  private static func label(
    of text: String, _ property: ContactProperty, _ account: Account, _ catalogue: Catalogue
  ) -> String {
    switch property.definition.options {
    case .none, .open: return text
    case .users: return Int64(text).flatMap { account.user(UserID($0)) }?.name ?? text
    case .account, .fixed:
      let parts = text.split(separator: ";").map {
        catalogue.label(of: String($0), property: property, in: account)
      }
      return parts.joined(separator: "; ")
    }
  }

  /// `yes`, `no`, `until 1 Dec`, `yes · bounced`.
  private func status(_ row: Int) -> String {
    let status = account.table.status(of: row)
    let word = statusWords[Int(status.rawValue)]
    guard status.counts, let obstacle = account.table.mailObstacles(row: row).first else {
      return word
    }
    return catalogue.text(
      CommandLinePhrase.statusWithObstacle,
      ["status": .text(word), "obstacle": .text(catalogue.name(of: obstacle))])
  }
}

/// Moments in words, remembered by minute: in a long list they repeat.
private final class MomentTexts {
  private let catalogue: Catalogue
  private let zone: AccountTimeZone
  private var textByMinute: [Int64: String] = [:]

  /// How many texts are remembered.
  private static let limit = 100_000

  init(_ catalogue: Catalogue, _ zone: AccountTimeZone) {
    self.catalogue = catalogue
    self.zone = zone
  }

  func text(of instant: Instant) -> String {
    let minute = instant.milliseconds / 60_000
    if let text = textByMinute[minute] { return text }
    if textByMinute.count == MomentTexts.limit { textByMinute.removeAll(keepingCapacity: true) }
    let text = catalogue.moment(instant, in: zone)
    textByMinute[minute] = text
    return text
  }
}
