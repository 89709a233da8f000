package import Domain

extension Catalogue {
  /// A refusal in words: what was refused and why, and what to do next.
  ///
  /// Of a permission that is lacking it says by name who can give it (9.4); `actor` is who asked.
  package func message(
    _ refusal: Refusal, in account: Account, actor: UserID? = nil
  ) -> Explanation {
    if let explanation = objectMessage(refusal.reason, in: account) { return explanation }
    if let explanation = userMessage(refusal.reason, in: account, actor: actor) {
      return explanation
    }
    if let explanation = intakeMessage(refusal, in: account) { return explanation }
    if let explanation = billingMessage(refusal.reason) { return explanation }
    if let explanation = absenceRefusal(refusal.reason) { return explanation }
    let action: [String: PhraseArgument] = ["action": .text(title(of: refusal.command))]
    switch refusal.reason {
    case .needsPermission(let permission, let givers):
      let names = names(of: givers, in: account)
      let facts = action.merging([
        "permission": .text(name(of: permission)), "names": .text(names),
        "word": .text(permission.rawValue),
        "email": .data(actor.flatMap(account.user)?.email ?? "EMAIL"),
      ]) { $1 }
      let hint: RefusalPhrase = names.isEmpty ? .needsPermissionNobody : .needsPermissionHint
      return explain(.needsPermission, hint, facts)
    case .needsSuperAdmin(let admins):
      let names = names(of: admins, in: account)
      let hint: RefusalPhrase = names.isEmpty ? .needsSuperAdminNobody : .needsSuperAdminHint
      return explain(
        .needsSuperAdmin, hint, action.merging(["names": .text(names)]) { $1 })
    case .unknownActor(let id):
      return explain(.unknownActor, .unknownActorHint, ["id": .digits(id.rawValue)])
    case .noMarketingContacts:
      return explain(.noMarketingContacts, .noMarketingContactsHint, action)
    case .nothingSelected:
      return explain(.nothingSelected, .nothingSelectedHint, action)
    case .unknownContact(let id):
      return explain(.unknownContact, .unknownContactHint, contactFacts(id, account, actor))
    case .emailInUse(let id):
      return explain(.emailInUse, .emailInUseHint, contactFacts(id, account, actor))
    case .invalidEmail(let email):
      return explain(.invalidEmail, .invalidEmailHint, ["token": .data(email)])
    case .noIdentity:
      return explain(.noIdentity, .noIdentityHint)
    case .readOnlyProperty(let property):
      let hint: RefusalPhrase = isStatus(property) ? .readOnlyStatusHint : .readOnlyPropertyHint
      return explain(.readOnlyProperty, hint, ["property": .text(label(of: property))])
    case .invalidValue(let property, let problem):
      return message(problem, of: property, in: account)
    case .changedMeanwhile(let id):
      return explain(.changedMeanwhile, .changedMeanwhileHint, contactFacts(id, account, actor))
    case .confirmationMissing(let quote):
      return explain(.confirmationMissing, .confirmationMissingHint, quoteFacts(quote))
    case .confirmationMismatch(let quote, let typed):
      let facts = quoteFacts(quote).merging(["typed": .digits(Int64(typed))]) { $1 }
      return explain(.confirmationMismatch, .confirmationMismatchHint, facts)
    case .quoteChanged(let quote):
      return explain(.quoteChanged, .quoteChangedHint, quoteFacts(quote))
    case .contactLimit(let limit):
      return explain(.contactLimit, .contactLimitHint, ["limit": .number(limit)])
    case .unknownUser(let word):
      return unknownUser(word, account)
    case .userExists(let id):
      return explain(.userExists, .userExistsHint, userFacts(id, account))
    case .lastSuperAdmin(let id):
      return explain(.lastSuperAdmin, .lastSuperAdminHint, userFacts(id, account))
    case .superAdminIsUnrestricted(let id):
      return explain(
        .superAdminIsUnrestricted, .superAdminIsUnrestrictedHint, userFacts(id, account))
    case .cannotGrant(let permission):
      return explain(
        .cannotGrant, .cannotGrantHint, ["permission": .text(name(of: permission))])
    case .notALowerTier(let tier, let tiers, let current):
      return notALowerTier(tier, tiers, current)
    case .countAboveTier(let count, let tier):
      return explain(
        .countAboveTier, .countAboveTierHint,
        ["contacts": .number(count), "tier": .number(tier), "over": .number(count - tier)])
    case .tooLateForRenewal(let lastDay):
      return explain(.tooLateForRenewal, .tooLateForRenewalHint, ["date": .text(date(lastDay))])
    case .recordIDsInOrdinaryImport:
      return explain(.recordIDsInOrdinaryImport, .recordIDsInOrdinaryImportHint)
    case .ambiguousDates(let file, let example):
      return explain(
        .ambiguousDates, .ambiguousDatesHint,
        [
          "file": .data(file), "line": .place(example.line), "column": .data(example.column),
          "token": .data(example.token),
        ])
    case .tooManyImportFiles(let count, let limit):
      return explain(
        .tooManyImportFiles, .tooManyImportFilesHint,
        ["files": .number(count), "limit": .number(limit)])
    case .oneFileOnly(let count):
      return explain(
        .oneFileOnly, .oneFileOnlyHint, action.merging(["files": .number(count)]) { $1 })
    case .brokenFilter(let filter, let diagnostic):
      return brokenFilter(filter, diagnostic, in: account)
    case .tierGuard(let quote):
      return explain(
        .tierGuard, .tierGuardHint,
        [
          "contacts": .number(quote.countAfter), "tier": .number(quote.tierBefore),
          "after": .number(quote.tierAfter),
        ])
    case .workflowIsOff(let name):
      return explain(.workflowIsOff, .workflowIsOffHint, ["name": .data(name)])
    case .planLacks(let feature):
      return explain(
        .planLacks, .planLacksHint,
        [
          "plan": .text(name(of: account.billing.plan)), "feature": .text(name(of: feature)),
        ])
    case .unknownObject, .objectExists, .invalidName, .notOwner, .objectInUse, .standardObject,
      .objectLimit, .contactsNotPermitted, .cannotGrantContacts, .loginInUse, .teamCircle,
      .tooManyToRestore, .notRestorable, .mergeWithItself, .mergeLimit, .brokenSort,
      .unknownColumn, .activeList, .inSubmission, .emailRequired, .neverCreates, .appDisconnected,
      .invalidBilling, .tierBelowCount, .notARenewalDate, .notACount:
      return Explanation(title(of: refusal.command))
    }
  }

