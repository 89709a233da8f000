import Foundation
import TestSupport

@testable import Domain

extension RandomLife {
  /// Lives through random steps until one does not agree.
  mutating func live() throws {
    for step in 0..<Int.random(in: 150...300, using: &random) {
      let mark = ledger.journal.count
      model.notices = []
      try takeStep()
      compareStep(since: mark, isThorough: step.isMultiple(of: 10))
      guard problems.isEmpty else { return }
    }
    compareFigures()
  }

  private mutating func takeStep() throws {
    switch Int.random(in: 0..<100, using: &random) {
    case ..<30: try passTime()
    case ..<40: create()
    case ..<54: setStatus()
    case ..<61: edit()
    case ..<66: delete()
    case ..<71: restore()
    case ..<75: merge()
    case ..<84: takeIn()
    case ..<88: try load()
    case ..<91: toggle()
    case ..<93: changeList()
    case ..<95: ask()
    default: changeWorkflows()
    }
  }

  // MARK: Choosing

  /// Up to seven Record IDs, some of contacts that are gone or never were.
  private mutating func someIDs() -> Set<Int64> {
    let ids = (0..<Int.random(in: 0...7, using: &random)).map { _ in
      Int64.random(in: 1...model.highest + 2, using: &random)
    }
    return Set(ids)
  }

  private func contacts(_ ids: Set<Int64>) -> [ContactID] { ids.sorted().map { ContactID($0) } }

  private mutating func someEmail() -> String {
    if random.chance(3) { return "nonsense" }
    let number = Int.random(in: 0..<32, using: &random)
    return random.chance(20) ? "A\(number)@Example.com" : "a\(number)@example.com"
  }

  private mutating func someCity() -> String? { random.pick(["Oslo", "Rom", "Oslo", nil]) }

  private mutating func someStage() -> String? { random.pick(NaiveAccount.stages + [nil]) }

  // MARK: Time

  /// From a minute to 70 days, often just to an update date or a minute short of it.
  private mutating func passTime() throws {
    let minute: Int64 = 60_000
    let longest: Int64 = random.pick([60, 60, 720, 2880, 14_400, 100_800])
    var time = ledger.now.milliseconds + minute * Int64.random(in: 1...longest, using: &random)
    if random.chance(25) {
      var day = model.today.next
      while !model.term.isUpdate(day) { day = day.next }
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = zone
      let parts = DateComponents(year: day.year, month: day.month, day: day.day)
      let start = Int64(try need(calendar.date(from: parts)).timeIntervalSince1970 * 1000)
      time = max(ledger.now.milliseconds, start - (random.chance(40) ? minute : 0))
    }
    let instant = Instant(milliseconds: time)
    begin("the clock goes on to \(instant.isoText)")
    try ledger.advance(to: instant.isoText)
    ledger.apply(
      ledger.account.purge(at: ledger.now), by: .system, source: .recyclingBin, frontEnd: .program)
    model.advance(to: time, today: NaiveDay(at: time, zone: zone))
    // Once more changes nothing (R2.22).
    if !ledger.account.updateRun(at: ledger.now).isEmpty { problems.append("update dates left") }
  }

  // MARK: Contacts

  private mutating func create() {
    var email: String? = random.chance(95) ? someEmail() : nil
    if email != nil, random.chance(10) { email = "  \(email ?? "") " }
    let (city, stage, isTicked) = (someCity(), someStage(), random.chance(50))
    let actor = random.chance(10) ? RandomLife.bo : Ledger.ida
    var values: [ContactProperty: String] = [:]
    (values[.email], values[.city], values[.lifecycleStage]) = (email, city, stage)
    ask(
      .createContact(CreateContact(values: values, asMarketing: isTicked)), by: actor,
      "create \(email ?? "nobody") \(city ?? "-") \(stage ?? "-")\(isTicked ? ", ticked" : "")",
      selected: 1
    ) {
      $0.create(
        email: email, city: city, stage: stage, asMarketing: isTicked,
        hasAccess: actor == Ledger.ida)
    }
  }

  private mutating func setStatus() {
    let ids = someIDs()
    let actor = random.chance(6) ? RandomLife.bo : Ledger.ida
    let (direction, naive) = random.pick(
      [
        (SetMarketingStatus.Direction.asMarketing, NaiveAccount.Direction.marketing),
        (.asMarketing, .marketing), (.asNonMarketing, .non), (.asNonMarketing, .non),
        (.keepAsMarketing, .keep),
      ])
    ask(
      .setMarketingStatus(.init(direction, contacts: contacts(ids))), by: actor,
      "set \(ids.sorted()) \(naive)", selected: ids.count
    ) { $0.set(naive, ids, hasAccess: actor == Ledger.ida) }
  }

  private mutating func edit() {
    if random.chance(40) {
      let id = Int64.random(in: 1...model.highest + 1, using: &random)
      let email = random.chance(8) ? "" : someEmail()
      ask(
        .editContacts(EditContacts(contacts: [ContactID(id)], values: [.email: email])),
        "edit \(id): \(email)"
      ) { $0.edit(email: email, of: id) }
      return
    }
    let ids = someIDs()
    let city = random.chance(70) ? someCity() ?? "" : nil
    let stage = city == nil || random.chance(40) ? random.pick(NaiveAccount.stages) : nil
    var values: [ContactProperty: String] = [:]
    (values[.city], values[.lifecycleStage]) = (city, stage)
    ask(
      .editContacts(EditContacts(contacts: contacts(ids), values: values)),
      "edit \(ids.sorted()): \(city ?? "-") \(stage ?? "-")"
    ) { $0.edit(city: city, stage: stage, of: ids) }
  }

  private mutating func delete() {
    let (ids, isForGood) = (someIDs(), random.chance(25))
    ask(
      .deleteContacts(DeleteContacts(contacts: contacts(ids), permanently: isForGood)),
      "delete \(ids.sorted())\(isForGood ? " for good" : "")", selected: ids.count
    ) { $0.delete(ids, permanently: isForGood) }
  }

  private mutating func restore() {
    var ids = someIDs()
    for id in model.bin.keys.sorted() where random.chance(30) { ids.insert(id) }
    ask(
      .restoreContacts(RestoreContacts(contacts: contacts(ids))), "restore \(ids.sorted())",
    ) { $0.restore(ids) }
  }

  private mutating func merge() {
    let live = model.contacts.keys.sorted()
    var pair = [Int64(1), Int64.random(in: 1...model.highest + 1, using: &random)]
    if !live.isEmpty { pair[0] = random.pick(live) }
    if !live.isEmpty, random.chance(85) { pair[1] = random.pick(live) }
    ask(
      .mergeContacts(
        MergeContacts(primary: ContactID(pair[0]), other: ContactID(pair[1]))),
      "merge \(pair[1]) into \(pair[0])"
    ) { $0.merge(pair[0], pair[1]) }
  }
}
