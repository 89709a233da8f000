/// What makes contacts from outside: a form, a chatflow, a connected app or a tool (section 4).
package enum IntakeOrigin: Hashable, Sendable {
  case form(ObjectID)
  case chatflow(ObjectID)
  case app(ObjectID)
  case tool(IntakeTool)

  /// Forms that are not the product's own (R11.3).
  package static let nonHubSpotForms = IntakeOrigin.form(Form.nonHubSpotForms.id)
  /// A request with the account's API key (R8.3).
  package static let accountKey = IntakeOrigin.app(ConnectedApp.accountKey.id)
}

/// The tools whose contacts are non-marketing whatever is set anywhere (section 4); the raw value is
/// the word of the command line and the number of the activity.
package enum IntakeTool: String, CaseIterable, Sendable {
  case meetingsLink = "meetings-link"
  case loggedEmail = "logged-email"
  case teamEmail = "team-email"
  case emailExtension = "email-extension"
  case document
  case mobileApp = "mobile-app"

  var changeSource: ChangeSource {
    switch self {
    case .meetingsLink: .meetings
    case .loggedEmail: .loggedEmail
    case .teamEmail: .teamEmail
    case .emailExtension: .emailExtension
    case .document: .document
    case .mobileApp: .mobile
    }
  }

  /// Whether a person fills in a form by hand there: an address in use is then refused (R1.7), and a
  /// name does without an address (R1.3).
  var isByHand: Bool { self == .mobileApp }
}

/// The way that the submissions of one origin go at one moment.
struct IntakeRoute {
  var source: ChangeSource
  var activity: Activity
  /// The source that its contacts get as marketing contacts; `nil` while nothing makes them so.
  var reason: MarketingSource?
  /// Whether contacts that are there already become marketing too (R4.2, R11.2).
  var promotesExisting = false
  /// Whether a submission without an address is refused (R11.5).
  var needsEmail = true
  /// Whether an address that a contact has is refused instead of updating that contact (R1.7).
  var refusesKnownEmail = false
}

extension Account {
  /// The way of what comes from `origin` at `at`, by the table of section 4.
  ///
  /// Throws `unknownObject`, `appDisconnected` and, for apps that never create contacts, `neverCreates`
  /// (R8.5).
  func route(of origin: IntakeOrigin, at: Instant) throws(Refusal) -> IntakeRoute {
    switch origin {
    case .form(let id):
      guard case .form(let form) = try object(.form, id, for: .takeIn) else { break }
      let source = MarketingSource(type: .formSubmission, id: String(id.rawValue), name: form.name)
      return IntakeRoute(
        source: .form, activity: activity(.form, id, form.name),
        reason: form.setsMarketing && hasMarketingContacts ? source : nil, promotesExisting: true,
        needsEmail: !form.allowsNoEmail)
    case .chatflow(let id):
      guard case .chatflow(let chatflow) = try object(.chatflow, id, for: .takeIn) else { break }
      let source = MarketingSource(
        type: .conversation, id: String(id.rawValue), name: chatflow.name)
      return IntakeRoute(
        source: .conversation, activity: activity(.chatflow, id, chatflow.name),
        reason: chatflow.setsMarketing && hasMarketingContacts ? source : nil)
    case .app(let id):
      guard case .app(let app) = try object(.app, id, for: .takeIn) else { break }
      guard app.status.isLive else { throw Refusal(.takeIn, .appDisconnected(app.name)) }
      guard app.createsContacts else { throw Refusal(.takeIn, .neverCreates(app.name)) }
      let source = MarketingSource(type: .integratorSet, id: String(id.rawValue), name: app.name)
      return IntakeRoute(
        source: app.changeSource, activity: activity(.app, id, app.name),
        reason: app.promotes(at: at) && hasMarketingContacts ? source : nil, needsEmail: false)
    case .tool(let tool):
      return IntakeRoute(
        source: tool.changeSource,
        activity: Activity(.tool, id: tool.rawValue, name: tool.rawValue),
        needsEmail: !tool.isByHand, refusesKnownEmail: tool.isByHand)
    }
    throw Refusal(.takeIn, .nothingSelected)
  }

  private func activity(_ kind: Activity.Kind, _ id: ObjectID, _ name: String) -> Activity {
    Activity(kind, id: String(id.rawValue), name: name)
  }
}

extension ConnectedApp {
  /// Whether a contact that the app creates at `at` becomes marketing (8.3, R4.6, R8.6).
  package func promotes(at: Instant) -> Bool {
    guard setsMarketing, hasEffectiveToggle, status.isLive, let toggledAt else { return false }
    return at >= toggledAt
  }

  /// Whether the toggle can change anything (R8.4, R4.6).
  package var hasEffectiveToggle: Bool { createsContacts && !ignoresToggle }

  /// The change source of what the app creates (R13.2).
  var changeSource: ChangeSource {
    switch appKind {
    case .apiKey: .api
    case .salesforce: .salesforce
    case .oauth, .calendar, .formTool: .integration
    }
  }
}

extension ConnectedApp.Status {
  /// Whether requests of the app are taken; the others need a reconnection first (R8.10).
  package var isLive: Bool {
    switch self {
    case .connected, .updateAvailable: true
    case .needsAttention, .disconnected: false
    }
  }
}
