extension Account {
  /// Whether a lifecycle stage is further along than the present one: imports and what comes from
  /// outside never move a contact back (R1.11, R5.16).
  ///
  /// Stages that the account no longer has stand in nobody's way.
  func movesForward(from old: PropertyValue?, to new: PropertyValue) -> Bool {
    guard case .text(let old) = old, case .text(let new) = new else { return true }
    guard let before = lifecycleStages.firstIndex(where: { $0.value == old }),
      let after = lifecycleStages.firstIndex(where: { $0.value == new })
    else { return true }
    return after > before
  }
}
