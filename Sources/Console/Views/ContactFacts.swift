import Domain
import Wording

/// What people ask about one contact: why it is marketing, and whether it can be mailed.
struct ContactFacts {
  let account: Account
  let row: Int
  let world: World

  /// The status in words, since when and by what: "marketing since 3 Feb 2026, by form Newsletter".
  var status: String {
    let status = account.table.status(of: row)
    let name = world.catalogue.name(
      of: status, nextUpdate: account.nextUpdate(at: world.now))
    guard status.counts, let start = history.last(where: { !$0.from.counts && $0.to.counts })
    else { return name }
    let batch = account.history.batches[start.batch]
    var text = world.catalogue.text(
      ConsoleWords.factSince,
      ["status": .text(name), "date": .text(date(batch.context.at))])
    if let source = account.marketingSource(row: row) {
      text += ", " + world.catalogue.cause(source, in: account)
    }
    return text
  }

  /// Who pre-set the contact to non-marketing and when; `nil` unless that is pending.
  var preset: String? {
    guard account.table.status(of: row) == .marketingUntilUpdate,
      let entry = history.last(where: { $0.to == .marketingUntilUpdate })
    else { return nil }
    let batch = account.history.batches[entry.batch]
    return world.catalogue.text(
      ConsoleWords.factPreset,
      [
        "name": .text(world.catalogue.name(of: batch.context.actor, in: account)),
        "date": .text(date(batch.context.at)),
      ])
  }

  /// Whether mail reaches the contact, with every reason why not (R1.16, R2.29).
  var mailable: String {
    var obstacles = account.table.mailObstacles(row: row).map(world.catalogue.name(of:))
    let isMarketing = account.table.status(of: row).counts
    if !obstacles.isEmpty, !isMarketing {
      obstacles.insert(world.catalogue.text(ConsoleWords.factNotMarketing), at: 0)
    }
    if obstacles.isEmpty {
      return world.catalogue.text(
        isMarketing ? ConsoleWords.factMailable : .factMailableNotMarketing)
    }
    return world.catalogue.text(
      isMarketing ? ConsoleWords.factNotMailablePaid : .factNotMailable,
      ["reasons": .text(obstacles.joined(separator: ", "))])
  }

  /// Changes of the status, oldest first.
  var history: [StatusHistory.Entry] { account.history.entries(of: row) }

  /// One change in words: when, from what to what, who and how.
  func text(of change: ContactChange) -> (when: String, what: String) {
    let context = change.context
    let when = world.catalogue.moment(context.at, in: account.billing.timeZone)
    switch change {
    case .status(let entry, let batch): return (when, text(of: entry, batch))
    case .value(let change):
      let property = change.property
      func value(_ value: PropertyValue?) -> PhraseArgument {
        .text(
          value.map { PropertyText.text(of: $0, property, account, world) }
            ?? world.catalogue.text(AbsencePhrase.emptyValue))
      }
      var facts = facts(of: context, how: world.catalogue.way(context))
      facts["property"] = .text(world.catalogue.label(of: property))
      facts["old"] = value(change.old)
      facts["new"] = value(change.new)
      return (when, world.catalogue.text(ConsoleWords.factValue, facts))
    }
  }

  private func text(of entry: StatusHistory.Entry, _ batch: StatusHistory.Batch) -> String {
    let catalogue = world.catalogue
    let context = batch.context
    let nextUpdate = account.billing.updateDate(
      after: account.billing.timeZone.date(at: context.at))
    // A user's own doing is said already; a source has the name that the way would repeat.
    let source = batch.source.flatMap { $0.type == .userSet ? nil : $0 }
    var facts = facts(
      of: context,
      how: source == nil ? catalogue.way(context) : catalogue.name(of: context.source))
    facts["from"] = .text(catalogue.name(of: entry.from, nextUpdate: nextUpdate))
    facts["to"] = .text(catalogue.name(of: entry.to, nextUpdate: nextUpdate))
    let what = catalogue.text(ConsoleWords.factChange, facts)
    return source.map { what + ", " + catalogue.cause($0, in: account) } ?? what
  }

  private func facts(of context: ChangeContext, how: String) -> [String: PhraseArgument] {
    [
      "who": .text(world.catalogue.actor(context, in: account)), "how": .text(how),
      "where": .text(world.catalogue.name(of: context.frontEnd)),
    ]
  }

  private func date(_ instant: Instant) -> String {
    world.catalogue.date(account.billing.timeZone.date(at: instant))
  }
}
