import Domain
import Terminal
import Wording

/// One line of the detail view.
struct DetailLine {
  enum Content {
    case heading(String)
    /// A name and its value; `nil` when there is none.
    case value(String, String?)
    case blank
  }

  var content: Content
  /// The property whose value it shows, which can be edited from here.
  var property: ContactProperty?
  var style = Style.plain
}

/// All lines about a contact: status, what changed, properties.
enum DetailLines {
  /// Columns of names in a view of this width.
  static func labelColumns(in columns: Int) -> Int { min(28, columns / 2 - 4) }

  /// Columns of values in a view of this width.
  static func valueColumns(in columns: Int) -> Int {
    max(8, columns - 1 - labelColumns(in: columns) - 7)
  }

  /// The lines of a view of this width: a value that is wider goes on in the next line.
  static func lines(
    of row: Int, in account: Account, columns: Int, _ world: World
  ) -> [DetailLine] {
    let room = valueColumns(in: columns)
    return lines(of: row, in: account, world).flatMap { line -> [DetailLine] in
      guard case .value(let label, let value?) = line.content else { return [line] }
      let parts = SafeText(value, form: world.textForm).wrapped(to: room)
      return parts.enumerated().map { index, part in
        var piece = line
        piece.content = .value(index == 0 ? label : "", part.string)
        return piece
      }
    }
  }

  private static func lines(
    of row: Int, in account: Account, _ world: World
  ) -> [DetailLine] {
    let facts = ContactFacts(account: account, row: row, world: world)
    let catalogue = world.catalogue
    var lines = marketing(facts, account, row, world)
    lines.append(DetailLine(content: .blank))
    lines.append(DetailLine(content: .heading(catalogue.text(ConsoleWords.detailHistory))))
    let changes = account.changes(row: row)
    for change in changes {
      let (when, what) = facts.text(of: change)
      lines.append(DetailLine(content: .value(when, what)))
    }
    if changes.isEmpty {
      let text = catalogue.text(ConsoleWords.detailNoHistory)
      lines.append(DetailLine(content: .value(text, ""), style: Style(.dim)))
    }
    lines.append(DetailLine(content: .blank))
    lines.append(DetailLine(content: .heading(catalogue.text(ConsoleWords.detailProperties))))
    for definition in PropertyCatalogue.definitions
    where !marketingProperties.contains(definition.property) {
      lines.append(
        DetailLine(
          content: .value(
            catalogue.label(of: definition.property),
            PropertyText.text(definition.property, row: row, account, world)),
          property: definition.property))
    }
    return lines
  }

  private static let marketingProperties: Set<ContactProperty> = [
    .marketingStatus, .marketingUntilUpdate, .marketingSourceType, .marketingSourceID,
    .marketingSourceName, .mailable,
  ]

  private static func marketing(
    _ facts: ContactFacts, _ account: Account, _ row: Int, _ world: World
  ) -> [DetailLine] {
    let catalogue = world.catalogue
    let isWaste = account.table.status(of: row).counts && !account.table.isMailable(row: row)
    var lines = [
      DetailLine(content: .heading(catalogue.text(ConsoleWords.detailMarketing))),
      DetailLine(content: .value(catalogue.text(ConsoleWords.detailStatus), facts.status)),
    ]
    if let preset = facts.preset {
      lines.append(DetailLine(content: .value("", preset)))
    }
    lines.append(
      DetailLine(
        content: .value(catalogue.text(ConsoleWords.detailMailable), facts.mailable),
        style: isWaste ? Style(.warning) : .plain))
    return lines
  }
}
