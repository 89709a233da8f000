import TestSupport
import Testing

@testable import Domain

/// Random settings and submissions, compared with the table of section 4 written down once more.
@Suite struct IntakeRandomTests {
  /// The status of every address as the rules want it, kept by hand.
  private struct Reference {
    var status: [String: MarketingStatus] = [:]
    var isOn: [IntakeOrigin: Bool] = [:]

    mutating func take(_ origin: IntakeOrigin, _ emails: [String]) {
      let isOn = isOn[origin] ?? false
      for email in emails {
        switch (origin, status[email]) {
        case (_, nil): status[email] = isOn ? .marketing : .nonMarketing
        case (.form, .some) where isOn: status[email] = .marketing
        default: break
        }
      }
    }
  }

  @Test(
    "R4.1 R4.2 R4.3 whatever is switched and handed over, each contact is as section 4 says",
    arguments: 0..<12)
  func randomRuns(_ number: Int) throws {
    let seed = UInt64(number) &* 0x9E37_79B9 &+ 7
    var random = SeededGenerator(seed: seed)
    var ledger = try Ledger(tier: 2000)
    var reference = Reference()
    let app = try ledger.connect("Bakery")
    let ignoring = try ledger.connect("Shop", ignoresToggle: true)
    let form = try ledger.makeForm("Newsletter")
    let chatflow = try ledger.makeChatflow("Support")
    let origins: [IntakeOrigin] = [
      .app(app), .app(ignoring), .form(form), .nonHubSpotForms, .chatflow(chatflow),
      .tool(.document),
    ]
    (reference.isOn[.form(form)], reference.isOn[.nonHubSpotForms]) = (true, true)
    for _ in 0..<120 {
      ledger.wait()
      switch Int.random(in: 0..<10, using: &random) {
      case 0, 1:
        let isOn = Bool.random(using: &random)
        let origin = random.pick(origins)
        switch origin {
        case .app(let id):
          try ledger.turn(.app(id), isOn)
          reference.isOn[origin] = isOn && id == app
        case .form(let id):
          try ledger.turn(.form(id), isOn)
          reference.isOn[origin] = isOn
        case .chatflow(let id):
          try ledger.turn(.chatflow(id), isOn)
          reference.isOn[origin] = isOn
        case .tool: break
        }
      case 2:
        let marketing = reference.status.filter { $0.value == .marketing }.keys.sorted()
        guard !marketing.isEmpty else { continue }
        let email = random.pick(marketing)
        let row = try need(ledger.account.table.row(withEmail: email))
        try ledger.perform(
          .setMarketingStatus(
            .init(.asNonMarketing, contacts: [ledger.account.table.id(of: row)])))
        reference.status[email] = .marketingUntilUpdate
      default:
        let origin = random.pick(origins)
        let emails = (0..<Int.random(in: 1...4, using: &random)).map { _ in
          "c\(Int.random(in: 0..<25, using: &random))@example.se"
        }
        try ledger.perform(.takeIn(TakeIn(origin, emails.map { Submission([.email: $0]) })))
        reference.take(origin, emails)
      }
    }
    for (email, status) in reference.status {
      #expect(ledger.status(email) == status, "seed \(seed), \(email)")
    }
    #expect(ledger.account.table.count == reference.status.count, "seed \(seed)")
    #expect(
      ledger.account.table.marketingCount == reference.status.values.count { $0.counts },
      "seed \(seed)")
    // Replay gives the same account.
    var again = Account.unopened
    for entry in ledger.journal { again.apply(entry.events, context: entry.context) }
    #expect(accountText(again) == accountText(ledger.account), "seed \(seed)")
  }
}
