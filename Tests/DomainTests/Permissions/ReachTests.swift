import Domain
import TestSupport
import Testing

@Suite struct ReachTests {
  @Test("R9.10 whoever may not view a contact may do nothing with it, whatever else they may")
  func viewFirst() throws {
    var ledger = try Ledger()
    var blind = User(id: UserID(2), email: "bo@example.com", name: "Bo Ek")
    blind.contacts.view = ContactScope(.none)
    var seeing = User(id: UserID(3), email: "eva@example.com", name: "Eva Holm")
    seeing.contacts.delete = ContactScope(.none)
    let ids = ledger.addContacts([.marketing])
    ledger.apply([.userAdded(blind), .userAdded(seeing)])
    let row = try #require(ledger.account.table.row(of: ids[0]))
    for action in ContactAction.allCases {
      #expect(!ledger.account.mayTouch(action, row: row, by: blind.id))
      #expect(ledger.account.rows(action, for: blind.id)?.isEmpty == true)
      let mayDo = action != .delete
      #expect(ledger.account.mayTouch(action, row: row, by: seeing.id) == mayDo)
    }
  }
}
