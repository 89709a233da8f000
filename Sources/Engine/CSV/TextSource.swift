/// Bytes of any encoding, handed out as UTF-8 piece by piece.
///
/// Characters that the bytes do not give, such as half a surrogate pair, come out as a byte that is
/// no UTF-8, so that whoever reads finds them with their line and column.
package struct TextSource<Base: ByteSource>: ByteSource {
  package let encoding: TextEncoding
  /// How many bytes of the file have been read, in its own encoding.
  package private(set) var bytesRead = 0

  private var base: Base
  private var raw: [UInt8] = []
  /// UTF-8 that has not been handed out yet, from `position` on.
  private var text: [UInt8] = []
  private var position = 0
  /// The first byte of a UTF-16 unit whose second has not been read.
  private var half: UInt8?
  /// The first half of a surrogate pair.
  private var lead: UInt16?
  private var hasEnded = false

  private static var pieceSize: Int { 16_384 }

  package init(_ base: Base, encoding: TextEncoding) {
    self.base = base
    self.encoding = encoding
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if encoding == .utf8 {
      let count = try base.read(into: buffer)
      bytesRead += count
      return count
    }
    while position == text.count, !hasEnded { try decode() }
    let count = min(buffer.count, text.count - position)
    buffer.copyBytes(from: text[position..<position + count])
    position += count
    return count
  }

  /// Reads and decodes the next piece.
  private mutating func decode() throws {
    if raw.isEmpty { raw = [UInt8](repeating: 0, count: Self.pieceSize) }
    text.removeAll(keepingCapacity: true)
    position = 0
    let count = try raw.withUnsafeMutableBytes { try base.read(into: $0) }
    bytesRead += count
    guard count > 0 else {
      hasEnded = true
      if half != nil || lead != nil { text.append(Self.broken) }
      return
    }
    switch encoding {
    case .utf8: text += raw[..<count]
    case .windows1252: decode(count, CodePages.windows1252)
    case .windows1250: decode(count, CodePages.windows1250)
    case .utf16LittleEndian, .utf16BigEndian:
      for byte in raw[..<count] {
        guard let first = half else {
          half = byte
          continue
        }
        half = nil
        let (low, high) = encoding == .utf16LittleEndian ? (first, byte) : (byte, first)
        add(UInt16(high) << 8 | UInt16(low))
      }
    }
  }

  /// A byte that no UTF-8 text has.
  private static var broken: UInt8 { 0xff }

  private mutating func decode(_ count: Int, _ page: [UInt16]) {
    for byte in raw[..<count] {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      add(UInt32(page[Int(byte) - 0x80]))
    }
  }

  private mutating func add(_ unit: UInt16) {
    if let first = lead {
      lead = nil
      if (0xdc00...0xdfff).contains(unit) {
        add(0x10000 + (UInt32(first) - 0xd800) << 10 + (UInt32(unit) - 0xdc00))
        return
      }
      text.append(Self.broken)
    }
    if (0xd800...0xdbff).contains(unit) {
      lead = unit
    } else {
      add(UInt32(unit))
    }
  }

  private mutating func add(_ code: UInt32) {
    guard let scalar = Unicode.Scalar(code) else {
      text.append(Self.broken)
      return
    }
    text += UTF8.encode(scalar).map { Array($0) } ?? [Self.broken]
  }
}
