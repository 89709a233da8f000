import Domain
import TestSupport
import Testing

@Suite("Deleted contacts in the table")
struct AbsentRowsTests {
  private let deletion = Deletion(at: AccountBuilder.now, by: .user(UserID(1)))

  @Test("R2.10 a deleted contact leaves counts, look-ups, filters and sorted lists")
  func leaves() throws {
    var account = AccountBuilder.account(seed: 21, contacts: 300)
    let before = account.table
    let rows = stride(from: 1, to: 300, by: 3).map { $0 }
    for row in rows { account.table.delete(row: row, deletion) }
    let table = account.table
    let gone = Set(rows)
    #expect(table.rowCount == 300 && table.count == 200)
    #expect(
      table.marketingCount
        == before.liveRows.count { row in
          !gone.contains(row) && before.status(of: row).counts
        })
    #expect(
      table.pendingCount
        == before.liveRows.count { row in
          !gone.contains(row) && before.status(of: row) == .marketingUntilUpdate
        })
    for row in 0..<300 {
      let id = table.id(of: row)
      #expect(table.row(of: id) == (gone.contains(row) ? nil : row))
      #expect(table.deletedRow(of: id) == (gone.contains(row) ? row : nil))
      for email in table.emails(of: row) {
        #expect((table.row(withEmail: email) == row) != gone.contains(row))
      }
    }
    let context = FilterContext(account: account, actingUser: nil, now: AccountBuilder.now)
    let all = try need(FilterExpression.everything.rows(in: account, context: context))
    #expect(all == table.liveRows && all.count == 200)
    let sorted = RowSorter.order(rows: RowSet(allOf: 300), by: [SortKey(.email)], in: account)
    #expect(Set(try need(sorted).rows.map { Int($0) }).isDisjoint(with: gone))
    #expect(account.pendingContacts().allSatisfy { table.row(of: $0) != nil })
  }

  @Test("R2.11 a restored contact is what it was")
  func restored() {
    var account = AccountBuilder.account(seed: 22, contacts: 120)
    let before = accountText(account)
    for row in 0..<120 { account.table.delete(row: row, deletion) }
    #expect(account.table.count == 0 && account.table.marketingCount == 0)
    #expect(accountText(account) != before)
    for row in 0..<120 { account.table.restore(row: row) }
    #expect(accountText(account) == before)
  }

  @Test("R2.26 nothing is left of an erased contact but its number, which is never given again")
  func erased() throws {
    var account = AccountBuilder.account(seed: 23, contacts: 50)
    let id = account.table.id(of: 7)
    account.table.delete(row: 7, deletion)
    account.table.erase(row: 7)
    account.table.erase(row: 8)
    #expect(account.table.count == 48 && account.table.hasGiven(id))
    #expect(account.table.deletedRow(of: id) == nil && account.table.row(of: id) == nil)
    for definition in PropertyCatalogue.definitions
    where ![.recordID, .marketingStatus, .marketingUntilUpdate, .mailable].contains(
      definition.property)
    {
      #expect(account.table.value(definition.property, row: 7) == nil)
    }
    #expect(accountText(account).contains(#"{"hs_object_id":\#(id.rawValue),"erased":true}"#))
  }

  @Test("R2.12 the number of a merged contact leads to the one it is part of, through later merges")
  func mergedInto() {
    var account = AccountBuilder.account(seed: 24, contacts: 4)
    let ids = (0..<4).map { account.table.id(of: $0) }
    account.table.erase(row: 0, mergedInto: ids[1])
    account.table.erase(row: 1, mergedInto: ids[2])
    #expect(account.table.mergedInto(ids[0]) == ids[2])
    #expect(account.table.mergedInto(ids[1]) == ids[2])
    #expect(account.table.mergedInto(ids[2]) == nil)
    #expect(account.table.directlyMergedInto(ids[0]) == ids[1])
  }

  @Test("Filters over several chunks leave deleted rows out of each")
  func chunks() throws {
    var ledger = try Ledger()
    ledger.addContacts(Array(repeating: .nonMarketing, count: 70_000))
    var account = ledger.account
    for row in [0, 65_535, 65_536, 69_999] { account.table.delete(row: row, deletion) }
    let context = FilterContext(account: account, actingUser: nil, now: AccountBuilder.now)
    let rows = try need(FilterExpression.everything.rows(in: account, context: context))
    #expect(rows == account.table.liveRows && rows.count == 69_996)
    #expect(!rows.contains(65_536) && rows.contains(65_537))
  }
}
