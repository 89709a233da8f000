/// Why a line that is sound JSON does not hold what the store puts there; no contact data in it.
package enum ContentError: Error, Hashable, Sendable {
  /// The line is not strict JSON.
  case json(JSONError)
  /// A member that the line must have is not there.
  case missing(member: String)
  /// A member that this program does not know.
  case unknownMember(String)
  /// The value of a member is none that this program knows.
  case badValue(member: String)
  /// The pair of flags false, true, which no contact can have (2.1).
  case illegalStatus(contact: Int64)
  /// A Record ID that another line has already (R1.1).
  case duplicateContact(Int64)
  /// The snapshot has no account line, or events stand before the account was opened.
  case noAccount
}
