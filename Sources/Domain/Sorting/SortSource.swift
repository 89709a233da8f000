/// Where the ordinals of a property come from.
enum SortSource {
  /// A dictionary column and the rank of each of its distinct values.
  case codes(ChunkedColumn<UInt32>, ranks: [UInt64])
  /// Flags or statuses and the rank of each of 256 values.
  case bytes(ChunkedColumn<UInt8>, ranks: [UInt64])
  case numbers(ChunkedColumn<Int64>)
  case texts(TextColumn, Part)
  case flags((Int) -> Bool)

  /// Which part of a text counts.
  enum Part {
    case whole
    /// Behind the last `@`.
    case emailDomain
  }

  init(_ property: ContactProperty, _ account: Account) {
    let table = account.table
    switch property {
    case .recordID: self = .numbers(table.ids)
    case .marketingStatus:
      // Marketing contacts first, as in the list of options; those that count only until the next
      // update date behind the others.
      self = .bytes(
        table.statuses,
        ranks: SortSource.byteRanks([.marketing, .marketingUntilUpdate, .nonMarketing]))
    case .marketingUntilUpdate:
      self = .bytes(
        table.statuses,
        ranks: (0...255).map { $0 == MarketingStatus.marketingUntilUpdate.rawValue ? 0 : 1 })
    case .mailable: self = .flags { table.isMailable(row: $0) }
    case .emailDomain: self = .texts(table.textColumn(.email) ?? TextColumn(), .emailDomain)
    default: self = SortSource.stored(property, account)
    }
  }

  private static func stored(_ property: ContactProperty, _ account: Account) -> SortSource {
    let table = account.table
    if let column = table.textColumn(property) { return .texts(column, .whole) }
    if let column = table.codeColumn(property) {
      return .codes(column.codes, ranks: ranks(column.values, property, account))
    }
    if let column = table.flagColumn(property) {
      return .bytes(column, ranks: [SortOrdinals.missing, 0, 1])
    }
    return .numbers(
      table.numberColumn(property) ?? ChunkedColumn(default: ContactTable.noNumber))
  }

  private static func byteRanks(_ statuses: [MarketingStatus]) -> [UInt64] {
    (0...UInt8.max).map { raw in
      let status = MarketingStatus(rawValue: raw) ?? .nonMarketing
      return UInt64(statuses.firstIndex(of: status) ?? statuses.count)
    }
  }

  /// The ranks of a dictionary's values; the first one is empty and stands for no value.
  private static func ranks(
    _ values: [String], _ property: ContactProperty, _ account: Account
  ) -> [UInt64] {
    let leading = leadingRanks(property, account)
    var ranker = TextRanker()
    for value in values { ranker.append(value) }
    let texts = ranker.ranks { false } ?? []
    var ranks = values.indices.map { leading.ranks[values[$0]] ?? leading.count + texts[$0] }
    ranks[0] = SortOrdinals.missing
    return ranks
  }

  /// The ranks of the values that stand before all others: options in their order, owners by name.
  private static func leadingRanks(
    _ property: ContactProperty, _ account: Account
  ) -> (ranks: [String: UInt64], count: UInt64) {
    var ranks: [String: UInt64] = [:]
    switch property.filterType {
    case .option where !property.holdsList:
      for (index, option) in account.options(of: property).enumerated() {
        ranks[option.value] = UInt64(index)
      }
    case .user:
      var ranker = TextRanker()
      for user in account.users { ranker.append(user.name) }
      let names = ranker.ranks { false } ?? []
      for (user, rank) in zip(account.users, names) { ranks[String(user.id.rawValue)] = rank }
    default: break
    }
    return (ranks, UInt64(max(ranks.count, account.users.count)))
  }
}
