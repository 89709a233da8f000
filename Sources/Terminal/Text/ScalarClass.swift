/// What a scalar does on a terminal, as far as cleaning is concerned.
enum ScalarClass: Equatable {
  /// Takes room and shows itself.
  case plain
  /// Sits on the scalar before it and takes no room, or is a spacing combining mark.
  case mark
  /// Chooses a form of the scalar before it.
  case selector
  /// Zero-width joiner or non-joiner.
  case joiner
  /// C0 control or DEL: has a picture of its own.
  case control
  /// Invisible, or of unknown effect: C1, bidirectional controls, format characters, noncharacters,
  /// private use, unassigned.
  case hidden

  /// Classifies by the properties of the standard library's Unicode tables.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3:
      self = .plain
      return
    case 0...0x1F, 0x7F:
      self = .control
      return
    case 0x200C, 0x200D:
      self = .joiner
      return
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F:
      self = .selector
      return
    default:
      break
    }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint {
      self = .hidden
      return
    }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      self = .hidden
    default: self = TextWidth.columns(of: scalar) == 0 ? .mark : .plain
    }
  }

  /// The visible picture of a C0 control or DEL; newline and tab have the pictures people know.
  static func picture(of control: Unicode.Scalar) -> Unicode.Scalar {
    switch control.value {
    case 0x0A: "\u{2424}"
    case 0x7F: "\u{2421}"
    default: Unicode.Scalar(0x2400 + control.value) ?? "\u{FFFD}"
    }
  }

  /// True when `selector` has a meaning directly after `base`: emoji style after an emoji, a
  /// standardised or ideographic form after an ideograph, a Mongolian form after its letter.
  static func accepts(selector: Unicode.Scalar, after base: Unicode.Scalar) -> Bool {
    switch selector.value {
    case 0xFE0E, 0xFE0F: base.properties.isEmoji
    case 0xFE00...0xFE0D, 0xE0100...0xE01EF: base.properties.isIdeographic
    default: (0x1820...0x18AA).contains(base.value)
    }
  }

  /// True for scalars that emoji sequences are joined from.
  static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x203C && scalar.properties.isEmoji && !isRegionalIndicator(scalar)
  }

  /// True for the letters that flags are made of.
  static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// True for the five modifiers that colour the emoji before them.
  static func isSkinTone(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F3FB...0x1F3FF).contains(scalar.value)
  }

  /// True for letters and marks of scripts in which a joiner changes the shape of its neighbours:
  /// Arabic, Syriac, N'Ko and their relatives, the Indic scripts, Myanmar, Khmer, Mongolian.
  static func isOfJoiningScript(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0600...0x08FF, 0x0900...0x0DFF, 0x1000...0x109F, 0x1780...0x18AF, 0x1A20...0x1AAF,
      0x1CD0...0x1CFF, 0xA840...0xA87F, 0xA8E0...0xA8FF, 0xFB50...0xFDCF, 0xFE70...0xFEFC,
      0x10AC0...0x10AFF, 0x11000...0x11FFF, 0x1E900...0x1E95F:
      let properties = scalar.properties
      return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
    default:
      return false
    }
  }
}
