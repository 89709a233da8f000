package import Domain

/// All about one contact.
package struct DetailState: Equatable, Sendable {
  package var contact: ContactID
  package var position = ListPosition()
  /// The property under the cursor: it keeps the cursor when lines come in above it.
  var property: ContactProperty?

  package init(contact: ContactID) {
    self.contact = contact
  }
}
