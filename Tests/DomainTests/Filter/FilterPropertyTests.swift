import Domain
import TestSupport
import Testing

/// Properties of the filter language over random filters and random contacts.
struct FilterPropertyTests {
  private static let seeds: [UInt64] = [1, 2, 3, 4]

  private func context(_ account: Account) -> FilterContext {
    FilterContext(account: account, actingUser: UserID(2), now: AccountBuilder.now)
  }

  @Test(arguments: seeds)
  func readingTheCanonicalTextGivesTheSameFilter(seed: UInt64) {
    let account = AccountBuilder.account(seed: seed, contacts: 60)
    let context = context(account)
    var random = RandomFilter(
      account: account, context: context, generator: SeededGenerator(seed: seed))
    for _ in 0..<500 {
      let expression = random.expression()
      let text = expression.text
      let read = FilterExpression.parse(text, in: context)
      #expect(read == .success(expression), "seed \(seed): \(text)")
    }
  }

  @Test("R6.5: any shape of or, and, not agrees with the reference", arguments: seeds)
  func theEvaluatorAgreesWithTheReferenceRowByRow(seed: UInt64) throws {
    let account = AccountBuilder.account(seed: seed, contacts: 300)
    let context = context(account)
    let reference = FilterReference(account: account, context: context)
    var random = RandomFilter(
      account: account, context: context, generator: SeededGenerator(seed: seed))
    var selective = 0
    for _ in 0..<150 {
      let expression = random.expression()
      let rows = try #require(expression.rows(in: account, context: context))
      let expected = reference.rows(expression)
      #expect(rows == expected, "seed \(seed): \(expression.text)")
      if !expected.isEmpty, expected.count < account.table.count { selective += 1 }
    }
    #expect(selective > 50, "seed \(seed): the filters must really divide the contacts")
  }

  @Test("R6.7: every operator of every property", arguments: ContactProperty.allCases)
  func everyOperatorOfEveryPropertyAgreesWithTheReference(property: ContactProperty) throws {
    let seed = UInt64(property.index + 1)
    let account = AccountBuilder.account(seed: seed, contacts: 120)
    let context = context(account)
    let reference = FilterReference(account: account, context: context)
    var random = RandomFilter(
      account: account, context: context, generator: SeededGenerator(seed: seed))
    for _ in 0..<40 {
      let condition = FilterNode.condition(random.condition(on: property))
      for node in [condition, .not(condition)] {
        let expression = FilterExpression(node)
        let rows = try #require(expression.rows(in: account, context: context))
        #expect(rows == reference.rows(expression), "seed \(seed): \(expression.text)")
      }
    }
  }

  @Test func brokenTextsNeverStopTheReader() {
    let seed: UInt64 = 7
    let account = AccountBuilder.account(seed: seed, contacts: 40)
    let context = context(account)
    var random = RandomFilter(
      account: account, context: context, generator: SeededGenerator(seed: seed))
    for _ in 0..<400 {
      let text = random.expression().text
      var scalars = Array(text.unicodeScalars)
      guard !scalars.isEmpty else { continue }
      for _ in 0..<2 {
        let place = Int.random(in: 0..<scalars.count, using: &random.generator)
        switch Int.random(in: 0..<3, using: &random.generator) {
        case 0: scalars[place] = random.generator.pick(["\"", "(", ")", "=", "!", ",", " ", ":"])
        case 1: scalars.removeLast(scalars.count - place - 1)
        default: scalars.insert(random.generator.pick(["\"", "(", ")", "=", " ", "\\"]), at: place)
        }
      }
      let broken = String(String.UnicodeScalarView(scalars))
      switch FilterExpression.parse(broken, in: context) {
      case .success(let expression):
        #expect(
          FilterExpression.parse(expression.text, in: context) == .success(expression), "\(broken)")
      case .failure(let diagnostic):
        #expect(diagnostic.range.lowerBound >= 0, "\(broken)")
        #expect(diagnostic.range.upperBound <= broken.utf8.count, "\(broken)")
      }
      _ = FilterCompletion.suggestions(for: broken, cursor: broken.utf8.count / 2, in: context)
    }
  }
}
