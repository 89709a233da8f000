import Domain
import TestSupport
import Testing

@Suite("Why the count is what it is (section 15, items 3, 5, 15)")
struct OriginTests {
  private let form = MarketingSource(type: .formSubmission, id: "104", name: "Newsletter")
  private let file = MarketingSource(type: .contactImport, id: "import-3", name: "list.csv")

  private func builder() -> AccountBuilder {
    var builder = AccountBuilder(seed: 1)
    let days = ["2026-10-30T12:00Z", "2026-11-01T22:59Z", "2026-11-01T23:01Z", "2026-11-08T12:00Z"]
    for (number, day) in days.enumerated() {
      let at = Instant(iso: day) ?? AccountBuilder.now
      for source in [form, file, file] {
        builder.addContact(
          [.firstName: .text("C\(number)")],
          status: number == 3 ? .marketingUntilUpdate : .marketing, source: source, at: at)
      }
    }
    builder.addContact([.firstName: .text("None")], status: .marketing)
    builder.addContact([.firstName: .text("Non")], status: .nonMarketing, source: form)
    return builder
  }

  @Test("R3.4: the count by source, M and P apart, adds up to the count")
  func origins() {
    let account = builder().account
    let origins = account.countOrigins()
    #expect(
      origins == [
        CountOrigin(source: file, marketing: 6, pending: 2),
        CountOrigin(source: form, marketing: 3, pending: 1),
        CountOrigin(source: nil, marketing: 1, pending: 0),
      ])
    #expect(origins.reduce(0) { $0 + $1.count } == account.table.marketingCount)
    #expect(origins.reduce(0) { $0 + $1.pending } == account.table.pendingCount)
  }

  @Test("R3.4: the parts add up whatever the sources", arguments: [7, 8])
  func sum(seed: UInt64) {
    let account = AccountBuilder.account(seed: seed, contacts: 400)
    let origins = account.countOrigins()
    #expect(origins.reduce(0) { $0 + $1.count } == account.table.marketingCount)
    #expect(origins.reduce(0) { $0 + $1.pending } == account.table.pendingCount)
  }

  @Test("R1.15: what one import or form made marketing, by its present source")
  func promotedBy() {
    let account = builder().account
    #expect(account.rows(promotedBy: .contactImport, id: "import-3").count == 8)
    #expect(account.rows(promotedBy: .formSubmission, id: "104").count == 4)
    #expect(account.rows(promotedBy: .formSubmission, named: "newsletter").count == 4)
    #expect(account.rows(promotedBy: .contactImport, id: "import-4").isEmpty)
    #expect(account.rows(promotedBy: .workflow, id: "104").isEmpty)
    #expect(account.rows(promotedBy: .userSet, id: "").isEmpty)
  }

  @Test("Section 15, item 3: new marketing contacts by source and period of the account's zone")
  func newMarketing() {
    let account = builder().account
    func shown(_ period: ReportPeriod, since: CalendarDate? = nil) -> [String] {
      account.newMarketing(by: period, since: since).filter { $0.source == file }
        .map { "\($0.period.isoText) \($0.count)" }
    }
    // 23:01 UTC on 1 November is 2 November in Stockholm, a Monday.
    #expect(shown(.day) == ["2026-11-08 2", "2026-11-02 2", "2026-11-01 2", "2026-10-30 2"])
    #expect(shown(.week) == ["2026-11-02 4", "2026-10-26 4"])
    #expect(shown(.month) == ["2026-11-01 6", "2026-10-01 2"])
    #expect(shown(.month, since: CalendarDate(iso: "2026-11-02")) == ["2026-11-01 4"])
  }

  @Test("R2.1, R2.3: only what began to count is new; a cancelled demotion is not")
  func onlyNew() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing, .marketing])
    try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: [ids[1]])))
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: ids)))
    let new = ledger.account.newMarketing(by: .day)
    #expect(new.map(\.count).reduce(0, +) == 2)
    #expect(new.contains { $0.source?.type == .userSet && $0.count == 1 })
  }
}
