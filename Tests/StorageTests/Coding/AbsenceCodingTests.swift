import Domain
import Storage
import TestSupport
import Testing

@Suite("Deleted contacts in snapshots")
struct AbsenceCodingTests {
  private func reread(_ account: Account) throws -> Account {
    var reader = SnapshotReader()
    var writer = SnapshotWriter(account)
    var lines: [[UInt8]] = []
    writer.writeAccount { lines.append($0) }
    for segment in 0..<writer.contactSegments {
      writer.writeContacts(segment: segment) { lines.append($0) }
    }
    for line in lines { try line.withUnsafeBytes { try reader.read(line: $0) } }
    return try reader.finish()
  }

  @Test("R1.1 deleted, erased and merged contacts keep their place and number in a snapshot")
  func roundTrip() throws {
    var account = AccountBuilder.account(seed: 31, contacts: 90)
    let by: [Actor] = [.user(UserID(1)), .system, .user(UserID(3))]
    for row in stride(from: 0, to: 90, by: 2) {
      let at = AccountBuilder.now.adding(milliseconds: Int64(row % 3))
      account.table.delete(row: row, Deletion(at: at, by: by[row % 3]))
    }
    account.table.erase(row: 5)
    account.table.erase(row: 6, mergedInto: account.table.id(of: 9))
    var again = try reread(account)
    again.sequence = account.sequence
    #expect(accountText(again) == accountText(account))
    #expect(again.table.count == account.table.count && again.table.rowCount == 90)
    #expect(again.table.marketingCount == account.table.marketingCount)
    #expect(again.table.pendingCount == account.table.pendingCount)
    #expect(again.table.liveRows == account.table.liveRows)
    for row in 0..<90 {
      #expect(again.table.id(of: row) == account.table.id(of: row))
      #expect(again.table.deletion(row: row) == account.table.deletion(row: row))
    }
    #expect(again.table.mergedInto(account.table.id(of: 6)) == account.table.id(of: 9))
  }

  @Test("An erased contact is a line with its number, a deleted one keeps its values")
  func lines() throws {
    var ledger = try Ledger()
    ledger.addContacts([.marketing, .nonMarketing, .nonMarketing])
    var account = ledger.account
    account.table.delete(
      row: 0, Deletion(at: Instant(milliseconds: 1_760_000_000_000), by: .user(UserID(2))))
    account.table.erase(row: 1)
    account.table.erase(row: 2, mergedInto: ContactID(1))
    let lines = accountText(account)
    #expect(lines.contains(#"{"hs_object_id":2,"erased":true}"#))
    #expect(lines.contains(#"{"hs_object_id":3,"erased":true,"merged_into":1}"#))
    let deleted = try need(lines.first { $0.hasPrefix(#"{"hs_object_id":1,"#) })
    #expect(deleted.hasSuffix(#""deleted_at":1760000000000,"deleted_by":2}"#))
    #expect(deleted.contains("c1@example.com"))
  }
}
