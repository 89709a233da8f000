/// Bytes as pairs of hexadecimal digits in lower case, as hashes and salts are written.
package enum Hex {
  /// The digits of `bytes`.
  package static func text(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      result.append(digit(byte >> 4))
      result.append(digit(byte & 15))
    }
    return result
  }

  /// The bytes that digits in lower case stand for; nil for anything else.
  package static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
    if text.count % 2 != 0 { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 2)
    var high: UInt8?
    for byte in text {
      guard let digit = value(of: byte, allowingUpperCase: false) else { return nil }
      if let upper = high {
        result.append(upper << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return result
  }

  /// The value of one digit.
  static func value(of byte: UInt8, allowingUpperCase: Bool) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"):
      allowingUpperCase ? byte - UInt8(ascii: "A") + 10 : nil
    default: nil
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
