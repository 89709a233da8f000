internal import Domain

extension SourcePlan {
  /// Outlook on a computer, and the web's "Outlook CSV" of Outlook.com and Google.
  static func outlook(_ row: HeaderRow) -> SourcePlan? {
    guard row.has("E-mail Address", "First Name", "Last Name"),
      row.hasAny("E-mail 2 Address", "Business Phone", "Business Street", "Home Street")
    else { return nil }
    let isDesktop = row.hasAny("E-mail Type", "E-mail Display Name")
    var plan = SourcePlan(isDesktop ? .outlook : .outlookCom)
    plan.blanks = ["0/0/00", "00/00/00", "unspecified"]
    plan.add(.firstName, row["First Name"])
    plan.add(.lastName, row["Last Name"])
    plan.add(.email, row["E-mail Address"])
    let others = row.all(["E-mail 2 Address", "E-mail 3 Address"])
    plan.add(.additionalEmails, others, .joined(others))
    let phones = row.all([
      "Business Phone", "Business Phone 2", "Company Main Phone", "Primary Phone", "Other Phone",
      "Home Phone", "Home Phone 2",
    ])
    plan.add(.phone, phones, .firstFilled(phones))
    plan.add(.mobilePhone, row["Mobile Phone"])
    let faxes = row.all(["Business Fax", "Other Fax", "Home Fax"])
    plan.add(.fax, faxes, .firstFilled(faxes))
    plan.add(.company, row["Company"])
    plan.add(.jobTitle, row["Job Title"])
    let sites = row.all(["Web Page", "Personal Web Page"])
    plan.add(.website, sites, .firstFilled(sites))
    plan.add(.language, row["Language"])
    plan.addAddresses(
      ["Business", "Home", "Other"].map { kind in AddressColumns { row["\(kind) \($0)"] } })
    plan.leaveOut([
      row["Title"], row["Location"], row["Department"], row["Business Address"],
      row["Home Address"], row["Other Address"],
    ])
    return plan
  }
}
