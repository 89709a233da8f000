internal import Domain

extension SourcePlan {
  /// Zoho CRM, whose `Record Id` is a number of its own.
  static func zoho(_ row: HeaderRow) -> SourcePlan? {
    guard row.header.contains("Record Id"),
      row.hasAny("Account Name", "Contact Owner", "Lead Owner")
    else { return nil }
    var plan = SourcePlan(.zoho)
    plan.add(.company, row["Account Name"] ?? row["Company"])
    plan.add(.owner, row["Contact Owner"] ?? row["Lead Owner"])
    plan.add(.additionalEmails, row["Secondary Email"])
    plan.add(.jobTitle, row["Title"])
    plan.leaveOut([
      row["Record Id"], row["Salutation"], row["Full Name"], row["Contact Owner.id"],
      row["Account Name.id"],
    ])
    return plan
  }

  /// An account's own export, or that of one like it: labels of properties behind the Record ID.
  static func hubspot(_ row: HeaderRow) -> SourcePlan? {
    guard let first = row.keys.first else { return nil }
    let labels = [
      "Contact owner", "Lead Status", "Marketing contact status", "Create Date",
      "Associated Company", "Lifecycle Stage", "Last Activity Date", "Last Modified Date",
      "リードステータス", "マーケティング コンタクト ステータス",
    ]
    let hasRecordID = HeaderNames.match(first)?.property == .recordID
    let isTranslated = row.has("名", "姓") && row.hasAny("リードステータス")
    guard (hasRecordID && row.count(labels) >= 2) || isTranslated else { return nil }
    var plan = SourcePlan(.hubspot)
    // Behind the company's Record ID everything is the company's.
    if let company = row["Record ID - Company"] {
      let name = row["Company name"]
      plan.leaveOut((company..<row.header.count).filter { $0 != name })
    }
    return plan
  }

  /// Brevo: capital names, semicolons, day before month.
  static func brevo(_ row: HeaderRow) -> SourcePlan? {
    guard row["EMAIL"] != nil, row.hasAny("EMAIL_BLACKLISTED", "SMS_BLACKLISTED") else {
      return nil
    }
    var plan = SourcePlan(.brevo)
    plan.add(.mobilePhone, row["SMS"])
    plan.add(.optedOut, row["EMAIL_BLACKLISTED"])
    plan.leaveOut([row["SMS_BLACKLISTED"]])
    return plan
  }

  /// ActiveCampaign: `Status` tells who unsubscribed and whose address bounced.
  static func activeCampaign(_ row: HeaderRow) -> SourcePlan? {
    guard let status = row["Status"], row.has("Email", "Tags"), row.hasAny("IP", "Date Created")
    else { return nil }
    var plan = SourcePlan(.activeCampaign)
    plan.addStatus(status, optedOut: ["unsubscribed", "2"], bounced: ["bounced", "3"])
    plan.leaveOut([row["Tags"]])
    return plan
  }

  /// Kit, earlier ConvertKit: four columns, the last of them the state of the subscription.
  static func kit(_ row: HeaderRow) -> SourcePlan? {
    guard row.header.contains("first_name"), row.header.contains("email"),
      row.header.contains("created_at"), let status = row["status"]
    else { return nil }
    var plan = SourcePlan(.kit)
    plan.addStatus(
      status, optedOut: ["cancelled", "canceled", "unsubscribed", "complained"],
      bounced: ["bounced"])
    return plan
  }

  /// GoHighLevel: `Contact Id` and both the parts and the whole of the name.
  static func goHighLevel(_ row: HeaderRow) -> SourcePlan? {
    guard row.has("Contact Id", "Email", "Created", "Last Activity") else { return nil }
    var plan = SourcePlan(.goHighLevel)
    plan.add(.phone, row["Phone"])
    plan.add(.company, row["Business Name"] ?? row["Company Name"])
    plan.leaveOut([row["Contact Id"], row["Name"], row["Tags"]])
    return plan
  }

  private mutating func addStatus(_ position: Int, optedOut: Set<String>, bounced: Set<String>) {
    add(.optedOut, [position], .matching(optedOut, gives: "true"))
    add(.hardBounceReason, [position], .matching(bounced, gives: "OTHER"))
  }
}
