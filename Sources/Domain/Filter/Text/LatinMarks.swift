/// Latin letters with marks: each pair is a letter and the same letter with the mark in front of the
/// row (canonical decompositions of U+00C0 to U+024F and U+1E00 to U+1EFF, lower case).
enum LatinMarks {
  /// The letter that a letter and a mark behind it make together.
  static func composed(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    compositions[UInt64(letter.value) << 32 | UInt64(mark.value)]
  }

  /// The letters without marks that stand for this one; `nil` when it has no marks.
  static func base(of letter: Unicode.Scalar) -> String? {
    let isInTable =
      (0xdf...0x24f).contains(letter.value) || (0x1e00...0x1eff).contains(letter.value)
    return isInTable ? bases[letter] : nil
  }

  /// Whether the scalar is a mark that stands behind its letter.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36f).contains(scalar.value)
  }

  private static let compositions: [UInt64: Unicode.Scalar] = {
    var table: [UInt64: Unicode.Scalar] = [:]
    for (mark, pairs) in rows {
      for (letter, composed) in scalarPairs(pairs) {
        table[UInt64(letter.value) << 32 | UInt64(mark)] = composed
      }
    }
    return table
  }()

  private static let bases: [Unicode.Scalar: String] = {
    var parents: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (_, pairs) in rows {
      for (letter, composed) in scalarPairs(pairs) { parents[composed] = letter }
    }
    var table = otherBases
    for composed in parents.keys {
      var letter = composed
      while let parent = parents[letter] { letter = parent }
      table[composed] = otherBases[letter] ?? String(letter)
    }
    return table
  }()

  private static func scalarPairs(_ text: String) -> [(Unicode.Scalar, Unicode.Scalar)] {
    text.split(separator: " ").map { pair in
      let scalars = Array(pair.unicodeScalars)
      return (scalars[0], scalars[1])
    }
  }

  /// Letters that are no composition and still have a plain form.
  private static let otherBases: [Unicode.Scalar: String] = [
    "\u{df}": "ss", "\u{e6}": "ae", "\u{f0}": "d", "\u{f8}": "o", "\u{fe}": "th", "\u{111}": "d",
    "\u{127}": "h", "\u{131}": "i", "\u{142}": "l", "\u{153}": "oe", "\u{167}": "t",
  ]

  private static let rows: [(mark: UInt32, pairs: String)] = [
    (0x300, "aà eè iì oò uù üǜ nǹ ēḕ ōṑ wẁ âầ ăằ êề ôồ ơờ ưừ yỳ"),
    (
      0x301,
      "aá eé ií oó uú yý cć lĺ nń rŕ sś zź üǘ gǵ åǻ æǽ øǿ çḉ ēḗ ïḯ kḱ mḿ õṍ ōṓ pṕ ũṹ"
        + " wẃ âấ ăắ êế ôố ơớ ưứ"
    ),
    (0x302, "aâ eê iî oô uû cĉ gĝ hĥ jĵ sŝ wŵ yŷ zẑ ạậ ẹệ ọộ"),
    (0x303, "aã nñ oõ iĩ uũ vṽ âẫ ăẵ eẽ êễ ôỗ ơỡ ưữ yỹ"),
    (0x304, "aā eē iī oō uū üǖ äǟ ȧǡ æǣ ǫǭ öȫ õȭ ȯȱ yȳ gḡ ḷḹ ṛṝ"),
    (0x306, "aă eĕ gğ iĭ oŏ uŭ ȩḝ ạặ"),
    (0x307, "cċ eė gġ zż aȧ oȯ bḃ dḋ fḟ hḣ mṁ nṅ pṗ rṙ sṡ śṥ šṧ ṣṩ tṫ wẇ xẋ yẏ ſẛ"),
    (0x308, "aä eë iï oö uü yÿ hḧ õṏ ūṻ wẅ xẍ tẗ"),
    (0x309, "aả âẩ ăẳ eẻ êể iỉ oỏ ôổ ơở uủ ưử yỷ"),
    (0x30a, "aå uů wẘ yẙ"),
    (0x30b, "oő uű"),
    (0x30c, "cč dď eě lľ nň rř sš tť zž aǎ iǐ oǒ uǔ üǚ gǧ kǩ ʒǯ jǰ hȟ"),
    (0x30f, "aȁ eȅ iȉ oȍ rȑ uȕ"),
    (0x311, "aȃ eȇ iȋ oȏ rȓ uȗ"),
    (0x31b, "oơ uư"),
    (0x323, "bḅ dḍ hḥ kḳ lḷ mṃ nṇ rṛ sṣ tṭ vṿ wẉ zẓ aạ eẹ iị oọ ơợ uụ ưự yỵ"),
    (0x324, "uṳ"),
    (0x325, "aḁ"),
    (0x326, "sș tț"),
    (0x327, "cç gģ kķ lļ nņ rŗ sş tţ eȩ dḑ hḩ"),
    (0x328, "aą eę iį uų oǫ"),
    (0x32d, "dḓ eḙ lḽ nṋ tṱ uṷ"),
    (0x32e, "hḫ"),
    (0x330, "eḛ iḭ uṵ"),
    (0x331, "bḇ dḏ kḵ lḻ nṉ rṟ tṯ zẕ hẖ"),
  ]
}
