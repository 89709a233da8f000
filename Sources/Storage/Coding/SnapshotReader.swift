package import Domain

/// Builds an account from the lines that `SnapshotWriter` wrote.
package struct SnapshotReader {
  package private(set) var account = Account.unopened
  private var contacts = ContactReader()
  private var scanner = JSONScanner(UnsafeRawBufferPointer(start: nil, count: 0))
  private var hasAccount = false
  /// Members of static lists, to be found once all contacts are there.
  private var members: [(list: ObjectID, contacts: [ContactID])] = []
  private var workflows = WorkflowStateLines()

  package init() {}

  /// Takes one line of any segment, without its line break.
  package mutating func read(line: UnsafeRawBufferPointer) throws(ContentError) {
    scanner.restart(on: line)
    do {
      if try isContact(line) {
        guard hasAccount else { throw ContentError.noAccount }
        try readContact()
      } else {
        try readAccountLine()
      }
      try scanner.finish()
    } catch let error as JSONError {
      throw .json(error)
    } catch let error as ContentError {
      throw error
    } catch {
      throw .badValue(member: "")
    }
  }

  /// The account, to be asked for after the last line.
  package func finish() throws(ContentError) -> Account {
    guard hasAccount else { throw .noAccount }
    var account = account
    for (list, contacts) in members {
      for id in contacts {
        guard let row = account.table.keptRow(of: id) else {
          throw .badValue(member: "list_members")
        }
        account.listRows[list, default: RowSet()].insert(row)
      }
    }
    account.workflowStates = try workflows.states(in: account.table)
    account.forgetChangedChunks()
    return account
  }

  /// Contacts begin with `hs_object_id`; no line of the account segment begins with an h.
  private func isContact(_ line: UnsafeRawBufferPointer) throws(ContentError) -> Bool {
    guard line.count > 2 else { throw .badValue(member: "") }
    return line[2] == UInt8(ascii: "h")
  }

  private mutating func readContact() throws {
    let row = account.table.rowCount
    var values: [(ContactProperty, PropertyValue)] = []
    values.reserveCapacity(24)
    let head = try contacts.read(&scanner) { values.append(($0, $1)) }
    guard !account.table.hasGiven(head.id) else {
      throw ContentError.duplicateContact(head.id.rawValue)
    }
    _ = account.table.append(id: head.id)
    guard !head.isErased else {
      return account.table.erase(row: row, mergedInto: head.mergedInto)
    }
    for (property, value) in values { account.table.set(property, row: row, to: value) }
    account.table.setStatus(head.status, row: row)
    for entry in head.history {
      guard entry.batch < account.history.batches.count else {
        throw ContentError.badValue(member: "status_history")
      }
      account.history.add(entry, row: row)
    }
    for entry in head.changes {
      guard entry.batch < account.history.batches.count else {
        throw ContentError.badValue(member: "property_history")
      }
      account.propertyHistory.add(entry, row: row)
    }
    if let deletion = head.deletion { account.table.delete(row: row, deletion) }
  }

  private mutating func readAccountLine() throws {
    var members = Members()
    var billing: Billing?
    var kind: String?
    var contacts: [ContactID] = []
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      let name = scanner.string(key)
      kind = kind ?? name
      switch name {
      case "billing": billing = try EventReader.billing(&scanner)
      case "user": account.users.append(try UserCoding.read(&scanner))
      case "object": account.objects.save(try ObjectCoding.read(&scanner))
      case "runs": contacts = try EventReader.runs(&scanner)
      case "usage": for point in try UsageCoding.read(&scanner) { account.usage.add(point) }
      default: try members.add(name, &scanner)
      }
    }
    switch kind {
    case "account":
      guard let billing else { throw ContentError.missing(member: "billing") }
      account.name = try members.text("account")
      account.hasMarketingContacts = try members.flag("has_marketing_contacts")
      account.importCount = try members.integer("imports")
      account.table.reserveIDs(upTo: Int64(try members.integer("highest_id")))
      if let highest = try members.optionalInteger("highest_object_id") {
        account.objects.reserveIDs(upTo: Int64(highest))
      }
      account.highestUserID = Int64(try members.optionalInteger("highest_user_id") ?? 0)
      account.lifecycleStages = try SnapshotReader.options("lifecycle_stages", members)
      account.leadStatuses = try SnapshotReader.options("lead_statuses", members)
      account.billing = billing
      hasAccount = true
    case "batch": _ = account.history.addBatch(try SnapshotReader.batch(members))
    case "import": account.imports.append(try members.importReport(id: "import"))
    case "user", "object", "usage": break
    case "list_members":
      self.members.append((ObjectID(Int64(try members.integer("list_members"))), contacts))
    default:
      guard try workflows.take(kind, members, contacts) else {
        throw ContentError.unknownMember(kind ?? "")
      }
    }
  }

  /// Values and labels in turn.
  private static func options(
    _ member: String, _ members: Members
  ) throws(ContentError) -> [PropertyOption] {
    let texts = try members.texts(member)
    guard texts.count % 2 == 0 else { throw .badValue(member: member) }
    return stride(from: 0, to: texts.count, by: 2).map {
      PropertyOption(texts[$0], texts[$0 + 1])
    }
  }

  private static func batch(_ members: Members) throws(ContentError) -> StatusHistory.Batch {
    guard let at = Instant(iso: try members.text("t")),
      let by = ChangeSource(rawValue: try members.text("by")),
      let via = FrontEnd(rawValue: try members.text("via"))
    else { throw .badValue(member: "batch") }
    var source: MarketingSource?
    if let parts = try members.optionalTexts("source") {
      guard parts.count == 3, let type = parts[0].flatMap(MarketingSourceType.init(rawValue:))
      else { throw .badValue(member: "source") }
      source = MarketingSource(type: type, id: parts[1], name: parts[2])
    }
    let actor = try members.optionalInteger("who").map { Actor.user(UserID(Int64($0))) }
    return StatusHistory.Batch(
      context: ChangeContext(
        sequence: Int64(try members.integer("batch")), at: at, actor: actor ?? .system,
        source: by, frontEnd: via, activity: try ContextCoding.activity(members)),
      source: source)
  }
}
