import Domain
import TestSupport
import Testing

/// Evaluation over several chunks of rows, and its cancelling.
struct FilterEvaluationTests {
  /// 140,000 contacts with few values: three chunks, the middle one without companies.
  private static let account: Account = {
    var account = AccountBuilder(seed: 1).account
    for index in 0..<140_000 {
      let row = account.table.append(id: ContactID(Int64(index + 1)))
      if index % 1000 == 7 { account.table.set(.city, row: row, to: .text("Umeå")) }
      if index % 999 == 3 {
        account.table.set(.email, row: row, to: .text("a\(index)@Example.com"))
      }
      if index < 65_536 || index >= 131_072, index % 500 == 1 {
        account.table.set(.company, row: row, to: .text("Harbor \(index % 1500)"))
      }
    }
    return account
  }()

  private static let context = FilterContext(
    account: account, actingUser: nil, now: AccountBuilder.now)

  private func rows(_ text: String) throws -> RowSet {
    let expression = try FilterExpression.parse(text, in: Self.context).get()
    return try #require(expression.rows(in: Self.account, context: Self.context))
  }

  private func expected(_ passes: (Int) -> Bool) -> RowSet {
    RowSet((0..<140_000).filter(passes))
  }

  @Test func rowsOfAllChunksAreFound() throws {
    #expect(try rows("city = umeå") == expected { $0 % 1000 == 7 })
    #expect(try rows("not city = umeå") == expected { $0 % 1000 != 7 })
    #expect(try rows("email contains @example.com") == expected { $0 % 999 == 3 })
    #expect(try rows("id >= 131072") == expected { $0 >= 131_071 })
    #expect(try rows("") == RowSet(allOf: 140_000))
    let isHarbor = { (row: Int) in (row < 65_536 || row >= 131_072) && row % 500 == 1 }
    #expect(try rows("company is known") == expected(isHarbor))
    #expect(try rows("company is unknown") == expected { !isHarbor($0) })
    #expect(
      try rows("harbor or city is known") == expected { isHarbor($0) || $0 % 1000 == 7 })
    #expect(try rows("\"harbor 1\"") == expected { isHarbor($0) && [1, 1001].contains($0 % 1500) })
  }

  @Test func theLastWordHoldsNoRowsBehindTheTable() throws {
    #expect(try rows("city is unknown or city is known").count == 140_000)
    #expect(try rows("not company = x").count == 140_000)
  }

  @Test func cancellingStopsBetweenChunks() throws {
    let expression = try FilterExpression.parse("harbor", in: Self.context).get()
    for limit in 0...3 {
      var asked = 0
      let result = expression.rows(in: Self.account, context: Self.context) {
        asked += 1
        return asked > limit
      }
      #expect(result == nil)
      #expect(asked == limit + 1)
    }
    #expect(expression.rows(in: Self.account, context: Self.context) { false } != nil)
  }

  @Test func aProgramGivesTheSameRowsChunkByChunk() throws {
    let expression = try FilterExpression.parse("city is known", in: Self.context).get()
    let program = FilterProgram(expression, account: Self.account, context: Self.context)
    #expect(program.chunkCount == 3)
    let words = (0..<program.chunkCount).flatMap { program.words(ofChunk: $0) }
    #expect(RowSet(words: words) == expected { $0 % 1000 == 7 })
  }

  @Test func anEmptyTableHasNoRows() throws {
    let account = AccountBuilder(seed: 1).account
    let context = FilterContext(account: account, actingUser: nil, now: AccountBuilder.now)
    for text in ["", "not stage = lead", "harbor", "mailable = no"] {
      let expression = try FilterExpression.parse(text, in: context).get()
      #expect(try #require(expression.rows(in: account, context: context)).isEmpty, "\(text)")
    }
  }
}
