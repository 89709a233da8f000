internal import Domain

extension SourcePlan {
  /// Google Contacts, in the shape of 2024 and in the one before.
  static func googleContacts(_ row: HeaderRow) -> SourcePlan? {
    let isNew = row.has("First Name", "Last Name", "Labels") && row.hasAny("File As", "Photo")
    let isOld = row.has("Given Name", "Family Name", "Group Membership")
    guard isNew || isOld else { return nil }
    var plan = SourcePlan(.googleContacts)
    plan.add(.firstName, row["First Name"] ?? row["Given Name"])
    plan.add(.lastName, row["Last Name"] ?? row["Family Name"])
    let emails = labelled(row, "E-mail")
    plan.add(.email, emails.map(\.value), .main(emails))
    plan.add(.additionalEmails, emails.map(\.value), .others(emails))
    let phones = labelled(row, "Phone")
    for (property, kind) in [
      (ContactProperty.phone, PhoneKind.phone), (.mobilePhone, .mobile), (.fax, .fax),
    ] {
      plan.add(property, phones.map(\.value), .phone(phones, kind))
    }
    plan.add(.company, row["Organization Name"] ?? row["Organization 1 - Name"])
    plan.add(.jobTitle, row["Organization Title"] ?? row["Organization 1 - Title"])
    let sites = row.numbered("Website", "Value").map(\.position)
    plan.add(.website, sites, .firstFilled(sites))
    plan.add(.language, row["Language"])
    let numbers = row.numbered("Address", "Street").map(\.number)
    plan.addAddresses(
      numbers.map { number in
        AddressColumns { row["Address \(number) - \($0)"] }
      })
    plan.leaveOut([row["Name"], row["Organization Department"], row["Nickname"], row["Location"]])
    return plan
  }

  private static func labelled(_ row: HeaderRow, _ name: String) -> [LabelledCell] {
    row.numbered(name, "Value").map { number, position in
      LabelledCell(
        label: row["\(name) \(number) - Label"] ?? row["\(name) \(number) - Type"],
        value: position)
    }
  }
}

/// The columns of one of several addresses.
struct AddressColumns {
  var street: [Int]
  var city: Int?
  var state: Int?
  var postalCode: Int?
  var country: Int?

  /// Asks for the columns by the names that address books use.
  init(_ column: (String) -> Int?) {
    street = ["Street", "Street 2", "Street 3", "Extended Address"].compactMap(column)
    city = column("City")
    state = column("Region") ?? column("State")
    postalCode = column("Postal Code")
    country = column("Country") ?? column("Country/Region")
  }

  var all: [Int] { street + [city, state, postalCode, country].compactMap { $0 } }
}

extension SourcePlan {
  /// Adds the properties of the first address that has anything in it.
  mutating func addAddresses(_ addresses: [AddressColumns]) {
    let blocks = addresses.map(\.all)
    let parts: [(ContactProperty, (AddressColumns) -> [Int])] = [
      (.address, { $0.street }), (.city, { $0.city.map { [$0] } ?? [] }),
      (.state, { $0.state.map { [$0] } ?? [] }),
      (.postalCode, { $0.postalCode.map { [$0] } ?? [] }),
      (.country, { $0.country.map { [$0] } ?? [] }),
    ]
    for (property, columns) in parts {
      let lines = addresses.map(columns)
      add(property, lines.flatMap { $0 }, .address(blocks: blocks, lines: lines))
    }
  }
}
