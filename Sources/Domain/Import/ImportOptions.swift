/// What an import does with rows that match a contact and with rows that do not (R5.12).
package enum ImportMode: String, CaseIterable, Sendable {
  /// Updates matched contacts and creates the others.
  case upsert
  /// Rejects rows that match a contact.
  case create
  /// Rejects rows that match none.
  case update
}

/// How a file is imported: asked once for the whole file.
package struct ImportOptions: Equatable, Sendable {
  /// Without meaning for an adoption, which only takes what the account does not have.
  package var mode: ImportMode
  /// The box "Set these contacts as marketing contacts": matched contacts too (R4.2).
  package var setMarketing: Bool
  /// The first load of an account's own export: Record IDs, create dates and statuses are taken as
  /// they stand.
  package var adopt: Bool
  /// The order of all dates of the file; without one a file that leaves it open is refused.
  package var dateOrder: ImportDateOrder?
  /// Columns whose cells leave a value alone that the contact has already (5.2, step 2).
  package var keptProperties: Set<ContactProperty>
  /// What the import is called, at first by its file (5.2, step 4).
  package var name: String?
  /// The static list that the imported contacts are put on (R5.19).
  package var list: String?
  /// The number that was typed (R5.7); `nil` when none was.
  package var confirmed: Int?
  /// Nothing will be kept, so no number is asked for.
  package var isDryRun: Bool

  package init(
    mode: ImportMode = .upsert, setMarketing: Bool = false, adopt: Bool = false,
    dateOrder: ImportDateOrder? = nil, keptProperties: Set<ContactProperty> = [],
    name: String? = nil, list: String? = nil, confirmed: Int? = nil, isDryRun: Bool = false
  ) {
    self.mode = mode
    self.setMarketing = setMarketing
    self.adopt = adopt
    self.dateOrder = dateOrder
    self.keptProperties = keptProperties
    self.name = name
    self.list = list
    self.confirmed = confirmed
    self.isDryRun = isDryRun
  }

  /// The command that the import is, for permissions and the journal.
  package var commandKind: CommandKind { adopt ? .adoptContacts : .importContacts }
}