  func explain(
    _ key: RefusalPhrase, _ hint: RefusalPhrase, _ facts: [String: PhraseArgument] = [:]
  ) -> Explanation {
    Explanation(text(key, facts), hint: text(hint, facts))
  }
}

// MARK: - Facts

extension Catalogue {
  /// The user nearest to `word`, or how to see all of them.
  package func unknownUser(_ word: String, _ account: Account) -> Explanation {
    let nearest = nearestName(to: word, among: account.users.map(\.email))
    let facts: [String: PhraseArgument] = [
      "token": .data(word), "nearest": .data(nearest ?? ""),
    ]
    let hint: RefusalPhrase = nearest == nil ? .unknownUserHint : .unknownUserNearest
    return explain(.unknownUser, hint, facts)
  }

  private func notALowerTier(_ tier: Int, _ schedule: TierSchedule, _ current: Int) -> Explanation {
    let steps = lowerTiers(than: current, of: schedule)
    let facts: [String: PhraseArgument] = [
      "tier": .number(tier), "current": .number(current),
      "steps": .text(enumeration(steps.map { number($0) })),
    ]
    return explain(
      .notALowerTier, steps.isEmpty ? .notALowerTierNone : .notALowerTierHint, facts)
  }

  /// The nearest steps below a tier, highest first, at most four.
  private func lowerTiers(than tier: Int, of schedule: TierSchedule) -> [Int] {
    var steps: [Int] = []
    var step = schedule.tier(holding: tier) - schedule.increment
    while steps.count < 4, step >= schedule.included {
      steps.append(step)
      step -= schedule.increment
    }
    return steps
  }

  private func isStatus(_ property: ContactProperty) -> Bool {
    switch property {
    case .marketingStatus, .marketingUntilUpdate, .marketingSourceType, .marketingSourceID,
      .marketingSourceName:
      true
    default: false
    }
  }

  private func quoteFacts(_ quote: Quote) -> [String: PhraseArgument] {
    ["heading": .text(heading(of: quote)), "number": .digits(Int64(quote.selected))]
  }

  private func userFacts(_ id: UserID, _ account: Account) -> [String: PhraseArgument] {
    let user = account.user(id)
    return ["name": .data(user?.name ?? String(id.rawValue)), "email": .data(user?.email ?? "")]
  }

  /// The contact by name, unless the one who asked may not view it (9.2).
  private func contactFacts(
    _ id: ContactID, _ account: Account, _ actor: UserID?
  ) -> [String: PhraseArgument] {
    let row = account.table.row(of: id).flatMap { row in
      actor.map { account.mayTouch(.view, row: row, by: $0) } ?? true ? row : nil
    }
    let contact = row.map { name(ofContact: $0, in: account.table) }
    return [
      "id": .digits(id.rawValue), "contact": .text(contact ?? text(NamePhrase.unnamed)),
    ]
  }

  private func names(of users: [UserID], in account: Account) -> String {
    alternatives(users.compactMap { account.user($0)?.name })
  }
}
