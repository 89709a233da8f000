import Domain
import TestSupport

/// Makes random filters that the language can say, with values that contacts of an account have.
struct RandomFilter {
  let account: Account
  let context: FilterContext
  var generator: SeededGenerator

  mutating func expression() -> FilterExpression {
    FilterExpression(generator.chance(3) ? nil : node(depth: 3))
  }

  private mutating func node(depth: Int) -> FilterNode {
    guard depth > 0, generator.chance(60) else { return leaf() }
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return .and(nodes(depth))
    case 1: return .or(nodes(depth))
    default: return .not(node(depth: depth - 1))
    }
  }

  private mutating func nodes(_ depth: Int) -> [FilterNode] {
    (0..<Int.random(in: 2...4, using: &generator)).map { _ in node(depth: depth - 1) }
  }

  private mutating func leaf() -> FilterNode {
    if !account.objects.lists.isEmpty, generator.chance(20) {
      let list = generator.pick(account.objects.lists)
      return .inList(list.id, name: list.name)
    }
    if generator.chance(25) { return .search(searchText()) }
    return .condition(condition(on: generator.pick(ContactProperty.allCases)))
  }

  mutating func condition(on property: ContactProperty) -> FilterCondition {
    let sign = generator.pick(property.filterOperators)
    let test: FilterTest
    switch sign {
    case .equal, .notEqual: test = .anyOf([value(of: property)])
    case .oneOf:
      let count = Int.random(in: 1...4, using: &generator)
      test = .anyOf((0..<count).map { _ in value(of: property) })
    case .less: test = .compare(.less, value(of: property))
    case .lessOrEqual: test = .compare(.lessOrEqual, value(of: property))
    case .greater: test = .compare(.greater, value(of: property))
    case .greaterOrEqual: test = .compare(.greaterOrEqual, value(of: property))
    case .between: test = .between(value(of: property), value(of: property))
    case .contains: test = .contains(part(of: property))
    case .startsWith: test = .startsWith(part(of: property))
    case .endsWith: test = .endsWith(part(of: property))
    case .isKnown, .isUnknown, .isTrue, .isFalse: test = .known
    case .moreThan, .lessThan, .inTheLast, .inTheNext:
      test = .during(
        FilterPeriod(
          generator.pick(FilterPeriod.Direction.allCases), isWithin: generator.chance(50),
          count: Int.random(in: 0...20, using: &generator),
          unit: generator.pick(FilterPeriod.Unit.allCases)))
    case .ever: test = .ever(generator.pick(MarketingAnswer.allCases))
    }
    return FilterCondition(property, test)
  }

  private mutating func value(of property: ContactProperty) -> FilterValue {
    switch property.filterType {
    case .text: return .text(storedText(property))
    case .option: return .option(generator.pick(context.options(of: property)).value)
    case .user:
      if generator.chance(20) { return .me }
      let user = generator.pick(account.users)
      return .user(user.id, email: user.email)
    case .number:
      let isUser: Set<ContactProperty> = [.createdBy, .updatedBy, .recordSourceUser]
      if isUser.contains(property), generator.chance(20) { return .me }
      let id = account.table.id(of: Int.random(in: 0..<account.table.count, using: &generator))
      return .number(
        property == .recordID ? id.rawValue : Int64.random(in: -4...13, using: &generator))
    case .moment: return .moment(moment())
    case .flag: return .flag(Bool.random(using: &generator))
    case .status: return .status(generator.pick(MarketingAnswer.allCases))
    }
  }

  private mutating func moment() -> FilterMoment {
    var builder = AccountBuilder(seed: generator.next())
    let (date, millisecond) = context.timeZone.localTime(at: builder.randomInstant())
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return .day(date)
    case 1: return .relativeDay(Int.random(in: -1...1, using: &generator))
    default:
      let precision = generator.pick(FilterTimePrecision.allCases)
      return .time(
        FilterTime(
          date: date, millisecondOfDay: millisecond / precision.rawValue * precision.rawValue,
          offsetMinutes: generator.pick([nil, 0, 120, -330]), precision: precision))
    }
  }

  // MARK: Texts

  /// A text that some contact has, in random letter case.
  private mutating func storedText(_ property: ContactProperty) -> String {
    let row = Int.random(in: 0..<account.table.count, using: &generator)
    guard case .text(let text) = account.table.value(property, row: row) else {
      return generator.pick(RandomText.companies + RandomText.first)
    }
    let element = property == .legalBasis || generator.chance(30) ? text.split(separator: ";") : []
    return inRandomCase(element.first.map(String.init) ?? text)
  }

  private mutating func part(of property: ContactProperty) -> String {
    var text = storedText(property)
    if property.filterType == .user { text = generator.pick(account.users).name }
    if property.filterType == .option {
      text = generator.pick(context.options(of: property)).label
    }
    return piece(of: text)
  }

  private mutating func searchText() -> String {
    let name = generator.pick(RandomText.first) + " " + generator.pick(RandomText.last)
    let text = generator.pick([
      name, generator.pick(RandomText.last) + "  " + generator.pick(RandomText.first),
      storedText(generator.pick([.firstName, .lastName, .email, .phone, .company])),
      piece(of: storedText(generator.pick([.firstName, .lastName, .email, .phone, .company]))),
    ])
    let isBlank = text.allSatisfy(\.isWhitespace)
    return isBlank ? "or" : inRandomCase(text)
  }

  private mutating func piece(of text: String) -> String {
    let start = generator.chance(50) ? 0 : Int.random(in: 0..<text.count, using: &generator)
    let count = Int.random(in: 1...max(1, text.count - start), using: &generator)
    return String(text.dropFirst(start).prefix(count))
  }

  private mutating func inRandomCase(_ text: String) -> String {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: text.uppercased()
    case 1: text.lowercased()
    default: text
    }
  }
}
