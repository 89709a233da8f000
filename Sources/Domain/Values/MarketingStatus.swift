/// The state of a contact in the status machine of section 2.1; the raw value is what a column
/// stores.
package enum MarketingStatus: UInt8, CaseIterable, Sendable {
  /// N: not counted, gets no marketing mail.
  case nonMarketing = 0
  /// M: counted in the tier.
  case marketing = 1
  /// P: pre-set to non-marketing, still counted until the next update date.
  case marketingUntilUpdate = 2

  /// Whether the contact counts in the tier (R3.4).
  package var counts: Bool { self != .nonMarketing }

  /// The state with these two stored flags (`hs_marketable_status`,
  /// `hs_marketable_until_renewal`); `nil` for the illegal pair false, true (2.1).
  package init?(marketable: Bool, untilRenewal: Bool) {
    switch (marketable, untilRenewal) {
    case (false, false): self = .nonMarketing
    case (true, false): self = .marketing
    case (true, true): self = .marketingUntilUpdate
    case (false, true): return nil
    }
  }
}
