import Domain
import Engine
import TestSupport
import Testing

@Suite("Sample contacts")
struct SampleContactsTests {
  private func sample(_ count: Int, tier: Int? = nil) throws -> Ledger {
    let tiers = Plan.professional.initialTiers
    var ledger = try Ledger(tier: tier ?? SampleContacts.tier(forCount: count, tiers: tiers))
    ledger.apply(Array(SampleContacts(count: count, account: ledger.account, at: ledger.now)))
    return ledger
  }

  @Test("The same number, account and instant give the same contacts")
  func deterministic() throws {
    #expect(accountText(try sample(300).account) == accountText(try sample(300).account))
  }

  @Test(
    "The count is about 80 % of the tier where there are contacts enough, and never over it",
    arguments: [(3000, 2000), (10_000, 7000), (20_000, 12_000)])
  func share(count: Int, tier: Int) throws {
    let account = try sample(count).account
    #expect(account.table.count == count && account.billing.tier == tier)
    #expect(account.table.marketingCount == tier * 8 / 10)
    #expect(account.table.pendingCount > tier / 25)
  }

  @Test("Few contacts, or none, are no trouble", arguments: [0, 1, 2, 7])
  func few(count: Int) throws {
    #expect(try sample(count).account.table.count == count)
  }

  @Test("Addresses are unique, valid and in domains reserved for examples")
  func addresses() throws {
    let table = try sample(5000).account.table
    var seen: Set<String> = []
    for row in 0..<table.count {
      guard let email = table.text(.email, row: row) else { continue }
      #expect(EmailAddress.isValid(email), "\(email)")
      #expect(seen.insert(EmailAddress.key(email)).inserted, "\(email)")
      let domain = try need(EmailAddress.domain(of: email))
      #expect(
        domain.hasSuffix(".example")
          || ["example.com", "example.org", "example.net"].contains(domain))
    }
    #expect(seen.count < 5000 && seen.count > 4500)
  }

  @Test("Every kind of contact is there: statuses, obstacles, scripts, unowned, without company")
  func variety() throws {
    let table = try sample(3000).account.table
    for status in MarketingStatus.allCases {
      #expect((0..<table.count).contains { table.status(of: $0) == status })
    }
    for obstacle in MailObstacle.allCases where obstacle != .ineligible {
      #expect((0..<table.count).contains { table.mailObstacles(row: $0).contains(obstacle) })
    }
    let languages = Set((0..<table.count).compactMap { table.text(.language, row: $0) })
    #expect(languages.isSuperset(of: ["sv", "en", "de", "pl", "it", "ja", "zh-cn", "ko", "ar"]))
    for property in [ContactProperty.owner, .company, .city, .leadStatus, .lastActivity] {
      let count = (0..<table.count).count { table.value(property, row: $0) != nil }
      #expect(count > 1500 && count < 3000, "\(property)")
    }
  }

  @Test("No value would be refused, warned about or changed by an import")
  func valid() throws {
    var desk = try ImportDesk(try sample(2000))
    let columns = ContactProperty.allCases.filter { $0.isImportable(adopting: false) }
    try ContactExport.run(
      desk.ledger.account, rows: RowOrder(allOf: 2000), columns: columns, form: .machine,
      toFile: desk.path("sample.csv"))
    let result = try desk.take("sample.csv")
    #expect(result.summary.report.unchanged == 2000 && result.summary.warnings.isEmpty)
  }

  @Test("Nothing lies in the future, nothing before the contact was created")
  func dates() throws {
    let ledger = try sample(1000)
    let dates: [ContactProperty] = [
      .lastModifiedDate, .lastActivity, .lastEmailSend, .lastEmailOpen,
    ]
    for row in 0..<1000 {
      guard case .instant(let created) = ledger.account.table.value(.createDate, row: row) else {
        Issue.record("no create date")
        continue
      }
      for property in dates {
        guard case .instant(let at) = ledger.account.table.value(property, row: row) else {
          continue
        }
        #expect(created <= at && at <= ledger.now)
      }
    }
  }

  @Test("Contacts that are there already keep their numbers and addresses to themselves")
  func besideOthers() throws {
    var ledger = try sample(200)
    ledger.apply(Array(SampleContacts(count: 200, account: ledger.account, at: ledger.now)))
    let table = ledger.account.table
    #expect(table.count == 400 && table.highestID == 400)
    for row in 0..<400 {
      guard let email = table.text(.email, row: row) else { continue }
      #expect(table.row(withEmail: email) == row)
    }
  }
}
