import Domain
import Storage
import TestSupport
import Testing

/// Contacts that are created, edited, deleted, restored, erased and merged at random, beside a plain
/// model of them.
@Suite("The life of contacts")
struct ContactLifeTests {
  private struct Contact {
    enum Presence { case there, deleted, gone }

    var emails: [String]
    var status: MarketingStatus
    var presence = Presence.there
  }

  private struct Trial {
    var ledger: Ledger
    var model: [Int64: Contact] = [:]
    var generator: SeededGenerator
    /// Commands that were done, by what they are called.
    var done: [CommandKind: Int] = [:]

    init(seed: UInt64) throws {
      ledger = try Ledger()
      generator = SeededGenerator(seed: seed)
    }

    static let letters = "aBcDefgHijkLmn".map { String($0) }

    mutating func id() -> Int64 {
      Int64.random(in: 1...max(3, Int64(model.count)), using: &generator)
    }

    mutating func email() -> String {
      generator.pick(Trial.letters) + "@example.com"
    }

    func owner(_ email: String) -> Int64? {
      model.first { $0.value.presence == .there && $0.value.emails.contains(email.lowercased()) }?
        .key
    }

    mutating func perform(_ command: Command) -> Outcome? {
      ledger.now = ledger.now.adding(milliseconds: 1000)
      guard let outcome = try? ledger.perform(command) else { return nil }
      done[command.kind, default: 0] += 1
      return outcome
    }

    mutating func step() {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0, 1, 2: create()
      case 3: edit()
      case 4: delete(permanently: generator.chance(25))
      case 5, 6: restore()
      default: merge()
      }
    }

    private mutating func create() {
      let (email, isMarketing) = (email(), generator.chance(50))
      let outcome = perform(
        .createContact(
          CreateContact(
            values: [.email: email, .firstName: "N\(model.count)"], asMarketing: isMarketing)))
      #expect((outcome == nil) == (owner(email) != nil))
      guard let id = outcome?.createdContact else { return }
      #expect(id.rawValue == Int64(model.count) + 1)
      model[id.rawValue] = Contact(
        emails: [email.lowercased()], status: isMarketing ? .marketing : .nonMarketing)
    }

    private mutating func edit() {
      let (id, email) = (id(), email())
      let outcome = perform(
        .editContacts(
          EditContacts(
            contacts: [ContactID(id)], values: [.email: email, .city: "City \(email)"])))
      let isThere = model[id]?.presence == .there
      let isFree = owner(email) == nil || owner(email) == id
      #expect((outcome != nil) == (isThere && isFree))
      guard outcome != nil else { return }
      var others = Array(model[id]?.emails.dropFirst() ?? [])
      others.removeAll { $0 == email.lowercased() }
      model[id]?.emails = [email.lowercased()] + others
    }

    private mutating func delete(permanently: Bool) {
      let ids = Set([id(), id()])
      let command = DeleteContacts(contacts: ids.map { ContactID($0) }, permanently: permanently)
      _ = perform(.deleteContacts(command))
      for id in ids {
        switch (model[id]?.presence, permanently) {
        case (.there, false): model[id]?.presence = .deleted
        case (.there, true), (.deleted, true): model[id]?.presence = .gone
        default: break
        }
      }
    }

    private mutating func restore() {
      let ids = Set([id(), id(), id()]).sorted()
      _ = perform(.restoreContacts(RestoreContacts(contacts: ids.map { ContactID($0) })))
      for id in ids {
        guard let contact = model[id], contact.presence == .deleted,
          contact.emails.allSatisfy({ owner($0) == nil })
        else { continue }
        model[id]?.presence = .there
      }
    }

    private mutating func merge() {
      let (first, second) = (id(), id())
      let outcome = perform(
        .mergeContacts(MergeContacts(primary: ContactID(first), other: ContactID(second))))
      let mine = model[first]
      let theirs = model[second]
      let isPossible =
        first != second && mine?.presence == .there && theirs?.presence == .there
      #expect((outcome != nil) == isPossible)
      guard outcome != nil, var mine, let theirs else { return }
      mine.emails += theirs.emails
      if theirs.status == .marketing { mine.status = .marketing }
      model[first] = mine
      model[second]?.presence = .gone
    }

