import TestSupport
import Testing
import Wording

@testable import Domain

/// One example of every message, as people read it.
@Suite struct GalleryTests {
  private let words = CatalogueFiles.english

  @Test func refusals() throws {
    var ledger = try Ledger()
    ledger.addContacts([.nonMarketing, .marketing])
    try ledger.perform(.addUser(AddUser(email: "bo@example.com", name: "Bo Ek")))
    let account = ledger.account
    let quote = try quote(.setAsMarketing)
    let bo = UserID(2)
    let reasons: [(CommandKind, Refusal.Reason)] = [
      (.setAsMarketing, .needsPermission(.marketingContactsAccess, grantedBy: [Ledger.ida])),
      (.setAsMarketing, .needsPermission(.marketingContactsAccess, grantedBy: [])),
      (.adoptContacts, .needsSuperAdmin(superAdmins: [Ledger.ida])),
      (.adoptContacts, .needsSuperAdmin(superAdmins: [])),
      (.editContacts, .unknownActor(UserID(9))),
      (.setAsMarketing, .noMarketingContacts),
      (.editContacts, .nothingSelected),
      (.editContacts, .unknownContact(ContactID(77))),
      (.createContact, .emailInUse(by: ContactID(1))),
      (.createContact, .invalidEmail("ida@")),
      (.createContact, .noIdentity),
      (.editContacts, .readOnlyProperty(.createDate)),
      (.editContacts, .readOnlyProperty(.marketingStatus)),
      (.editContacts, .changedMeanwhile(ContactID(1))),
      (.setAsMarketing, .confirmationMissing(quote)),
      (.setAsMarketing, .confirmationMismatch(quote, typed: 12)),
      (.setAsMarketing, .quoteChanged(quote)),
      (.createContact, .contactLimit(15_000_000)),
      (.changePermission, .unknownUser("bo@exmaple.com")),
      (.changePermission, .unknownUser("nobody")),
      (.addUser, .userExists(bo)),
      (.changePermission, .lastSuperAdmin(Ledger.ida)),
      (.changePermission, .superAdminIsUnrestricted(Ledger.ida)),
      (.changePermission, .cannotGrant(.addEditUsers)),
      (
        .requestRenewalTier,
        .notALowerTier(
          8000, tiers: TierSchedule(included: 2000, increment: 5000), current: 22_000)
      ),
      (
        .requestRenewalTier,
        .notALowerTier(
          500, tiers: TierSchedule(included: 2000, increment: 5000), current: 2000)
      ),
      (.requestRenewalTier, .countAboveTier(count: 2100, tier: 2000)),
      (.requestRenewalTier, .tooLateForRenewal(lastDay: quote.nextUpdate)),
      (.importContacts, .recordIDsInOrdinaryImport),
      (.restoreContacts, .tooManyToRestore(10_001, limit: 10_000)),
      (.restoreContacts, .notRestorable(ContactID(7))),
      (.mergeContacts, .mergeWithItself(ContactID(1))),
      (.mergeContacts, .mergeLimit(ContactID(1), limit: 250)),
      (.takeIn, .inSubmission(line: 12, .invalidEmail("ida@"))),
      (.takeIn, .emailRequired),
      (.takeIn, .neverCreates("Google Calendar")),
      (.takeIn, .appDisconnected("Bakery")),
      (.saveFilter, .unknownColumn("emial", nearest: "email")),
      (.saveFilter, .unknownColumn("zzzz", nearest: nil)),
      (
        .saveFilter,
        .brokenSort("id:up", SortDiagnostic(.unknownDirection("up"), 3..<5))
      ),
      (
        .saveList,
        .brokenFilter("in list A", FilterDiagnostic(.listCircle(["B", "A", "B"]), 8..<9))
      ),
      (.saveList, .brokenFilter("in list A", FilterDiagnostic(.brokenList("A"), 8..<9))),
      (.changeListMembers, .activeList(name: "Newsletter")),
      (.saveList, .planLacks(.teamLists)),
      (.editContacts, .contactsNotPermitted(.edit, [ContactID(1)], grantedBy: [Ledger.ida])),
      (
        .deleteContacts,
        .contactsNotPermitted(.delete, [ContactID(1), ContactID(2)], grantedBy: [])
      ),
      (.changePermission, .cannotGrantContacts(.view, ContactScope(.team))),
      (
        .changePermission,
        .cannotGrantContacts(.view, ContactScope(.own, includesUnassigned: true))
      ),
      (.editUser, .loginInUse("bo", by: bo)),
      (.saveTeam, .teamCircle(name: "Sales")),
      (
        .importContacts,
        .ambiguousDates(
          file: "fair.csv", ImportDateExample(line: 3, column: "Born", token: "1/2/2024"))
      ),
      (.importContacts, .tooManyImportFiles(4, limit: 3)),
      (.importContacts, .oneFileOnly(2)),
      (.changeListMembers, .unknownObject(.list, "Newslettr", nearest: "Newsletter")),
      (.runCleanUpRule, .unknownObject(.cleanUpRule, "Waste", nearest: nil)),
      (.saveForm, .objectExists(.form, name: "Newsletter")),
      (.saveTeam, .invalidName("")),
      (.saveFilter, .notOwner(.savedFilter, name: "Waste", owner: Ledger.ida)),
      (.deleteTeam, .objectInUse(.team, name: "Sales", by: ["North", "Waste"])),
      (.deleteForm, .standardObject(.form, name: "Non-HubSpot forms")),
      (.saveTeam, .objectLimit(.team, 300)),
      (.setAsMarketing, .tierGuard(try raising(.setAsMarketing))),
      (.enrolContacts, .workflowIsOff("Leads")),
      (.changeBilling, .invalidBilling(.monthlyTerm(.professional))),
      (
        .changeBilling,
        .invalidBilling(.notATier(1500, tiers: TierSchedule(included: 2000, increment: 5000)))
      ),
      (.changeBilling, .invalidBilling(.purchasedInFuture(quote.nextUpdate))),
      (.changeBilling, .tierBelowCount(2000, count: 2100)),
      (
        .changeBilling,
        .notARenewalDate(quote.renewal, term: .annual, today: quote.nextUpdate)
      ),
      (
        .changeBilling,
        .notARenewalDate(quote.renewal, term: .monthly, today: quote.nextUpdate)
      ),
      (.changeBilling, .notACount(0, limit: 15_000_000)),
    ]
    let problems: [(ContactProperty, ValueProblem)] = [
      (.formSubmissions, .notANumber("many")),
      (.lastActivity, .notADate("soon")),
      (.optedOut, .notABoolean("perhaps")),
      (
        .lifecycleStage,
        .unknownOption("custmer", nearest: PropertyOption("customer", "Customer"))
      ),
      (.leadStatus, .unknownOption("zzz", nearest: nil)),
      (.owner, .unknownOwner("Kim")),
      (.company, .tooLong(bytes: 70_000, limit: 65_535)),
      (.company, .containsNUL),
    ]
    let refusals =
      reasons.map { Refusal($0, $1) }
      + problems.map { Refusal(.editContacts, .invalidValue($0, $1)) }
    #expect(Set(refusals.map { RefusalCase($0.reason) }) == Set(RefusalCase.allCases))
    #expect(Set(problems.map { ValueCase($0.1) }) == Set(ValueCase.allCases))
    let text = refusals.map {
      gallery(words.message($0, in: account, actor: bo), Self.title($0.reason))
    }.joined()
    try TextGolden.check(text, "refusals.txt")
  }

