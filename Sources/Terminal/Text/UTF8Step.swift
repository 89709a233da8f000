/// The first step of decoding UTF-8 bytes, strict as Unicode table 3-7 asks.
enum UTF8Step: Equatable {
  /// A scalar and the number of bytes it took.
  case scalar(Unicode.Scalar, length: Int)
  /// The bytes so far could still become a scalar.
  case incomplete
  /// The first byte belongs to no scalar.
  case invalid

  /// Decodes the first scalar of `bytes`; an empty slice is incomplete.
  init(_ bytes: ArraySlice<UInt8>) {
    guard let first = bytes.first else {
      self = .incomplete
      return
    }
    let length: Int
    var value: UInt32
    switch first {
    case 0x00...0x7F: (length, value) = (1, UInt32(first))
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default:
      self = .invalid
      return
    }
    for (offset, byte) in bytes.dropFirst().prefix(length - 1).enumerated() {
      guard byte & 0xC0 == 0x80, offset > 0 || Self.mayFollow(first, byte) else {
        self = .invalid
        return
      }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    if bytes.count < length {
      self = .incomplete
    } else if let scalar = Unicode.Scalar(value) {
      self = .scalar(scalar, length: length)
    } else {
      self = .invalid
    }
  }

  /// Refuses overlong forms; surrogates and values above U+10FFFF are no scalars anyway.
  private static func mayFollow(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xE0: second >= 0xA0
    case 0xF0: second >= 0x90
    default: true
    }
  }
}
