/// What comes from outside: forms, chats, apps, tools, imports (sections 4, 5, 8, 11).
extension NaiveAccount {
  struct Entry {
    var email: String?
    var city: String?
    var stage: String?
  }

  struct Origin {
    enum Kind { case form, chatflow, app, tool }

    var kind: Kind
    /// What its contacts get as source.
    var source: String
    var isOn = false
    var allowsNoEmail = false
    /// Never makes contacts marketing, whatever the toggle says (R4.6).
    var ignoresToggle = false
  }

  /// All or nothing; a form promotes whoever submits it, the others only whom they create (R4.2).
  mutating func take(_ entries: [Entry], from origin: Origin) -> Verdict {
    guard !entries.isEmpty else { return .refused("nothingSelected") }
    let old = self
    var refusal: String?
    let isAllowed = change { account in
      var touched: Set<Int64> = []
      for entry in entries where refusal == nil {
        refusal = account.take(entry, origin, &touched)
      }
      let now = account.now
      for id in touched {
        // A request is one change of each contact, whatever came in between.
        let before = old.contacts[id]
        let isSame = before?.city == account.contacts[id]?.city
        if let before {
          account.contacts[id]?.cityChanged = isSame ? before.cityChanged : now
        }
        guard origin.isOn, !origin.ignoresToggle, origin.kind != .tool,
          before == nil || origin.kind == .form, account.contacts[id]?.state != .marketing
        else { continue }
        account.contacts[id]?.become(.marketing, at: now, source: origin.source)
      }
    }
    if let refusal {
      self = old
      return .refused(refusal)
    }
    guard isAllowed else { return .refused("tierGuard") }
    return .done(changed: -1)
  }

  private mutating func take(_ entry: Entry, _ origin: Origin, _ touched: inout Set<Int64>)
    -> String?
  {
    if let email = entry.email, !email.contains("@") { return "invalidEmail" }
    var id = entry.email.flatMap(owner)
    if id == nil {
      if entry.email == nil {
        return origin.kind != .app && !origin.allowsNoEmail ? "emailRequired" : "noIdentity"
      }
      highest += 1
      id = highest
      var contact = Contact(created: now)
      (contact.email, contact.city, contact.stage) = (
        entry.email, entry.city, entry.stage ?? "lead"
      )
      contacts[highest] = contact
    } else if let id, let email = entry.email {
      makePrimary(email, of: id)
      if let city = entry.city { contacts[id]?.city = city }
      moveForward(id, to: entry.stage)
    }
    if let id { touched.insert(id) }
    return nil
  }

  /// An address that is only an additional one becomes the primary one (R11.6).
  private mutating func makePrimary(_ email: String, of id: Int64) {
    guard var contact = contacts[id], contact.email?.lowercased() != email.lowercased() else {
      return
    }
    contact.others.removeAll { $0.lowercased() == email.lowercased() }
    if let old = contact.email { contact.others.append(old) }
    contact.email = email
    contacts[id] = contact
  }

  private mutating func moveForward(_ id: Int64, to stage: String?) {
    guard let stage, let new = NaiveAccount.stages.firstIndex(of: stage) else { return }
    let old = contacts[id]?.stage.flatMap(NaiveAccount.stages.firstIndex) ?? -1
    if new > old { contacts[id]?.stage = stage }
  }

  /// One file; with the box ticked all contacts of accepted rows become marketing (R5.7, R5.10).
  mutating func load(_ rows: [Entry], box: Bool) -> (verdict: Verdict, touched: Int) {
    var touched: Set<Int64> = []
    let isAllowed = change { account in
      let now = account.now
      for row in rows {
        guard let email = row.email else { continue }
        if let id = account.owner(of: email) {
          if let city = row.city { account.setCity(city, of: id, at: now) }
          account.moveForward(id, to: row.stage)
          touched.insert(id)
        } else if email.contains("@") {
          account.highest += 1
          var contact = Contact(created: now)
          (contact.email, contact.city, contact.stage) = (email, row.city, row.stage)
          account.contacts[account.highest] = contact
          touched.insert(account.highest)
        }
      }
      account.imports += 1
      let source = "CONTACT_IMPORT import-\(account.imports)"
      for id in touched where box && account.contacts[id]?.state != .marketing {
        account.contacts[id]?.become(.marketing, at: now, source: source)
      }
    }
    return (isAllowed ? .done(changed: -1) : .refused("tierGuard"), touched.count)
  }
}
