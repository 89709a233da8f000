/// Walks strict JSON in place, giving positions instead of building values.
///
/// Stricter than RFC 8259 asks: no duplicate keys, at most 64 levels, valid UTF-8, no lone
/// surrogates, no U+0000; numbers are given exactly, as text or as whole numbers. Nothing is
/// allocated for a value, and text is unescaped only on request:
///
///     try scanner.enterObject()
///     while let key = try scanner.nextKey() {
///       if scanner.text(key, is: "email") { email = try scanner.string() }
///       else { try scanner.skipValue() }
///     }
///     try scanner.finish()
///
/// The scanner borrows the memory: it must not be used outside the closure that lent it.
package struct JSONScanner {
  /// How many containers may stand inside each other.
  package static let depthLimit = 64

  let bytes: UnsafeRawBufferPointer
  /// Offset of the next byte to look at.
  package private(set) var position: Int
  private var levels: [Level] = []
  private var keys: [SeenKey] = []

  /// An open object or array.
  private struct Level {
    var isEmpty = true
    var firstKey: Int
    /// One bit a key hash: a key whose bit is not set is new.
    var filter: UInt64 = 0
  }

  private struct SeenKey {
    var hash: UInt64
    var text: JSONText
  }

  /// Starts at the first byte of `bytes`.
  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    position = 0
  }

  /// Starts again on other bytes, keeping the memory for levels and keys.
  package mutating func restart(on bytes: UnsafeRawBufferPointer) {
    var next = JSONScanner(bytes)
    swap(&next.levels, &levels)
    swap(&next.keys, &keys)
    next.levels.removeAll(keepingCapacity: true)
    next.keys.removeAll(keepingCapacity: true)
    self = next
  }

  // MARK: Any value

  /// The kind of the next value, which is not consumed.
  package mutating func kind() throws(JSONError) -> JSONKind {
    skipSpace()
    guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
    switch bytes[position] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw JSONError(.unexpectedByte(bytes[position]), at: position)
    }
  }

  /// Passes over the next value, checking all of it, and returns where it stands.
  @discardableResult
  package mutating func skipValue() throws(JSONError) -> Range<Int> {
    let kind = try kind()
    let start = position
    switch kind {
    case .string:
      _ = try string()
    case .number:
      _ = try number()
    case .boolean:
      _ = try boolean()
    case .null:
      try null()
    case .array:
      try enterArray()
      while try nextElement() { try skipValue() }
    case .object:
      try enterObject()
      while try nextKey() != nil { try skipValue() }
    }
    return start..<position
  }

  /// Checks that only white space is left.
  package mutating func finish() throws(JSONError) {
    skipSpace()
    if position < bytes.count { throw JSONError(.trailingBytes, at: position) }
  }

  // MARK: Containers

  /// Goes into an object; `nextKey` then gives its keys.
  package mutating func enterObject() throws(JSONError) {
    try enter(.object, UInt8(ascii: "{"))
  }

  /// The next key of the entered object, its value up next; nil when the object has ended.
  package mutating func nextKey() throws(JSONError) -> JSONText? {
    if try !nextMember(until: UInt8(ascii: "}")) { return nil }
    skipSpace()
    guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
    guard bytes[position] == UInt8(ascii: "\"") else {
      throw JSONError(.unexpectedByte(bytes[position]), at: position)
    }
    let start = position
    let key = try scanString()
    try remember(key, at: start)
    skipSpace()
    try expect(UInt8(ascii: ":"))
    return key
  }

  /// Goes into an array; `nextElement` then says whether a value is up next.
  package mutating func enterArray() throws(JSONError) {
    try enter(.array, UInt8(ascii: "["))
  }

  /// Whether the entered array has a further value, which is up next.
  package mutating func nextElement() throws(JSONError) -> Bool {
    try nextMember(until: UInt8(ascii: "]"))
  }

  private mutating func enter(_ kind: JSONKind, _ opening: UInt8) throws(JSONError) {
    try require(kind, first: opening)
    if levels.count == Self.depthLimit { throw JSONError(.tooDeep, at: position) }
    levels.append(Level(firstKey: keys.count))
    position += 1
  }

  /// Consumes the comma before a member, or the closing byte.
  private mutating func nextMember(until closing: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    guard position < bytes.count, let top = levels.indices.last else {
      throw JSONError(.unexpectedEnd, at: position)
    }
    let byte = bytes[position]
    if byte == closing {
      position += 1
      let level = levels.removeLast()
      keys.removeLast(keys.count - level.firstKey)
      return false
    }
    if levels[top].isEmpty {
      levels[top].isEmpty = false
      return true
    }
    if byte != UInt8(ascii: ",") { throw JSONError(.unexpectedByte(byte), at: position) }
    position += 1
    return true
  }

  private mutating func remember(_ key: JSONText, at start: Int) throws(JSONError) {
    guard let top = levels.indices.last else { throw JSONError(.unexpectedEnd, at: start) }
    let hash = hash(of: key)
    let bit: UInt64 = 1 << (hash >> 58)
    if levels[top].filter & bit != 0 {
      for index in levels[top].firstKey..<keys.count where keys[index].hash == hash {
        if isSameText(keys[index].text, key) { throw JSONError(.duplicateKey, at: start) }
      }
    }
    levels[top].filter |= bit
    keys.append(SeenKey(hash: hash, text: key))
  }

  // MARK: Scalars

  /// The next value, which must be a string.
  package mutating func string() throws(JSONError) -> JSONText {
    try require(.string, first: UInt8(ascii: "\""))
    return try scanString()
  }

  /// The next value, which must be a number; the range holds its exact text.
  package mutating func number() throws(JSONError) -> Range<Int> {
    guard try kind() == .number else { throw JSONError(.unexpectedKind(try kind()), at: position) }
    let end = try endOfNumber(from: position)
    defer { position = end }
    return position..<end
  }

  /// The next value, which must be a whole number without fraction and exponent.
  package mutating func integer() throws(JSONError) -> Int {
    let range = try number()
    guard let value = integer(in: range) else {
      throw JSONError(.notAnInteger, at: range.lowerBound)
    }
    return value
  }

  /// The next value, which must be `true` or `false`.
  package mutating func boolean() throws(JSONError) -> Bool {
    guard try kind() == .boolean else { throw JSONError(.unexpectedKind(try kind()), at: position) }
    let isTrue = bytes[position] == UInt8(ascii: "t")
    try expectWord(isTrue ? "true" : "false")
    return isTrue
  }

  /// The next value, which must be `null`.
  package mutating func null() throws(JSONError) {
    guard try kind() == .null else { throw JSONError(.unexpectedKind(try kind()), at: position) }
    try expectWord("null")
  }

  /// Consumes a `null` if it is up next, and says so.
  package mutating func takeNull() throws(JSONError) -> Bool {
    if try kind() != .null { return false }
    try null()
    return true
  }

  // MARK: Bytes

  /// Consumes exactly these bytes, without white space around them.
  mutating func expectWord(_ word: StaticString) throws(JSONError) {
    for offset in 0..<word.utf8CodeUnitCount {
      try expect(word.utf8Start[offset])
    }
  }

  private mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
    guard bytes[position] == byte else {
      throw JSONError(.unexpectedByte(bytes[position]), at: position)
    }
    position += 1
  }

  private mutating func require(_ kind: JSONKind, first byte: UInt8) throws(JSONError) {
    skipSpace()
    guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
    if bytes[position] == byte { return }
    throw JSONError(.unexpectedKind(try self.kind()), at: position)
  }

  private mutating func scanString() throws(JSONError) -> JSONText {
    let text = try text(from: position + 1)
    position = text.range.upperBound + 1
    return text
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }
}
