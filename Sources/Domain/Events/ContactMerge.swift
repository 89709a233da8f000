/// Two contacts become one: the other is gone for good, and its number leads to the primary one
/// (2.5).
package struct ContactMerge: Equatable, Sendable {
  package var primary: ContactID
  package var other: ContactID
  /// What changes in the primary contact.
  package var changes: [ContactEdit.Change]
  /// The marketing status of the primary contact from then on (R2.24).
  package var status: MarketingStatus
  /// Its marketing source when that changes (R2.25); `nil` leaves it as it is.
  package var source: MarketingSource?

  package init(
    primary: ContactID, other: ContactID, changes: [ContactEdit.Change],
    status: MarketingStatus, source: MarketingSource? = nil
  ) {
    self.primary = primary
    self.other = other
    self.changes = changes
    self.status = status
    self.source = source
  }
}
