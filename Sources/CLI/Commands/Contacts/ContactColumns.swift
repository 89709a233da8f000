internal import Domain
internal import Terminal
internal import Wording

/// Contacts in rows: values for programs, texts for people.
struct ContactColumns {
  let properties: [ContactProperty]
  let columns: [OutputColumn]
  private let account: Account
  private let catalogue: Catalogue
  private let today: CalendarDate
  private let nextUpdate: CalendarDate

  /// The columns of R6.3 with the Record ID, by which other commands name contacts.
  static let standard: [ContactProperty] = [
    .recordID, .firstName, .lastName, .email, .phone, .owner, .lifecycleStage, .marketingStatus,
    .createDate,
  ]

  init(
    _ properties: [ContactProperty], account: Account, session: Session, now: Instant
  ) {
    self.properties = properties
    self.account = account
    catalogue = session.catalogue
    today = account.billing.timeZone.date(at: now)
    nextUpdate = account.billing.updateDate(after: max(today, account.billing.lastUpdate))
    let words = session.catalogue
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
    case .instant(let instant): return catalogue.moment(instant, in: account.billing.timeZone)
    case .flag(let flag):
      return catalogue.text(flag ? CommandLinePhrase.yes : .no)
    case .number(let number): return String(number)
    case .text(let text): return label(of: text, property)
    }
  }

  private func label(of text: String, _ property: ContactProperty) -> String {
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
    let word = catalogue.cell(of: status, nextUpdate: nextUpdate, today: today)
    guard status.counts, let obstacle = account.table.mailObstacles(row: row).first else {
      return word
    }
    return catalogue.text(
      CommandLinePhrase.statusWithObstacle,
      ["status": .text(word), "obstacle": .text(catalogue.name(of: obstacle))])
  }
}
