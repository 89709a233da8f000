import Domain
import TestSupport
import Testing

@Suite("Possible duplicates")
struct DuplicateTests {
  private func groups(
    _ contacts: [([ContactProperty: String], MarketingStatus)]
  ) throws -> [DuplicateGroup] {
    var builder = AccountBuilder(seed: 1)
    for (values, status) in contacts {
      builder.addContact(values.mapValues(PropertyValue.text), status: status)
    }
    return try need(builder.account.possibleDuplicates())
  }

  private func ids(_ numbers: Int64...) -> [ContactID] { numbers.map { ContactID($0) } }

  @Test("Name and phone, company or front of the address make a group, with what is paid twice")
  func reasons() throws {
    let found = try groups([
      ([.firstName: "Åsa", .lastName: "Öberg", .phone: "+46 70 123 45 67"], .marketing),
      ([.firstName: "asa", .lastName: "OBERG", .phone: "070-1234567"], .marketingUntilUpdate),
      ([.firstName: "Asa", .lastName: "Oberg", .phone: "070-1234568"], .marketing),
      ([.firstName: "Bo", .lastName: "Ek", .company: "Acme  AB"], .nonMarketing),
      ([.firstName: "Bo", .lastName: "Ek", .company: "ACME ab"], .marketing),
      ([.firstName: "Li", .lastName: "Ng", .email: "li.ng@example.com"], .marketing),
      ([.firstName: "Li", .lastName: "Ng", .email: "Li.Ng@example.org"], .marketing),
      ([.firstName: "Li", .lastName: "Nu", .email: "li.ng@example.net"], .marketing),
      ([.firstName: "Bo", .company: "Acme AB"], .marketing),
      ([.lastName: "Ek", .company: "Acme AB", .phone: "1234"], .marketing),
    ])
    #expect(
      found == [
        DuplicateGroup(contacts: ids(101, 102), reasons: [.phone], counted: 2),
        DuplicateGroup(contacts: ids(106, 107), reasons: [.emailName], counted: 2),
        DuplicateGroup(contacts: ids(104, 105), reasons: [.company], counted: 1),
      ])
    #expect(found.map(\.surplus) == [1, 1, 0])
  }

  @Test("Contacts linked by different reasons are one group")
  func linked() throws {
    let name: [ContactProperty: String] = [.firstName: "Bo", .lastName: "Ek"]
    let found = try groups([
      (name.merging([.phone: "70123456", .company: "Acme"]) { $1 }, .marketing),
      (name.merging([.phone: "70123456", .email: "bo@a.example"]) { $1 }, .marketing),
      (name.merging([.email: "bo@b.example"]) { $1 }, .marketing),
      (name.merging([.company: "acme"]) { $1 }, .nonMarketing),
    ])
    #expect(
      found == [
        DuplicateGroup(
          contacts: ids(101, 102, 103, 104), reasons: [.phone, .company, .emailName], counted: 3)
      ])
  }

  @Test("Deleted and merged contacts are no duplicates")
  func deleted() throws {
    var ledger = try Ledger()
    for number in 1...3 {
      try ledger.perform(
        .createContact(
          CreateContact(values: [
            .firstName: "Bo", .lastName: "Ek", .company: "Acme", .email: "b\(number)@example.com",
          ])))
    }
    #expect(ledger.account.possibleDuplicates()?.first?.contacts == ids(1, 2, 3))
    try ledger.perform(.deleteContacts(DeleteContacts(contacts: ids(2))))
    #expect(ledger.account.possibleDuplicates()?.first?.contacts == ids(1, 3))
    try ledger.perform(
      .mergeContacts(MergeContacts(primary: ContactID(1), other: ContactID(3))))
    #expect(ledger.account.possibleDuplicates() == [])
    #expect(ledger.account.possibleDuplicates(isCancelled: { true }) == nil)
  }

  @Test("The groups are those of comparing every contact with every other")
  func model() throws {
    let seed: UInt64 = 99
    var generator = SeededGenerator(seed: seed)
    var builder = AccountBuilder(seed: seed)
    for _ in 0..<150 {
      var values: [ContactProperty: PropertyValue] = [:]
      if generator.chance(90) { values[.firstName] = .text(generator.pick(["Bo", "bo", "Åsa"])) }
      if generator.chance(90) { values[.lastName] = .text(generator.pick(["Ek", "Öberg"])) }
      if generator.chance(40) {
        values[.company] = .text("C\(Int.random(in: 0...20, using: &generator))")
      }
      if generator.chance(40) {
        values[.phone] = .text("0701\(Int.random(in: 10...40, using: &generator))")
      }
      builder.addContact(values, status: generator.pick(MarketingStatus.allCases))
    }
    let table = builder.account.table
    var labels = Array(0..<150)
    func key(_ row: Int, _ property: ContactProperty) -> String? {
      table.text(property, row: row)?.lowercased()
    }
    for left in 0..<150 {
      for right in 0..<left {
        guard let first = key(left, .firstName), let last = key(left, .lastName),
          first == key(right, .firstName), last == key(right, .lastName)
        else { continue }
        let shares = [ContactProperty.company, .phone].contains {
          key(left, $0) != nil && key(left, $0) == key(right, $0)
        }
        if shares {
          let (old, new) = (labels[left], labels[right])
          for row in labels.indices where labels[row] == old { labels[row] = new }
        }
      }
    }
    let expected = Dictionary(grouping: 0..<150) { labels[$0] }.values.filter { $0.count > 1 }
      .map { Set($0.map { table.id(of: $0) }) }
    let found = try need(builder.account.possibleDuplicates()).map { Set($0.contacts) }
    #expect(Set(found) == Set(expected), "seed \(seed)")
    #expect(found.count > 3)
  }
}
