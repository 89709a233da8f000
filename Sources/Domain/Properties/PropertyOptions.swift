/// The options that are the same in every account, and the initial ones of those that are not.
package enum PropertyOptions {
  /// `hs_marketable_status` (1.5).
  package static let marketable = [
    PropertyOption("true", "Marketing contact"),
    PropertyOption("false", "Non-marketing contact"),
  ]

  /// `hs_marketable_until_renewal` (1.5).
  package static let untilRenewal = [PropertyOption("true", "Yes"), PropertyOption("false", "--")]

  /// `hs_marketable_reason_type` (1.5).
  package static let reasons = [
    PropertyOption("USER_SET", "User Set"),
    PropertyOption("CONTACT_IMPORT", "Contact Import"),
    PropertyOption("FORM_SUBMISSION", "Form Submission"),
    PropertyOption("CONVERSATION", "Conversation"),
    PropertyOption("INTEGRATOR_SET", "Integrator Set"),
    PropertyOption("WORKFLOW", "Workflow"),
    PropertyOption("AD", "Ad"),
    PropertyOption("EMAIL", "Email"),
    PropertyOption("FEEDBACK_SUBMISSION", "Feedback Submission"),
    PropertyOption("SAMPLE_CONTACT", "Sample Contact"),
    PropertyOption("INITIAL_STATE", "Initial State"),
  ]

  /// `hs_analytics_source` and `hs_latest_source` (1.2).
  package static let traffic = [
    PropertyOption("ORGANIC_SEARCH", "Organic search"),
    PropertyOption("PAID_SEARCH", "Paid search"),
    PropertyOption("EMAIL_MARKETING", "Email marketing"),
    PropertyOption("SOCIAL_MEDIA", "Organic social"),
    PropertyOption("REFERRALS", "Referrals"),
    PropertyOption("OTHER_CAMPAIGNS", "Other campaigns"),
    PropertyOption("DIRECT_TRAFFIC", "Direct traffic"),
    PropertyOption("OFFLINE", "Offline sources"),
    PropertyOption("PAID_SOCIAL", "Paid social"),
  ]

  /// `hs_email_hard_bounce_reason_enum` (1.6).
  package static let bounce = [
    PropertyOption("CONTENT", "Content"),
    PropertyOption("MAILBOX_FULL", "Mailbox full"),
    PropertyOption("OTHER", "Other"),
    PropertyOption("POLICY", "Policy"),
    PropertyOption("SPAM", "Spam"),
    PropertyOption("UNKNOWN_USER", "Unknown user"),
  ]

  /// `hs_legal_basis`, several at once joined by `;` (1.2).
  package static let legal = [
    PropertyOption("Legitimate interest – prospect/lead", "Legitimate interest – prospect/lead"),
    PropertyOption(
      "Legitimate interest – existing customer", "Legitimate interest – existing customer"),
    PropertyOption("Legitimate interest – other", "Legitimate interest – other"),
    PropertyOption("Performance of a contract", "Performance of a contract"),
    PropertyOption(
      "Freely given consent from contact", "Freely given consent from contact"),
    PropertyOption("Not applicable", "Not applicable"),
  ]

  /// `numemployees` (1.2).
  package static let employees = [
    PropertyOption("1-5", "1-5"),
    PropertyOption("5-25", "5-25"),
    PropertyOption("25-50", "25-50"),
    PropertyOption("50-100", "50-100"),
    PropertyOption("100-500", "100-500"),
    PropertyOption("500-1000", "500-1000"),
    PropertyOption("1000+", "1000+"),
  ]

  /// The initial lifecycle stages, in order (1.3).
  package static let initialLifecycleStages = [
    PropertyOption("subscriber", "Subscriber"),
    PropertyOption("lead", "Lead"),
    PropertyOption("marketingqualifiedlead", "Marketing Qualified Lead"),
    PropertyOption("salesqualifiedlead", "Sales Qualified Lead"),
    PropertyOption("opportunity", "Opportunity"),
    PropertyOption("customer", "Customer"),
    PropertyOption("evangelist", "Evangelist"),
    PropertyOption("other", "Other"),
  ]

  /// The initial lead statuses, in order (1.4).
  package static let initialLeadStatuses = [
    PropertyOption("NEW", "New"),
    PropertyOption("OPEN", "Open"),
    PropertyOption("IN_PROGRESS", "In Progress"),
    PropertyOption("OPEN_DEAL", "Open Deal"),
    PropertyOption("UNQUALIFIED", "Unqualified"),
    PropertyOption("ATTEMPTED_TO_CONTACT", "Attempted to Contact"),
    PropertyOption("CONNECTED", "Connected"),
    PropertyOption("BAD_TIMING", "Bad Timing"),
  ]
}
