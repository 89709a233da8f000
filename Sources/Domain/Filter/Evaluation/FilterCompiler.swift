/// Turns a filter's tree into tests on the columns of one account.
struct FilterCompiler {
  let account: Account
  let context: FilterContext
  /// The members of every list that the filter names.
  var members: [ObjectID: RowSet] = [:]

  var table: ContactTable { account.table }

  func step(_ node: FilterNode) -> FilterProgram.Step {
    switch node {
    case .and(let nodes): .all(nodes.map(step).sorted { $0.cost < $1.cost })
    case .or(let nodes): .any(nodes.map(step).sorted { $0.cost < $1.cost })
    case .not(let node): .not(step(node))
    case .condition(let condition): step(condition)
    case .search(let word): search(word)
    case .inList(let list, _): members[list].map { .test(.rows($0)) } ?? .nothing
    }
  }

  private func step(_ condition: FilterCondition) -> FilterProgram.Step {
    let property = condition.property
    switch condition.test {
    case .known: return known(property)
    case .anyOf(let values): return anyOf(values, property)
    case .compare(let comparison, let value):
      guard let range = range(of: value) else { return .nothing }
      return number(property, NumberRanges(comparison, range))
    case .between(let low, let high):
      guard let low = range(of: low)?.lowerBound, let high = range(of: high)?.upperBound,
        low <= high
      else { return .nothing }
      return number(property, NumberRanges([low...high]))
    case .contains(let text): return self.text(property, [TextMatcher(.contains, text)])
    case .startsWith(let text): return self.text(property, [TextMatcher(.startsWith, text)])
    case .endsWith(let text): return self.text(property, [TextMatcher(.endsWith, text)])
    case .during(let period):
      return number(property, NumberRanges(period.range(in: context).map { [$0] } ?? []))
    case .ever(let answer): return .test(.ever(EverTest(answer, in: account)))
    }
  }
}

// MARK: - Presence

extension FilterCompiler {
  func known(_ property: ContactProperty) -> FilterProgram.Step {
    switch property {
    case .recordID, .marketingStatus, .marketingUntilUpdate, .mailable: return .everything
    case .emailDomain:
      return table.textColumn(.email).map { .test(.text($0, TextTest(.knownDomain))) } ?? .nothing
    default: break
    }
    if let column = table.codeColumn(property) {
      return code(column) { !$0.isEmpty }
    }
    if let column = table.textColumn(property) { return .test(.text(column, TextTest(.known))) }
    if let column = table.flagColumn(property) { return byte(column) { $0 != 0 } }
    return number(property, .all)
  }
}

// MARK: - Columns

extension FilterCompiler {
  /// A test on a dictionary: `passes` is asked once for each distinct value; the empty one stands
  /// for no value.
  func code(_ column: CodeColumn, _ passes: (String) -> Bool) -> FilterProgram.Step {
    let passing = column.values.map(passes)
    return passing.contains(true) ? .test(.code(column.codes, passes: passing)) : .nothing
  }

  func byte(_ column: ChunkedColumn<UInt8>, _ passes: (UInt8) -> Bool) -> FilterProgram.Step {
    .test(.byte(column, passes: (0...UInt8.max).map(passes)))
  }

  func number(_ property: ContactProperty, _ ranges: NumberRanges) -> FilterProgram.Step {
    guard !ranges.isEmpty else { return .nothing }
    let column = property == .recordID ? table.ids : table.numberColumn(property)
    return column.map { .test(.number($0, ranges)) } ?? .nothing
  }

  /// The numbers that a value stands for; `nil` for `me` when nobody acts.
  private func range(of value: FilterValue) -> ClosedRange<Int64>? {
    switch value {
    case .number(let number): number...number
    case .moment(let moment): moment.range(in: context)
    case .me: context.actingUser.map { $0.rawValue...$0.rawValue }
    default: nil
    }
  }

