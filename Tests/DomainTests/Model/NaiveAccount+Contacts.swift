/// What people do with contacts by hand (2.2, 2.5, 2.6).
extension NaiveAccount {
  enum Direction: CaseIterable { case marketing, non, keep }

  static let user = "USER_SET 1"
  static let stages = ["subscriber", "lead", "customer"]

  mutating func set(_ direction: Direction, _ ids: Set<Int64>, hasAccess: Bool) -> Verdict {
    guard hasAccess else { return .refused("needsPermission") }
    guard !ids.isEmpty else { return .refused("nothingSelected") }
    let there = ids.filter { contacts[$0] != nil }
    guard !there.isEmpty else { return .refused("unknownContact") }
    var changed = 0
    let now = now
    let isAllowed = change { account in
      for id in there {
        switch (direction, account.contacts[id]?.state) {
        case (.marketing, .non), (.marketing, .pending):
          account.contacts[id]?.become(.marketing, at: now, source: NaiveAccount.user)
        case (.non, .marketing): account.contacts[id]?.become(.pending, at: now)
        case (.keep, .pending): account.contacts[id]?.become(.marketing, at: now)
        default: continue
        }
        changed += 1
      }
    }
    return isAllowed ? .done(changed: changed) : .refused("tierGuard")
  }

