internal import Domain

extension SourcePlan {
  /// Salesforce: a report, or the API names of the data export.
  static func salesforce(_ row: HeaderRow) -> SourcePlan? {
    if row.header.contains("Id"), row.header.contains("LastName"),
      row.hasAny("IsDeleted", "HasOptedOutOfEmail", "AccountId", "OwnerId")
    {
      return export(row)
    }
    guard row.has("Last Name"), row.hasAny("Account Name", "Company / Account", "Contact ID"),
      row.hasAny(
        "Mailing Street", "Mailing City", "Account Owner", "Contact Owner", "Lead Owner",
        "Salutation")
    else { return nil }
    var plan = SourcePlan(.salesforceReport)
    plan.add(.owner, row["Contact Owner"] ?? row["Lead Owner"] ?? row["Account Owner"])
    plan.add(.company, row["Account Name"] ?? row["Company / Account"])
    plan.add(.mobilePhone, row["Mobile"] ?? row["Mobile Phone"])
    plan.add(.jobTitle, row["Title"])
    plan.leaveOut([row["Salutation"], row["Contact ID"], row["Account ID"]])
    return plan
  }

  private static func export(_ row: HeaderRow) -> SourcePlan {
    var plan = SourcePlan(.salesforceExport)
    plan.add(.firstName, row["FirstName"])
    plan.add(.lastName, row["LastName"])
    plan.add(.email, row["Email"])
    let phones = row.all(["Phone", "OtherPhone", "HomePhone"])
    plan.add(.phone, phones, .firstFilled(phones))
    plan.add(.mobilePhone, row["MobilePhone"])
    plan.add(.jobTitle, row["Title"])
    plan.add(.company, row["Company"])
    plan.add(.optedOut, row["HasOptedOutOfEmail"])
    // Numbers of records of that system are not ours.
    plan.leaveOut([
      row["Id"], row["AccountId"], row["OwnerId"], row["Salutation"], row["IsDeleted"],
      row["Name"],
    ])
    return plan
  }
}
