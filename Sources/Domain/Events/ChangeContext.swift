/// Who made a change, when and by which way: what every journal line carries (R13.5).
package struct ChangeContext: Hashable, Sendable {
  /// Position of the transaction in the journal, from 1.
  package var sequence: Int64
  package var at: Instant
  package var actor: Actor
  package var source: ChangeSource
  package var frontEnd: FrontEnd
  /// The form, import, app or workflow that made the change; `nil` for what a user did by hand.
  package var activity: Activity?

  package init(
    sequence: Int64, at: Instant, actor: Actor, source: ChangeSource, frontEnd: FrontEnd,
    activity: Activity? = nil
  ) {
    self.sequence = sequence
    self.at = at
    self.actor = actor
    self.source = source
    self.frontEnd = frontEnd
    self.activity = activity
  }
}

/// What a change came from, with the name it had then (R1.15, R13.1).
package struct Activity: Hashable, Sendable {
  package var kind: Kind
  /// The number of the object or the import, such as `12` or `import-3`.
  package var id: String
  package var name: String

  package enum Kind: String, CaseIterable, Sendable {
    case form
    case chatflow
    case app
    case workflow
    case fileImport = "import"
    case cleanUpRule = "clean-up-rule"
    /// A tool with a fixed default, such as a meetings link (4).
    case tool
  }

  package init(_ kind: Kind, id: String, name: String) {
    self.kind = kind
    self.id = id
    self.name = name
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
  case form = "FORM"
  case conversation = "CONVERSATIONS"
  case integration = "INTEGRATION"
  /// A request with the account's API key.
  case api = "API"
  case salesforce = "SALESFORCE"
  case workflow = "AUTOMATION_PLATFORM"
  case merge = "MERGE_CONTACTS"
  case recyclingBin = "RECYCLING_BIN"
  case meetings = "MEETINGS"
  case loggedEmail = "BCC_TO_CRM"
  case teamEmail = "EMAIL_INTEGRATION"
  case emailExtension = "EXTENSION"
  case document = "DOCUMENT"
  case mobile = "MOBILE"
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
