package import Domain

/// All about one contact.
package struct DetailState: Equatable, Sendable {
  package var contact: ContactID
  package var position = ListPosition()

  package init(contact: ContactID) {
    self.contact = contact
  }
}
