/// The one list of contact properties: a new property is one more row here.
package enum PropertyCatalogue {
  /// All properties in the order of section 1, which is also the order of columns in a file.
  package static let definitions: [PropertyDefinition] = numbered(rows)

  static let indexByProperty: [ContactProperty: Int] = Dictionary(
    uniqueKeysWithValues: definitions.enumerated().map { ($1.property, $0) })

  /// How many columns of each storage the table needs.
  static func columnCount(_ storage: PropertyStorage) -> Int {
    definitions.count { $0.storage == storage }
  }

  private typealias Row = (
    property: ContactProperty, label: String, type: PropertyType, field: PropertyField,
    storage: PropertyStorage, readOnly: Bool, aliases: [String], options: PropertyOptionSet
  )

  private static let rows: [Row] = [
    row(
      .recordID, "Record ID", .number, .number, .computed, readOnly: true,
      aliases: ["id", "record id"]),
    row(.firstName, "First name", .string, .text, .code, aliases: ["first"]),
    row(.lastName, "Last name", .string, .text, .code, aliases: ["last"]),
    row(.email, "Email", .string, .text, .text, aliases: ["e-mail"]),
    row(
      .additionalEmails, "Additional email addresses", .enumeration, .calculation, .text,
      readOnly: true),
    row(.emailDomain, "Email domain", .string, .calculation, .computed, readOnly: true),
    row(.phone, "Phone number", .string, .phonenumber, .text),
    row(.mobilePhone, "Mobile phone number", .string, .phonenumber, .text, aliases: ["mobile"]),
    row(.fax, "Fax number", .string, .phonenumber, .text),
    row(.company, "Company name", .string, .text, .code),
    row(.jobTitle, "Job title", .string, .text, .code, aliases: ["title"]),
    row(.website, "Website URL", .string, .text, .text),
    row(.industry, "Industry", .string, .text, .code),
    row(
      .numberOfEmployees, "Number of employees", .enumeration, .select, .code,
      options: .fixed(PropertyOptions.employees)),
    row(.address, "Street address", .string, .text, .text),
    row(.city, "City", .string, .text, .code),
    row(.state, "State/Region", .string, .text, .code),
    row(.postalCode, "Postal code", .string, .text, .code),
    row(.country, "Country/Region", .string, .text, .code),
    row(.countryCode, "Country/Region code", .string, .text, .code),
    row(
      .language, "Preferred language", .enumeration, .select, .code, aliases: ["language"],
      options: .fixed(PropertyOptions.languages)),
    row(
      .lifecycleStage, "Lifecycle stage", .enumeration, .radio, .code, aliases: ["stage"],
      options: .account),
    row(
      .leadStatus, "Lead status", .enumeration, .radio, .code, aliases: ["status"],
      options: .account),
    row(.owner, "Contact owner", .enumeration, .select, .code, aliases: ["owner"], options: .users),
    row(
      .team, "Owner's team", .enumeration, .select, .code, readOnly: true, aliases: ["team"],
      options: .open),
    row(
      .createDate, "Create date", .datetime, .date, .number, readOnly: true, aliases: ["created"]),
    row(
      .lastModifiedDate, "Last modified date", .datetime, .date, .number, readOnly: true,
      aliases: ["modified"]),
    row(
      .recordSource, "Record source", .enumeration, .select, .code, readOnly: true, options: .open),
    row(.recordSourceDetail1, "Record source detail 1", .string, .text, .code, readOnly: true),
    row(.recordSourceDetail2, "Record source detail 2", .string, .text, .code, readOnly: true),
    row(.recordSourceDetail3, "Record source detail 3", .string, .text, .code, readOnly: true),
    row(.rawRecordSource, "Raw record source", .string, .text, .code, readOnly: true),
    row(.rawRecordSourceID, "Raw record source ID", .string, .text, .code, readOnly: true),
    row(.recordSourceUser, "Record source user ID", .number, .number, .number, readOnly: true),
    row(.createdBy, "Created by user ID", .number, .number, .number, readOnly: true),
    row(.updatedBy, "Updated by user ID", .number, .number, .number, readOnly: true),
    row(
      .originalSource, "Original traffic source", .enumeration, .select, .code, aliases: ["source"],
      options: .fixed(PropertyOptions.traffic)),
    row(
      .latestSource, "Latest traffic source", .enumeration, .select, .code,
      options: .fixed(PropertyOptions.traffic)),
    row(.mergedIDs, "Merged contact IDs", .enumeration, .calculation, .text, readOnly: true),
    row(.wasImported, "Created by import", .bool, .booleancheckbox, .flag, readOnly: true),
    row(
      .legalBasis, "Legal basis for processing contact's data", .enumeration, .checkbox, .code,
      options: .fixed(PropertyOptions.legal)),
    row(.lastActivity, "Last activity date", .datetime, .date, .number, aliases: ["activity"]),
    row(.lastContacted, "Last contacted", .datetime, .date, .number, aliases: ["contacted"]),
    row(.formSubmissions, "Number of form submissions", .number, .number, .number),
    row(.recentConversion, "Recent conversion", .string, .text, .code),
    row(.recentConversionDate, "Recent conversion date", .datetime, .date, .number),
    row(
      .marketingStatus, "Marketing contact status", .enumeration, .booleancheckbox, .computed,
      readOnly: true, aliases: ["marketing"], options: .fixed(PropertyOptions.marketable)),
    row(
      .marketingUntilUpdate, "Marketing contact until next update", .enumeration, .booleancheckbox,
      .computed, readOnly: true, options: .fixed(PropertyOptions.untilRenewal)),
    row(
      .marketingSourceType, "Marketing contact status source type", .enumeration, .select, .code,
      readOnly: true, aliases: ["reason"], options: .fixed(PropertyOptions.reasons)),
    row(
      .marketingSourceID, "Marketing contact status source name", .string, .text, .code,
      readOnly: true),
    row(
      .marketingSourceName, "Name of the marketing contact status source", .string, .text, .code,
      readOnly: true),
    row(
      .optedOut, "Unsubscribed from all email", .bool, .booleancheckbox, .flag, aliases: ["optout"]),
    row(
      .hardBounceReason, "Email hard bounce reason", .enumeration, .select, .code,
      aliases: ["bounced"], options: .fixed(PropertyOptions.bounce)),
    row(.bounceCount, "Marketing emails bounced", .number, .number, .number),
    row(.badAddress, "Invalid email address", .bool, .booleancheckbox, .flag),
    row(.quarantined, "Email address quarantined", .bool, .booleancheckbox, .flag),
    row(
      .quarantineReason, "Email address quarantine reason", .enumeration, .select, .code,
      options: .open),
    row(.ineligible, "Is ineligible for email", .bool, .booleancheckbox, .flag),
    row(
      .confirmationStatus, "Email confirmation status", .enumeration, .select, .code, options: .open
    ),
    row(.lastEmailSend, "Last marketing email send date", .datetime, .date, .number),
    row(.lastEmailOpen, "Last marketing email open date", .datetime, .date, .number),
    row(.lastEmailClick, "Last marketing email click date", .datetime, .date, .number),
    row(.emailsDelivered, "Marketing emails delivered", .number, .number, .number),
    row(.sendsSinceEngagement, "Sends since last engagement", .number, .number, .number),
    row(.mailable, "Mailable", .bool, .calculation, .computed, readOnly: true),
  ]

  private static func row(
    _ property: ContactProperty, _ label: String, _ type: PropertyType, _ field: PropertyField,
    _ storage: PropertyStorage, readOnly: Bool = false, aliases: [String] = [],
    options: PropertyOptionSet = .none
  ) -> Row {
    (property, label, type, field, storage, readOnly, aliases, options)
  }

  /// Gives every stored property its slot among the columns of its storage.
  private static func numbered(_ rows: [Row]) -> [PropertyDefinition] {
    var used: [PropertyStorage: Int] = [:]
    return rows.map { row in
      let slot = row.storage == .computed ? -1 : used[row.storage, default: 0]
      used[row.storage, default: 0] += 1
      return PropertyDefinition(
        property: row.property, label: row.label, aliases: row.aliases, type: row.type,
        field: row.field, storage: row.storage, options: row.options, isReadOnly: row.readOnly,
        slot: slot)
    }
  }
}
