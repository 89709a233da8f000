/// Finds contacts with the same first and last name that share a phone number, a company or the
/// front of an e-mail address, in time linear in the number of contacts.
struct DuplicateFinder {
  private let table: ContactTable
  /// The rows to look at; `nil` for all.
  private let seen: RowSet?
  /// For each name and company of the dictionaries a number that is the same for texts that differ
  /// in letter case, marks and white space only; 0 for none.
  private let firstNames: [UInt32]
  private let lastNames: [UInt32]
  private let companies: [UInt32]
  /// For each row a row of the same group, itself for the row that stands for the group.
  private var parents: [UInt32]
  /// By the row that stands for the group: bits of its reasons.
  private var reasons: [UInt32: UInt8] = [:]

  /// Two names, and what the reason compares.
  private struct Key: Hashable {
    var names: UInt64
    var detail: UInt64
  }

  init(_ account: Account, seen: RowSet?) {
    table = account.table
    self.seen = seen
    firstNames = DuplicateFinder.numbers(table.codeColumn(.firstName))
    lastNames = DuplicateFinder.numbers(table.codeColumn(.lastName))
    companies = DuplicateFinder.numbers(table.codeColumn(.company))
    parents = (0..<UInt32(table.rowCount)).map { $0 }
  }

  private static func numbers(_ column: CodeColumn?) -> [UInt32] {
    var numberByText: [String: UInt32] = ["": 0]
    return (column?.values ?? []).map { value in
      let plain = String(decoding: TextFolding.plain(value), as: UTF8.self)
      let text = plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if let known = numberByText[text] { return known }
      let number = UInt32(numberByText.count)
      numberByText[text] = number
      return number
    }
  }

  /// The groups; `nil` when `isCancelled`, asked every few milliseconds, says so.
  mutating func groups(_ isCancelled: () -> Bool) -> [DuplicateGroup]? {
    let live = seen.map { table.liveRows.intersection($0) } ?? table.liveRows
    for (index, reason) in DuplicateGroup.Reason.allCases.enumerated() {
      var rowByKey: [Key: UInt32] = [:]
      for row in live {
        if row & 0xfff == 0, isCancelled() { return nil }
        guard let names = names(row), let detail = detail(row, reason) else { continue }
        let key = Key(names: names, detail: detail)
        guard let first = rowByKey[key] else {
          rowByKey[key] = UInt32(row)
          continue
        }
        // Fronts of addresses are compared by their hash first.
        guard reason != .emailName || emailName(Int(first)) == emailName(row) else { continue }
        join(first, UInt32(row), bit: 1 << UInt8(index))
      }
    }
    return collected(live)
  }

  private func collected(_ live: RowSet) -> [DuplicateGroup] {
    var rowsByRoot: [UInt32: [Int]] = [:]
    for row in live {
      let root = root(of: UInt32(row))
      if reasons[root] != nil { rowsByRoot[root, default: []].append(row) }
    }
    let groups = rowsByRoot.map { root, rows in
      let bits = reasons[root] ?? 0
      let present = DuplicateGroup.Reason.allCases.enumerated()
        .filter { bits & 1 << UInt8($0.offset) != 0 }
      return DuplicateGroup(
        contacts: rows.map { table.id(of: $0) }.sorted(), reasons: present.map(\.element),
        counted: rows.count { table.status(of: $0).counts })
    }
    return groups.sorted { left, right in
      left.surplus == right.surplus
        ? left.contacts[0] < right.contacts[0] : left.surplus > right.surplus
    }
  }

  // MARK: Keys

  /// Both names as one number; `nil` when the contact lacks one.
  private func names(_ row: Int) -> UInt64? {
    guard let first = number(.firstName, firstNames, row),
      let last = number(.lastName, lastNames, row)
    else { return nil }
    return UInt64(first) << 32 | UInt64(last)
  }

  private func number(
    _ property: ContactProperty, _ numbers: [UInt32], _ row: Int
  ) -> UInt32? {
    guard let column = table.codeColumn(property) else { return nil }
    let number = numbers[Int(column.codes[row])]
    return number == 0 ? nil : number
  }

  private func detail(_ row: Int, _ reason: DuplicateGroup.Reason) -> UInt64? {
    switch reason {
    case .phone: phone(row)
    case .company: number(.company, companies, row).map { UInt64($0) }
    case .emailName: emailName(row).map { RowIndex.wideHash($0.utf8) }
    }
  }

  /// The last nine digits, so that a country's prefix and a leading zero make no difference; `nil`
  /// for fewer than five.
  private func phone(_ row: Int) -> UInt64? {
    table.textColumn(.phone)?.withBytes(of: row) { bytes in
      var digits: [UInt64] = []
      for byte in bytes where byte >= 0x30 && byte <= 0x39 { digits.append(UInt64(byte - 0x30)) }
      // The leading 1 keeps numbers of different length apart.
      return digits.count < 5 ? nil : digits.suffix(9).reduce(1) { $0 * 10 + $1 }
    }
  }

  private func emailName(_ row: Int) -> String? {
    guard let email = table.text(.email, row: row) else { return nil }
    let key = EmailAddress.key(email)
    return key.lastIndex(of: "@").map { String(key[..<$0]) }
  }

  // MARK: Groups

  private func root(of row: UInt32) -> UInt32 {
    var row = row
    while parents[Int(row)] != row { row = parents[Int(row)] }
    return row
  }

  private mutating func join(_ left: UInt32, _ right: UInt32, bit: UInt8) {
    let (first, second) = (root(of: left), root(of: right))
    let (root, child) = (min(first, second), max(first, second))
    let bits = (reasons[root] ?? 0) | (reasons[child] ?? 0) | bit
    reasons[child] = nil
    reasons[root] = bits
    parents[Int(child)] = root
    // What was walked now ends at once the next time.
    parents[Int(left)] = root
    parents[Int(right)] = root
  }
}

extension Account {
  /// Contacts that may be one person, those that cost most first (section 15, item 14).
  package func possibleDuplicates(
    for reader: UserID? = nil, isCancelled: () -> Bool = { false }
  ) -> [DuplicateGroup]? {
    var finder = DuplicateFinder(self, seen: reader.flatMap { rows(.view, for: $0) })
    return finder.groups(isCancelled)
  }
}
