import Domain

/// Turns values into the texts of an export.
struct ExportTexts {
  let form: ExportForm
  private let account: Account
  private var offsets: DayOffsets
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
    guard form == .spreadsheet || form == .crmImport else { return value.plainText }
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
    let (hour, minute) = (millisecond / 3_600_000, millisecond / 60_000 % 60)
    let clock = (hour < 10 ? " 0" : " ") + String(hour) + (minute < 10 ? ":0" : ":")
    return date.isoText + clock + String(minute)
  }
}
