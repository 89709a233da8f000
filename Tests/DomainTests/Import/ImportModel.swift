import Domain

/// An import done naively: contacts as dictionaries, found by looking at all of them.
struct ImportModel {
  var contacts: [Int64: [ContactProperty: String]] = [:]
  var mode = ImportMode.upsert
  var kept: Set<ContactProperty> = []
  /// Contacts that accepted rows of the present file touched.
  var touched: Set<Int64> = []
  var counts: [Character: Int] = [:]
  let stages = ["subscriber", "lead", "customer"]

  mutating func begin(_ mode: ImportMode, _ kept: Set<ContactProperty>) {
    (self.mode, self.kept) = (mode, kept)
    touched = []
    counts = [:]
  }

  /// Takes a row: `c` created, `e` edited, `u` unchanged, `r` rejected, `b` blank.
  mutating func take(_ columns: [ContactProperty], _ cells: [String]) -> Character {
    let outcome = outcome(columns, cells)
    counts[outcome, default: 0] += 1
    return outcome
  }

  private func addresses(_ contact: [ContactProperty: String]) -> [String] {
    let others = (contact[.additionalEmails] ?? "").split(separator: ";").map { $0.lowercased() }
    return [contact[.email]?.lowercased()].compactMap { $0 } + others
  }

  private func owner(of email: String) -> Int64? {
    contacts.first { addresses($0.value).contains(email.lowercased()) }?.key
  }

  private mutating func outcome(_ columns: [ContactProperty], _ cells: [String]) -> Character {
    var row: [ContactProperty: String] = [:]
    for (column, cell) in zip(columns, cells) where !cell.isEmpty { row[column] = cell }
    if row.isEmpty { return "b" }
    let ownerOfEmail = row[.email].flatMap(owner)
    var target = ownerOfEmail
    if let id = row[.recordID] {
      guard let number = Int64(id), contacts[number] != nil else { return "r" }
      if let ownerOfEmail, ownerOfEmail != number { return "r" }
      target = number
    }
    if ownerOfEmail == nil, let email = row[.email], !email.contains("@") { return "r" }
    if target == nil, row[.email] == nil, row[.firstName] == nil { return "r" }
    if mode == .create, target != nil { return "r" }
    if mode == .update, target == nil { return "r" }
    row[.recordID] = nil
    if ownerOfEmail != nil { row[.email] = nil }
    let others = row.removeValue(forKey: .additionalEmails)
    let number = target ?? (contacts.keys.max() ?? 0) + 1
    let before = contacts[number]
    var after = before ?? [:]
    for (property, value) in row where after[property] != value {
      if kept.contains(property), after[property] != nil { continue }
      if property == .lifecycleStage, let old = after[property],
        (stages.firstIndex(of: value) ?? 0) < (stages.firstIndex(of: old) ?? 0)
      {
        continue
      }
      after[property] = value
    }
    let mayAdd = !kept.contains(.additionalEmails) || after[.additionalEmails] == nil
    if let others, mayAdd {
      for email in others.split(separator: ";").map(String.init) where email.contains("@") {
        if addresses(after).contains(email.lowercased()) { continue }
        if let owner = owner(of: email), owner != number { continue }
        after[.additionalEmails] = after[.additionalEmails].map { $0 + ";" + email } ?? email
      }
    }
    contacts[number] = after
    touched.insert(number)
    if before == nil { return "c" }
    return before == after ? "u" : "e"
  }
}
