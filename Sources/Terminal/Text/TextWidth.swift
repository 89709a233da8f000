/// Columns of text, from one table for all code.
///
/// The grid is made of cells: a spacing scalar with the marks that sit on it. What terminals
/// disagree about is drawn as a stand-in of known width: of a joined emoji its first picture, of a
/// flag its two letters, of a scalar with a variation selector the scalar alone.
package enum TextWidth {
  /// The Unicode version that widths were computed from.
  package static var unicodeVersion: String { WidthTable.unicodeVersion }

  /// Columns of one scalar by itself: 0, 1 or 2; controls have none.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 {
      return value >= 0x20 && value != 0x7F && !(0x80...0x9F).contains(value) ? 1 : 0
    }
    if contains(value, in: WidthTable.zero) { return 0 }
    return contains(value, in: WidthTable.wide) ? 2 : 1
  }

  /// Columns that one user-perceived character takes in the grid.
  package static func columns(of character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii >= 0x20 && ascii < 0x7F ? 1 : 0 }
    var total = 0
    forEachCell(of: character) { total += $0.width }
    return total
  }

  /// Columns that the text takes in the grid.
  package static func columns(of text: SafeText) -> Int {
    if text.isASCII { return text.string.utf8.count }
    return text.string.reduce(0) { $0 + columns(of: $1) }
  }

  /// One piece that is drawn in a cell of its own.
  struct Piece: Equatable {
    /// A spacing scalar and its marks, at most five scalars.
    var text: String
    /// 1 or 2.
    var width: Int
  }

  /// Calls `body` with each piece that `character` is drawn as, left to right.
  static func forEachCell(of character: Character, _ body: (Piece) -> Void) {
    let scalars = character.unicodeScalars
    if scalars.count == 1, let scalar = scalars.first {
      body(piece(of: scalar))
      return
    }
    if let standIn = standIn(for: scalars) {
      for scalar in standIn { body(piece(of: scalar)) }
      return
    }
    var pending: Piece?
    for scalar in scalars {
      let width = columns(of: scalar)
      if width == 0, pending != nil {
        if !isInvisible(scalar) { pending?.text.unicodeScalars.append(scalar) }
      } else {
        if let pending { body(pending) }
        pending = piece(of: scalar)
      }
    }
    if let pending { body(pending) }
  }

  /// The scalars to draw instead of a sequence that terminals disagree about; nil when none.
  private static func standIn(for scalars: Character.UnicodeScalarView) -> [Unicode.Scalar]? {
    guard let first = scalars.first else { return nil }
    if ScalarClass.isRegionalIndicator(first) {
      return scalars.compactMap { letter(of: $0) }
    }
    let isEmoji = ScalarClass.isPictograph(first)
    let isSequence = scalars.dropFirst().contains {
      $0.value == 0xFE0E || $0.value == 0xFE0F || $0.value == 0x20E3
        || isEmoji && ($0.value == 0x200D || ScalarClass.isSkinTone($0))
    }
    return isSequence ? [first] : nil
  }

  private static func piece(of scalar: Unicode.Scalar) -> Piece {
    if let letter = letter(of: scalar) { return Piece(text: String(letter), width: 1) }
    return Piece(text: String(scalar), width: max(1, columns(of: scalar)))
  }

  /// The Latin letter that a regional indicator stands for.
  private static func letter(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard ScalarClass.isRegionalIndicator(scalar) else { return nil }
    return Unicode.Scalar(0x41 + scalar.value - 0x1F1E6)
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint
  }

  private static func contains(_ value: UInt32, in ranges: [ClosedRange<UInt32>]) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(value)
  }
}
