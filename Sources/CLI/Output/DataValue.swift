internal import Domain

/// A value on its way out, with the type that JSON gives it.
enum DataValue: Equatable, Sendable {
  case none
  case text(String)
  case number(Int64)
  case flag(Bool)
  case list([DataValue])
  case object([Member])

  /// A named value; objects keep the order in which they were built.
  struct Member: Equatable, Sendable {
    var name: String
    var value: DataValue

    init(_ name: String, _ value: DataValue) {
      self.name = name
      self.value = value
    }
  }

  static func number(_ number: Int) -> DataValue { .number(Int64(number)) }

  /// A text, or no value.
  static func optional(_ text: String?) -> DataValue { text.map(DataValue.text) ?? .none }

  /// A contact's value: strings for text, dates in ISO 8601 UTC, real numbers and booleans.
  init(_ value: PropertyValue?) {
    switch value {
    case .text(let text): self = .text(text)
    case .number(let number): self = .number(number)
    case .instant(let instant): self = .text(instant.isoText)
    case .flag(let flag): self = .flag(flag)
    case nil: self = .none
    }
  }

  /// The text of a cell that is neither JSON nor for people; lists are joined by `;`.
  var plainText: String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .number(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let values): values.map(\.plainText).joined(separator: ";")
    case .object(let members):
      members.map { $0.name + "=" + $0.value.plainText }.joined(separator: ";")
    }
  }
}
