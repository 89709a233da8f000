import Domain
import Storage
import TestSupport
import Testing

/// Random lives of whole accounts next to a naive model of the rules.
@Suite("Whole accounts against a naive model")
struct LifeTests {
  @Test(
    """
    R1.6, R2.1 to R2.15, R2.22, R2.24, R3.4 to R3.9, R3.16, R4.1 to R4.5, R13.1: years of random \
    commands and clock steps are the model's, and replay and snapshot give the same account
    """, arguments: 0..<60)
  func life(seed: UInt64) throws {
    var life = try RandomLife(seed: seed)
    try life.live()
    let account = accountText(life.ledger.account)
    if accountText(try replayed(life.ledger)) != account { life.problems.append("replay differs") }
    if accountText(try reread(life.ledger.account)) != account {
      life.problems.append("snapshot differs")
    }
    let story = [life.words.prefix(1), life.words.suffix(6), life.problems.prefix(8)].joined()
    let agrees = life.problems.isEmpty
    #expect(agrees, "seed \(seed)\n\(story.joined(separator: "\n"))")
  }

  /// The account that the journal gives, event by event, each written and read before.
  private func replayed(_ ledger: Ledger) throws -> Account {
    var account = Account.unopened
    for (context, events) in ledger.journal {
      for event in events {
        var emitter = JSONEmitter()
        EventWriter.write(event, to: &emitter)
        var reader = EventReader()
        let again = try emitter.bytes.withUnsafeBytes { try reader.line($0) }
        try #require(again == event)
        account.apply(again, context: context)
      }
    }
    return account
  }

  /// The account as it comes back from the lines of a snapshot.
  private func reread(_ account: Account) throws -> Account {
    var reader = SnapshotReader()
    for line in accountText(account).dropLast() {
      try Array(line.utf8).withUnsafeBytes { try reader.read(line: $0) }
    }
    var again = try reader.finish()
    again.sequence = account.sequence
    return again
  }
}
