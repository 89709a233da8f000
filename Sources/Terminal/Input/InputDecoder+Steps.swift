extension InputDecoder {
  /// What the bytes at the front mean; never empty.
  func step(_ bytes: ArraySlice<UInt8>) -> Step {
    if bytes.first == 0x1B { return escapeStep(bytes) }
    switch UTF8Step(bytes) {
    case .incomplete: return .unfinished
    case .invalid: return .means(.nothing, length: 1)
    case .scalar(let scalar, let length):
      return .means(Self.key(scalar).map { .event(.key($0)) } ?? .nothing, length: length)
    }
  }

  private func escapeStep(_ bytes: ArraySlice<UInt8>) -> Step {
    guard bytes.count > 1 else { return .unsure }
    let second = bytes[bytes.startIndex + 1]
    switch second {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      guard bytes.count > 2 else { return .unsure }
      return second == UInt8(ascii: "[") ? controlStep(bytes) : singleShiftStep(bytes)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      guard bytes.count > 2 else { return .unsure }
      if Self.startsReport(second, bytes[bytes.startIndex + 2]) { return .report(length: 2) }
      return .means(.event(.key(.alt(Character(Unicode.Scalar(second))))), length: 2)
    case 0x1B:
      return escapedEscape(bytes)
    case 0x0D:
      return .means(.event(.key(.altEnter)), length: 2)
    case 0x08, 0x7F:
      return .means(.event(.key(.named(.backspace, .alt))), length: 2)
    case 0..<0x20:
      return .means(.event(.key(.escape)), length: 1)
    default:
      switch UTF8Step(bytes.dropFirst()) {
      case .incomplete: return .unfinished
      case .invalid: return .means(.nothing, length: 2)
      case .scalar(let scalar, let length):
        let isPlain = ScalarClass(scalar) == .plain
        return .means(
          isPlain ? .event(.key(.alt(Character(scalar)))) : .nothing, length: 1 + length)
      }
    }
  }

  /// Two escapes: Alt with a named key as some terminals send it, else the Escape key twice.
  private func escapedEscape(_ bytes: ArraySlice<UInt8>) -> Step {
    switch escapeStep(bytes.dropFirst()) {
    case .unsure: return .unsure
    case .unfinished: return .unfinished
    case .means(.event(.key(.named(let name, let modifiers))), let length) where length > 1:
      return .means(
        .event(.key(.named(name, modifiers.union(.alt)))), length: length + 1)
    case .means, .report: return .means(.event(.key(.escape)), length: 1)
    }
  }

  private func controlStep(_ bytes: ArraySlice<UInt8>) -> Step {
    let third = bytes[bytes.startIndex + 2]
    if third == UInt8(ascii: "[") {
      // The Linux console: ESC [ [ A to E are the first five function keys.
      guard bytes.count > 3 else { return .unfinished }
      let number = Int(bytes[bytes.startIndex + 3]) - 0x40
      return .means(
        (1...5).contains(number) ? .event(.key(.function(number))) : .nothing, length: 4)
    }
    if third == UInt8(ascii: "M") {
      // The oldest mouse report: three bytes, each 32 higher than its value.
      guard bytes.count >= 6 else { return .unfinished }
      let values = bytes.dropFirst(3).prefix(3).map { Int($0) - 32 }
      let event = SequenceMeaning.mouse(
        code: values[0], column: values[1], row: values[2], isRelease: false)
      return .means(event.map { .event(.mouse($0)) } ?? .nothing, length: 6)
    }
    switch ControlSequence.lex(bytes, introducer: 2) {
    case .incomplete: return .unfinished
    case .broken(let length): return .means(.nothing, length: length)
    case .complete(let sequence, let length):
      if sequence.final != UInt8(ascii: "R"), let key = sequences[Array(bytes.prefix(length))] {
        return .means(.event(.key(key)), length: length)
      }
      return .means(SequenceMeaning(sequence), length: length)
    }
  }

  private func singleShiftStep(_ bytes: ArraySlice<UInt8>) -> Step {
    let digits = bytes.dropFirst(2).prefix { (0x30...0x39).contains($0) }
    guard digits.count <= 2, let final = bytes.dropFirst(2 + digits.count).first else {
      return digits.count <= 2 ? .unfinished : .means(.nothing, length: 2 + digits.count)
    }
    let length = 3 + digits.count
    guard (0x40...0x7E).contains(final) else {
      return .means(.event(.key(.alt("O"))), length: 2)
    }
    if let key = sequences[Array(bytes.prefix(length))] {
      return .means(.event(.key(key)), length: length)
    }
    let code = Int(String(decoding: digits, as: UTF8.self)) ?? 1
    return .means(
      SequenceMeaning(singleShift: final, modifiers: SequenceMeaning.modifiers(code)),
      length: length)
  }

  /// True when the byte after the introducer is one that terminals' reports have there.
  private static func startsReport(_ introducer: UInt8, _ next: UInt8) -> Bool {
    switch introducer {
    case UInt8(ascii: "]"): (0x30...0x39).contains(next) || "lLI".utf8.contains(next)
    case UInt8(ascii: "P"): (0x30...0x39).contains(next) || ">!$+|=?".utf8.contains(next)
    default: next >= 0x20
    }
  }

  /// The key of a scalar that came without an escape; nil for what no key sends.
  private static func key(_ scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0x0D: return .enter
    case 0x09: return .tab
    case 0x08, 0x7F: return .backspace
    case 0x00: return .control(" ")
    case 0x01...0x1A: return .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x60))))
    case 0x1C...0x1F: return .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x40))))
    default:
      switch ScalarClass(scalar) {
      case .plain, .mark, .joiner, .selector: return .character(Character(scalar))
      case .control, .hidden: return nil
      }
    }
  }
}
