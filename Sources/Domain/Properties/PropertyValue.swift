/// A value of a contact property.
package enum PropertyValue: Hashable, Sendable {
  /// A string, or the internal value of an option; several options are joined by `;`.
  case text(String)
  case number(Int64)
  case instant(Instant)
  case flag(Bool)

  /// The text form used in files and for comparison: dates as ISO 8601 in UTC, `true`, `false`.
  package var plainText: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .instant(let instant): instant.isoText
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}
