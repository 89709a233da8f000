internal import Domain
internal import Engine
internal import Terminal
internal import Wording

extension Session {
  /// Assesses a command, has it confirmed, carries it out and reports it (R6.22, R6.24).
  ///
  /// Without a confirmation that is needed nothing changes, and the status says so.
  func carryOut(
    _ command: Command, _ store: OpenStore, actor: User, confirmation: ConfirmationAnswer,
    filter: String? = nil, done: ((Account) -> String)? = nil
  ) async throws -> ExitStatus {
    try await explaining(store, actor) {
      switch await store.workspace.assess(command, by: actor.id) {
      case .refused(let refusal):
        // A refusal for lack of a right is put on record where changes are decided (9.4).
        if refusal.missingRight != nil, !confirmation.isDryRun {
          _ = try await store.workspace.perform(
            command, by: actor.id, frontEnd: .commandLine, confirmation: nil)
        }
        throw refusal
      case .allowed(let quote):
        if confirmation.isDryRun { return try reportDryRun(quote, filter) }
        try checkNumber(confirmation.number, quote)
        return try await perform(command, store, actor, nil, done)
      case .confirm(let quote):
        if confirmation.isDryRun { return try reportDryRun(quote, filter) }
        for line in assessment(quote, filter: filter) { note(line) }
        let confirmed = try confirmed(quote, confirmation.number)
        return try await perform(command, store, actor, confirmed, done)
      }
    }
  }

  /// Puts a refusal into words with the names of the account.
  func explaining<Result>(
    _ store: OpenStore, _ actor: User?, _ body: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await body()
    } catch let refusal as Refusal {
      throw catalogue.failure(refusal, in: store.account, actor: actor?.id)
    }
  }

  private func perform(
    _ command: Command, _ store: OpenStore, _ actor: User, _ confirmation: Confirmation?,
    _ done: ((Account) -> String)?
  ) async throws -> ExitStatus {
    if context.isInterrupted() { throw CommandFailure.interrupted(catalogue) }
    let outcome = try await store.workspace.perform(
      command, by: actor.id, frontEnd: .commandLine, confirmation: confirmation)
    let account = await store.workspace.snapshot.account
    note(catalogue.sentence(of: outcome, done: done?(account)))
    await noteNews(store)
    try report(outcome)
    return .done
  }

  /// A number that is given must be right even where none is needed.
  func checkNumber(_ number: Int?, _ quote: Quote) throws(Refusal) {
    if let number, quote.selected > 0, number != quote.selected {
      throw Refusal(quote.kind, .confirmationMismatch(quote, typed: number))
    }
  }

  /// The number from the option, else from the person.
  func confirmed(_ quote: Quote, _ number: Int?) throws -> Confirmation {
    if let number { return Confirmation(number: number) }
    guard canAsk else { throw Refusal(quote.kind, .confirmationMissing(quote)) }
    let question = catalogue.text(
      CommandLinePhrase.askNumber, ["number": .digits(Int64(quote.selected))])
    try context.errors.write(question)
    try context.errors.flush()
    let line = context.input.line()
    // The person's Enter ended the line; without it the next message would stand behind the prompt.
    if line == nil { note("") }
    let answer = line.map { String(decoding: $0, as: UTF8.self) } ?? ""
    if context.isInterrupted() { throw CommandFailure.interrupted(catalogue) }
    guard !EmailAddress.trimmed(answer).isEmpty else {
      throw CommandFailure(
        .unconfirmed, Explanation(catalogue.text(CommandLinePhrase.askCancelled)))
    }
    guard let typed = groupedNumber(answer) else {
      throw Refusal(quote.kind, .confirmationMissing(quote))
    }
    return Confirmation(number: typed, quote: quote)
  }

  // MARK: Assessment

  /// The assessment in lines for people.
  func assessment(_ quote: Quote, filter: String?) -> [String] {
    var lines = [catalogue.heading(of: quote)]
    let facts = catalogue.lines(of: quote)
    let labels = facts.map { errorStyle.safe($0.label) }
    let labelWidth = labels.map(\.width).max() ?? 0
    let valueWidth = facts.map { errorStyle.safe($0.value).width }.max() ?? 0
    for (label, fact) in zip(labels, facts) {
      let value = errorStyle.safe(fact.value)
      let gap = labelWidth - label.width + 2 + valueWidth - value.width
      let line =
        "  " + label.string + String(repeating: " ", count: gap) + value.string
        + (fact.note.isEmpty ? "" : "  " + fact.note)
      lines.append(fact.isLoud ? errorStyle.red(line) : line)
    }
    if let consequence = catalogue.consequence(of: quote) { lines.append(consequence) }
    if let filter {
      lines.append(catalogue.text(CommandLinePhrase.filterLine, ["filter": .data(filter)]))
    }
    return lines
  }

  func reportDryRun(_ quote: Quote, _ filter: String?) throws -> ExitStatus {
    if format == .table {
      for line in assessment(quote, filter: filter) { try context.output.write(line + "\n") }
    } else {
      try printObject(BulkResult(quote: quote).members)
    }
    note(CommandLinePhrase.dryRun)
    return .done
  }

  /// The result for programs, when a format for programs was asked for.
  func reportResult(_ members: [DataValue.Member]) throws {
    guard let format = global.format, format != .table else { return }
    try printObject(members)
  }

  /// What a change of contacts did: selected, changed and unchanged, count and tier before and after.
  private func report(_ outcome: Outcome) throws {
    guard outcome.quote.kind.isBulk else { return try reportResult(BulkResult(outcome).members) }
    let lines = catalogue.summary(of: outcome.quote).map { ($0.label, $0.value) }
    try printObject(BulkResult(outcome).members, people: lines)
  }
}

