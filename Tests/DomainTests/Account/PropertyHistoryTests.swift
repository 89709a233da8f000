import Domain
import TestSupport
import Testing

@Suite("Property history")
struct PropertyHistoryTests {
  @Test("R13.1 every edit keeps old and new value with time, user and way, newest last")
  func changes() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.nonMarketing])[0]
    let times = try ["2026-01-16T08:00Z", "2026-01-17T08:00Z", "2026-01-18T08:00Z"].map {
      try need(Instant(iso: $0))
    }
    for (time, city) in zip(times, ["Oslo", "Voss", ""]) {
      ledger.now = time
      try ledger.perform(.editContacts(EditContacts(contacts: [id], values: [.city: city])))
    }
    ledger.now = times[2]
    try ledger.perform(
      .editContacts(EditContacts(contacts: [id], values: [.optedOut: "yes"])))
    let history = ledger.account.propertyHistory(row: 0)
    #expect(history.map(\.property) == [.city, .city, .city, .optedOut])
    #expect(history.map(\.old) == [nil, .text("Oslo"), .text("Voss"), nil])
    #expect(history.map(\.new) == [.text("Oslo"), .text("Voss"), nil, .flag(true)])
    #expect(history.map(\.context.at) == times + [times[2]])
    #expect(history.allSatisfy { $0.context.actor == .user(Ledger.ida) })
    #expect(history.allSatisfy { $0.context.source == .oneContact })
  }

  @Test("R13.1 the change names the form, import or workflow it came from, with its name then")
  func activity() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.nonMarketing])[0]
    var account = ledger.account
    let context = ChangeContext(
      sequence: 9, at: ledger.now, actor: .system, source: .form, frontEnd: .program,
      activity: Activity(.form, id: "7", name: "Newsletter"))
    let edit = ContactEdit(id: id, changes: [.init(.city, old: nil, new: .text("Oslo"))])
    account.apply(.contactEdited(edit), context: context)
    #expect(account.propertyHistory(row: 0).map(\.context) == [context])
  }

  @Test("R13.1 the last 45 changes of each contact and property are kept")
  func limit() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
    for number in 1...60 {
      try ledger.perform(
        .editContacts(EditContacts(contacts: [ids[0]], values: [.city: "City \(number)"])))
      if number % 20 == 0 {
        try ledger.perform(
          .editContacts(EditContacts(contacts: ids, values: [.state: "State \(number)"])))
      }
    }
    let history = ledger.account.propertyHistory(row: 0)
    let cities = history.filter { $0.property == .city }
    #expect(cities.count == 45)
    #expect(cities.first?.old == .text("City 15") && cities.first?.new == .text("City 16"))
    #expect(cities.last?.new == .text("City 60"))
    #expect(history.count { $0.property == .state } == 3)
    #expect(ledger.account.propertyHistory(row: 1).count == 3)
  }

  @Test("R13.1 any order of changes agrees with a plain list, cut to 45 a property")
  func model() throws {
    let seed: UInt64 = 4711
    var generator = SeededGenerator(seed: seed)
    var history = PropertyHistory()
    var model: [[PropertyHistory.Entry]] = Array(repeating: [], count: 6)
    let properties: [ContactProperty] = [.city, .optedOut, .lastActivity, .bounceCount, .email]
    for batch in 0..<2500 {
      let row = Int.random(in: 0..<6, using: &generator)
      let property = generator.pick(properties)
      var old: PropertyValue? =
        switch property {
        case .optedOut: .flag(generator.chance(50))
        case .lastActivity: .instant(Instant(milliseconds: Int64(batch)))
        case .bounceCount: .number(Int64(batch) - 900)
        default: .text("value \(batch)")
        }
      if generator.chance(20) { old = nil }
      let entry = PropertyHistory.Entry(property, old: old, batch: batch)
      history.add(entry, row: row)
      model[row].append(entry)
      if model[row].count(where: { $0.property == property }) > 45 {
        let oldest = try need(model[row].firstIndex { $0.property == property })
        model[row].remove(at: oldest)
      }
    }
    for row in 0..<6 { #expect(history.entries(of: row) == model[row], "seed \(seed)") }
  }
}
