import Domain
import TestSupport
import Testing

struct RowSorterTests {
  @Test(arguments: ContactProperty.allCases, [false, true])
  func everyPropertySortsAsTheReferenceSaysBothWays(property: ContactProperty, descending: Bool) {
    let seed = UInt64(property.index + 1)
    let account = AccountBuilder.account(seed: seed, contacts: 150)
    let keys = [SortKey(property, descending: descending)]
    let all = RowSet(allOf: account.table.count)
    let order = RowSorter.order(rows: all, by: keys, in: account)
    let expected = SortReference(account: account).order(all, by: keys)
    #expect(order == expected, "seed \(seed)")
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func severalKeysSortAnySetOfRows(seed: UInt64) {
    let account = AccountBuilder.account(seed: seed, contacts: 200)
    let reference = SortReference(account: account)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      let keys = ContactProperty.allCases.shuffled(using: &generator)
        .prefix(Int.random(in: 0...4, using: &generator))
        .map { SortKey($0, descending: generator.chance(50)) }
      let rows = RowSet((0..<account.table.count).filter { _ in generator.chance(60) })
      let order = RowSorter.order(rows: rows, by: keys, in: account)
      #expect(order == reference.order(rows, by: keys), "seed \(seed): \(keys.text)")
    }
  }

  /// Sorts contacts with these values, made in the given order, by one property.
  private func sorted(
    _ property: ContactProperty, _ values: [String?], descending: Bool = false
  ) throws -> [String?] {
    var builder = AccountBuilder(seed: 1)
    for value in values {
      builder.addContact(value.map { [property: .text($0)] } ?? [:])
    }
    let rows = RowSet(allOf: values.count)
    let keys = [SortKey(property, descending: descending)]
    let order = try #require(RowSorter.order(rows: rows, by: keys, in: builder.account))
    return order.rows.map { builder.account.table.text(property, row: Int($0)) }
  }

  @Test func lettersWithMarksStandBesideThoseWithout() throws {
    let names = ["Ötzi", "Zander", "otto", "Öberg", "Oberg", "oberg", "Æble", "Ae", "Ås", "As"]
    #expect(
      try sorted(.lastName, names)
        == ["Ae", "Æble", "As", "Ås", "Oberg", "oberg", "Öberg", "otto", "Ötzi", "Zander"])
    #expect(try sorted(.phone, names) == sorted(.lastName, names), "in every kind of column")
  }

  @Test func contactsWithoutAValueComeLastBothWays() throws {
    for property in [ContactProperty.city, .phone] {
      #expect(try sorted(property, [nil, "b", nil, "a"]) == ["a", "b", nil, nil])
      #expect(
        try sorted(property, [nil, "b", nil, "a"], descending: true) == ["b", "a", nil, nil])
    }
  }

  @Test func optionsStandInTheirOrderAndUnknownOnesBehind() throws {
    let stages = ["zzz", "customer", "lead", "aaa", "subscriber"]
    #expect(
      try sorted(.lifecycleStage, stages) == ["subscriber", "lead", "customer", "aaa", "zzz"])
    #expect(
      try sorted(.numberOfEmployees, ["100-500", "5-25", "1000+", "1-5"])
        == ["1-5", "5-25", "100-500", "1000+"])
  }

  @Test func longTextsThatDifferLateAreTold() throws {
    let stem = String(repeating: "long address ", count: 40)
    let texts = [stem + "b", stem + "a", stem, stem + "ab", String(stem.dropLast()), stem + "a"]
    #expect(
      try sorted(.website, texts)
        == [String(stem.dropLast()), stem, stem + "a", stem + "a", stem + "ab", stem + "b"])
  }

  @Test func equalContactsStandByRecordID() throws {
    let account = AccountBuilder.account(seed: 5, contacts: 200)
    let order = try #require(
      RowSorter.order(rows: RowSet(allOf: 200), by: [], in: account))
    let ids = order.rows.map { account.table.id(of: Int($0)) }
    #expect(ids == ids.sorted())
    #expect(order.rows != (0..<200).map { UInt32($0) }, "the table must not be in this order")
  }

  @Test func extremeNumbersSort() throws {
    var builder = AccountBuilder(seed: 1)
    let numbers: [Int64] = [0, .max, .min + 1, -1, 1]
    for number in numbers { builder.addContact([.bounceCount: .number(number)]) }
    builder.addContact([:])
    for descending in [false, true] {
      let order = try #require(
        RowSorter.order(
          rows: RowSet(allOf: 6), by: [SortKey(.bounceCount, descending: descending)],
          in: builder.account))
      let sorted = order.rows.dropLast().map { numbers[Int($0)] }
      #expect(sorted == numbers.sorted(by: descending ? { $0 > $1 } : { $0 < $1 }))
      #expect(order.rows.last == 5)
    }
  }

  @Test func sortingCanBeCancelled() {
    let account = AccountBuilder.account(seed: 6, contacts: 100)
    let rows = RowSet(allOf: 100)
    for key in [SortKey(.email), SortKey(.lastName), SortKey(.createDate)] {
      var asked = 0
      var limit = 0
      while true {
        asked = 0
        let order = RowSorter.order(rows: rows, by: [key], in: account) {
          asked += 1
          return asked > limit
        }
        if order != nil { break }
        limit += 1
      }
      #expect(limit >= 2, "it asks before and between the passes")
    }
  }
}
