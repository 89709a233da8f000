package import Domain

extension Catalogue {
  /// The label of a property in this language.
  package func label(of property: ContactProperty) -> String {
    optionalText("property." + property.internalName) ?? property.definition.label
  }

  /// The label of a stored option value in this language; cleaned, since an account may name its
  /// own options.
  package func label(
    of value: String, property: ContactProperty, in account: Account
  ) -> String {
    let own = optionalText("option." + property.internalName + "." + value)
    if let own { return own }
    if case .users = property.definition.options, let id = Int64(value),
      account.user(UserID(id)) == nil
    {
      return text(NamePhrase.formerUser, ["id": .digits(id)])
    }
    return clean(account.label(of: value, property: property))
  }

  /// The name of a permission.
  package func name(of permission: Permission) -> String {
    switch permission {
    case .marketingContactsAccess: text(NamePhrase.marketingContactsAccess)
    case .addEditUsers: text(NamePhrase.addEditUsers)
    case .bulkDelete: text(NamePhrase.bulkDelete)
    case .importContacts: text(NamePhrase.importContacts)
    case .exportContacts: text(NamePhrase.exportContacts)
    case .workflows: text(NamePhrase.workflows)
    case .forms: text(NamePhrase.forms)
    case .lists: text(NamePhrase.lists)
    }
  }

  /// What a kind of object is called: `list`, `form`.
  package func name(of kind: ObjectKind) -> String {
    switch kind {
    case .savedFilter: text(NamePhrase.kindSavedFilter)
    case .list: text(NamePhrase.kindList)
    case .team: text(NamePhrase.kindTeam)
    case .app: text(NamePhrase.kindApp)
    case .form: text(NamePhrase.kindForm)
    case .chatflow: text(NamePhrase.kindChatflow)
    case .workflow: text(NamePhrase.kindWorkflow)
    case .cleanUpRule: text(NamePhrase.kindCleanUpRule)
    }
  }

  /// What a plan may have or lack.
  package func name(of feature: PlanFeature) -> String {
    switch feature {
    case .workflows: text(NamePhrase.featureWorkflows)
    case .nestedTeams: text(NamePhrase.featureNestedTeams)
    case .teamLists: text(NamePhrase.featureTeamLists)
    }
  }

  /// The name of a plan.
  package func name(of plan: Plan) -> String {
    switch plan {
    case .starter: text(NamePhrase.starter)
    case .professional: text(NamePhrase.professional)
    case .enterprise: text(NamePhrase.enterprise)
    }
  }

  /// The name of a term: `monthly`, `annual`.
  package func name(of term: BillingTerm) -> String {
    switch term {
    case .monthly: text(NamePhrase.monthly)
    case .annual: text(NamePhrase.annual)
    }
  }

  /// A status as a sentence would say it: `marketing`, `non-marketing`, `marketing until 1 Dec 2026`.
  package func name(of status: MarketingStatus, nextUpdate: CalendarDate) -> String {
    switch status {
    case .nonMarketing: text(NamePhrase.nonMarketing)
    case .marketing: text(NamePhrase.marketing)
    case .marketingUntilUpdate:
      text(NamePhrase.marketingUntil, ["date": .text(date(nextUpdate))])
    }
  }

  /// A status in a table cell: `yes`, `no`, `until 1 Dec`.
  package func cell(
    of status: MarketingStatus, nextUpdate: CalendarDate, today: CalendarDate
  ) -> String {
    switch status {
    case .nonMarketing: text(NamePhrase.statusNo)
    case .marketing: text(NamePhrase.statusYes)
    case .marketingUntilUpdate:
      text(NamePhrase.statusUntil, ["date": .text(shortDate(nextUpdate, today: today))])
    }
  }

  /// Why no mail reaches a contact, in a word or two (R1.16).
  package func name(of obstacle: MailObstacle) -> String {
    switch obstacle {
    case .noEmail: text(NamePhrase.noEmail)
    case .optedOut: text(NamePhrase.optedOut)
    case .hardBounced: text(NamePhrase.hardBounced)
    case .badAddress: text(NamePhrase.badAddress)
    case .quarantined: text(NamePhrase.quarantined)
    case .ineligible: text(NamePhrase.ineligible)
    }
  }

  /// The name of a contact: first and last name, else the address, else a word for none.
  package func name(ofContact row: Int, in table: ContactTable) -> String {
    let parts = [table.text(.firstName, row: row), table.text(.lastName, row: row)]
    let name = parts.compactMap { $0 }.joined(separator: " ")
    if !name.isEmpty { return clean(name) }
    return table.text(.email, row: row).map(clean) ?? text(NamePhrase.unnamed)
  }

  /// Who acted: the user's present name, or the program itself.
  package func name(of actor: Actor, in account: Account) -> String {
    switch actor {
    case .system: return text(NamePhrase.system)
    case .user(let id):
      if let user = account.user(id) { return clean(user.name) }
      return text(NamePhrase.formerUser, ["id": .digits(id.rawValue)])
    }
  }

  /// Who made a change; the program itself is named with the update date where that was the reason.
  package func actor(_ context: ChangeContext, in account: Account) -> String {
    guard context.actor == .system, context.source != .billing else {
      return name(of: context.actor, in: account)
    }
    return text(NamePhrase.program)
  }

  /// By which way a change was made (R13.2).
  package func name(of source: ChangeSource) -> String {
    switch source {
    case .oneContact: text(NamePhrase.sourceOneContact)
    case .bulkAction: text(NamePhrase.sourceBulkAction)
    case .fileImport: text(NamePhrase.sourceFileImport)
    case .billing: text(NamePhrase.sourceBilling)
    case .settings: text(NamePhrase.sourceSettings)
    case .form: text(NamePhrase.sourceForm)
    case .conversation: text(NamePhrase.sourceConversation)
    case .integration: text(NamePhrase.sourceIntegration)
    case .api: text(NamePhrase.sourceApi)
    case .salesforce: text(NamePhrase.sourceSalesforce)
    case .workflow: text(NamePhrase.sourceWorkflow)
    case .merge: text(NamePhrase.sourceMerge)
    case .recyclingBin: text(NamePhrase.sourceRecyclingBin)
    case .meetings: text(NamePhrase.sourceMeetings)
    case .loggedEmail: text(NamePhrase.sourceLoggedEmail)
    case .teamEmail: text(NamePhrase.sourceTeamEmail)
    case .emailExtension: text(NamePhrase.sourceEmailExtension)
    case .document: text(NamePhrase.sourceDocument)
    case .mobile: text(NamePhrase.sourceMobile)
    }
  }

  /// Which front end asked.
  package func name(of frontEnd: FrontEnd) -> String {
    switch frontEnd {
    case .console: text(NamePhrase.frontEndConsole)
    case .commandLine: text(NamePhrase.frontEndCommandLine)
    case .program: text(NamePhrase.frontEndProgram)
    }
  }

  /// What made a contact marketing, with the name it had then (R1.15): `by Ida Lind`,
  /// `by import "fair.csv"`.
  package func cause(_ source: MarketingSource) -> String {
    let phrase: NamePhrase =
      switch source.type {
      case .userSet: .byUser
      case .contactImport: .byImport
      case .formSubmission: .byForm
      case .conversation: .byConversation
      case .integratorSet: .byIntegrator
      case .workflow: .byWorkflow
      case .ad: .byAd
      case .email: .byEmail
      case .feedbackSubmission: .bySurvey
      case .sampleContact: .bySample
      case .initialState: .byInitialState
      }
    return text(phrase, ["name": .data(source.name ?? source.id ?? "?")])
  }
}
