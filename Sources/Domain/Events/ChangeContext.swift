/// Who made a change, when and by which way: what every journal line carries (R13.5).
package struct ChangeContext: Hashable, Sendable {
  /// Position of the transaction in the journal, from 1.
  package var sequence: Int64
  package var at: Instant
  package var actor: Actor
  package var source: ChangeSource
  package var frontEnd: FrontEnd

  package init(
    sequence: Int64, at: Instant, actor: Actor, source: ChangeSource, frontEnd: FrontEnd
  ) {
    self.sequence = sequence
    self.at = at
    self.actor = actor
    self.source = source
    self.frontEnd = frontEnd
  }
}

/// Who acts: a user of the account, or the system itself (R13.5).
package enum Actor: Hashable, Sendable {
  case user(UserID)
  case system
}

/// The change sources that the program writes, by the vendor's names (R13.2).
package enum ChangeSource: String, CaseIterable, Sendable {
  case oneContact = "CRM_UI"
  case bulkAction = "CRM_UI_BULK_ACTION"
  case fileImport = "IMPORT"
  /// The update run of 2.4.
  case billing = "BILLING"
  /// Users, permissions and settings.
  case settings = "SETTINGS"
}

/// Which front end asked.
package enum FrontEnd: String, CaseIterable, Sendable {
  case console
  case commandLine = "command-line"
  /// The program on its own account, such as an update run.
  case program
}
