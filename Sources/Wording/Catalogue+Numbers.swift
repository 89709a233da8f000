extension Catalogue {
  /// A whole number with digit grouping: `9,751`.
  package func number(_ number: Int) -> String {
    let digits = String(number.magnitude)
    let minimum = optionalText("number.group-from").flatMap(Int.init) ?? 4
    let sign = number < 0 ? "-" : ""
    guard digits.count >= minimum else { return sign + digits }
    let separator = optionalText("number.group") ?? ","
    var groups: [Substring] = []
    var rest = Substring(digits)
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    groups.insert(rest, at: 0)
    return sign + groups.joined(separator: separator)
  }

  /// Share of a whole in per cent, rounded down, so that 100 % means full: `81 %`.
  package func share(_ part: Int, of whole: Int) -> String {
    let value = whole > 0 ? part * 100 / whole : 0
    return text(NumberPhrase.percent, ["value": .number(value)])
  }

  /// A size in bytes as people read it: `812 bytes`, `12.4 MB`.
  package func size(_ bytes: Int) -> String {
    guard bytes >= 1000 else { return text(NumberPhrase.bytes, count: bytes) }
    let units: [NumberPhrase] = [.kilobytes, .megabytes, .gigabytes]
    var tenths = bytes / 100
    var unit = 0
    while tenths >= 10_000, unit < units.count - 1 {
      tenths /= 1000
      unit += 1
    }
    let point = optionalText("number.point") ?? "."
    let value = number(tenths / 10) + (tenths < 1000 ? point + String(tenths % 10) : "")
    return text(units[unit], ["value": .text(value)])
  }

  /// Names in a row: `Ida Lind`, `Ida Lind or Bo Ek`, `Ida Lind, Bo Ek or 3 others`.
  ///
  /// The names come from data.
  package func alternatives(_ names: [String], atMost limit: Int = 3) -> String {
    list(names, last: .alternativesLast, more: .alternativesMore, limit)
  }

  /// Names in a row: `name, owner and phone`.
  ///
  /// The names come from data.
  package func enumeration(_ names: [String], atMost limit: Int = 12) -> String {
    list(names, last: .enumerationLast, more: .enumerationMore, limit)
  }

  private func list(
    _ names: [String], last: NumberPhrase, more: NumberPhrase, _ limit: Int
  ) -> String {
    let cleaned = names.map { clean($0) }
    guard cleaned.count > 1 else { return cleaned.first ?? "" }
    if cleaned.count > limit {
      return text(
        more, count: cleaned.count - limit,
        ["names": .text(cleaned.prefix(limit).joined(separator: ", "))])
    }
    return text(
      last,
      [
        "names": .text(cleaned.dropLast().joined(separator: ", ")),
        "last": .text(cleaned.last ?? ""),
      ])
  }
}
