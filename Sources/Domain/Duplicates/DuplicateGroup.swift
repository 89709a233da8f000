/// Contacts that may be one person (section 15, item 14).
package struct DuplicateGroup: Equatable, Sendable {
  /// What contacts have in common, besides first and last name.
  package enum Reason: String, CaseIterable, Sendable {
    case phone
    case company
    /// The part of the address before the `@`.
    case emailName = "email-name"
  }

  /// In ascending order, at least two.
  package var contacts: [ContactID]
  /// What links them; not every pair has to share each of these.
  package var reasons: [Reason]
  /// How many of them count in the tier.
  package var counted: Int

  package init(contacts: [ContactID], reasons: [Reason], counted: Int) {
    self.contacts = contacts
    self.reasons = reasons
    self.counted = counted
  }

  /// How many contacts are paid for too many, should it be one person.
  package var surplus: Int { max(0, counted - 1) }
}
