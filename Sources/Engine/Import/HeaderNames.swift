import Domain

/// The names under which files know the properties (8.1, 8.4).
enum HeaderNames {
  /// The property of a header: exactly, by internal name or label, or by another name for it.
  static func match(_ header: String) -> (property: ContactProperty, isExact: Bool)? {
    let key = key(header)
    if let property = exact[key] { return (property, true) }
    return synonyms[key].map { ($0, false) }
  }

  /// The header without surrounding blanks.
  static func trimmed(_ header: String) -> String {
    EmailAddress.trimmed(header)
  }

  /// The form in which headers are compared: without a remark in parentheses at the end, in lower
  /// case, with single blanks for blanks, hyphens and low lines.
  static func key(_ header: String) -> String {
    var text = Substring(trimmed(header).lowercased())
    if text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex,
      text[text.index(before: open)] == " "
    {
      text = text[..<open]
    }
    let words = text.split { $0.isWhitespace || $0 == "_" || $0 == "-" }
    return words.joined(separator: " ")
  }

  /// Whether the column is one of those that our own error files add.
  static func isErrorColumn(_ header: String) -> Bool {
    let key = key(header)
    return ErrorFileColumn.allCases.contains { HeaderNames.key($0.rawValue) == key }
  }

  private static let exact: [String: ContactProperty] = {
    var names: [String: ContactProperty] = [:]
    for definition in PropertyCatalogue.definitions {
      names[key(definition.property.internalName)] = definition.property
      names[key(definition.label)] = definition.property
    }
    return names
  }()

  private static let synonyms: [String: ContactProperty] = {
    var names: [String: ContactProperty] = [:]
    for (property, list) in otherNames {
      for name in list { names[key(name)] = property }
    }
    return names
  }()

  private static let otherNames: [(ContactProperty, [String])] = [
    (.recordID, ["Record ID - Contact", "Contact record ID", "hs object ID"]),
    (
      .email,
      [
        "E-mail", "Email address", "E-mail address", "E-mail 1 - Value", "E-post", "E-postadress",
        "E-Mail-Adresse", "Adres e-mail", "Indirizzo email", "Courriel", "Correo electrónico",
        "Eメール", "メールアドレス", "電子邮件", "電子郵件", "이메일",
      ]
    ),
    (
      .firstName,
      [
        "Firstname", "Given name", "Förnamn", "Vorname", "Imię", "Nome", "Prénom", "Nombre", "名",
        "이름",
      ]
    ),
    (
      .lastName,
      [
        "Lastname", "Surname", "Family name", "Efternamn", "Nachname", "Nazwisko", "Cognome", "Nom",
        "Apellidos", "姓", "성",
      ]
    ),
    (.phone, ["Phone", "Telephone", "Phone 1 - Value", "Primary phone", "Business phone"]),
    (.mobilePhone, ["Mobile", "Mobile phone", "MobilePhone", "Cell phone", "SMS"]),
    (.fax, ["Fax", "Business fax"]),
    (
      .company,
      [
        "Company", "Associated company", "Account name", "Organization name", "Organisation",
        "Organization", "Organization 1 - Name",
      ]
    ),
    (.jobTitle, ["Title", "Organization title", "Organization 1 - Title", "Position"]),
    (.website, ["Website", "Web page", "URL"]),
    (.numberOfEmployees, ["Employees"]),
    (.address, ["Address", "Street", "Mailing street", "Business street", "Address 1 - Street"]),
    (.city, ["Mailing city", "Business city", "Address 1 - City"]),
    (
      .state,
      ["State", "Region", "Mailing State/Province", "Business state", "Address 1 - Region"]
    ),
    (
      .postalCode,
      [
        "Zip", "Zip code", "Postcode", "Mailing Zip/Postal Code", "Business postal code",
        "Address 1 - Postal Code",
      ]
    ),
    (.country, ["Country", "Mailing country", "Business Country/Region", "Address 1 - Country"]),
    (.language, ["Language"]),
    (.lifecycleStage, ["Stage", "Lifecycle"]),
    (.leadStatus, ["リードステータス"]),
    (.owner, ["Owner", "Account owner", "HubSpot owner"]),
    (.team, ["HubSpot team", "Team"]),
    (.createDate, ["Created", "Created date", "CreatedDate", "Date created", "Created at"]),
    (.lastModifiedDate, ["Last modified", "Modified"]),
    (.originalSource, ["Original source"]),
    (.latestSource, ["Latest source"]),
    (.lastActivity, ["Last activity"]),
    (.lastContacted, ["Last contacted date"]),
    (.formSubmissions, ["Form submissions"]),
    (
      .marketingStatus,
      [
        "Marketing status", "Marketing contact", "Stato contatto marketing", "Marketing-Status",
        "マーケティング コンタクト ステータス",
      ]
    ),
    (
      .marketingUntilUpdate,
      ["Marketing until next update", "Non-marketing set on renewal"]
    ),
    (.optedOut, ["Email opt out", "HasOptedOutOfEmail", "Unsubscribed", "EMAIL_BLACKLISTED"]),
  ]
}
