/// The properties of a contact (sections 1.2, 1.5 and 1.6), in the order of the catalogue.
///
/// The raw value is the position in the catalogue, from 0.
package enum ContactProperty: UInt8, CaseIterable, Hashable, Sendable {
  case recordID
  case firstName
  case lastName
  case email
  case additionalEmails
  case emailDomain
  case phone
  case mobilePhone
  case fax
  case company
  case jobTitle
  case website
  case industry
  case numberOfEmployees
  case address
  case city
  case state
  case postalCode
  case country
  case countryCode
  case language
  case lifecycleStage
  case leadStatus
  case owner
  case team
  case createDate
  case lastModifiedDate
  case recordSource
  case recordSourceDetail1
  case recordSourceDetail2
  case recordSourceDetail3
  case rawRecordSource
  case rawRecordSourceID
  case recordSourceUser
  case createdBy
  case updatedBy
  case originalSource
  case latestSource
  case mergedIDs
  case wasImported
  case legalBasis
  case lastActivity
  case lastContacted
  case formSubmissions
  case recentConversion
  case recentConversionDate
  case marketingStatus
  case marketingUntilUpdate
  case marketingSourceType
  case marketingSourceID
  case marketingSourceName
  case optedOut
  case hardBounceReason
  case bounceCount
  case badAddress
  case quarantined
  case quarantineReason
  case ineligible
  case confirmationStatus
  case lastEmailSend
  case lastEmailOpen
  case lastEmailClick
  case emailsDelivered
  case sendsSinceEngagement
  case mailable

  /// Position in the catalogue, from 0.
  package var index: Int { Int(rawValue) }

  /// The catalogue's row for this property.
  package var definition: PropertyDefinition { PropertyCatalogue.definitions[index] }

  /// Type and column.
  package var place: PropertyPlace { PropertyCatalogue.places[Int(rawValue)] }

  /// The vendor's internal name, as in files and in JSON.
  package var internalName: String { definition.internalName }
}
