/// How the bytes of a text file stand for characters (R5.1).
package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// Western European, with all of ISO 8859-1.
  case windows1252 = "windows-1252"
  /// Central European.
  case windows1250 = "windows-1250"

  /// The name people know.
  package var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16 LE"
    case .utf16BigEndian: "UTF-16 BE"
    case .windows1252: "Windows-1252"
    case .windows1250: "Windows-1250"
    }
  }

  /// What the first bytes of a file say: a byte order mark, or every other byte 0 as Latin letters
  /// in UTF-16 have it.
  ///
  /// `nil` when they say nothing.
  static func declared(by start: [UInt8]) -> TextEncoding? {
    if start.starts(with: [0xef, 0xbb, 0xbf]) { return .utf8 }
    if start.starts(with: [0xff, 0xfe]) { return .utf16LittleEndian }
    if start.starts(with: [0xfe, 0xff]) { return .utf16BigEndian }
    guard start.count >= 8 else { return nil }
    let zeros = start.prefix(8).map { $0 == 0 }
    switch zeros {
    case [false, true, false, true, false, true, false, true]: return .utf16LittleEndian
    case [true, false, true, false, true, false, true, false]: return .utf16BigEndian
    default: return nil
    }
  }
}

/// Tells UTF-8 from the code pages by reading bytes to their end.
struct EncodingScan {
  /// Valid sequences of more than one byte, which a code page rarely makes by chance.
  private(set) var sequences = 0
  /// Bytes that begin no valid sequence.
  private(set) var invalid = 0

  /// After so many the answer is clear.
  private static let invalidLimit = 4096

  /// Reads all bytes of `source`, in constant memory.
  init(_ source: some ByteSource, windowSize: Int = 65_536) throws {
    var source = source
    var window = [UInt8](repeating: 0, count: max(8, windowSize))
    var kept = 0
    while invalid < EncodingScan.invalidLimit {
      let count = try window.withUnsafeMutableBytes {
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[kept...]))
      }
      let isAtEnd = count == 0
      let limit = kept + count
      let rest = take(window[..<limit], isAtEnd: isAtEnd)
      guard !isAtEnd else { return }
      kept = limit - rest
      for index in 0..<kept { window[index] = window[rest + index] }
    }
  }

  /// The encoding that the bytes are in: UTF-8 too where only few of them are broken.
  var encoding: TextEncoding {
    invalid == 0 || sequences > invalid ? .utf8 : .windows1252
  }

  /// Counts; returns the position of a sequence that goes on behind the bytes.
  private mutating func take(_ bytes: ArraySlice<UInt8>, isAtEnd: Bool) -> Int {
    let isASCII = bytes.withUnsafeBytes(UTF8Check.isASCII)
    if isASCII { return bytes.endIndex }
    var position = bytes.startIndex
    while position < bytes.endIndex {
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      let length = UTF8Check.sequenceLength(bytes, at: position)
      if length > 0 {
        sequences += 1
        position += length
        continue
      }
      if !isAtEnd, bytes.endIndex - position < 4 { return position }
      invalid += 1
      position += 1
    }
    return position
  }
}
