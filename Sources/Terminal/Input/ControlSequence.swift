/// A control sequence as ECMA-48 writes it: `ESC [`, parameters, intermediates, a final byte.
struct ControlSequence: Equatable {
  /// One of `< = > ?` before the parameters; nil when there is none.
  var prefix: UInt8?
  /// Numbers between semicolons, of a group with colons the first; nil where one is left out.
  var parameters: [Int?]
  var intermediates: [UInt8]
  var final: UInt8

  /// What lexing found.
  enum Step: Equatable {
    /// A whole sequence of this many bytes, the introducer included.
    case complete(ControlSequence, length: Int)
    /// More bytes are needed.
    case incomplete
    /// Byte number `length` cannot belong to a sequence; the ones before it mean nothing.
    case broken(length: Int)
  }

  /// Longest sequence that is waited for.
  static let limit = 256

  /// Reads the sequence at the start of `bytes`, whose first `introducer` bytes are the introducer.
  static func lex(_ bytes: ArraySlice<UInt8>, introducer: Int) -> Step {
    let start = bytes.startIndex + introducer
    var index = start
    while index < bytes.endIndex, (0x30...0x3F).contains(bytes[index]) { index += 1 }
    let parameterEnd = index
    while index < bytes.endIndex, (0x20...0x2F).contains(bytes[index]) { index += 1 }
    guard index - start <= limit else { return .broken(length: index - bytes.startIndex) }
    guard index < bytes.endIndex else { return .incomplete }
    guard (0x40...0x7E).contains(bytes[index]) else {
      return .broken(length: index - bytes.startIndex)
    }
    var text = bytes[start..<parameterEnd]
    var prefix: UInt8?
    if let first = text.first, (0x3C...0x3F).contains(first) {
      prefix = first
      text = text.dropFirst()
    }
    let sequence = ControlSequence(
      prefix: prefix, parameters: numbers(text),
      intermediates: Array(bytes[parameterEnd..<index]), final: bytes[index])
    return .complete(sequence, length: index + 1 - bytes.startIndex)
  }

  /// The parameter at `index`, or `fallback` where it is left out.
  func parameter(_ index: Int, default fallback: Int) -> Int {
    guard parameters.indices.contains(index) else { return fallback }
    return parameters[index] ?? fallback
  }

  private static func numbers(_ text: ArraySlice<UInt8>) -> [Int?] {
    guard !text.isEmpty else { return [] }
    return text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
      let digits = part.prefix { $0 != UInt8(ascii: ":") }
      return digits.count <= 9 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }
  }
}
