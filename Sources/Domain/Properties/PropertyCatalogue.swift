/// The one list of contact properties: a new property is one more case and one more row here.
///
/// `marketable_reason_name` and `mailable` are our own: the stored name of a status source (R1.15)
/// and whether the contact could be mailed at all (R1.16); all other names are the vendor's.
package enum PropertyCatalogue {
  /// All properties in the order of section 1, which is also the order of columns in a file.
  package static let definitions: [PropertyDefinition] = numbered(rows)

  /// The places of all properties, by position in the catalogue.
  static let places: [PropertyPlace] = definitions.map(\.place)

  /// How many columns of each storage the table needs.
  static func columnCount(_ storage: PropertyStorage) -> Int {
    places.count { $0.storage == storage }
  }

  private typealias Row = (
    property: ContactProperty, internalName: String, label: String, type: PropertyType,
    field: PropertyField,
    storage: PropertyStorage, readOnly: Bool, aliases: [String], options: PropertyOptionSet
  )

  private static let rows: [Row] = [
    row(
      .recordID, "hs_object_id", "Record ID", .number, .number, .computed, readOnly: true,
      aliases: ["id", "record id"]),
    row(.firstName, "firstname", "First name", .string, .text, .code, aliases: ["first"]),
    row(.lastName, "lastname", "Last name", .string, .text, .code, aliases: ["last"]),
    row(.email, "email", "Email", .string, .text, .text, aliases: ["e-mail"]),
    row(
      .additionalEmails, "hs_additional_emails", "Additional email addresses", .enumeration,
      .calculation, .text,
      readOnly: true),
    row(
      .emailDomain, "hs_email_domain", "Email domain", .string, .calculation, .computed,
      readOnly: true),
    row(.phone, "phone", "Phone number", .string, .phonenumber, .text),
    row(
      .mobilePhone, "mobilephone", "Mobile phone number", .string, .phonenumber, .text,
      aliases: ["mobile"]),
    row(.fax, "fax", "Fax number", .string, .phonenumber, .text),
    row(.company, "company", "Company name", .string, .text, .code),
    row(.jobTitle, "jobtitle", "Job title", .string, .text, .code, aliases: ["title"]),
    row(.website, "website", "Website URL", .string, .text, .text),
    row(.industry, "industry", "Industry", .string, .text, .code),
    row(
      .numberOfEmployees, "numemployees", "Number of employees", .enumeration, .select, .code,
      options: .fixed(PropertyOptions.employees)),
    row(.address, "address", "Street address", .string, .text, .text),
    row(.city, "city", "City", .string, .text, .code),
    row(.state, "state", "State/Region", .string, .text, .code),
    row(.postalCode, "zip", "Postal code", .string, .text, .code),
    row(.country, "country", "Country/Region", .string, .text, .code),
    row(.countryCode, "hs_country_region_code", "Country/Region code", .string, .text, .code),
    row(
      .language, "hs_language", "Preferred language", .enumeration, .select, .code,
      aliases: ["language"],
      options: .fixed(PropertyOptions.languages)),
    row(
      .lifecycleStage, "lifecyclestage", "Lifecycle stage", .enumeration, .radio, .code,
      aliases: ["stage"],
      options: .account),
    row(
      .leadStatus, "hs_lead_status", "Lead status", .enumeration, .radio, .code,
      aliases: ["status"],
      options: .account),
    row(
      .owner, "hubspot_owner_id", "Contact owner", .enumeration, .select, .code, aliases: ["owner"],
      options: .users),
    row(
      .team, "hubspot_team_id", "Owner's team", .enumeration, .select, .code, readOnly: true,
      aliases: ["team"],
      options: .open),
    row(
      .createDate, "createdate", "Create date", .datetime, .date, .number, readOnly: true,
      aliases: ["created"]),
    row(
      .lastModifiedDate, "lastmodifieddate", "Last modified date", .datetime, .date, .number,
      readOnly: true,
      aliases: ["modified"]),
    row(
      .recordSource, "hs_object_source_label", "Record source", .enumeration, .select, .code,
      readOnly: true, options: .open),
    row(
      .recordSourceDetail1, "hs_object_source_detail_1", "Record source detail 1", .string, .text,
      .code, readOnly: true),
    row(
      .recordSourceDetail2, "hs_object_source_detail_2", "Record source detail 2", .string, .text,
      .code, readOnly: true),
    row(
      .recordSourceDetail3, "hs_object_source_detail_3", "Record source detail 3", .string, .text,
      .code, readOnly: true),
    row(
      .rawRecordSource, "hs_object_source", "Raw record source", .string, .text, .code,
      readOnly: true),
    row(
      .rawRecordSourceID, "hs_object_source_id", "Raw record source ID", .string, .text, .code,
      readOnly: true),
    row(
      .recordSourceUser, "hs_object_source_user_id", "Record source user ID", .number, .number,
      .number, readOnly: true),
    row(
      .createdBy, "hs_created_by_user_id", "Created by user ID", .number, .number, .number,
      readOnly: true),
    row(
      .updatedBy, "hs_updated_by_user_id", "Updated by user ID", .number, .number, .number,
      readOnly: true),
    row(
      .originalSource, "hs_analytics_source", "Original traffic source", .enumeration, .select,
      .code, aliases: ["source"],
      options: .fixed(PropertyOptions.traffic)),
    row(
      .latestSource, "hs_latest_source", "Latest traffic source", .enumeration, .select, .code,
      options: .fixed(PropertyOptions.traffic)),
    row(
      .mergedIDs, "hs_merged_object_ids", "Merged contact IDs", .enumeration, .calculation, .text,
      readOnly: true),
    row(
      .wasImported, "hs_was_imported", "Created by import", .bool, .booleancheckbox, .flag,
      readOnly: true),
    row(
      .legalBasis, "hs_legal_basis", "Legal basis for processing contact's data", .enumeration,
      .checkbox, .code,
      options: .fixed(PropertyOptions.legal)),
    row(
      .lastActivity, "notes_last_updated", "Last activity date", .datetime, .date, .number,
      aliases: ["activity"]),
    row(
      .lastContacted, "notes_last_contacted", "Last contacted", .datetime, .date, .number,
      aliases: ["contacted"]),
    row(
      .formSubmissions, "num_conversion_events", "Number of form submissions", .number, .number,
      .number),
    row(
      .recentConversion, "recent_conversion_event_name", "Recent conversion", .string, .text, .code),
    row(
      .recentConversionDate, "recent_conversion_date", "Recent conversion date", .datetime, .date,
      .number),
    row(
      .marketingStatus, "hs_marketable_status", "Marketing contact status", .enumeration,
      .booleancheckbox, .computed,
      readOnly: true, aliases: ["marketing"], options: .fixed(PropertyOptions.marketable)),
    row(
      .marketingUntilUpdate, "hs_marketable_until_renewal", "Marketing contact until next update",
      .enumeration, .booleancheckbox,
      .computed, readOnly: true, options: .fixed(PropertyOptions.untilRenewal)),
    row(
      .marketingSourceType, "hs_marketable_reason_type", "Marketing contact status source type",
      .enumeration, .select, .code,
      readOnly: true, aliases: ["reason"], options: .fixed(PropertyOptions.reasons)),
    row(
      .marketingSourceID, "hs_marketable_reason_id", "Marketing contact status source name",
      .string, .text, .code,
      readOnly: true),
    row(
      .marketingSourceName, "marketable_reason_name", "Name of the marketing contact status source",
      .string, .text, .code,
      readOnly: true),
    row(
      .optedOut, "hs_email_optout", "Unsubscribed from all email", .bool, .booleancheckbox, .flag,
      aliases: ["optout"]),
    row(
      .hardBounceReason, "hs_email_hard_bounce_reason_enum", "Email hard bounce reason",
      .enumeration, .select, .code,
      aliases: ["bounced"], options: .fixed(PropertyOptions.bounce)),
    row(.bounceCount, "hs_email_bounce", "Marketing emails bounced", .number, .number, .number),
    row(
      .badAddress, "hs_email_bad_address", "Invalid email address", .bool, .booleancheckbox, .flag),
    row(
      .quarantined, "hs_email_quarantined", "Email address quarantined", .bool, .booleancheckbox,
      .flag),
    row(
      .quarantineReason, "hs_email_quarantined_reason", "Email address quarantine reason",
      .enumeration, .select, .code,
      options: .open),
    row(
      .ineligible, "hs_email_is_ineligible", "Is ineligible for email", .bool, .booleancheckbox,
      .flag),
    row(
      .confirmationStatus, "hs_emailconfirmationstatus", "Email confirmation status", .enumeration,
      .select, .code, options: .open
    ),
    row(
      .lastEmailSend, "hs_email_last_send_date", "Last marketing email send date", .datetime, .date,
      .number),
    row(
      .lastEmailOpen, "hs_email_last_open_date", "Last marketing email open date", .datetime, .date,
      .number),
    row(
      .lastEmailClick, "hs_email_last_click_date", "Last marketing email click date", .datetime,
      .date, .number),
    row(
      .emailsDelivered, "hs_email_delivered", "Marketing emails delivered", .number, .number,
      .number),
    row(
      .sendsSinceEngagement, "hs_email_sends_since_last_engagement", "Sends since last engagement",
      .number, .number, .number),
    row(.mailable, "mailable", "Mailable", .bool, .calculation, .computed, readOnly: true),
  ]

  private static func row(
    _ property: ContactProperty, _ internalName: String, _ label: String, _ type: PropertyType,
    _ field: PropertyField,
    _ storage: PropertyStorage, readOnly: Bool = false, aliases: [String] = [],
    options: PropertyOptionSet = .none
  ) -> Row {
    (property, internalName, label, type, field, storage, readOnly, aliases, options)
  }

  /// Gives every stored property its slot among the columns of its storage.
  private static func numbered(_ rows: [Row]) -> [PropertyDefinition] {
    var used: [PropertyStorage: Int] = [:]
    return rows.map { row in
      let slot = row.storage == .computed ? -1 : used[row.storage, default: 0]
      used[row.storage, default: 0] += 1
      return PropertyDefinition(
        property: row.property, internalName: row.internalName, label: row.label,
        aliases: row.aliases, field: row.field,
        place: PropertyPlace(type: row.type, storage: row.storage, slot: slot),
        options: row.options, isReadOnly: row.readOnly)
    }
  }
}
