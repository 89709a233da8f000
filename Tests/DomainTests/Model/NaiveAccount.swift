/// An account as the rules describe it, without columns, events or quotes.
struct NaiveAccount {
  /// N, M and P of section 2.1.
  enum State: String {
    case non = "N"
    case marketing = "M"
    case pending = "P"
  }

  struct Contact: Equatable {
    var state = State.non
    var email: String?
    var others: [String] = []
    var stage: String?
    var city: String?
    /// When the city was last changed, in milliseconds; `nil` when it is as old as the contact.
    var cityChanged: Int64?
    var created: Int64
    /// Type and number of what made it marketing, and when.
    var source: String?
    var sourceTime: Int64?
    /// Every change of the state as `N>M` with its moment (R13.1).
    var history: [String] = []
    /// Whether an update date passed while it was deleted.
    var missedUpdate = false
    var deletedOn: NaiveDay?

    var addresses: [String] { ([email].compactMap { $0 } + others).map { $0.lowercased() } }
  }

  enum Verdict: Equatable {
    case refused(String)
    case done(changed: Int)
  }

  var term: NaiveTerm
  var tier: Int
  let included: Int
  let increment: Int
  var now: Int64
  var today: NaiveDay
  var lastUpdate: NaiveDay
  var hasGuard = false
  var requested: Int?
  /// Contacts that are there, and deleted ones that can come back.
  var contacts: [Int64: Contact] = [:]
  var bin: [Int64: Contact] = [:]
  var highest: Int64 = 0
  var imports = 0
  var lists: [Int64: Set<Int64>] = [:]
  var flows: [NaiveFlow] = []
  var holdsFlows = false
  /// Shares of the tier that were told and not left since.
  var told: Set<Int> = []
  /// Tiers and thresholds of the present step, in order (R3.7, R3.16).
  var notices: [String] = []
  /// The figures at the end of each day.
  var figures: [NaiveDay: [Int]] = [:]

  var count: Int { contacts.values.count { $0.state != .non } }
  var pending: Int { contacts.values.count { $0.state == .pending } }

  func owner(of email: String) -> Int64? {
    let key = email.lowercased()
    return contacts.first { $0.value.addresses.contains(key) }?.key
  }

  /// Carries out a change and what follows at once: tier, thresholds, enrolments.
  ///
  /// With the guard on, a change that would raise the tier is refused and leaves nothing (R3.12).
  mutating func change(_ depths: [Int64: Int]? = nil, _ body: (inout NaiveAccount) -> Void) -> Bool
  {
    let before = self
    body(&self)
    settle()
    if before.hasGuard, tier > before.tier {
      self = before
      return false
    }
    enrol(since: before.contacts, depths)
    noteFigures()
    return true
  }

  mutating func noteFigures() { figures[today] = [count, pending, contacts.count, tier] }

  /// Raises the tier until it holds the count, and tells the thresholds come up to (R3.7, R3.16).
  mutating func settle() {
    forget()
    tell()
    guard count > tier else { return }
    tier = included
    while tier < count { tier += increment }
    startTier()
  }

  mutating func startTier() {
    notices.append("tier \(tier)")
    told = []
    tell()
  }

  mutating func forget() {
    told = told.filter { Double(count) / Double(tier) >= Double($0) / 100 }
  }

  private mutating func tell() {
    for percent in [75, 90, 100]
    where Double(count) / Double(tier) >= Double(percent) / 100 && told.insert(percent).inserted {
      notices.append("\(percent) \(count)/\(tier)")
    }
  }
}

extension NaiveAccount.Contact {
  mutating func become(_ new: NaiveAccount.State, at now: Int64, source: String? = nil) {
    history.append("\(state.rawValue)>\(new.rawValue) \(now)")
    state = new
    if let source { (self.source, sourceTime) = (source, now) }
  }
}

// MARK: - The clock

extension NaiveAccount {
  /// Lets time pass, day by day (R2.7 to R2.9, R2.22, R2.26).
  mutating func advance(to time: Int64, today newDay: NaiveDay) {
    (now, today) = (time, newDay)
    let before = contacts
    var day = lastUpdate
    var isUpdated = false
    while day < newDay {
      day = day.next
      guard term.isUpdate(day) else { continue }
      isUpdated = true
      lastUpdate = day
      for id in contacts.keys where contacts[id]?.state == .pending {
        contacts[id]?.become(.non, at: now)
      }
      for id in bin.keys {
        if let deleted = bin[id]?.deletedOn, day > deleted { bin[id]?.missedUpdate = true }
      }
      forget()
      guard term.isRenewal(day), let wish = requested else { continue }
      requested = nil
      if count <= wish, wish < tier {
        tier = wish
        startTier()
      }
    }
    if isUpdated {
      enrol(since: before, nil)
      noteFigures()
    }
    runFlows()
    // Restorable for 90 days, the last one included.
    for (id, contact) in bin {
      var last = contact.deletedOn ?? newDay
      for _ in 0..<90 { last = last.next }
      guard last < newDay else { continue }
      bin[id] = nil
      for list in lists.keys { lists[list]?.remove(id) }
    }
  }

  mutating func ask(for wish: Int?) -> Verdict {
    guard let wish else {
      requested = nil
      return .done(changed: 0)
    }
    guard wish < tier, wish >= included, (wish - included) % increment == 0 else {
      return .refused("notALowerTier")
    }
    guard count - pending <= wish else { return .refused("countAboveTier") }
    guard today <= term.lastDayToAsk(on: today) else { return .refused("tooLateForRenewal") }
    requested = wish
    return .done(changed: 1)
  }
}
