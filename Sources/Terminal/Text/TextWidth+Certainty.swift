extension Cell {
  /// True when terminals may disagree about the columns of this cell, or may reorder it: pictures,
  /// letters with marks, right-to-left and complex scripts.
  package var hasUncertainWidth: Bool {
    var scalars = text.unicodeScalars.makeIterator()
    guard let base = scalars.next() else { return false }
    return scalars.next() != nil || !TextWidth.isCertain(base.value)
  }
}

extension Cell {
  /// True for a single letter of one column: terminals may reorder it, but they agree on its width.
  package var isNarrowLetter: Bool {
    var scalars = text.unicodeScalars.makeIterator()
    guard width == 1, let base = scalars.next(), scalars.next() == nil else { return false }
    return base.properties.isAlphabetic
  }
}

extension TextWidth {
  /// True for scalars that every terminal in use draws in the columns of the table: Latin, Greek,
  /// Cyrillic, punctuation, arrows, boxes and blocks, and the ideographs, kana and Hangul syllables.
  static func isCertain(_ value: UInt32) -> Bool {
    switch value {
    case 0x20...0x7E, 0xA0...0x2FF, 0x370...0x52F, 0x1E00...0x1FFF, 0x2010...0x203B,
      0x2070...0x20BF, 0x2190...0x21FF, 0x2400...0x2426, 0x2500...0x25CF, 0x3001...0x30FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF60:
      true
    default:
      false
    }
  }
}
