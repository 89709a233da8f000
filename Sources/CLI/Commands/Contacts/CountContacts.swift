internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `contacts count`: how many, in all or by the values of a property.
struct CountContacts: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "count", abstract: "Count contacts.",
    usage: """
      tierline contacts count [--filter EXPR | --saved NAME] [--promoted-by SOURCE] [--by PROP]
                              [options]
      """)

  static let examples = [
    Example("tierline contacts count", "all contacts"),
    Example("tierline contacts count --filter 'marketing = yes'", "those that match"),
    Example("tierline contacts count --by lifecyclestage", "a number for each value"),
  ]

  @OptionGroup var selection: FilterOptions
  @OptionGroup var origin: PromotedByOption

  @Option(help: ArgumentHelp("A number for each value of this property.", valueName: "prop"))
  var by: String?

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let property = try by.map(session.property)
    let store = try await session.openStore()
    let reader = try session.reader(in: store.account)
    var rows = try session.rows(try session.chosen(selection, store, reader: reader), store)
    if let source = origin.source {
      rows.formIntersection(try session.rows(promotedBy: source, store.account, reader: reader))
    }
    guard let property else {
      try printTotal(rows.count, session)
      return .done
    }
    let view = ContactColumns(
      [property], account: store.account, session: session, now: store.now)
    let counts = counted(rows, property, store.account)
    let columns = view.columns + [OutputColumn("count", countTitle(session), alignment: .right)]
    try session.printRecords(columns, count: counts.count) {
      [DataValue(counts[$0].value), .number(counts[$0].count)]
    } people: {
      let count = counts[$0]
      let text =
        count.value == nil
        ? session.catalogue.text(CommandLinePhrase.noValue)
        : view.text(of: property, row: count.example)
      return [text, session.catalogue.number(count.count)]
    }
    return .done
  }

  private func printTotal(_ count: Int, _ session: Session) throws {
    switch session.format {
    case .table, .plain: try session.context.output.write(String(count) + "\n")
    case .json, .jsonl: try session.printObject([.init("count", .number(count))])
    case .csv: try session.printRecords([OutputColumn("count", "")], [[.number(count)]])
    }
  }

  private func countTitle(_ session: Session) -> String {
    session.catalogue.text(CommandLinePhrase.contactsTitle)
  }

  private struct ValueCount {
    var value: PropertyValue?
    var count: Int
    /// A row that has the value.
    var example: Int
  }

  /// Largest number first; among equals by value.
  private func counted(
    _ rows: RowSet, _ property: ContactProperty, _ account: Account
  ) -> [ValueCount] {
    var positions: [PropertyValue?: Int] = [:]
    var counts: [ValueCount] = []
    for row in rows {
      let value = account.table.value(property, row: row)
      if let position = positions[value] {
        counts[position].count += 1
      } else {
        positions[value] = counts.count
        counts.append(ValueCount(value: value, count: 1, example: row))
      }
    }
    return counts.sorted {
      ($1.count, $0.value?.plainText ?? "") < ($0.count, $1.value?.plainText ?? "")
    }
  }
}
