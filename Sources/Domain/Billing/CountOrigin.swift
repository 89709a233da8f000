/// Where a part of the count comes from (section 15, item 15).
package struct CountOrigin: Equatable, Sendable {
  /// What set the contacts as marketing; `nil` when the account does not know.
  package var source: MarketingSource?
  /// Contacts in the state M.
  package var marketing: Int
  /// Contacts in the state P, counted until the next update date.
  package var pending: Int

  package init(source: MarketingSource?, marketing: Int, pending: Int) {
    self.source = source
    self.marketing = marketing
    self.pending = pending
  }

  package var count: Int { marketing + pending }
}

extension ContactTable {
  /// The rows of the contacts that count in the tier (R3.4), without deleted ones.
  package var countedRows: RowSet {
    rows { MarketingStatus.nonMarketing.rawValue != $0 }
  }

  /// The rows of the contacts in one state, without deleted ones.
  package func rows(in status: MarketingStatus) -> RowSet {
    rows { status.rawValue == $0 }
  }

  private func rows(_ matches: (UInt8) -> Bool) -> RowSet {
    var words = liveRows.words
    for row in liveRows where !matches(statuses[row]) { words[row >> 6] &= ~(1 << (row & 63)) }
    return RowSet(words: words)
  }
}

extension Account {
  /// The count by what set the contacts as marketing, the largest part first.
  package func countOrigins() -> [CountOrigin] {
    guard let types = table.codeColumn(.marketingSourceType),
      let ids = table.codeColumn(.marketingSourceID),
      let names = table.codeColumn(.marketingSourceName)
    else { return [] }
    var places: [Key: Int] = [:]
    var origins: [CountOrigin] = []
    var last: (key: Key, place: Int)?
    for row in table.countedRows {
      let key = Key(type: types.codes[row], id: ids.codes[row], name: names.codes[row])
      let place: Int
      if let last, last.key == key {
        place = last.place
      } else if let known = places[key] {
        place = known
      } else {
        place = origins.count
        places[key] = place
        origins.append(CountOrigin(source: marketingSource(row: row), marketing: 0, pending: 0))
      }
      last = (key, place)
      if table.status(of: row) == .marketing {
        origins[place].marketing += 1
      } else {
        origins[place].pending += 1
      }
    }
    return origins.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
  }

  /// The contacts that count and whose present source is this one (section 15, item 5).
  ///
  /// `id` is the number of the import, form, app, workflow or user.
  package func rows(promotedBy type: MarketingSourceType, id: String) -> RowSet {
    guard let types = table.codeColumn(.marketingSourceType),
      let ids = table.codeColumn(.marketingSourceID),
      let typeCode = types.values.firstIndex(of: type.rawValue),
      let idCode = ids.values.firstIndex(of: id), !id.isEmpty
    else { return RowSet() }
    return RowSet(
      table.countedRows.lazy.filter {
        types.codes[$0] == UInt32(typeCode) && ids.codes[$0] == UInt32(idCode)
      })
  }

  /// The same by the name that the source had, in any letter case.
  package func rows(promotedBy type: MarketingSourceType, named name: String) -> RowSet {
    guard let types = table.codeColumn(.marketingSourceType),
      let names = table.codeColumn(.marketingSourceName),
      let typeCode = types.values.firstIndex(of: type.rawValue)
    else { return RowSet() }
    let key = AccountObjects.key(name)
    let matches = names.values.map { !$0.isEmpty && AccountObjects.key($0) == key }
    return RowSet(
      table.countedRows.lazy.filter {
        types.codes[$0] == UInt32(typeCode) && matches[Int(names.codes[$0])]
      })
  }

  private struct Key: Hashable {
    var type: UInt32
    var id: UInt32
    var name: UInt32
  }
}
