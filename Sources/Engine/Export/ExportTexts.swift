import Domain

/// Turns values into the texts of an export.
struct ExportTexts {
  let form: ExportForm
  private let account: Account
  private var offsets: DayOffsets
  /// The days that occur, written.
  private var days: [CalendarDate: String] = [:]
  /// Owners by number, as the form shows them.
  private let owners: [String: String]

  init(account: Account, form: ExportForm) {
    self.account = account
    self.form = form
    offsets = DayOffsets(timeZone: account.billing.timeZone)
    var owners: [String: String] = [:]
    for user in account.users {
      let key = user.name.lowercased()
      let isOnly = account.users.count { $0.name.lowercased() == key } == 1
      let showsName = form == .spreadsheet && isOnly && !key.isEmpty
      owners[String(user.id.rawValue)] = showsName ? user.name : user.email
    }
    self.owners = owners
  }

  func header(_ property: ContactProperty) -> String {
    switch form {
    case .spreadsheet, .crmImport: property.definition.label
    case .machine, .jsonLines: property.internalName
    }
  }

  mutating func text(_ value: PropertyValue, of property: ContactProperty) -> String {
    guard form == .spreadsheet || form == .crmImport else {
      guard case .instant(let instant) = value else { return value.plainText }
      return isoText(instant)
    }
    switch value {
    case .text(let text): return label(text, of: property)
    case .number(let number): return String(number)
    case .instant(let instant): return localText(instant)
    case .flag(let flag):
      if case .fixed(let options) = property.definition.options {
        return options.first { $0.value == value.plainText }?.label ?? value.plainText
      }
      return form == .crmImport ? value.plainText : flag ? "Yes" : "No"
    }
  }

  private func label(_ text: String, of property: ContactProperty) -> String {
    switch property.definition.options {
    case .none, .open: return text
    case .users: return owners[text] ?? text
    case .account: return account.label(of: text, property: property)
    case .fixed:
      guard property.definition.field == .checkbox else {
        return account.label(of: text, property: property)
      }
      let labels = text.split(separator: ";").map {
        account.label(of: String($0), property: property)
      }
      return labels.joined(separator: ";")
    }
  }

  /// `2026-01-31 09:30` in the account's time zone.
  private mutating func localText(_ instant: Instant) -> String {
    let (date, millisecond) = offsets.localTime(at: instant)
    return dayText(date) + " " + twoDigits(millisecond / 3_600_000) + ":"
      + twoDigits(millisecond / 60_000 % 60)
  }

  /// As `Instant.isoText` has it.
  private mutating func isoText(_ instant: Instant) -> String {
    let date = CalendarDate(dayNumber: instant.utcDayNumber)
    let rest = Int(instant.milliseconds - Instant(startOf: date).milliseconds)
    let milliseconds = rest % 1000
    return dayText(date) + "T" + twoDigits(rest / 3_600_000) + ":" + twoDigits(rest / 60_000 % 60)
      + ":" + twoDigits(rest / 1000 % 60) + "." + String(milliseconds / 100)
      + twoDigits(milliseconds % 100) + "Z"
  }

  private mutating func dayText(_ date: CalendarDate) -> String {
    if let known = days[date] { return known }
    let text = date.isoText
    days[date] = text
    return text
  }

  private func twoDigits(_ number: Int) -> String {
    ExportTexts.numbers[number]
  }

  /// `00` to `99`.
  private static let numbers = (0..<100).map { ($0 < 10 ? "0" : "") + String($0) }
}