  /// `city` is taken as it is; `email` as it was typed, with blanks around it.
  mutating func create(
    email: String?, city: String?, stage: String?, asMarketing: Bool, hasAccess: Bool
  ) -> Verdict {
    if asMarketing, !hasAccess { return .refused("needsPermission") }
    let email = email.map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }
    if let email {
      guard email.contains("@") else { return .refused("invalidEmail") }
      if owner(of: email) != nil { return .refused("emailInUse") }
    } else {
      return .refused("noIdentity")
    }
    let now = now
    let isAllowed = change { account in
      account.highest += 1
      var contact = Contact(created: now)
      (contact.email, contact.city, contact.stage) = (email, city, stage ?? "lead")
      if asMarketing { contact.become(.marketing, at: now, source: NaiveAccount.user) }
      account.contacts[account.highest] = contact
    }
    return isAllowed ? .done(changed: 1) : .refused("tierGuard")
  }

  /// Nobody else may have the address (R1.6); one of the contact's own becomes its primary one.
  mutating func edit(email: String, of id: Int64) -> Verdict {
    guard email.isEmpty || email.contains("@") else { return .refused("invalidEmail") }
    if !email.isEmpty, let owner = owner(of: email), owner != id { return .refused("emailInUse") }
    guard let old = contacts[id] else { return .refused("unknownContact") }
    _ = change { account in
      account.contacts[id]?.email = email.isEmpty ? nil : email
      account.contacts[id]?.others.removeAll { $0.lowercased() == email.lowercased() }
    }
    return .done(changed: contacts[id] == old ? 0 : 1)
  }

  mutating func edit(city: String?, stage: String?, of ids: Set<Int64>) -> Verdict {
    guard !ids.isEmpty else { return .refused("nothingSelected") }
    let there = ids.filter { contacts[$0] != nil }
    guard !there.isEmpty else { return .refused("unknownContact") }
    let before = contacts
    let now = now
    _ = change { account in
      for id in there {
        if let city { account.setCity(city.isEmpty ? nil : city, of: id, at: now) }
        if let stage { account.contacts[id]?.stage = stage }
      }
    }
    return .done(changed: there.count { contacts[$0] != before[$0] })
  }

  mutating func setCity(_ city: String?, of id: Int64, at now: Int64) {
    guard contacts[id]?.city != city else { return }
    contacts[id]?.city = city
    contacts[id]?.cityChanged = now
  }

  mutating func delete(_ ids: Set<Int64>, permanently: Bool) -> Verdict {
    guard !ids.isEmpty else { return .refused("nothingSelected") }
    let there = ids.filter { contacts[$0] != nil || (permanently && bin[$0] != nil) }
    guard !there.isEmpty else { return .refused("unknownContact") }
    let today = today
    _ = change { account in
      for id in there {
        var contact = account.contacts.removeValue(forKey: id)
        if permanently {
          account.bin[id] = nil
          for list in account.lists.keys { account.lists[list]?.remove(id) }
        } else {
          contact?.deletedOn = today
          contact?.missedUpdate = false
          account.bin[id] = contact
        }
        for index in account.flows.indices { account.flows[index].queue[id] = nil }
      }
    }
    return .done(changed: there.count)
  }

  /// Who comes back and who does not, because somebody has an address by then (R1.6, R2.11).
  mutating func restore(_ ids: Set<Int64>) -> Verdict {
    guard !ids.isEmpty else { return .refused("nothingSelected") }
    var back: [Int64] = []
    var taken: Set<String> = []
    var blocked = 0
    var isOwned = false
    for id in ids.sorted() {
      guard let contact = bin[id] else { continue }
      let hasOwner = contact.addresses.contains { owner(of: $0) != nil }
      if hasOwner || !taken.isDisjoint(with: contact.addresses) {
        blocked += 1
        isOwned = isOwned || hasOwner
      } else {
        taken.formUnion(contact.addresses)
        back.append(id)
      }
    }
    if blocked == ids.count, isOwned { return .refused("emailInUse") }
    if ids.allSatisfy({ bin[$0] == nil && contacts[$0] == nil }) {
      return .refused((ids.min() ?? 0) <= highest ? "notRestorable" : "unknownContact")
    }
    let now = now
    let isAllowed = change { account in
      for id in back {
        var contact = account.bin.removeValue(forKey: id)
        if contact?.state == .pending, contact?.missedUpdate == true {
          contact?.become(.non, at: now)
        }
        contact?.deletedOn = nil
        account.contacts[id] = contact
      }
    }
    return isAllowed ? .done(changed: back.count) : .refused("tierGuard")
  }

  mutating func merge(_ id: Int64, _ other: Int64) -> Verdict {
    if id == other { return .refused("mergeWithItself") }
    guard let mine = contacts[id], let theirs = contacts[other] else {
      return .refused("unknownContact")
    }
    let now = now
    _ = change { account in
      account.contacts[other] = nil
      account.contacts[id] = NaiveAccount.merged(mine, theirs, at: now)
      for list in account.lists.keys where account.lists[list]?.remove(other) != nil {
        account.lists[list]?.insert(id)
      }
      for index in account.flows.indices { account.flows[index].queue[other] = nil }
    }
    return .done(changed: 2)
  }

  private static func merged(_ mine: Contact, _ theirs: Contact, at now: Int64) -> Contact {
    var merged = mine
    merged.email = mine.email ?? theirs.email
    merged.others = []
    for email in [mine.email].compactMap({ $0 }) + mine.others + [theirs.email].compactMap({ $0 })
      + theirs.others where !merged.addresses.contains(email.lowercased())
    {
      merged.others.append(email)
    }
    let rank = { (stage: String?) in stage.flatMap(NaiveAccount.stages.firstIndex) ?? -1 }
    if rank(theirs.stage) > rank(mine.stage) { merged.stage = theirs.stage }
    let city = NaiveAccount.lastCity(mine, theirs)
    if city != mine.city { (merged.city, merged.cityChanged) = (city, now) }
    // M before P before N; the source is that of who supplies the state, else the earlier one.
    let order: [State] = [.non, .pending, .marketing]
    let (my, their) = (
      order.firstIndex(of: mine.state) ?? 0, order.firstIndex(of: theirs.state) ?? 0
    )
    var source = mine.source
    if their > my {
      source = theirs.source
    } else if their == my, let other = theirs.source {
      let isEarlier = (theirs.sourceTime ?? theirs.created) < (mine.sourceTime ?? mine.created)
      if mine.source == nil || isEarlier { source = other }
    }
    if their > my || source != mine.source {
      merged.become(
        order[max(my, their)], at: now, source: source == mine.source ? nil : source)
    }
    return merged
  }

  /// The value that was set last, a clearing included; where neither changed, the primary's.
  private static func lastCity(_ mine: Contact, _ theirs: Contact) -> String? {
    if mine.cityChanged == nil, theirs.cityChanged == nil { return mine.city ?? theirs.city }
    let time = { (contact: Contact) in
      contact.cityChanged ?? (contact.city == nil ? nil : contact.created)
    }
    guard let their = time(theirs) else { return mine.city }
    guard let my = time(mine) else { return theirs.city }
    return their > my ? theirs.city : mine.city
  }
}
