/// A connected app with its toggle on the settings page "Marketing contacts" (section 8).
package struct ConnectedApp: NamedObject {
  package static let kind = ObjectKind.app

  package let id: ObjectID
  package var name: String
  package var appKind: AppKind
  /// False for apps that never create contacts: their toggle changes nothing (R8.4, R8.5).
  package var createsContacts: Bool
  /// Creates non-marketing contacts whatever the toggle says (R4.6).
  package var ignoresToggle: Bool
  /// Whether contacts that it creates become marketing (R8.6).
  package var setsMarketing: Bool
  /// When and by whom the toggle was last turned; `nil` when never (R8.11).
  package var toggledAt: Instant?
  package var toggledBy: UserID?
  package var status: Status
  package var connectedAt: Instant?
  package var connectedBy: UserID?
  package var lastSync: Instant?
  /// What the app may do, as it was granted.
  package var scopes: [String]
  /// SHA-256 of the token in hexadecimal; the token itself is nowhere.
  package var tokenDigest: String?

  /// What the app connects by (8.3).
  package enum AppKind: String, CaseIterable, Sendable {
    case oauth
    /// The account's own key, which every account has once (R8.3, R8.9).
    case apiKey = "api-key"
    /// Neither creates nor updates contacts (R8.5).
    case calendar
    case salesforce
    case formTool = "form-tool"
  }

  /// The states of R8.10.
  package enum Status: String, CaseIterable, Sendable {
    case connected
    case needsAttention = "needs-attention"
    case updateAvailable = "update-available"
    case disconnected
  }

  package init(
    id: ObjectID, name: String, appKind: AppKind, createsContacts: Bool,
    ignoresToggle: Bool = false, setsMarketing: Bool = false, toggledAt: Instant? = nil,
    toggledBy: UserID? = nil, status: Status = .connected, connectedAt: Instant? = nil,
    connectedBy: UserID? = nil, lastSync: Instant? = nil, scopes: [String] = [],
    tokenDigest: String? = nil
  ) {
    self.id = id
    self.name = name
    self.appKind = appKind
    self.createsContacts = createsContacts
    self.ignoresToggle = ignoresToggle
    self.setsMarketing = setsMarketing
    self.toggledAt = toggledAt
    self.toggledBy = toggledBy
    self.status = status
    self.connectedAt = connectedAt
    self.connectedBy = connectedBy
    self.lastSync = lastSync
    self.scopes = scopes
    self.tokenDigest = tokenDigest
  }

  /// The account's API key before anybody made one.
  package static let accountKey = ConnectedApp(
    id: ObjectID(1), name: "Account API key (legacy)", appKind: .apiKey, createsContacts: true,
    status: .disconnected)

  package var fields: ObjectFields {
    var fields = ObjectFields()
    fields.add("name", name)
    fields.add("kind", appKind.rawValue)
    fields.add("creates_contacts", createsContacts)
    if ignoresToggle { fields.add("ignores_toggle", true) }
    fields.add("sets_marketing", setsMarketing)
    fields.add("toggled_at", toggledAt)
    fields.add("toggled_by", toggledBy)
    fields.add("status", status.rawValue)
    fields.add("connected_at", connectedAt)
    fields.add("connected_by", connectedBy)
    fields.add("last_sync", lastSync)
    if !scopes.isEmpty { fields.add("scopes", .texts(scopes)) }
    fields.add("token_digest", tokenDigest)
    return fields
  }

  package init(id: ObjectID, fields: ObjectFields) throws(FieldProblem) {
    self.init(
      id: id, name: try fields.text("name"), appKind: try fields.word("kind", AppKind.self),
      createsContacts: try fields.flag("creates_contacts"),
      ignoresToggle: try fields.flag("ignores_toggle", false),
      setsMarketing: try fields.flag("sets_marketing"),
      toggledAt: try fields.instant("toggled_at"), toggledBy: try fields.user("toggled_by"),
      status: try fields.word("status", Status.self),
      connectedAt: try fields.instant("connected_at"),
      connectedBy: try fields.user("connected_by"), lastSync: try fields.instant("last_sync"),
      scopes: try fields.texts("scopes"), tokenDigest: try fields.optionalText("token_digest"))
  }
}