    /// Where numbers, look-ups and addresses differ from the model.
    func differences() -> [String] {
      let table = ledger.account.table
      let there = model.filter { $0.value.presence == .there }
      var differences: [String] = []
      func compare(_ isEqual: Bool, _ what: String) {
        if !isEqual { differences.append(what) }
      }
      compare(table.rowCount == model.count, "rows")
      compare(table.count == there.count, "count")
      compare(
        table.marketingCount == there.count { $0.value.status.counts }, "marketing contacts")
      for (number, contact) in model {
        let id = ContactID(number)
        compare((table.row(of: id) != nil) == (contact.presence == .there), "row of \(number)")
        compare(
          (table.deletedRow(of: id) != nil) == (contact.presence == .deleted),
          "deleted row of \(number)")
        compare(table.hasGiven(id), "number \(number)")
        guard contact.presence == .there, let row = table.row(of: id) else { continue }
        compare(
          table.emails(of: row).map { $0.lowercased() }.sorted() == contact.emails.sorted(),
          "addresses of \(number)")
        for email in contact.emails { compare(table.row(withEmail: email) == row, email) }
      }
      for letter in Trial.letters {
        let email = "\(letter)@example.com"
        compare((table.row(withEmail: email) == nil) == (owner(email) == nil), email)
      }
      return differences
    }
  }

  @Test(
    "R1.1 R1.6 R2.10 R2.11 R2.12 R2.26 any sequence keeps numbers, addresses and counts right",
    arguments: [11, 12, 13] as [UInt64])
  func agreesWithModel(seed: UInt64) throws {
    var trial = try Trial(seed: seed)
    for step in 0..<200 {
      trial.step()
      let differences = trial.differences()
      #expect(differences.isEmpty, "seed \(seed), step \(step)")
      guard differences.isEmpty else { return }
    }
    for kind in [
      CommandKind.createContact, .editContacts, .deleteContacts, .deletePermanently,
      .restoreContacts, .mergeContacts,
    ] {
      #expect(trial.done[kind, default: 0] > 0, "seed \(seed): \(kind)")
    }
    let account = trial.ledger.account
    var replayed = Account.unopened
    for (context, events) in trial.ledger.journal { replayed.apply(events, context: context) }
    #expect(accountText(replayed) == accountText(account), "seed \(seed)")
    var again = try reread(account)
    #expect(accountText(again) == accountText(account), "seed \(seed)")
    for row in 0..<account.table.rowCount {
      #expect(again.propertyHistory(row: row) == account.propertyHistory(row: row))
    }
    // The life goes on from a snapshot as it would have gone on without one.
    let event = Event.contactEdited(
      ContactEdit(
        id: ContactID(1), changes: [.init(.city, old: nil, new: .text("Oslo"))]))
    let context = ChangeContext(
      sequence: account.sequence + 1, at: trial.ledger.now, actor: .system, source: .form,
      frontEnd: .program)
    var (one, other) = (account, again)
    one.apply(event, context: context)
    other.apply(event, context: context)
    again = try reread(other)
    #expect(accountText(one) == accountText(other))
    #expect(accountText(again) == accountText(one))
  }

  /// The account as a snapshot gives it back; the sequence comes from the store's manifest.
  private func reread(_ account: Account) throws -> Account {
    var reader = SnapshotReader()
    for line in accountLines(account) {
      try line.withUnsafeBytes { try reader.read(line: $0) }
    }
    var result = try reader.finish()
    result.sequence = account.sequence
    return result
  }
}

/// The lines of a snapshot in the order in which they are written.
func accountLines(_ account: Account) -> [[UInt8]] {
  var writer = SnapshotWriter(account)
  var lines: [[UInt8]] = []
  writer.writeAccount { lines.append($0) }
  for segment in 0..<writer.contactSegments {
    writer.writeContacts(segment: segment) { lines.append($0) }
  }
  return lines
}
