import Console
import Domain
import Terminal
import TestSupport
import Testing
import Wording

/// What the console says about states that other parts of the account bring about.
@Suite struct StateTests {
  private static let wide = Size(columns: 160, rows: 50)

  /// Bo views and edits own contacts only.
  private static func ownOnly(edits: ContactScope.Level = .own) throws -> Ledger {
    var ledger = try ConsoleFixture.ledger()
    for grant in [
      ContactGrant(.view, .level(edits == .own ? .own : .all)), ContactGrant(.edit, .level(edits)),
    ] {
      try ledger.perform(
        .changePermission(
          ChangePermission(user: ConsoleFixture.bo, right: .contacts(grant), isOn: true)))
    }
    return ledger
  }

  @Test("R9.9 no frame shows contacts that the acting user may not view, the count stays whole")
  func ownContacts() throws {
    let ledger = try Self.ownOnly()
    let player = Player(ledger, actor: ConsoleFixture.bo, starts: false)
    player.send(
      .finished(
        Ticket(1), .opened(player.store.snapshot, actor: ConsoleFixture.bo, notices: [])))
    #expect(player.contacts.order.count == 4)
    #expect(!player.shows("Åkesson"))
    player.release()
    #expect(player.contacts.order.count == 4)
    #expect(player.shows("1 of 4"))
    #expect(!player.shows("of 12"))
    #expect(player.shows("Marketing 6 / 2,000"))
  }

  @Test("R9.9 a contact that goes to another owner leaves the list and the detail view")
  func contactLost() throws {
    let player = Player(try Self.ownOnly(), actor: ConsoleFixture.bo)
    try player.press("<Enter>")
    let id = try need(player.contacts.focusedContact)
    let snapshot = try player.store.change {
      try $0.perform(.editContacts(EditContacts(contacts: [id], values: [.owner: "1"])))
    }
    player.send(.accountChanged(snapshot))
    #expect(player.shows("This contact is no longer in the account."))
    #expect(player.contacts.order.count == 3)
  }

  @Test("R9.10 the action menu says why a contact that may be viewed only cannot be changed")
  func viewedOnly() throws {
    let player = Player(try Self.ownOnly(edits: .none), actor: ConsoleFixture.bo)
    try player.press("x")
    #expect(player.shows("not available"))
    try player.press("m")
    #expect(player.store.performed.isEmpty)
    #expect(player.notice?.isEmpty == false)
  }

  @Test("R9.10 the confirmation counts who is refused and names only contacts that would change")
  func refusedContacts() throws {
    var ledger = try ConsoleFixture.ledger()
    try ledger.perform(
      .changePermission(
        ChangePermission(
          user: ConsoleFixture.bo, right: .contacts(ContactGrant(.edit, .level(.own))), isOn: true
        )))
    let player = Player(ledger, actor: ConsoleFixture.bo)
    try player.press("axm")
    let dialog = try need(player.confirmation)
    #expect(dialog.quote.notPermitted.count == 8)
    #expect(dialog.samples == ["Anna Andersson", "Grzegorz Brzęczyszczykiewicz", "Giulia Conti"])
    #expect(player.shows("not permitted, refused"))
  }

  @Test("R8.14 the source of a contact says that its app is gone, in the history as well")
  func removedApp() throws {
    var ledger = try ConsoleFixture.ledger()
    let app = ledger.account.objects.nextID
    try ledger.perform(.changeIntake(.connectApp(ConnectApp(name: "Bakery", appKind: .oauth))))
    try ledger.perform(.changeIntake(.toggle(ToggleMarketing(.app(app), isOn: true))))
    try ledger.perform(.takeIn(TakeIn(.app(app), [Submission([.email: "new@example.com"])])))
    try ledger.perform(.changeIntake(.changeConnection(ChangeConnection(app: app, .remove))))
    let player = Player(ledger, size: Self.wide)
    try player.press("/new@example<Enter><Enter>")
    #expect(player.shows(#"marketing since 21 Nov 2026, by app "Bakery" (removed)"#))
    #expect(player.shows(#"by System, connected app (command line), by app "Bakery" (removed)"#))
  }

  @Test("R13.1 the detail view lists changes of values with those of the status")
  func history() throws {
    var ledger = try ConsoleFixture.ledger()
    try ledger.perform(
      .editContacts(
        EditContacts(contacts: [ContactID(4)], values: [.company: "Kite", .owner: "2"])))
    try ledger.advance(to: "2026-11-21T19:05Z")
    try ledger.perform(
      .editContacts(EditContacts(contacts: [ContactID(4)], values: [.owner: ""])))
    let player = Player(ledger, size: Self.wide)
    try player.press("/zaneta<Enter><Enter>")
    #expect(player.shows("Contact owner: Bo Ek → –, by Ida Lind"))
    #expect(player.shows("Contact owner: – → Bo Ek, by Ida Lind"))
    #expect(player.shows("Company name: – → Kite, by Ida Lind"))
    #expect(player.shows("non-marketing → marketing, by Bo Ek"))
  }

