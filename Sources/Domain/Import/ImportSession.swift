/// One import of one file, row after row (section 5).
///
/// The session keeps the account as it becomes: every event it gives is applied here at once, so
/// that a later row sees what an earlier one did (R5.14). It reads no file and asks no clock.
package struct ImportSession: Sendable {
  /// The account with everything taken so far; after `finish` the state after the import.
  package internal(set) var account: Account

  let options: ImportOptions
  let context: ChangeContext
  let actor: UserID
  let importID: String
  let fileName: String
  /// What the person calls the import, else the name of its file.
  let name: String
  let columns: ImportColumnPlan
  /// How the account stood before the import, in numbers.
  let before: Quote
  let startedEmpty: Bool
  /// What every created record gets unless the row says it, in the order of the catalogue.
  let stamp: [(order: Int, property: ContactProperty, value: PropertyValue)]
  /// The contacts that the person who imports may edit (R9.10).
  let editable: ContactReach
  var cells: ImportCellReader
  var tally = ImportWarningTally()
  /// Warnings of the row at hand, counted once the row is accepted.
  var rowWarnings: [ImportWarningTally.Entry] = []
  /// The first date whose order nothing tells.
  var openDate: ImportDateExample?
  /// Rows of the table that accepted rows touched, and those that got a new value or are new.
  var touched = RowSet()
  var changed = RowSet()
  var report: ImportReport
  var skipped = 0
  var blankRows = 0
  var stagesKept = 0
  var rowStagesKept = 0
  /// Data rows that are not blank, and those of them with a Record ID.
  var rowCount = 0
  var rowsWithRecordID = 0

  /// Begins an import into `account`, as the transaction that `context` describes.
  ///
  /// Throws when the person who acts may not import (R9.1, 9.4), adopt or set as marketing, and when
  /// the contacts cannot be put on the list that is asked for (R5.19).
  package init(
    account: Account, columns: [ImportColumn], options: ImportOptions, fileName: String,
    context: ChangeContext
  ) throws(Refusal) {
    let kind = options.commandKind
    guard case .user(let actor) = context.actor else {
      throw Refusal(kind, .unknownActor(UserID(0)))
    }
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    if options.setMarketing, let refusal = account.refusal(of: .setAsMarketing, by: actor) {
      throw refusal
    }
    if let list = options.list {
      try ImportSession.checkList(named: list, in: account, by: actor, for: kind)
    }
    self.account = account
    self.options = options
    self.context = context
    self.actor = actor
    self.fileName = fileName
    let given = options.name.map(EmailAddress.trimmed) ?? ""
    name = given.isEmpty ? fileName : given
    self.columns = ImportColumnPlan(columns, adopt: options.adopt, kept: options.keptProperties)
    importID = "import-\(account.importCount + 1)"
    editable = account.reach(.edit, of: actor)
    before = account.emptyQuote(kind, at: context.at)
    startedEmpty = account.table.rowCount == 0
    report = ImportReport(id: importID, name: name, fileName: fileName)
    cells = ImportCellReader(
      account: account, columns: columns.count, dateOrder: options.dateOrder)
    var stamp = PropertyValues()
    account.stampCreation(
      &stamp, by: actor, at: context.at, source: .fileImport, sourceID: importID, label: "IMPORT")
    if !options.adopt { stamp[.recordSourceDetail1] = .text(name) }
    self.stamp = stamp.map { ($0.property.index, $0.property, $0.value) }
  }

  /// Takes one row: gives `emit` the event that follows from it, if any, and applies it.
  package mutating func take<Failure: Error>(
    _ row: ImportRow, emit: (Event) throws(Failure) -> Void
  ) throws(Failure) -> ImportRowOutcome {
    guard row.cells.contains(where: { !trimmedCell($0).isEmpty }) else {
      blankRows += 1
      return .blank
    }
    rowCount += 1
    rowWarnings.removeAll(keepingCapacity: true)
    rowStagesKept = 0
    let step: Step
    do {
      step = try decide(row)
    } catch {
      report.rejected += 1
      return .rejected(allErrors(of: row, first: error))
    }
    for warning in rowWarnings {
      tally.add(warning, name: columns.names[warning.column], line: row.line)
    }
    stagesKept += rowStagesKept
    return try carryOut(step, emit: emit)
  }

  /// Counts a row that could not be read, so that there is nothing to take.
  package mutating func reject(_ error: ImportRowError) -> ImportRowOutcome {
    report.rejected += 1
    return .rejected(error)
  }

  /// What a row leads to.
  enum Step {
    case create(ContactRecord)
    case edit(row: Int, ContactEdit)
    case keep(row: Int)
    case skip(row: Int)
  }

  private mutating func carryOut<Failure: Error>(
    _ step: Step, emit: (Event) throws(Failure) -> Void
  ) throws(Failure) -> ImportRowOutcome {
    switch step {
    case .create(let record):
      let row = account.table.rowCount
      let event = Event.contactCreated(record)
      account.apply(event, context: context)
      touched.insert(row)
      changed.insert(row)
      report.created += 1
      if record.status.counts { report.newlyMarketing += 1 }
      try emit(event)
      return .created(record.id)
    case .edit(let row, let edit):
      let event = Event.contactEdited(edit)
      account.apply(event, context: context)
      touched.insert(row)
      changed.insert(row)
      report.updated += 1
      try emit(event)
      return .updated(edit.id)
    case .keep(let row):
      touched.insert(row)
      report.unchanged += 1
      return .unchanged(account.table.id(of: row))
    case .skip(let row):
      skipped += 1
      report.unchanged += 1
      return .skipped(account.table.id(of: row))
    }
  }
}
