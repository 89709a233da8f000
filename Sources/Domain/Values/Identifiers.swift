/// The Record ID of a contact (`hs_object_id`): given by the system, never changed, never reused
/// (R1.1).
package struct ContactID: RawRepresentable, Hashable, Comparable, Sendable {
  package var rawValue: Int64

  package init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  package init(_ rawValue: Int64) {
    self.rawValue = rawValue
  }

  package static func < (left: ContactID, right: ContactID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The number of a user of the account; also the value of `hubspot_owner_id`.
package struct UserID: RawRepresentable, Hashable, Comparable, Sendable {
  /// No user: numbers begin with 1.
  package static let nobody = UserID(0)

  package var rawValue: Int64

  package init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  package init(_ rawValue: Int64) {
    self.rawValue = rawValue
  }

  package static func < (left: UserID, right: UserID) -> Bool {
    left.rawValue < right.rawValue
  }
}