  @Test func filterMistakes() throws {
    let account = try Ledger().account
    let context = FilterContext(
      account: account, actingUser: Ledger.ida, now: try need(Instant(iso: "2026-01-15")))
    let texts = [
      "stge = lead", "zzzz = 1", "stage lead", "phone < 3", "stage = leed", "owner = kim",
      "created > soon", "id = many", "optout = perhaps", "created in the last 99999999 days",
      "company = \"Acme", "company contains \"\"", "and lead", "stage =", "stage in (lead",
      "stage in lead", "(stage = lead", "stage = lead)", "created in the last days",
      "created more than 3 ducks ago", "stage is", "not",
      String(repeating: "(", count: 70) + "a" + String(repeating: ")", count: 70),
      Array(repeating: "lead", count: 251).joined(separator: " "),
      "company not = 1", "in list Nowhere", "in list", "marketing ever", "stage between a and b",
    ]
    var gallery = ""
    var shown: Set<FilterCase> = []
    for text in texts {
      guard case .failure(let diagnostic) = FilterExpression.parse(text, in: context) else {
        Issue.record("\(text) has no mistake")
        continue
      }
      gallery += self.gallery(words.message(diagnostic, in: context), String(text.prefix(60)))
      shown.insert(FilterCase(diagnostic.kind))
    }
    for kind in Self.listDiagnostics {
      let message = words.message(FilterDiagnostic(kind, 8..<9), in: context)
      gallery += self.gallery(message, "in list A")
      shown.insert(FilterCase(kind))
    }
    #expect(shown == Set(FilterCase.allCases))
    var sorts: Set<SortCase> = []
    for text in ["lastnme", "zzzz", "lastname:down", "lastname,", "id,id", "id::", Self.manyKeys] {
      guard case .failure(let diagnostic) = SortKey.parse(text) else {
        Issue.record("\(text) has no mistake")
        continue
      }
      gallery += self.gallery(words.message(diagnostic), String(text.prefix(60)))
      sorts.insert(SortCase(diagnostic.kind))
    }
    #expect(sorts == Set(SortCase.allCases))
    try TextGolden.check(gallery, "filters.txt")
  }

