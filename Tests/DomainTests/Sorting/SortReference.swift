import Domain

/// Compares contacts value by value, as the words of `SortOrdinals` say.
struct SortReference {
  let account: Account

  func order(_ rows: RowSet, by keys: [SortKey]) -> RowOrder {
    let sorted = rows.sorted { left, right in
      for key in keys {
        let order = self.order(key, left, right)
        if order != 0 { return order < 0 }
      }
      return account.table.id(of: left) < account.table.id(of: right)
    }
    return RowOrder(rows: sorted.map { UInt32($0) })
  }

  private func order(_ key: SortKey, _ left: Int, _ right: Int) -> Int {
    let values = (
      account.table.value(key.property, row: left), account.table.value(key.property, row: right)
    )
    switch values {
    case (nil, nil): return 0
    case (nil, _): return 1
    case (_, nil): return -1
    case (.some(let first), .some(let second)):
      let order = order(rank(first, key.property, left), rank(second, key.property, right))
      return key.isDescending ? -order : order
    }
  }

  /// A number that goes before all texts, then a text without and with its marks.
  private typealias Rank = (number: Int64, plain: [Unicode.Scalar], folded: [Unicode.Scalar])

  private func rank(_ value: PropertyValue, _ property: ContactProperty, _ row: Int) -> Rank {
    switch (property, value) {
    case (.marketingStatus, _):
      let order: [MarketingStatus] = [.marketing, .marketingUntilUpdate, .nonMarketing]
      return (Int64(order.firstIndex(of: account.table.status(of: row)) ?? 9), [], [])
    case (.marketingUntilUpdate, .flag(let flag)): return (flag ? 0 : 1, [], [])
    case (_, .flag(let flag)): return (flag ? 1 : 0, [], [])
    case (_, .number(let number)): return (number, [], [])
    case (_, .instant(let instant)): return (instant.milliseconds, [], [])
    case (_, .text(let text)):
      if property == .owner {
        let user = account.users.first { "\($0.id.rawValue)" == text }
        return user.map { self.text($0.name, 0) } ?? self.text(text, 1)
      }
      let options = property == .legalBasis ? [] : account.options(of: property)
      if let index = options.firstIndex(where: { $0.value == text }) {
        return (Int64(index), [], [])
      }
      return self.text(text, 1000)
    }
  }

  private func text(_ text: String, _ number: Int64) -> Rank {
    (number, ReferenceText.plain(text), ReferenceText.folded(text))
  }

  private func order(_ left: Rank, _ right: Rank) -> Int {
    if left.number != right.number { return left.number < right.number ? -1 : 1 }
    if left.plain != right.plain {
      return left.plain.lexicographicallyPrecedes(right.plain) ? -1 : 1
    }
    if left.folded != right.folded {
      return left.folded.lexicographicallyPrecedes(right.folded) ? -1 : 1
    }
    return 0
  }
}
