import Domain
import TestSupport
import Testing

@Suite("Conditions on lists")
struct ListConditionTests {
  @Test("R6.16 a filter picks the members of a list, by bare or quoted name in any letter case")
  func inList() throws {
    var ledger = try Ledger.withUsers()
    let ids = ledger.addContacts([.nonMarketing, .marketing, .nonMarketing])
    try ledger.makeList("Fair", members: [ids[0], ids[1]])
    try ledger.makeList("Spring \"fair\" \\ 2026, (a)", "marketing = yes")
    #expect(ledger.matches("in list Fair") == [1, 2])
    #expect(ledger.matches("IN LIST \"fair\"") == [1, 2])
    #expect(ledger.matches("not in list fair") == [3])
    #expect(ledger.matches("! in list fair") == [3])
    #expect(ledger.matches("in list fair and marketing = no") == [1])
    #expect(ledger.matches("in list fair marketing = no") == [1])
    #expect(ledger.matches("c1 in list fair") == [1])
    #expect(ledger.matches("email is known not in list fair") == [3])
    #expect(ledger.matches(#"in list "spring \"fair\" \\ 2026, (a)""#) == [2])
  }

  @Test(
    "R6.16 the canonical text names the list in quotes and reads back as it was",
    arguments: [
      ("in list fair", #"in list "Fair""#), ("not in list FAIR", #"not in list "Fair""#),
      ("not not in list fair", #"not not in list "Fair""#),
      ("(a or in list fair) b", #"(a or in list "Fair") and b"#),
      (#"in list "and""#, #"in list "and""#), ("in list list", #"in list "list""#),
      (#"in "in list""#, ""),
    ])
  func canonicalText(_ text: String, _ canonical: String) throws {
    var ledger = try Ledger.withUsers()
    for name in ["Fair", "and", "list", "in list"] { try ledger.makeList(name) }
    let context = FilterContext(account: ledger.account, actingUser: Ledger.ida, now: ledger.now)
    guard case .success(let expression) = FilterExpression.parse(text, in: context) else {
      #expect(canonical.isEmpty)
      return
    }
    #expect(expression.text == canonical)
    #expect(FilterExpression.parse(expression.text, in: context) == .success(expression))
  }

  @Test("A list that is not there is answered with the nearest that the user may see")
  func diagnostics() throws {
    var ledger = try Ledger.withUsers()
    try ledger.makeList("Newsletter")
    try ledger.makeList("Secrets", visibility: .private)
    func problem(_ text: String, as user: UserID = Ledger.bo) -> FilterDiagnostic? {
      ledger.account.resolve(text, as: user, now: ledger.now).problem
    }
    #expect(
      problem("stage = lead in list newsleter")
        == FilterDiagnostic(.unknownList("newsleter", nearest: "Newsletter"), 21..<30))
    #expect(problem("in list secret")?.kind == .unknownList("secret", nearest: nil))
    #expect(problem("in list secrets")?.kind == .unknownList("secrets", nearest: nil))
    #expect(problem("in list secrets", as: Ledger.ida) == nil)
    #expect(problem("in list")?.kind == .expected(.listName, found: nil))
    #expect(problem("in list and x")?.kind == .expected(.listName, found: "and"))
    #expect(problem("in list (a)")?.kind == .expected(.listName, found: "("))
    #expect(problem("in list \"\"")?.kind == .emptyText)
    #expect(
      problem("stage in list newsletter")?.kind == .expected(.openingParenthesis, found: "list"))
  }

  @Test("Names of lists are completed, in quotes, as far as the user may see them")
  func completion() throws {
    var ledger = try Ledger.withUsers()
    try ledger.makeList("Newsletter")
    try ledger.makeList("New \"fair\"")
    try ledger.makeList("Next", visibility: .private)
    let context = FilterContext(account: ledger.account, actingUser: Ledger.bo, now: ledger.now)
    func suggestions(_ text: String) -> [String] {
      FilterCompletion.suggestions(for: text, cursor: text.utf8.count, in: context).map(\.text)
    }
    #expect(suggestions("in list ne") == [#""Newsletter""#, #""New \"fair\"""#])
    #expect(suggestions("stage = lead and not in list \"news") == [#""Newsletter""#])
    #expect(suggestions("in l") == ["list"])
    #expect(suggestions("not i").contains("in list"))
    #expect(suggestions("stage = lead i").contains("in list"))
  }

  @Test("R7.1 me in the criteria of a list is its owner, whoever looks")
  func ownersEyes() throws {
    var ledger = try Ledger.withUsers()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
    for (id, email) in zip(ids, ["bo@example.com", "eva@example.com"]) {
      try ledger.perform(.editContacts(.init(contacts: [id], values: [.owner: email])))
    }
    let list = try ledger.makeList("Bo's", "owner = me", by: Ledger.bo)
    #expect(ledger.members(list) == [1])
    for user in [Ledger.ida, Ledger.bo, Ledger.eva] {
      #expect(ledger.matches("in list \"Bo's\"", as: user) == [1])
    }
    #expect(ledger.matches("in list \"Bo's\" or owner = me", as: Ledger.eva) == [1, 2])
  }

  @Test(
    "Random filters with conditions on lists agree with the model", arguments: [11, 12, 13, 14])
  func model(seed: UInt64) throws {
    var builder = AccountBuilder(seed: seed)
    builder.addUsers(3)
    builder.addContacts(200)
    builder.changeStatuses()
    for number in 0..<8 {
      let account = builder.account
      let id = account.objects.nextID
      let owner = builder.generator.pick(account.users).id
      let context = FilterContext(account: account, actingUser: owner, now: AccountBuilder.now)
      var random = RandomFilter(
        account: account, context: context,
        generator: SeededGenerator(seed: builder.generator.next()))
      let isActive = builder.generator.chance(60)
      let list = ContactList(
        id: id, name: "List \(number) \"x\"", filter: isActive ? random.expression().text : nil,
        owner: owner, createdAt: AccountBuilder.now, updatedAt: AccountBuilder.now)
      builder.apply([.objectSaved(.list(list), old: nil)])
      let rows = (0..<account.table.count).filter { _ in builder.generator.chance(30) }
      let ids = rows.map { account.table.id(of: $0) }.sorted()
      if !isActive { builder.apply([.listMembersChanged(id, added: ids, removed: [])]) }
    }
    let account = builder.account
    let context = FilterContext(account: account, actingUser: UserID(2), now: AccountBuilder.now)
    let reference = FilterReference(account: account, context: context)
    var random = RandomFilter(
      account: account, context: context, generator: SeededGenerator(seed: seed))
    var withLists = 0
    for _ in 0..<120 {
      let expression = random.expression()
      if !expression.lists.isEmpty { withLists += 1 }
      let read = FilterExpression.parse(expression.text, in: context)
      #expect(read == .success(expression), "seed \(seed): \(expression.text)")
      let rows = try #require(expression.rows(in: account, context: context))
      #expect(rows == reference.rows(expression), "seed \(seed): \(expression.text)")
    }
    #expect(withLists > 30, "seed \(seed)")
  }
}
