/// What two contacts become when they are merged: every value, and whose it is (2.5).
package struct MergePreview: Equatable, Sendable {
  /// Which of the two a value comes from.
  package enum Origin: String, CaseIterable, Sendable {
    case primary
    case other
    /// Both have it.
    case both
    /// Put together from both, such as the additional addresses.
    case combined
  }

  package struct Line: Equatable, Sendable {
    package var property: ContactProperty
    /// `nil` when the value goes away.
    package var value: PropertyValue?
    /// The label of a value that is an option, such as an owner's name.
    package var label: String?
    package var origin: Origin

    package init(
      property: ContactProperty, value: PropertyValue?, label: String? = nil, origin: Origin
    ) {
      self.label = label
      self.property = property
      self.value = value
      self.origin = origin
    }
  }

  package var primary: ContactID
  package var other: ContactID
  /// Properties that one of the two has a value of, in the order of the catalogue.
  package var lines: [Line]
  package var status: MarketingStatus
  package var source: MarketingSource?
  package var statusOrigin: Origin

  package init(
    primary: ContactID, other: ContactID, lines: [Line], status: MarketingStatus,
    source: MarketingSource?, statusOrigin: Origin
  ) {
    self.primary = primary
    self.other = other
    self.lines = lines
    self.status = status
    self.source = source
    self.statusOrigin = statusOrigin
  }
}
