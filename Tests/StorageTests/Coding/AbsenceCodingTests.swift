import Domain
import Storage
import TestSupport
import Testing

@Suite("Deleted contacts in snapshots")
struct AbsenceCodingTests {
  private func reread(_ account: Account) throws -> Account {
    var reader = SnapshotReader()
    for line in accountLines(account) { try line.withUnsafeBytes { try reader.read(line: $0) } }
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

  @Test("R13.1 earlier values come back with a snapshot, in their order and with their batch")
  func propertyHistory() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.marketing])[0]
    for values in [
      [ContactProperty.city: "Oslo", .optedOut: "yes"], [.city: "Voss", .bounceCount: "-3"],
      [.city: "", .lastActivity: "2026-01-02", .bounceCount: ""],
    ] {
      ledger.now = ledger.now.adding(milliseconds: 1000)
      try ledger.perform(.editContacts(EditContacts(contacts: [id], values: values)))
    }
    let line = try need(accountText(ledger.account).first { $0.hasPrefix(#"{"hs_object_id""#) })
    #expect(
      line.hasSuffix(
        #""property_history":[[1,"city",null],[1,"hs_email_optout",null],[2,"city","Oslo"],"#
          + #"[2,"hs_email_bounce",null],[3,"city","Voss"],[3,"notes_last_updated",null],"#
          + #"[3,"hs_email_bounce",-3]]}"#))
    let again = try reread(ledger.account)
    #expect(again.propertyHistory(row: 0) == ledger.account.propertyHistory(row: 0))
    #expect(again.propertyHistory(row: 0).count == 7)
  }

  @Test("A static list keeps a deleted member's place through a snapshot")
  func listMembers() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketing, .nonMarketing])
    ledger.apply([.listMembersChanged(ObjectID(1), added: ids, removed: [])])
    try ledger.perform(.deleteContacts(DeleteContacts(contacts: [ids[0]])))
    let again = try reread(ledger.account)
    #expect(again.listRows == ledger.account.listRows)
    #expect(again.listRows[ObjectID(1)] == RowSet([0, 1]))
  }

  @Test(
    "Members of a contact's line that are none are refused by name",
    arguments: [
      (#""property_history":[[0,"nose",null]]"#, ContentError.badValue(member: "property_history")),
      (#""property_history":[[99,"city",null]]"#, .badValue(member: "property_history")),
      (#""property_history":[[0,"city"]]"#, .badValue(member: "property_history")),
      (#""property_history":[[0,"city",null,1]]"#, .badValue(member: "property_history")),
      (#""removed":true"#, .unknownMember("removed")),
    ])
  func refused(member: String, error: ContentError) throws {
    var ledger = try Ledger()
    ledger.addContacts([.marketing])
    var reader = SnapshotReader()
    for line in accountLines(ledger.account).dropLast() {
      try line.withUnsafeBytes { try reader.read(line: $0) }
    }
    let line = Array("{\"hs_object_id\":7,\(member)}".utf8)
    _ = line.withUnsafeBytes { bytes in
      #expect(throws: error) { try reader.read(line: bytes) }
    }
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
