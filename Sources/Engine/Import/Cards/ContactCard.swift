internal import Domain

/// What is read of one contact card.
struct ContactCard {
  private var fullName = ""
  private var name: [String] = []
  private var organization = ""
  private var title = ""
  private var url = ""
  private var language = ""
  private var emails: [(preference: Int, text: String)] = []
  private var phones: [(preference: Int, label: String, text: String)] = []
  private var addresses: [(preference: Int, parts: [String])] = []

  mutating func take(_ line: CardLine) {
    switch line.name {
    case "FN": if fullName.isEmpty { fullName = line.text }
    case "N": if name.isEmpty { name = line.parts }
    case "ORG": if organization.isEmpty { organization = line.parts.first ?? "" }
    case "TITLE": if title.isEmpty { title = line.text }
    case "URL": if url.isEmpty { url = line.text }
    case "LANG": if language.isEmpty { language = line.text }
    case "EMAIL": emails.append((line.preference, ContactCard.bare(line.text, "mailto:")))
    case "TEL":
      let label = line.types.sorted().joined(separator: " ")
      phones.append((line.preference, label, ContactCard.bare(line.text, "tel:")))
    case "ADR": addresses.append((line.preference, line.parts))
    default: break
    }
  }

  /// The cells of the row, in the order of the columns.
  var cells: [String] {
    var cells = [String](repeating: "", count: CardColumn.allCases.count)
    func set(_ column: CardColumn, _ text: String) { cells[column.rawValue] = text }
    let names = names
    set(.firstName, names.first)
    set(.lastName, names.last)
    let addresses = ContactCard.sorted(emails) { $0.preference }.map(\.text)
      .filter { !$0.isEmpty }
    set(.email, addresses.first ?? "")
    set(.additionalEmails, addresses.dropFirst().joined(separator: ";"))
    let values = ContactCard.sorted(phones) { $0.preference }.map { ($0.label, $0.text) }
    for (column, kind) in [
      (CardColumn.phone, PhoneKind.phone), (.mobilePhone, .mobile), (.fax, .fax),
    ] {
      set(column, kind.pick(values)?.text ?? "")
    }
    set(.company, organization)
    set(.jobTitle, title)
    set(.website, url)
    set(.language, language)
    let address = ContactCard.sorted(self.addresses) { $0.preference }
      .first { $0.parts.contains { !$0.isEmpty } }
    let parts = address?.parts ?? []
    for (column, part) in [
      (CardColumn.city, 3), (.state, 4), (.postalCode, 5), (.country, 6),
    ] where part < parts.count {
      set(column, parts[part])
    }
    // Street, extended address, post office box.
    let lines = [2, 1, 0].filter { $0 < parts.count && !parts[$0].isEmpty }.map { parts[$0] }
    set(.address, lines.joined(separator: ", "))
    return cells
  }

  /// The parts of the name, or the whole of it split before its last word.
  private var names: (first: String, last: String) {
    let last = name.first ?? ""
    let first = name.count > 1 ? name[1] : ""
    if !first.isEmpty || !last.isEmpty { return (first, last) }
    // A company's card has the company's name for its own.
    if fullName == organization, !emails.isEmpty { return ("", "") }
    let words = fullName.split(separator: " ")
    guard words.count > 1, let family = words.last else { return (fullName, "") }
    return (words.dropLast().joined(separator: " "), String(family))
  }

  private static func bare(_ text: String, _ scheme: String) -> String {
    text.lowercased().hasPrefix(scheme) ? String(text.dropFirst(scheme.count)) : text
  }

  /// By preference, in the order of the card where that is equal.
  private static func sorted<Value>(_ values: [Value], by rank: (Value) -> Int) -> [Value] {
    values.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
      .map(\.element)
  }
}
