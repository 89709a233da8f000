import Domain
import Engine
import Testing

@Suite("Which column goes to which property")
struct ColumnMappingTests {
  private func mapped(
    _ header: [String], adopting: Bool = false
  ) throws -> [String] {
    try ColumnMapping(header: header, adopting: adopting).columns.map {
      "\($0.position) \($0.name)=\($0.property.internalName)"
    }
  }

  /// The default view of an account's export.
  static let export = [
    "Record ID", "First Name", "Last Name", "Email", "Phone Number", "Contact owner",
    "Primary Associated Company ID", "Last Activity Date", "Lead Status",
    "Marketing contact status", "Create Date", "Associated Company",
  ]

  @Test("An account's export: labels in any case, read-only columns left out with a notice")
  func vendorExport() throws {
    let mapping = try ColumnMapping(header: ColumnMappingTests.export)
    #expect(
      mapping.columns.map(\.property) == [
        .recordID, .firstName, .lastName, .email, .phone, .owner, .lastActivity, .leadStatus,
        .company,
      ])
    #expect(
      mapping.notices == [
        .unmatched(header: "Primary Associated Company ID"),
        .readOnly(header: "Marketing contact status", .marketingStatus),
        .readOnly(header: "Create Date", .createDate),
      ])
    let adopting = try ColumnMapping(header: ColumnMappingTests.export, adopting: true)
    #expect(adopting.columns.count == 11)
    #expect(adopting.notices == [.unmatched(header: "Primary Associated Company ID")])
  }

  @Test(
    "R5.2: names in any letter case, with blanks around and a remark behind, and internal names",
    arguments: [
      ("EMAIL", ContactProperty.email), ("  email ", .email), ("E-mail", .email),
      ("e_mail", .email),
      ("Email (work)", .email), ("E-post", .email), ("Eメール", .email),
      ("hs_lead_status", .leadStatus),
      ("First name", .firstName), ("FIRSTNAME", .firstName), ("Förnamn", .firstName),
      ("名", .firstName), ("姓", .lastName), ("Nachname", .lastName),
      ("Last Activity (CET)", .lastActivity),
      ("Associated Company", .company), ("Original Source", .originalSource),
      ("Country/Region", .country), ("Zip", .postalCode), ("Organization 1 - Title", .jobTitle),
    ])
  func names(header: String, property: ContactProperty) throws {
    let mapping = try ColumnMapping(header: [header, "Record ID"])
    #expect(mapping.columns.first?.property == property)
    #expect(mapping.columns.first?.position == 0)
  }

  @Test("Of repeated headers the first is taken, the others are named")
  func repeated() throws {
    let mapping = try ColumnMapping(
      header: ["Email", "Create Date", "email ", "Company name", "Create Date", "Phone"])
    #expect(mapping.columns.map(\.position) == [0, 3, 5])
    #expect(
      mapping.notices == [
        .readOnly(header: "Create Date", .createDate), .repeated(header: "email"),
        .repeated(header: "Create Date"),
      ])
  }

  @Test("Two columns never go to one property; its own name goes before a synonym")
  func oneColumnEach() throws {
    let mapping = try ColumnMapping(
      header: ["Associated Company", "Email", "Company name", "E-mail address"])
    #expect(
      try mapped(["Associated Company", "Email", "Company name", "E-mail address"]) == [
        "1 Email=email", "2 Company name=company",
      ])
    #expect(
      mapping.notices == [
        .propertyTaken(header: "Associated Company", .company, by: "Company name"),
        .propertyTaken(header: "E-mail address", .email, by: "Email"),
      ])
  }

  @Test("What is mapped by hand goes before everything else")
  func explicit() throws {
    let mapping = try ColumnMapping(
      header: ["Email", "Work mail", "Nick"],
      explicit: [("work MAIL", .email), ("Nick", .firstName)])
    #expect(
      mapping.columns.map { "\($0.name)=\($0.property)" } == ["Work mail=email", "Nick=firstName"])
    #expect(mapping.notices == [.propertyTaken(header: "Email", .email, by: "Work mail")])
  }

  @Test("A mapping by hand that cannot be is refused")
  func badExplicit() {
    #expect(throws: ColumnMappingError.unknownColumn("Emial", nearest: "Email")) {
      try ColumnMapping(header: ["Email"], explicit: [("Emial", .email)])
    }
    #expect(throws: ColumnMappingError.readOnly(column: "Status", .marketingStatus)) {
      try ColumnMapping(header: ["Email", "Status"], explicit: [("Status", .marketingStatus)])
    }
    #expect(throws: ColumnMappingError.mappedTwice(.email, columns: ["A", "B"])) {
      try ColumnMapping(header: ["A", "B"], explicit: [("A", .email), ("B", .email)])
    }
    #expect(throws: ColumnMappingError.mappedTwice(.firstName, columns: ["A", "A"])) {
      try ColumnMapping(header: ["A", "Email"], explicit: [("A", .email), ("A", .firstName)])
    }
  }

  @Test("R1.3: some column has to say who the contact is")
  func identity() throws {
    #expect(throws: ColumnMappingError.noIdentity(headers: ["Company name", "City"])) {
      try ColumnMapping(header: ["Company name", "City"])
    }
    for header in ["Record ID", "Email", "First name", "Surname"] {
      #expect(try ColumnMapping(header: [header]).columns.count == 1)
    }
  }

  @Test("The columns of an error file are left out in silence")
  func errorColumns() throws {
    let header = ["Email"] + ErrorFileColumn.allCases.map(\.rawValue)
    let mapping = try ColumnMapping(header: header)
    #expect(mapping.columns.count == 1 && mapping.notices.isEmpty && mapping.cellCount == 5)
  }

  @Test("Every label and internal name of the catalogue finds its own property")
  func catalogue() throws {
    for definition in PropertyCatalogue.definitions {
      for name in [definition.label, definition.property.internalName] {
        let isOwn = try ColumnMapping(
          header: ["Email", "Record ID", name], adopting: true
        ).notices.allSatisfy { notice in
          switch notice {
          case .readOnly(_, let property), .propertyTaken(_, let property, _):
            property == definition.property
          case .repeated: definition.property == .email || definition.property == .recordID
          case .unmatched: false
          }
        }
        #expect(isOwn, "\(name)")
      }
    }
  }
}
