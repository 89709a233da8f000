import Domain
import Terminal
import Wording

/// Values of contacts in words.
enum PropertyText {
  /// The value as a list shows it; `nil` when there is none.
  static func text(
    _ property: ContactProperty, row: Int, _ account: Account, _ world: World
  ) -> String? {
    if property == .marketingStatus { return status(row: row, account, world) }
    return account.table.value(property, row: row).map { text(of: $0, property, account, world) }
  }

  /// A value of a property, also one that it had before.
  static func text(
    of value: PropertyValue, _ property: ContactProperty, _ account: Account, _ world: World
  ) -> String {
    let catalogue = world.catalogue
    switch value {
    case .number(let number): return String(number)
    case .flag(let flag):
      if property.definition.type == .enumeration {
        return catalogue.label(of: flag ? "true" : "false", property: property, in: account)
      }
      return catalogue.text(flag ? NamePhrase.yes : .no)
    case .instant(let instant):
      return catalogue.date(account.billing.timeZone.date(at: instant))
    case .text(let text):
      guard property.definition.type == .enumeration else { return text }
      return text.split(separator: ";", omittingEmptySubsequences: false)
        .map { catalogue.label(of: String($0), property: property, in: account) }
        .joined(separator: ", ")
    }
  }

  /// The marketing status in a word or two, with what makes a counted contact worth nothing:
  /// `yes · bounced`.
  static func status(row: Int, _ account: Account, _ world: World) -> String {
    let status = account.table.status(of: row)
    let today = account.billing.timeZone.date(at: world.now)
    let text = world.catalogue.cell(
      of: status, nextUpdate: account.nextUpdate(at: world.now), today: today)
    guard status.counts, let obstacle = account.table.mailObstacles(row: row).first else {
      return text
    }
    return text + " \(world.glyphs.separator) " + world.catalogue.name(of: obstacle)
  }

  /// The value as a person would type it.
  static func editable(_ value: PropertyValue, _ account: Account) -> String {
    guard case .instant(let instant) = value else { return value.plainText }
    let local = account.billing.timeZone.localTime(at: instant)
    let midnight = account.billing.timeZone.start(of: local.date)
    return instant == midnight ? local.date.isoText : instant.isoText
  }
}

extension Account {
  /// The next update date that has not been worked off (R2.17, R2.18).
  func nextUpdate(at now: Instant) -> CalendarDate {
    billing.updateDate(after: max(billing.timeZone.date(at: now), billing.lastUpdate))
  }
}
