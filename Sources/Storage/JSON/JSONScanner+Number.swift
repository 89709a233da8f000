/// Numbers, by the grammar of RFC 8259, section 6.
extension JSONScanner {
  /// The end of the number that starts at `start`.
  func endOfNumber(from start: Int) throws(JSONError) -> Int {
    var index = start
    if byte(at: index) == UInt8(ascii: "-") { index += 1 }
    if byte(at: index) == UInt8(ascii: "0") {
      index += 1
    } else {
      index = try endOfDigits(from: index)
    }
    if byte(at: index) == UInt8(ascii: ".") {
      index = try endOfDigits(from: index + 1)
    }
    if let exponent = byte(at: index), exponent | 0x20 == UInt8(ascii: "e") {
      index += 1
      if let sign = byte(at: index), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        index += 1
      }
      index = try endOfDigits(from: index)
    }
    // `01`, `1a`: what touches a number would read as part of it.
    if let next = byte(at: index), Self.isWordByte(next) {
      throw JSONError(.invalidNumber, at: index)
    }
    return index
  }

  /// The value of a checked number when it is whole and fits.
  func integer(in range: Range<Int>) -> Int? {
    let isNegative = bytes[range.lowerBound] == UInt8(ascii: "-")
    var value = 0
    for byte in bytes[range].dropFirst(isNegative ? 1 : 0) {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      let digit = Int(byte - UInt8(ascii: "0"))
      let (product, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, beyond) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      if over || beyond { return nil }
      value = sum
    }
    return value
  }

  private func byte(at index: Int) -> UInt8? {
    index < bytes.count ? bytes[index] : nil
  }

  private func endOfDigits(from start: Int) throws(JSONError) -> Int {
    var index = start
    while let byte = byte(at: index), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      index += 1
    }
    if index > start { return index }
    throw JSONError(index < bytes.count ? .invalidNumber : .unexpectedEnd, at: index)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default:
      false
    }
  }
}
