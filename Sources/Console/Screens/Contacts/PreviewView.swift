import Domain
import Terminal
import Wording

/// Two lines about the contact under the cursor.
struct PreviewView {
  let state: ConsoleState
  let world: World

  func draw(in canvas: inout Canvas) {
    guard let snapshot = state.contacts.snapshot, let row = state.contacts.focusedRow else {
      return
    }
    let account = state.newest(snapshot, in: world).account
    let facts = ContactFacts(account: account, row: row, world: world)
    let separator = " \(world.glyphs.separator) "
    let name =
      ContactName.listed(of: row, in: account) ?? world.catalogue.text(NamePhrase.unnamed)
    let id = String(account.table.id(of: row).rawValue)
    let first = [id, facts.status, facts.preset].compactMap { $0 }
    canvas.line(
      StyledText([
        Span(SafeText(name, form: world.textForm), Style(.header, .bold)),
        Span(
          SafeText(separator + first.joined(separator: separator), form: world.textForm), .plain),
      ]), row: 0, column: 1, maxWidth: canvas.columns - 2)
    let isWaste = account.table.status(of: row).counts && !account.table.isMailable(row: row)
    var second = StyledText(
      SafeText(
        world.catalogue.text(ConsoleWords.factMail, ["answer": .text(facts.mailable)]),
        form: world.textForm), isWaste ? Style(.warning) : .plain)
    let more: [ContactProperty] = [.email, .company, .lastActivity]
    for property in more {
      guard let value = PropertyText.text(property, row: row, account, world) else { continue }
      let label = property == .lastActivity ? world.catalogue.label(of: property) + " " : ""
      second += StyledText(
        SafeText(separator + label + value, form: world.textForm), Style(.dim))
    }
    canvas.line(second, row: 1, column: 1, maxWidth: canvas.columns - 2)
  }
}
