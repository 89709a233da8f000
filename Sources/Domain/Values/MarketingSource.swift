/// What last set a contact as marketing: `hs_marketable_reason_type`, its ID and the name it had
/// then (R1.15).
package struct MarketingSource: Hashable, Sendable {
  package var type: MarketingSourceType
  /// The ID of the activity: user number, import number, form ID; `nil` when there is none.
  package var id: String?
  /// The name of the activity at that time, kept when it is renamed or removed.
  package var name: String?

  package init(type: MarketingSourceType, id: String? = nil, name: String? = nil) {
    self.type = type
    self.id = id
    self.name = name
  }
}

/// The eleven values of `hs_marketable_reason_type` (1.5).
package enum MarketingSourceType: String, CaseIterable, Sendable {
  case userSet = "USER_SET"
  case contactImport = "CONTACT_IMPORT"
  case formSubmission = "FORM_SUBMISSION"
  case conversation = "CONVERSATION"
  case integratorSet = "INTEGRATOR_SET"
  case workflow = "WORKFLOW"
  case ad = "AD"
  case email = "EMAIL"
  case feedbackSubmission = "FEEDBACK_SUBMISSION"
  case sampleContact = "SAMPLE_CONTACT"
  case initialState = "INITIAL_STATE"
}