  @Test("R1.16 non-marketing is among the reasons why no marketing mail reaches a contact")
  func nonMarketing() throws {
    var ledger = try ConsoleFixture.ledger()
    try ledger.perform(
      .createContact(CreateContact(values: [.lastName: "Nomail"])))
    let player = Player(ledger, size: Self.wide)
    try player.press("/nomail<Enter><Enter>")
    #expect(player.shows("no, non-marketing, no e-mail"))
  }

  @Test("R6.18 a filter whose list is deleted lists nothing and says why")
  func deletedList() throws {
    var ledger = try ConsoleFixture.ledger()
    let list = ledger.account.objects.nextID
    try ledger.perform(
      .saveList(SaveList(name: "Fair", filter: "stage = lead")))
    let player = Player(ledger)
    try player.press("/in list Fair<Enter>")
    #expect(player.contacts.order.count == 3)
    let snapshot = try player.store.change { try $0.perform(.deleteList(DeleteList(list: list))) }
    player.send(.accountChanged(snapshot))
    #expect(player.contacts.order.count == 0)
    #expect(player.shows("This filter is broken and matches nothing:"))
    #expect(player.shows("in list Fair"))
    #expect(player.shows(#"There is no list "Fair"."#))
    try player.press("/")
    #expect(player.shows(#"^^^^ There is no list "Fair"."#))
  }

  @Test("R6.18 while the name of a list is none, the rows are those of the filter before it")
  func unknownList() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("/")
    player.type("country = Sweden and not in list Nope")
    #expect(player.shows(#"There is no list "Nope"."#))
    #expect(player.contacts.filter.text == "country = Sweden ")
    #expect(player.contacts.order.count == 3)
  }

  @Test(
    "R3.16 the header says in words how full the tier is",
    arguments: [
      (1494, "Marketing 1,500 / 2,000 (75 %, 500 left)"),
      (1794, "Marketing 1,800 / 2,000 (90 %, 200 left)"),
      (1994, "Marketing 2,000 / 2,000 (100 %, full)"),
      (1993, "Marketing 1,999 / 2,000 (99 %, 1 left)"),
      (1995, "Marketing 2,001 / 2,000 (100 %, 1 over)"),
    ])
  func thresholds(added: Int, text: String) throws {
    var ledger = try ConsoleFixture.ledger()
    ledger.addContacts(Array(repeating: .marketing, count: added))
    for size in [Size(columns: 80, rows: 24), Self.wide] {
      #expect(Player(ledger, size: size).shows(text))
    }
  }

  @Test("R3.7 the header says that the tier rose, when, and until which renewal")
  func raised() throws {
    var ledger = try ConsoleFixture.ledger()
    ledger.addContacts(Array(repeating: .marketing, count: 1994))
    try ledger.perform(
      .setMarketingStatus(SetMarketingStatus(.asMarketing, contacts: [ContactID(3)])))
    let player = Player(ledger, size: Self.wide)
    #expect(player.shows("tier raised from 2,000 on 21 Nov"))
    #expect(player.shows("renewal 15 Sep 2027"))
    #expect(Player(ledger).shows("tier was 2,000"))
    try ledger.advance(to: "2027-09-16T12:00Z")
    #expect(!Player(ledger, size: Self.wide).shows("tier raised"))
  }

  @Test("R3.14 the tier guard stands in the header and refuses what would raise the tier")
  func tierGuard() throws {
    var ledger = try ConsoleFixture.ledger()
    ledger.addContacts(Array(repeating: .marketing, count: 1994))
    var billing = ledger.account.billing
    billing.tierGuard = true
    ledger.apply([.billingChanged(billing, old: ledger.account.billing)], source: .settings)
    let player = Player(ledger)
    #expect(player.shows("tier guard on"))
    try player.press("/stage = lead<Enter>axm")
    #expect(player.confirmation == nil)
    #expect(player.notice?.hasPrefix("The tier guard refuses this") == true)
    #expect(player.store.performed.isEmpty)
  }

  @Test("R10.4 news do not hide a warning that nobody has read, and are counted")
  func notices() throws {
    let player = Player(try ConsoleFixture.ledger())
    player.send(.noticed("The tier is full."))
    player.send(.noticed("Workflow Leads: 2 contacts set.", .information))
    player.send(.accountChanged(player.store.snapshot, byOthers: true))
    #expect(player.notice == "The tier is full.")
    #expect(player.shows("The tier is full. (+2: gm)"))
    try player.press("gm")
    #expect(player.shows("Workflow Leads: 2 contacts set."))
    #expect(player.state.notices.entries.count == 3)
    player.send(.accountChanged(player.store.snapshot, byOthers: false))
    #expect(player.state.notices.entries.count == 3)
  }
}
