/// The properties of a contact (sections 1.2, 1.5 and 1.6); the raw value is the vendor's internal
/// name.
///
/// `marketable_reason_name` and `mailable` are our own: the stored name of a status source (R1.15)
/// and whether the contact could be mailed at all (R1.16).
package enum ContactProperty: String, CaseIterable, Hashable, Sendable {
  case recordID = "hs_object_id"
  case firstName = "firstname"
  case lastName = "lastname"
  case email
  case additionalEmails = "hs_additional_emails"
  case emailDomain = "hs_email_domain"
  case phone
  case mobilePhone = "mobilephone"
  case fax
  case company
  case jobTitle = "jobtitle"
  case website
  case industry
  case numberOfEmployees = "numemployees"
  case address
  case city
  case state
  case postalCode = "zip"
  case country
  case countryCode = "hs_country_region_code"
  case language = "hs_language"
  case lifecycleStage = "lifecyclestage"
  case leadStatus = "hs_lead_status"
  case owner = "hubspot_owner_id"
  case team = "hubspot_team_id"
  case createDate = "createdate"
  case lastModifiedDate = "lastmodifieddate"
  case recordSource = "hs_object_source_label"
  case recordSourceDetail1 = "hs_object_source_detail_1"
  case recordSourceDetail2 = "hs_object_source_detail_2"
  case recordSourceDetail3 = "hs_object_source_detail_3"
  case rawRecordSource = "hs_object_source"
  case rawRecordSourceID = "hs_object_source_id"
  case recordSourceUser = "hs_object_source_user_id"
  case createdBy = "hs_created_by_user_id"
  case updatedBy = "hs_updated_by_user_id"
  case originalSource = "hs_analytics_source"
  case latestSource = "hs_latest_source"
  case mergedIDs = "hs_merged_object_ids"
  case wasImported = "hs_was_imported"
  case legalBasis = "hs_legal_basis"
  case lastActivity = "notes_last_updated"
  case lastContacted = "notes_last_contacted"
  case formSubmissions = "num_conversion_events"
  case recentConversion = "recent_conversion_event_name"
  case recentConversionDate = "recent_conversion_date"
  case marketingStatus = "hs_marketable_status"
  case marketingUntilUpdate = "hs_marketable_until_renewal"
  case marketingSourceType = "hs_marketable_reason_type"
  case marketingSourceID = "hs_marketable_reason_id"
  case marketingSourceName = "marketable_reason_name"
  case optedOut = "hs_email_optout"
  case hardBounceReason = "hs_email_hard_bounce_reason_enum"
  case bounceCount = "hs_email_bounce"
  case badAddress = "hs_email_bad_address"
  case quarantined = "hs_email_quarantined"
  case quarantineReason = "hs_email_quarantined_reason"
  case ineligible = "hs_email_is_ineligible"
  case confirmationStatus = "hs_emailconfirmationstatus"
  case lastEmailSend = "hs_email_last_send_date"
  case lastEmailOpen = "hs_email_last_open_date"
  case lastEmailClick = "hs_email_last_click_date"
  case emailsDelivered = "hs_email_delivered"
  case sendsSinceEngagement = "hs_email_sends_since_last_engagement"
  case mailable

  /// Position in the catalogue, from 0.
  package var index: Int { PropertyCatalogue.indexByProperty[self] ?? 0 }

  /// The catalogue's row for this property.
  package var definition: PropertyDefinition { PropertyCatalogue.definitions[index] }

  /// The vendor's internal name, as in files and in JSON.
  package var internalName: String { rawValue }
}
