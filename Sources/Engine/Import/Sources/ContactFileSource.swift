package import Domain

/// Where a contact file comes from, as its headers tell (8.1, 8.4).
package enum ContactFileSource: String, CaseIterable, Sendable {
  case hubspot = "hubspot-export"
  case googleContacts = "google-contacts"
  case outlook = "outlook"
  case outlookCom = "outlook-com"
  case mailchimpSubscribed = "mailchimp-subscribed"
  case mailchimpUnsubscribed = "mailchimp-unsubscribed"
  case mailchimpCleaned = "mailchimp-cleaned"
  case salesforceReport = "salesforce-report"
  case salesforceExport = "salesforce-export"
  case zoho
  case brevo
  case activeCampaign = "activecampaign"
  case kit
  case goHighLevel = "gohighlevel"
  case vCard = "vcard"

  /// What people call it; names are the same in every language.
  package var name: String {
    switch self {
    case .hubspot: "HubSpot-compatible export"
    case .googleContacts: "Google Contacts"
    case .outlook: "Outlook"
    case .outlookCom: "Outlook.com"
    case .mailchimpSubscribed: "Mailchimp (subscribed)"
    case .mailchimpUnsubscribed: "Mailchimp (unsubscribed)"
    case .mailchimpCleaned: "Mailchimp (cleaned)"
    case .salesforceReport: "Salesforce report"
    case .salesforceExport: "Salesforce data export"
    case .zoho: "Zoho CRM"
    case .brevo: "Brevo"
    case .activeCampaign: "ActiveCampaign"
    case .kit: "Kit"
    case .goHighLevel: "GoHighLevel"
    case .vCard: "vCard"
    }
  }

  /// In which order the source writes day and month; `nil` where it may be either.
  package var dateOrder: ImportDateOrder? {
    self == .brevo ? .dayMonthYear : nil
  }
}

/// What is known of the columns of a file because its source is known.
package struct SourcePlan: Equatable, Sendable {
  package let source: ContactFileSource
  var fields: [SourceField] = []
  /// Columns that bear the name of a property and are something else, by position.
  var leftOut: Set<Int> = []
  /// How the cells of columns are read that go to whatever property they are mapped to.
  var readings: [Int: CellReading] = [:]
  /// Texts that stand for no value, in lower case.
  var blanks: Set<String> = []

  init(_ source: ContactFileSource) {
    self.source = source
  }

  /// The plan of a file with these headers; `nil` when no source is known that writes them.
  package init?(header: [String], fileName: String) {
    let row = HeaderRow(header, fileName: fileName)
    let makers: [(HeaderRow) -> SourcePlan?] = [
      SourcePlan.googleContacts, SourcePlan.outlook, SourcePlan.mailchimp, SourcePlan.zoho,
      SourcePlan.salesforce, SourcePlan.hubspot, SourcePlan.brevo, SourcePlan.goHighLevel,
      SourcePlan.activeCampaign, SourcePlan.kit,
    ]
    for make in makers {
      if let plan = make(row) {
        self = plan
        return
      }
    }
    return nil
  }

  /// Adds a property that a column holds as it stands.
  mutating func add(_ property: ContactProperty, _ position: Int?) {
    guard let position else { return }
    fields.append(SourceField(property: property, position: position))
  }

  /// Adds a property that several columns give; nothing when there are none.
  mutating func add(_ property: ContactProperty, _ positions: [Int], _ reading: CellReading) {
    guard let first = positions.first else { return }
    fields.append(SourceField(property: property, position: first, reading: reading))
  }

  /// Leaves columns out that would be taken for something else.
  mutating func leaveOut(_ positions: [Int?]) {
    leftOut.formUnion(positions.compactMap { $0 })
  }
}

/// A property that a source gives, and how.
struct SourceField: Equatable, Sendable {
  var property: ContactProperty
  /// The column that names it in messages.
  var position: Int
  var reading = CellReading.plain
}

/// The headers of a file as sources look at them.
struct HeaderRow {
  let header: [String]
  let keys: [String]
  /// Lower case.
  let fileName: String
  private let positions: [String: Int]

  init(_ header: [String], fileName: String) {
    self.header = header.map(HeaderNames.trimmed)
    self.fileName = fileName.lowercased()
    keys = header.map(HeaderNames.key)
    positions = Dictionary(
      keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The first column with this header, compared as headers are.
  subscript(name: String) -> Int? { positions[HeaderNames.key(name)] }

  func has(_ names: String...) -> Bool { names.allSatisfy { self[$0] != nil } }

  func hasAny(_ names: String...) -> Bool { names.contains { self[$0] != nil } }

  /// How many of the headers there are.
  func count(_ names: [String]) -> Int { names.count { self[$0] != nil } }

  /// The positions of these headers, as far as there are such.
  func all(_ names: [String]) -> [Int] { names.compactMap { self[$0] } }

  /// The columns `PREFIX n - SUFFIX` with the numbers from 1.
  func numbered(_ prefix: String, _ suffix: String) -> [(number: Int, position: Int)] {
    var found: [(number: Int, position: Int)] = []
    while let position = self["\(prefix) \(found.count + 1) - \(suffix)"] {
      found.append((found.count + 1, position))
    }
    return found
  }
}
