internal import Domain

/// The columns of the rows that contact cards become (RFC 2426, RFC 6350).
///
/// They bear the labels of the properties, so that an error file of cards imports like any other.
enum CardColumn: Int, CaseIterable {
  case firstName
  case lastName
  case email
  case additionalEmails
  case phone
  case mobilePhone
  case fax
  case company
  case jobTitle
  case website
  case address
  case city
  case state
  case postalCode
  case country
  case language

  var property: ContactProperty {
    switch self {
    case .firstName: .firstName
    case .lastName: .lastName
    case .email: .email
    case .additionalEmails: .additionalEmails
    case .phone: .phone
    case .mobilePhone: .mobilePhone
    case .fax: .fax
    case .company: .company
    case .jobTitle: .jobTitle
    case .website: .website
    case .address: .address
    case .city: .city
    case .state: .state
    case .postalCode: .postalCode
    case .country: .country
    case .language: .language
    }
  }

  static let header = allCases.map { $0.property.definition.label }

  /// The column that the value of a card's line shows in; `nil` for lines that are not read.
  init?(lineName: String) {
    switch lineName {
    case "N", "FN": self = .firstName
    case "EMAIL": self = .email
    case "TEL": self = .phone
    case "ORG": self = .company
    case "TITLE": self = .jobTitle
    case "URL": self = .website
    case "ADR": self = .address
    case "LANG": self = .language
    default: return nil
    }
  }
}

extension SourcePlan {
  /// Cards: every column is a property.
  static var cards: SourcePlan {
    var plan = SourcePlan(.vCard)
    for column in CardColumn.allCases { plan.add(column.property, column.rawValue) }
    return plan
  }
}