  /// A text test on the property's text, or on the labels and internal values of its options.
  func text(_ property: ContactProperty, _ matchers: [TextMatcher]) -> FilterProgram.Step {
    if property == .emailDomain {
      return table.textColumn(.email).map { .test(.text($0, TextTest(.domain(matchers)))) }
        ?? .nothing
    }
    if let column = table.textColumn(property) {
      return .test(.text(column, TextTest(.any(matchers))))
    }
    guard let column = table.codeColumn(property) else { return .nothing }
    switch property.filterType {
    case .option, .user: return labels(property, column, matchers)
    default: return code(column, matchers)
    }
  }

  /// A text test on a dictionary.
  private func code(_ column: CodeColumn, _ matchers: [TextMatcher]) -> FilterProgram.Step {
    var bytes: [UInt8] = []
    return code(column) { value in
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: value.utf8)
      for matcher in matchers where matcher.matches(bytes, 0, bytes.count, isASCII: false) {
        return true
      }
      return false
    }
  }

  /// A text test on internal values and labels of options, or on names and addresses of users.
  private func labels(
    _ property: ContactProperty, _ column: CodeColumn, _ matchers: [TextMatcher]
  ) -> FilterProgram.Step {
    var texts: [String: [String]] = [:]
    if property.filterType == .user {
      for user in context.users { texts[String(user.id.rawValue)] = [user.name, user.email] }
    } else {
      for option in context.options(of: property) { texts[option.value] = [option.label] }
    }
    return code(column) { value in
      let own = property.filterType == .user ? [] : [value]
      return (own + (texts[value] ?? [])).contains { text in
        matchers.contains { $0.matches(text) }
      }
    }
  }
}

// MARK: - Values

extension FilterCompiler {
  private func anyOf(_ values: [FilterValue], _ property: ContactProperty) -> FilterProgram.Step {
    switch property.filterType {
    case .number, .moment: return number(property, NumberRanges(values.compactMap(range)))
    case .status:
      return byte(table.statuses) { raw in
        let status = MarketingStatus(rawValue: raw) ?? .nonMarketing
        return values.contains { $0.includes(status) }
      }
    case .flag: return flags(Set(values), property)
    case .text, .option, .user:
      let texts = values.compactMap(storedText)
      let mode = property.holdsList ? TextMatcher.Mode.listElement : .equals
      let matchers = texts.map { TextMatcher(mode, $0) }
      guard let column = table.codeColumn(property) else { return text(property, matchers) }
      return code(column, matchers)
    }
  }

  /// The values as a column holds them.
  private func storedText(_ value: FilterValue) -> String? {
    switch value {
    case .text(let text), .option(let text): text
    case .user(let id, _): String(id.rawValue)
    case .me: context.actingUser.map { String($0.rawValue) }
    default: nil
    }
  }

  private func flags(_ values: Set<FilterValue>, _ property: ContactProperty) -> FilterProgram.Step
  {
    let (yes, no) = (values.contains(.flag(true)), values.contains(.flag(false)))
    switch property {
    case .marketingUntilUpdate:
      return byte(table.statuses) {
        $0 == MarketingStatus.marketingUntilUpdate.rawValue ? yes : no
      }
    case .mailable:
      if yes == no { return yes ? .everything : .nothing }
      return yes ? mailable : .not(mailable)
    default:
      return table.flagColumn(property).map { byte($0) { $0 == 2 ? yes : $0 == 1 && no } }
        ?? .nothing
    }
  }

  /// As `ContactTable.isMailable` (R1.16).
  private var mailable: FilterProgram.Step {
    .all(
      MailObstacle.allCases.map { obstacle in
        switch obstacle {
        case .noEmail: known(.email)
        case .optedOut: .not(flags([.flag(true)], .optedOut))
        case .hardBounced: .not(known(.hardBounceReason))
        case .badAddress: .not(flags([.flag(true)], .badAddress))
        case .quarantined: .not(flags([.flag(true)], .quarantined))
        case .ineligible: .not(flags([.flag(true)], .ineligible))
        }
      })
  }
}

extension FilterValue {
  fileprivate func includes(_ status: MarketingStatus) -> Bool {
    if case .status(let answer) = self { return answer.includes(status) }
    return false
  }
}
