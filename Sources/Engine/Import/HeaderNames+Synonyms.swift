import Domain

extension HeaderNames {
  /// Names that importers, address books and other systems use.
  static let otherNames: [(ContactProperty, [String])] = [
    (.recordID, ["Record ID - Contact", "Contact record ID", "hs object ID"]),
    (.additionalEmails, ["Additional emails", "Secondary email"]),
    (
      .email,
      [
        "E-mail", "Email address", "E-mail address", "E-mail 1 - Value", "EmailAddress", "E-post",
        "E-postadress",
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
    (.mobilePhone, ["Mobile", "Mobile phone", "MobilePhone", "Cell", "Cell phone", "SMS"]),
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
    (
      .address,
      [
        "Address", "Street", "Street address 1", "Mailing street", "MailingStreet",
        "Business street", "Address 1 - Street",
      ]
    ),
    (.city, ["Mailing city", "MailingCity", "Business city", "Address 1 - City"]),
    (
      .state,
      [
        "State", "Region", "Mailing State/Province", "Mailing state", "MailingState",
        "Business state", "Address 1 - Region",
      ]
    ),
    (
      .postalCode,
      [
        "Zip", "Zip code", "Postcode", "Mailing Zip/Postal Code", "Mailing zip",
        "MailingPostalCode", "Business postal code",
        "Address 1 - Postal Code",
      ]
    ),
    (
      .country,
      [
        "Country", "Mailing country", "MailingCountry", "Business Country/Region",
        "Address 1 - Country",
      ]
    ),
    (.language, ["Language"]),
    (.lifecycleStage, ["Stage", "Lifecycle"]),
    (.leadStatus, ["リードステータス"]),
    (.owner, ["Owner", "Account owner", "HubSpot owner"]),
    (.team, ["HubSpot team", "Team"]),
    (
      .createDate,
      [
        "Created", "Created date", "CreatedDate", "Date created", "Created at", "Created time",
        "ADDED_TIME",
      ]
    ),
    (
      .lastModifiedDate,
      ["Last modified", "Modified", "LastModifiedDate", "Modified time", "MODIFIED_TIME"]
    ),
    (.originalSource, ["Original source"]),
    (.latestSource, ["Latest source"]),
    (.lastActivity, ["Last activity", "LastActivityDate", "Last activity time"]),
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
    (
      .optedOut,
      ["Email opt out", "HasOptedOutOfEmail", "Unsubscribed", "EMAIL_BLACKLISTED", "Opted out"]
    ),
  ]
}
