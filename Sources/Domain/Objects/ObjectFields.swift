/// One value of an account object.
package enum FieldValue: Hashable, Sendable {
  case text(String)
  case number(Int64)
  case flag(Bool)
  case texts([String])
}

/// The values of an account object by name, in a fixed order and without those that are not set.
///
/// The store keeps them, the audit log compares them, and programs get them as JSON.
package struct ObjectFields: Hashable, Sendable {
  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: FieldValue
  }

  package private(set) var fields: [Field] = []

  package init() {}

  package subscript(name: String) -> FieldValue? {
    fields.first { $0.name == name }?.value
  }

  /// Adds a value at the end; `nil` adds nothing.
  package mutating func add(_ name: String, _ value: FieldValue?) {
    if let value { fields.append(Field(name: name, value: value)) }
  }

  package mutating func add(_ name: String, _ text: String?) {
    add(name, text.map(FieldValue.text))
  }

  package mutating func add(_ name: String, _ flag: Bool) {
    add(name, .flag(flag))
  }

  package mutating func add(_ name: String, _ instant: Instant?) {
    add(name, instant.map { .number($0.milliseconds) })
  }

  package mutating func add(_ name: String, _ user: UserID?) {
    add(name, user.map { .number($0.rawValue) })
  }

  package mutating func add(_ name: String, _ object: ObjectID?) {
    add(name, object.map { .number($0.rawValue) })
  }
}

/// Why the fields of an object make no object.
package enum FieldProblem: Error, Equatable, Sendable {
  case missing(String)
  case badValue(String)
}

// MARK: - Reading

extension ObjectFields {
  package func optionalText(_ name: String) throws(FieldProblem) -> String? {
    switch self[name] {
    case .text(let text): return text
    case nil: return nil
    default: throw .badValue(name)
    }
  }

  package func text(_ name: String) throws(FieldProblem) -> String {
    guard let text = try optionalText(name) else { throw .missing(name) }
    return text
  }

  package func optionalNumber(_ name: String) throws(FieldProblem) -> Int64? {
    switch self[name] {
    case .number(let number): return number
    case nil: return nil
    default: throw .badValue(name)
    }
  }

  package func number(_ name: String) throws(FieldProblem) -> Int64 {
    guard let number = try optionalNumber(name) else { throw .missing(name) }
    return number
  }

  /// The flag; `fallback` where a store written before does not have it.
  package func flag(_ name: String, _ fallback: Bool? = nil) throws(FieldProblem) -> Bool {
    switch self[name] {
    case .flag(let flag): return flag
    case nil:
      guard let fallback else { throw .missing(name) }
      return fallback
    default: throw .badValue(name)
    }
  }

  /// The texts; none where the object has none.
  package func texts(_ name: String) throws(FieldProblem) -> [String] {
    switch self[name] {
    case .texts(let texts): return texts
    case nil: return []
    default: throw .badValue(name)
    }
  }

  package func instant(_ name: String) throws(FieldProblem) -> Instant? {
    try optionalNumber(name).map { Instant(milliseconds: $0) }
  }

  package func user(_ name: String) throws(FieldProblem) -> UserID? {
    try optionalNumber(name).map { UserID($0) }
  }

  package func object(_ name: String) throws(FieldProblem) -> ObjectID? {
    try optionalNumber(name).map { ObjectID($0) }
  }

  /// A word of a closed set.
  package func word<Word: RawRepresentable>(
    _ name: String, _ type: Word.Type
  ) throws(FieldProblem) -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: try text(name)) else { throw .badValue(name) }
    return word
  }
}
