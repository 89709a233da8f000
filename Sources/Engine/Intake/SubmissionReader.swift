package import Domain
private import Storage

/// Reads submissions from JSON: one object a line, property names as names.
///
///     {"email":"bo@example.se","First name":"Bo","num_conversion_events":3,"hs_email_optout":false}
///
/// Names are internal names or labels in any letter case; `null` is a blank value.
package enum SubmissionReader {
  /// The submission on one line, whose number is `line`, from 1.
  package static func read(_ bytes: [UInt8], line: Int) throws(SubmissionError) -> Submission {
    do {
      return try bytes.withUnsafeBytes { memory in
        var scanner = JSONScanner(memory)
        guard try scanner.kind() == .object else {
          throw SubmissionError(line: line, byte: scanner.position + 1, kind: .notAnObject)
        }
        let values = try values(&scanner, line)
        try scanner.finish()
        return Submission(values, line: line)
      }
    } catch let error as SubmissionError {
      throw error
    } catch {
      let position = (error as? JSONError)?.position ?? 0
      throw SubmissionError(line: line, byte: position + 1, kind: .json)
    }
  }

  private static func values(
    _ scanner: inout JSONScanner, _ line: Int
  ) throws -> [ContactProperty: String] {
    var values: [ContactProperty: String] = [:]
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      let name = scanner.string(key)
      func problem(_ kind: SubmissionError.Kind) -> SubmissionError {
        SubmissionError(line: line, byte: key.range.lowerBound + 1, kind: kind)
      }
      guard let property = PropertyCatalogue.property(header: EmailAddress.trimmed(name)) else {
        let names = PropertyCatalogue.definitions.map(\.internalName)
        throw problem(.unknownProperty(name, nearest: nearestName(to: name, among: names)))
      }
      guard values[property] == nil else { throw problem(.twice(property)) }
      switch try scanner.kind() {
      case .string: values[property] = scanner.string(try scanner.string())
      case .number:
        let range = try scanner.number()
        values[property] = String(decoding: scanner.raw(range), as: UTF8.self)
      case .boolean: values[property] = try scanner.boolean() ? "true" : "false"
      case .null:
        try scanner.null()
        values[property] = ""
      case .object, .array: throw problem(.notAText(property))
      }
    }
    return values
  }
}

/// Why a line is no submission, and where.
package struct SubmissionError: Error, Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case json
    case notAnObject
    /// `nearest` is the internal name most like it.
    case unknownProperty(String, nearest: String?)
    /// The value is an object or a list.
    case notAText(ContactProperty)
    case twice(ContactProperty)
  }

  package var line: Int
  /// Position in the line, from 1.
  package var byte: Int
  package var kind: Kind

  package init(line: Int, byte: Int, kind: Kind) {
    self.line = line
    self.byte = byte
    self.kind = kind
  }
}