  @Test func assessmentsAndOutcomes() throws {
    var text = ""
    for kind in CommandKind.allCases {
      for raises in [false, true] where !raises || kind == .setAsMarketing || kind == .createContact
      {
        var quote = try quote(kind)
        if raises { (quote.countAfter, quote.tierAfter) = (12_768, 17_000) }
        text += "--- \(kind.rawValue)\(raises ? ", the tier rises" : "")\n"
        text += words.heading(of: quote) + "\n"
        for line in words.lines(of: quote) {
          text += "  \(line.label): \(line.value)\(line.note.isEmpty ? "" : " (\(line.note))")"
          text += line.isLoud ? " LOUD\n" : "\n"
        }
        text += (words.consequence(of: quote) ?? "(no consequence)") + "\n"
        let outcome = Outcome(quote: quote, createdContact: ContactID(41_877), sequence: 5)
        text += "done: " + words.sentence(of: outcome) + "\n"
      }
    }
    var nothing = try quote(.setAsMarketing)
    (nothing.changed, nothing.missing) = (0, [])
    text += "--- nothing changes\n"
    text += (words.consequence(of: nothing) ?? "") + "\n"
    text += words.sentence(of: Outcome(quote: nothing)) + "\n"
    let reasons: [Undo.Reason] = [
      .nothingChanged, .marketingUntilUpdate, .createdRecord, .permissionChange,
      .permanentDeletion, .tooManyToRestore, .merged, .removedObject,
    ]
    for reason in reasons {
      let outcome = Outcome(quote: nothing, undo: .impossible(reason))
      text += "undo: " + (words.undoObstacle(of: outcome) ?? "") + "\n"
    }
    try TextGolden.check(text, "quotes.txt")
  }

  @Test func importTexts() throws {
    var text = ""
    for code in ImportErrorCode.allCases { text += "\(code.rawValue): \(words.reason(code))\n" }
    text += words.line(ImportRowError(line: 14, code: .wrongNumberOfColumns)) + "\n"
    text += words.line(ImportRowError(line: 14, code: .missingValue, column: "Email")) + "\n"
    let error = ImportRowError(line: 1400, code: .invalidEmail, column: "Email", token: "x@")
    text += words.line(error) + "\n"
    let example = ImportWarning.Example(line: 3, token: "31/31/2026")
    let warning = ImportWarning(
      code: .unparsedDate, column: "Birthday", count: 2, examples: [example, example])
    text += words.line(warning) + "\n"
    let address = ImportWarning(
      code: .secondaryEmail, column: "Other addresses", count: 1, examples: [example])
    text += words.line(address) + "\n"
    let date = ImportDateExample(line: 4, column: "Birthday", token: "15/3/2024")
    text += words.sentence(.dayMonthYear, settledBy: date, in: "fair.csv") + "\n"
    text += words.contradiction(date, date) + "\n"
    try TextGolden.check(text, "imports.txt")
  }