extension CommandKind {
  /// Whether the command may name many contacts.
  fileprivate var isBulk: Bool {
    switch self {
    case .setAsMarketing, .setAsNonMarketing, .keepAsMarketing, .editContacts, .deleteContacts,
      .deletePermanently, .restoreContacts, .changeListMembers, .runCleanUpRule, .enrolContacts:
      true
    default: false
    }
  }
}

/// What a change did, in the shape that scripts rely on.
struct BulkResult {
  var quote: Quote
  var created: ContactID?
  var sequence: Int64?

  init(_ outcome: Outcome) {
    quote = outcome.quote
    created = outcome.createdContact
    sequence = outcome.sequence
  }

  init(quote: Quote, sequence: Int64? = nil) {
    self.quote = quote
    self.sequence = sequence
  }

  var members: [DataValue.Member] {
    let id = created.map { [DataValue.Member("hs_object_id", .number($0.rawValue))] } ?? []
    return id + figures
      + (quote.merge.map { [DataValue.Member("merge", BulkResult.value($0))] } ?? [])
  }

  /// Every value of the merged contact with whose it is.
  private static func value(_ merge: MergePreview) -> DataValue {
    let values = merge.lines.map { line in
      DataValue.Member(
        line.property.internalName,
        .object([
          .init("value", DataValue(line.value)), .init("from", .text(line.origin.rawValue)),
        ]))
    }
    return .object([
      .init("primary", .number(merge.primary.rawValue)),
      .init("other", .number(merge.other.rawValue)), .init("values", .object(values)),
      .init("status", .text(merge.status.code)),
      .init("status_from", .text(merge.statusOrigin.rawValue)),
    ])
  }

  /// The numbers, without the contact that was created.
  var figures: [DataValue.Member] {
    let refused =
      quote.missing.map { BulkResult.refused($0, "not-found") }
      + quote.notPermitted.map { BulkResult.refused($0, "not-permitted") }
    let taken = quote.addressTaken.map { BulkResult.refused($0, "address-taken") }
    return [
      .init("selected", .number(quote.selected)), .init("changed", .number(quote.changed)),
      .init("unchanged", .number(quote.unchanged)), .init("refused", .list(refused + taken)),
    ] + billing
  }

  private static func refused(_ id: ContactID, _ reason: String) -> DataValue {
    .object([.init("id", .number(id.rawValue)), .init("reason", .text(reason))])
  }

  /// Count and tier before and after, and the number of the change.
  var billing: [DataValue.Member] {
    [
      .init("count_before", .number(quote.countBefore)),
      .init("count_after", .number(quote.countAfter)),
      .init("tier_before", .number(quote.tierBefore)),
      .init("tier_after", .number(quote.tierAfter)),
      .init("sequence", sequence.map(DataValue.number) ?? .none),
    ]
  }
}
