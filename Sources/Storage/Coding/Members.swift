internal import Domain

/// The members of a small JSON object, by key: for objects that are rare, such as users.
struct Members {
  private enum Value {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case texts([String?])
    case null
  }

  private var values: [String: Value] = [:]

  /// Reads an object of strings, whole numbers, booleans, nulls and arrays of strings.
  init(_ scanner: inout JSONScanner) throws {
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      values[scanner.string(key)] = try Members.value(&scanner)
    }
  }

  /// Adds the value that is up next under a key.
  mutating func add(_ key: String, _ scanner: inout JSONScanner) throws {
    values[key] = try Members.value(&scanner)
  }

  init() {}

  private static func value(_ scanner: inout JSONScanner) throws -> Value {
    switch try scanner.kind() {
    case .string: return .text(scanner.string(try scanner.string()))
    case .number: return .integer(try scanner.integer())
    case .boolean: return .flag(try scanner.boolean())
    case .null:
      try scanner.null()
      return .null
    case .array:
      var texts: [String?] = []
      try scanner.enterArray()
      while try scanner.nextElement() {
        texts.append(try scanner.takeNull() ? nil : scanner.string(try scanner.string()))
      }
      return .texts(texts)
    case .object:
      throw ContentError.badValue(member: "")
    }
  }

  func optionalText(_ key: String) throws(ContentError) -> String? {
    switch values[key] {
    case .text(let text): return text
    case nil, .null: return nil
    default: throw .badValue(member: key)
    }
  }

  func text(_ key: String) throws(ContentError) -> String {
    guard let text = try optionalText(key) else { throw .missing(member: key) }
    return text
  }

  func optionalInteger(_ key: String) throws(ContentError) -> Int? {
    switch values[key] {
    case .integer(let number): return number
    case nil, .null: return nil
    default: throw .badValue(member: key)
    }
  }

  func integer(_ key: String) throws(ContentError) -> Int {
    guard let number = try optionalInteger(key) else { throw .missing(member: key) }
    return number
  }

  func flag(_ key: String) throws(ContentError) -> Bool {
    guard case .flag(let flag) = values[key] else { throw .missing(member: key) }
    return flag
  }

  func optionalFlag(_ key: String) throws(ContentError) -> Bool? {
    switch values[key] {
    case .flag(let flag): return flag
    case nil, .null: return nil
    default: throw .badValue(member: key)
    }
  }

  func optionalTexts(_ key: String) throws(ContentError) -> [String?]? {
    switch values[key] {
    case .texts(let texts): return texts
    case nil: return nil
    default: throw .badValue(member: key)
    }
  }

  func texts(_ key: String) throws(ContentError) -> [String] {
    guard let texts = try optionalTexts(key) else { throw .missing(member: key) }
    return texts.compactMap { $0 }
  }

  func date(_ key: String) throws(ContentError) -> CalendarDate {
    guard let date = CalendarDate(iso: try text(key)) else { throw .badValue(member: key) }
    return date
  }

  func status(_ key: String) throws(ContentError) -> MarketingStatus {
    let number = UInt8(exactly: try integer(key))
    guard let status = number.flatMap(MarketingStatus.init(rawValue:)) else {
      throw .badValue(member: key)
    }
    return status
  }
}
