import Domain
import TestSupport
import Testing

@Suite("Users and permissions (section 9)")
struct PermissionTests {
  private func withUser(
    superAdmin: Bool = false
  ) throws -> (ledger: Ledger, user: UserID) {
    var ledger = try Ledger()
    try ledger.perform(
      .addUser(AddUser(email: "bo@example.com", name: "Bo Ek", isSuperAdmin: superAdmin)))
    return (ledger, UserID(2))
  }

  private func revoke(_ user: UserID) -> Command {
    .changePermission(
      .init(user: user, right: .permission(.marketingContactsAccess), isOn: false))
  }

  @Test("R9.1: a new user may set contacts as marketing")
  func allowedByDefault() throws {
    var (ledger, bo) = try withUser()
    let ids = ledger.addContacts([.nonMarketing])
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: ids)), by: bo)
    #expect(ledger.status(ids[0]) == .marketing)
  }

  @Test(
    "R9.2 to R9.4: without the permission all three status commands are refused, with who can help")
  func takenAway() throws {
    var (ledger, bo) = try withUser()
    try ledger.perform(revoke(bo))
    let ids = ledger.addContacts([.nonMarketing, .marketing, .marketingUntilUpdate])
    for direction in SetMarketingStatus.Direction.allCases {
      let refusal = Refusal(
        direction.commandKind, .needsPermission(.marketingContactsAccess, grantedBy: [Ledger.ida]))
      #expect(throws: refusal) {
        try ledger.perform(.setMarketingStatus(.init(direction, contacts: ids)), by: bo)
      }
      #expect(refusal.missingRight == .permission(.marketingContactsAccess))
    }
  }

  @Test(
    "9.4: without the permission a contact is created as non-marketing; as marketing is refused")
  func creation() throws {
    var (ledger, bo) = try withUser()
    try ledger.perform(revoke(bo))
    let plain = CreateContact(values: [.email: "x@example.com"])
    try ledger.perform(.createContact(plain), by: bo)
    var asMarketing = CreateContact(values: [.email: "y@example.com"])
    asMarketing.asMarketing = true
    let refusal = #expect(throws: Refusal.self) {
      try ledger.perform(.createContact(asMarketing), by: bo)
    }
    #expect(refusal?.missingRight == .permission(.marketingContactsAccess))
    #expect(ledger.account.table.marketingCount == 0)
  }

  @Test("R9.5: a super admin cannot be restricted; the last one cannot be demoted")
  func superAdmins() throws {
    var (ledger, bo) = try withUser(superAdmin: true)
    let restricted = #expect(throws: Refusal.self) { try ledger.perform(revoke(bo)) }
    #expect(restricted?.reason == .superAdminIsUnrestricted(bo))
    try ledger.perform(.changePermission(.init(user: bo, right: .superAdmin, isOn: false)))
    let last = #expect(throws: Refusal.self) {
      try ledger.perform(
        .changePermission(.init(user: Ledger.ida, right: .superAdmin, isOn: false)))
    }
    #expect(last?.reason == .lastSuperAdmin(Ledger.ida))
  }

  @Test("R9.5, R9.6: only super admins make super admins; only editors of users change permissions")
  func whoMayGrant() throws {
    var (ledger, bo) = try withUser()
    let promote = Command.changePermission(.init(user: bo, right: .superAdmin, isOn: true))
    let refusal = #expect(throws: Refusal.self) { try ledger.perform(promote, by: bo) }
    #expect(refusal?.missingRight == .permission(.addEditUsers))
    try ledger.perform(
      .changePermission(.init(user: bo, right: .permission(.addEditUsers), isOn: true)))
    let second = #expect(throws: Refusal.self) { try ledger.perform(promote, by: bo) }
    #expect(second?.missingRight == .superAdmin)
    let make = AddUser(email: "new@example.com", name: "", isSuperAdmin: true)
    let third = #expect(throws: Refusal.self) { try ledger.perform(.addUser(make), by: bo) }
    #expect(third?.missingRight == .superAdmin)
  }

  @Test("R9.6: nobody gives a permission they lack")
  func cannotGrantWhatOneLacks() throws {
    var (ledger, bo) = try withUser()
    try ledger.perform(
      .changePermission(.init(user: bo, right: .permission(.addEditUsers), isOn: true)))
    try ledger.perform(revoke(bo))
    try ledger.perform(.addUser(AddUser(email: "ann@example.com", name: "Ann")))
    let ann = UserID(3)
    try ledger.perform(revoke(ann))
    let give = Command.changePermission(
      .init(user: ann, right: .permission(.marketingContactsAccess), isOn: true))
    let refusal = #expect(throws: Refusal.self) { try ledger.perform(give, by: bo) }
    #expect(refusal?.reason == .cannotGrant(.marketingContactsAccess))
  }
}
