import Domain
import TestSupport
import Testing

@Suite("The column table against a naive one")
struct ContactTableTests {
  private func randomValue(
    of property: ContactProperty, _ generator: inout SeededGenerator
  ) -> PropertyValue? {
    guard Int.random(in: 0..<4, using: &generator) > 0 else { return nil }
    let number = Int64.random(in: -5...5, using: &generator)
    let words = ["", "x", "Łódź", "日本語", "a;b", String(repeating: "long ", count: 30)]
    switch property.definition.type {
    case .number: return .number(number)
    case .datetime: return .instant(Instant(milliseconds: number * 86_400_000))
    case .bool: return .flag(number > 0)
    case .string, .enumeration:
      return (words.randomElement(using: &generator)).flatMap { $0.isEmpty ? nil : .text($0) }
    }
  }

  @Test("What was set last is what is there", arguments: 1...8)
  func lastWriteWins(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var table = ContactTable()
    var naive: [[ContactProperty: PropertyValue]] = []
    let computed: Set<ContactProperty> = [
      .recordID, .emailDomain, .marketingStatus, .marketingUntilUpdate, .mailable,
    ]
    let stored = ContactProperty.allCases.filter { !computed.contains($0) }
    for step in 0..<2000 {
      if naive.isEmpty || step % 20 == 0 {
        _ = table.append(id: ContactID(Int64(naive.count * 3 + 1)))
        naive.append([:])
      }
      let row = Int.random(in: 0..<naive.count, using: &generator)
      let property = stored.randomElement(using: &generator) ?? .city
      let value = randomValue(of: property, &generator)
      table.set(property, row: row, to: value)
      naive[row][property] = value
    }
    for (row, values) in naive.enumerated() {
      #expect(table.row(of: ContactID(Int64(row * 3 + 1))) == row)
      for property in stored {
        #expect(table.value(property, row: row) == values[property], "seed \(seed) \(property)")
      }
    }
    #expect(table.row(of: ContactID(2)) == nil)
  }

  @Test("A snapshot is not touched by later writes")
  func valueSemantics() {
    var table = ContactTable()
    let row = table.append(id: ContactID(1))
    table.set(.email, row: row, to: .text("a@example.com"))
    let snapshot = table
    table.set(.email, row: row, to: .text("b@example.com"))
    table.setStatus(.marketing, row: row)
    #expect(snapshot.text(.email, row: row) == "a@example.com")
    #expect(snapshot.row(withEmail: "a@example.com") == row)
    #expect(snapshot.marketingCount == 0 && table.marketingCount == 1)
  }

  @Test("Rows beyond a chunk of 65,536 are found by Record ID and address")
  func chunks() {
    var table = ContactTable()
    for number in 0..<70_000 {
      let row = table.append(id: ContactID(Int64(number + 1)))
      table.set(.email, row: row, to: .text("c\(number)@example.com"))
    }
    #expect(table.row(of: ContactID(70_000)) == 69_999)
    #expect(table.row(withEmail: "C65536@example.com") == 65_536)
    #expect(table.row(withEmail: "none@example.com") == nil)
  }

  @Test("Every property stands in the catalogue at its own place, under one name")
  func catalogue() {
    for (index, definition) in PropertyCatalogue.definitions.enumerated() {
      #expect(definition.property.index == index)
      #expect(
        PropertyCatalogue.property(internalName: definition.internalName) == definition.property)
      #expect(
        PropertyCatalogue.property(named: definition.label.uppercased()) == definition.property)
    }
    #expect(PropertyCatalogue.definitions.count == ContactProperty.allCases.count)
  }
}
