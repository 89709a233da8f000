/// The whole number that a person typed, with or without digit grouping (R5.7): `1204`, `1,204`,
/// `1.204`, `1 204` and `1'204` are the same.
///
/// Groups have three digits and one kind of separator; `nil` for any other text.
package func groupedNumber(_ text: String) -> Int? {
  let text = EmailAddress.trimmed(text)
  if let number = Int(text) { return number }
  guard let separator = text.first(where: groupSeparators.contains) else { return nil }
  let groups = text.split(separator: separator, omittingEmptySubsequences: false)
  let isGrouped =
    groups.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    && (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
  return isGrouped ? Int(groups.joined()) : nil
}

/// Comma, full stop, blanks of several widths, and apostrophes.
private let groupSeparators: Set<Character> = [
  ",", ".", " ", "\u{A0}", "\u{2009}", "\u{202F}", "'", "\u{2019}",
]
