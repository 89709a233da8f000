internal import Domain

extension SourcePlan {
  /// A Mailchimp audience: which of its three files it is, the name or the columns tell.
  static func mailchimp(_ row: HeaderRow) -> SourcePlan? {
    let own = ["MEMBER_RATING", "OPTIN_TIME", "CONFIRM_TIME", "LEID", "EUID", "LAST_CHANGED"]
    guard row["Email Address"] != nil, row.count(own) >= 3 else { return nil }
    let unsubscribed = row.header.firstIndex { $0.uppercased().hasPrefix("UNSUB_") }
    let cleaned = row.header.firstIndex { $0.uppercased().hasPrefix("CLEAN_") }
    let source: ContactFileSource =
      if cleaned != nil || row.fileName.contains("cleaned") {
        .mailchimpCleaned
      } else if unsubscribed != nil || row.fileName.contains("unsubscribed") {
        .mailchimpUnsubscribed
      } else {
        .mailchimpSubscribed
      }
    var plan = SourcePlan(source)
    let email = row["Email Address"]
    plan.add(.email, email)
    // The file itself is the consent: every contact in it has the same.
    let all = email.map { [$0] } ?? []
    if source == .mailchimpUnsubscribed { plan.add(.optedOut, all, .constant("true")) }
    if source == .mailchimpCleaned { plan.add(.hardBounceReason, all, .constant("OTHER")) }
    for name in [
      "OPTIN_TIME", "CONFIRM_TIME", "LAST_CHANGED", "UNSUB_TIME", "CLEAN_TIME",
    ] {
      if let position = row[name] { plan.readings[position] = .utc }
    }
    if let tags = row["TAGS"] { plan.readings[tags] = .tags }
    // Country and region are guesses by network address, and not what the person gave.
    plan.leaveOut([row["NOTES"], row["CC"], row["REGION"], row["TAGS"]])
    return plan
  }
}
