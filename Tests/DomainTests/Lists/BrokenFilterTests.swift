import Domain
import TestSupport
import Testing

@Suite("Stored filters whose names are gone")
struct BrokenFilterTests {
  @Test("R6.18 a filter on a removed list stays, is broken and matches nothing, also turned around")
  func removedList() throws {
    var ledger = try Ledger.withUsers()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
    let list = try ledger.makeList("Fair", members: [ids[0]])
    let filter = try ledger.makeFilter("Not at the fair", "not in list Fair")
    let active = try ledger.makeList("Others", "not in list Fair")
    let nested = try ledger.makeFilter("Nested", "not in list Others or email is known")
    #expect(ledger.members(active) == [2])
    let assessment = ledger.account.assess(
      .deleteList(DeleteList(list: list)), by: Ledger.ida, at: ledger.now)
    guard case .allowed(let quote) = assessment else { throw Missing(place: "quote") }
    #expect(
      quote.breaks == [
        ObjectMention(.savedFilter, name: "Not at the fair"),
        ObjectMention(.savedFilter, name: "Nested"), ObjectMention(.list, name: "Others"),
      ])
    let outcome = try ledger.perform(.deleteList(DeleteList(list: list)))
    for id in [filter, nested] {
      let resolved = ledger.account.resolve(
        try ledger.filter(id), as: Ledger.bo, now: ledger.now)
      #expect(resolved.isBroken)
      #expect(resolved.expression == .nothing)
    }
    #expect(
      ledger.account.resolve(try ledger.filter(filter), as: Ledger.bo, now: ledger.now).problem
        == FilterDiagnostic(.unknownList("Fair", nearest: nil), 12..<18))
    #expect(ledger.members(active) == [])
    #expect(ledger.matches("in list Others") == [])
    #expect(ledger.matches("not in list Others") == [])
    #expect(ledger.matches("email is known or not in list Others") == [])
    let context = FilterContext(account: ledger.account, actingUser: nil, now: ledger.now)
    let nothing = FilterExpression.nothing.rows(in: ledger.account, context: context)
    #expect(nothing?.isEmpty == true)
    #expect(
      FilterExpression.parse(FilterExpression.nothing.text, in: context) == .success(.nothing))
    guard case .command(let undo) = outcome.undo else { throw Missing(place: "undo") }
    try ledger.perform(undo)
    #expect(ledger.members(active) == [2])
  }

  @Test("R6.18 a broken filter keeps its text through a rename and is mended by a new one")
  func mending() throws {
    var ledger = try Ledger.withUsers()
    let list = try ledger.makeList("Fair")
    let filter = try ledger.makeFilter("F", "in list Fair")
    let active = try ledger.makeList("A", "in list Fair")
    try ledger.perform(.deleteList(DeleteList(list: list)))
    var save = SaveFilter(try ledger.filter(filter))
    save.name = "G"
    try ledger.perform(.saveFilter(save))
    #expect(try ledger.filter(filter).filter == #"in list "Fair""#)
    try ledger.perform(.saveList(SaveList(id: active, name: "B", filter: #"in list "Fair""#)))
    #expect(try ledger.list(active).name == "B")
    save.filter = "in list B"
    guard case .brokenFilter(_, let problem) = ledger.refusal(of: .saveFilter(save)) else {
      throw Missing(place: "refusal")
    }
    #expect(problem.kind == .brokenList("B"))
    save.filter = "city = Lund"
    try ledger.perform(.saveFilter(save))
    #expect(!ledger.account.resolve(try ledger.filter(filter), as: nil, now: ledger.now).isBroken)
  }

  @Test("R6.18 a shared filter is read with its owner's eyes: hiding a list breaks those of others")
  func hiding() throws {
    var ledger = try Ledger.withUsers()
    let list = try ledger.makeList("Fair", by: Ledger.bo)
    let evas = try ledger.makeFilter("Eva's", "in list Fair", by: Ledger.eva)
    let bos = try ledger.makeFilter("Bo's", "in list Fair and owner = me", by: Ledger.bo)
    let hide = Command.saveList(SaveList(id: list, name: "Fair", visibility: .private))
    guard case .allowed(let quote) = ledger.account.assess(hide, by: Ledger.bo, at: ledger.now)
    else { throw Missing(place: "quote") }
    #expect(quote.breaks == [ObjectMention(.savedFilter, name: "Eva's")])
    try ledger.perform(hide, by: Ledger.bo)
    func isBroken(_ id: ObjectID) throws -> Bool {
      ledger.account.resolve(try ledger.filter(id), as: Ledger.eva, now: ledger.now).isBroken
    }
    #expect(try isBroken(evas))
    #expect(try !isBroken(bos))
  }

  @Test("R6.18 a new name is written into filters, lists, workflows and clean-up rules, at once")
  func rename() throws {
    var ledger = try Ledger.withUsers()
    let list = try ledger.makeList("Fair")
    let filter = try ledger.makeFilter(
      "F", "\"Fair\" or in list Fair or company = fair", by: Ledger.bo)
    let active = try ledger.makeList("A", "not (in list fair in list FAIR)")
    let next = ledger.account.objects.nextID.rawValue
    let workflow = Workflow(
      id: ObjectID(next), name: "W", trigger: "in list Fair", action: .setMarketing,
      createdAt: ledger.now, createdBy: Ledger.bo)
    let rule = CleanUpRule(
      id: ObjectID(next + 1), name: "R", filter: "in list Gone or not in list fair",
      owner: Ledger.bo)
    ledger.apply([
      .objectSaved(.workflow(workflow), old: nil), .objectSaved(.cleanUpRule(rule), old: nil),
    ])
    let transactions = ledger.journal.count
    let outcome = try ledger.perform(.saveList(SaveList(id: list, name: "Spring \"fair\"")))
    #expect(outcome.quote.breaks == [])
    #expect(ledger.journal.count == transactions + 1)
    let new = #"in list "Spring \"fair\"""#
    #expect(try ledger.filter(filter).filter == "Fair or \(new) or company = fair")
    #expect(try ledger.list(active).filter == "not (\(new) and \(new))")
    #expect(ledger.account.objects.workflows[0].trigger == new)
    #expect(ledger.account.objects.cleanUpRules[0].filter == "in list Gone or not \(new)")
    guard case .command(let undo) = outcome.undo else { throw Missing(place: "undo") }
    try ledger.perform(undo)
    #expect(ledger.account.objects.workflows[0].trigger == #"in list "Fair""#)
    #expect(ledger.account.objects.cleanUpRules[0].filter == #"in list Gone or not in list "Fair""#)
  }
}