  @Test func names() throws {
    let date = try need(CalendarDate(iso: "2026-12-01"))
    var text = ""
    for type in MarketingSourceType.allCases {
      let source = MarketingSource(type: type, id: "7", name: "Newsletter")
      text += type.rawValue + ": " + words.cause(source) + "\n"
    }
    text += words.cause(MarketingSource(type: .contactImport, id: "import-3")) + "\n"
    for status in MarketingStatus.allCases {
      text += words.name(of: status, nextUpdate: date) + " | "
      text += words.cell(of: status, nextUpdate: date, today: date) + "\n"
    }
    text += MailObstacle.allCases.map { words.name(of: $0) }.joined(separator: ", ") + "\n"
    text += Permission.allCases.map { words.name(of: $0) }.joined(separator: ", ") + "\n"
    text += Plan.allCases.map { words.name(of: $0) }.joined(separator: ", ") + "\n"
    text += BillingTerm.allCases.map { words.name(of: $0) }.joined(separator: ", ") + "\n"
    text += ChangeSource.allCases.map { words.name(of: $0) }.joined(separator: ", ") + "\n"
    text += FrontEnd.allCases.map { words.name(of: $0) }.joined(separator: ", ") + "\n"
    text += CommandKind.allCases.map { words.title(of: $0) }.joined(separator: ", ") + "\n"
    text += ConnectedApp.AppKind.allCases.map { words.name(of: $0) }.joined(separator: ", ") + "\n"
    text += ConnectedApp.Status.allCases.map { words.name(of: $0) }.joined(separator: ", ") + "\n"
    text += SourceLine.Kind.allCases.map { words.name(of: $0) }.joined(separator: ", ") + "\n"
    try TextGolden.check(text, "names.txt")
  }

  @Test func aPropertyKeepsItsLabelUnlessTheLanguageHasItsOwn() throws {
    let swedish = Catalogue(
      language: "sv",
      entries: [
        "property.firstname": .text("Förnamn"),
        "option.hs_marketable_status.true": .text("Marknadsföringskontakt"),
      ])
    let account = try Ledger().account
    #expect(swedish.label(of: .firstName) == "Förnamn")
    #expect(swedish.label(of: .email) == "Email")
    #expect(
      swedish.label(of: "true", property: .marketingStatus, in: account)
        == "Marknadsföringskontakt")
    #expect(swedish.label(of: "lead", property: .lifecycleStage, in: account) == "Lead")
  }

  /// The reason's name; of a value's problem also its facts.
  private static func title(_ reason: Refusal.Reason) -> String {
    if case .invalidValue(let property, let problem) = reason {
      return "invalidValue \(property) \(problem)".prefix { $0 != "(" }.description
    }
    return "\(reason)".prefix { $0 != "(" }.description
  }

  /// What only a list that changed after it was named can have.
  private static let listDiagnostics: [FilterDiagnostic.Kind] = [
    .brokenList("A"), .listCircle(["A", "B", "A"]),
  ]

  /// More keys than an order may have.
  private static let manyKeys = ContactProperty.allCases.prefix(17).map(\.definition.internalName)
    .joined(
      separator: ",")

  /// A quote that raises the tier.
  private func raising(_ kind: CommandKind) throws -> Quote {
    var quote = try quote(kind)
    (quote.countAfter, quote.tierAfter) = (12_768, 17_000)
    return quote
  }

  /// A quote with another number in each place.
  private func quote(_ kind: CommandKind) throws -> Quote {
    var quote = Quote(
      kind: kind, count: 9751, tier: 12_000, nextUpdate: try need(CalendarDate(iso: "2026-12-01")),
      renewal: try need(CalendarDate(iso: "2027-09-15")))
    (quote.selected, quote.changed, quote.countAfter) = (1204, 1021, 10_768)
    quote.missing = [ContactID(5)]
    quote.notPermitted = [ContactID(6), ContactID(7)]
    quote.status = StatusSplit(nonMarketing: 1017, marketing: 182, pending: 4)
    if kind == .restoreContacts { quote.addressTaken = [ContactID(6), ContactID(7)] }
    if kind == .mergeContacts {
      quote.merge = MergePreview(
        primary: ContactID(1201), other: ContactID(1408),
        lines: [
          .init(property: .city, value: .text("Oslo"), origin: .primary),
          .init(property: .phone, value: nil, origin: .other),
          .init(property: .country, value: .text("Norway"), origin: .both),
          .init(property: .mergedIDs, value: .text("1408;7"), origin: .combined),
        ], status: .marketing, source: nil, statusOrigin: .other)
    }
    return quote
  }

  private func gallery(_ message: Explanation, _ title: String) -> String {
    #expect(!message.paragraph.contains("{"), "\(title)")
    return "--- \(title)\n\(message.text)\n  \(message.hint ?? "")\n"
  }
}
