internal import Domain

/// How the value of a property is read from the cells of a row.
package enum CellReading: Equatable, Sendable {
  /// The cell as it stands.
  case plain
  /// A time without a zone that is UTC.
  case utc
  /// This value wherever the cell is filled.
  case constant(String)
  /// This value where the cell is one of these texts, in lower case.
  case matching(Set<String>, gives: String)
  /// The first of these cells that is filled.
  case firstFilled([Int])
  /// All of these cells that are filled, joined by `;`.
  case joined([Int])
  /// Lines of an address, joined by a comma: of the first of several addresses that has anything.
  case address(blocks: [[Int]], lines: [[Int]])
  /// The main one, or all others, of values that have labels.
  case main([LabelledCell])
  case others([LabelledCell])
  /// The first of a kind of values that have labels.
  case phone([LabelledCell], PhoneKind)
  /// Tags as Mailchimp writes them, `"VIP","Blog"`, joined by `;`.
  case tags

  /// The text that a row gives; `cell` gives the text of a column.
  func text(position: Int, cell: (Int) -> String) -> String {
    switch self {
    case .plain: return cell(position)
    case .utc: return CellReading.utcText(cell(position))
    case .constant(let value): return filled(cell(position)) == nil ? "" : value
    case .matching(let texts, let value):
      return texts.contains(HeaderNames.trimmed(cell(position)).lowercased()) ? value : ""
    case .firstFilled(let positions):
      for position in positions {
        if let text = filled(cell(position)) { return text }
      }
      return ""
    case .joined(let positions):
      return positions.compactMap { filled(cell($0)) }.joined(separator: ";")
    case .address(let blocks, let lines):
      let block = blocks.firstIndex { $0.contains { filled(cell($0)) != nil } }
      guard let block, block < lines.count else { return "" }
      return lines[block].compactMap { filled(cell($0)) }.joined(separator: ", ")
    case .main(let cells): return LabelledCell.values(cells, cell).first?.text ?? ""
    case .others(let cells):
      return LabelledCell.values(cells, cell).dropFirst().map(\.text).joined(separator: ";")
    case .phone(let cells, let kind):
      let values = LabelledCell.values(cells, cell)
      return kind.pick(values)?.text ?? ""
    case .tags: return CellReading.unpackedTags(cell(position))
    }
  }

  /// The columns that the reading looks at besides its own.
  var positions: [Int] {
    switch self {
    case .plain, .utc, .constant, .matching, .tags: []
    case .firstFilled(let positions), .joined(let positions): positions
    case .address(_, let lines): lines.flatMap { $0 }
    case .main(let cells), .others(let cells), .phone(let cells, _):
      cells.flatMap { [$0.value] + ($0.label.map { [$0] } ?? []) }
    }
  }

  /// Whether every row gets the same value.
  var isConstant: Bool { if case .constant = self { true } else { false } }

  private func filled(_ text: String) -> String? {
    let text = HeaderNames.trimmed(text)
    return text.isEmpty ? nil : text
  }

  private static func utcText(_ text: String) -> String {
    let text = HeaderNames.trimmed(text)
    let hasZone = text.hasSuffix("Z") || text.dropFirst(11).contains { $0 == "+" || $0 == "-" }
    return text.utf8.count > 10 && !hasZone ? text + "Z" : text
  }

  private static func unpackedTags(_ text: String) -> String {
    let parts = text.split(separator: ",").map {
      HeaderNames.trimmed(String($0).replacing("\"", with: ""))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: ";")
  }
}

/// A value and the cell that says what kind of value it is.
package struct LabelledCell: Equatable, Sendable {
  var label: Int?
  var value: Int

  /// The filled values, those that are marked as the main ones first.
  ///
  /// A cell may hold several values with ` ::: ` between them; a label that begins with `*` marks
  /// the main one.
  static func values(
    _ cells: [LabelledCell], _ cell: (Int) -> String
  ) -> [(label: String, text: String)] {
    var main: [(label: String, text: String)] = []
    var others: [(label: String, text: String)] = []
    for pair in cells {
      let label = HeaderNames.trimmed(pair.label.map(cell) ?? "")
      let texts = cell(pair.value).split(separator: ":::").map {
        HeaderNames.trimmed(String($0))
      }
      for text in texts where !text.isEmpty {
        if label.hasPrefix("*") {
          main.append((HeaderNames.trimmed(String(label.dropFirst())).lowercased(), text))
        } else {
          others.append((label.lowercased(), text))
        }
      }
    }
    return main + others
  }
}

/// The telephone numbers that a contact has a property for.
package enum PhoneKind: Equatable, Sendable {
  case phone
  case mobile
  case fax

  /// The number of this kind: the one at work before the main one, any other, the one at home.
  func pick(_ values: [(label: String, text: String)]) -> (label: String, text: String)? {
    let own = values.filter { PhoneKind($0.label) == self }
    guard self == .phone else { return own.first }
    return own.min { PhoneKind.rank($0.label) < PhoneKind.rank($1.label) }
  }

  init(_ label: String) {
    let label = PropertyOptions.folded(label.lowercased())
    if ["fax", "faks"].contains(where: label.contains) {
      self = .fax
    } else if ["mobil", "cell", "handy", "komork", "iphone"].contains(where: label.contains) {
      self = .mobile
    } else {
      self = .phone
    }
  }

  private static func rank(_ label: String) -> Int {
    let label = PropertyOptions.folded(label.lowercased())
    if ["work", "arbe", "praca", "lavoro", "business", "geschaft"].contains(where: label.contains) {
      return 0
    }
    if label.contains("main") { return 1 }
    return ["home", "hem", "privat", "dom", "casa"].contains(where: label.contains) ? 3 : 2
  }
}
