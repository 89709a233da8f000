import Domain
import Engine
import TestSupport
import Testing

@Suite("Files of other systems are recognised and read without a word about them")
struct SystemSourceTests {
  private let desk: SourceDesk

  init() throws {
    desk = try SourceDesk()
  }

  @Test("Sources: a formatted Salesforce report, its title and footer rows passed over")
  func salesforceReport() throws {
    let file = try desk.open(
      """
      "Contacts & Accounts"
      "As of 2026-11-20, by Ida"

      "Salutation","First Name","Last Name","Title","Account Name","Mailing Street","Mailing City",\
      "Mailing State/Province","Mailing Zip/Postal Code","Mailing Country","Phone","Mobile",\
      "Email","Account Owner","Email Opt Out"
      "Ms.","Rosa","Diaz","VP","Acme","1 Main St","Austin","TX","78701","USA","512-1","512-2",\
      "rosa@example.com","ida@example.com","1"
      "Mr.","Sam","Poe","","Acme","","","","","","","","sam@example.com","","0"
      "Grand Totals (2 records)"

      "Confidential Information - Do Not Distribute"
      "Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."
      """)
    #expect(file.headerLine == 4 && file.titleRows == 2 && file.footerRows == 3)
    let read = try desk.read(file)
    #expect(read.source == .salesforceReport && read.created == 2 && read.rejected.isEmpty)
    #expect(
      read.rows == [
        [
          "firstname": "Rosa", "lastname": "Diaz", "jobtitle": "VP", "company": "Acme",
          "address": "1 Main St", "city": "Austin", "state": "TX", "zip": "78701",
          "country": "USA", "phone": "512-1", "mobilephone": "512-2", "email": "rosa@example.com",
          "hubspot_owner_id": "ida@example.com", "hs_email_optout": "1",
        ],
        [
          "firstname": "Sam", "lastname": "Poe", "company": "Acme", "email": "sam@example.com",
          "hs_email_optout": "0",
        ],
      ])
    #expect(read.leftOut == ["Salutation"])
  }

  @Test("Sources: a Salesforce data export; its record numbers are not ours")
  func salesforceExport() throws {
    let read = try desk.read(
      """
      "Id","IsDeleted","AccountId","LastName","FirstName","Salutation","MailingStreet",\
      "MailingCity","MailingPostalCode","MailingCountry","Phone","Fax","MobilePhone","Email",\
      "Title","HasOptedOutOfEmail","OwnerId","CreatedDate"
      "0035e0","0","0015e1","Vega","Suzanne","","1 Sea St","Lima","15001","Peru","1","2","3",\
      "vega@example.pe","Singer","1","0055e","2020-01-02T03:04:05.000Z"
      """)
    #expect(read.source == .salesforceExport && read.created == 1)
    #expect(
      read.rows == [
        [
          "lastname": "Vega", "firstname": "Suzanne", "address": "1 Sea St", "city": "Lima",
          "zip": "15001", "country": "Peru", "phone": "1", "fax": "2", "mobilephone": "3",
          "email": "vega@example.pe", "jobtitle": "Singer", "hs_email_optout": "1",
        ]
      ])
    #expect(
      read.leftOut == [
        "Id", "IsDeleted", "AccountId", "Salutation", "OwnerId", "CreatedDate: read-only",
      ])
  }

  @Test("Sources: Zoho CRM, told from our own export by the letters of Record Id")
  func zoho() throws {
    let read = try desk.read(
      """
      "Record Id","Contact Owner","First Name","Last Name","Account Name","Account Name.id",\
      "Email","Phone","Mobile","Mailing Street","Mailing City","Mailing Zip","Mailing Country",\
      "Email Opt Out","Secondary Email"
      "zcrm_40001","ida@example.com","Raj","Patel","Patel & Co","zcrm_5","raj@example.in","+91 1",\
      "+91 2","MG Road","Pune","411001","India","true","raj2@example.in"
      """)
    #expect(read.source == .zoho && read.created == 1)
    #expect(
      read.rows == [
        [
          "hubspot_owner_id": "ida@example.com", "firstname": "Raj", "lastname": "Patel",
          "company": "Patel & Co", "email": "raj@example.in", "phone": "+91 1",
          "mobilephone": "+91 2", "address": "MG Road", "city": "Pune", "zip": "411001",
          "country": "India", "hs_email_optout": "true",
          "hs_additional_emails": "raj2@example.in",
        ]
      ])
    #expect(read.leftOut == ["Record Id", "Account Name.id"])
  }

  @Test("Sources: GoHighLevel")
  func goHighLevel() throws {
    let read = try desk.read(
      """
      "Contact Id","First Name","Last Name","Name","Phone","Email","Created","Last Activity","Tags"
      "x1","Gil","Hall","Gil Hall","+1 1","gil@example.com","2024-01-01T10:00:00-05:00",\
      "2024-02-01T10:00:00-05:00","lead"
      """)
    #expect(read.source == .goHighLevel && read.created == 1 && read.warnings == 0)
    #expect(
      read.rows == [
        [
          "firstname": "Gil", "lastname": "Hall", "phone": "+1 1", "email": "gil@example.com",
          "notes_last_updated": "2024-02-01T10:00:00-05:00",
        ]
      ])
  }

  /// The header rows of 8.1 with the properties each leads to, and what is left out.
  static let exports: [(header: String, mapped: String, leftOut: String)] = [
    (
      "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,"
        + "Primary Associated Company ID,Last Activity Date,Lead Status,Marketing contact status,"
        + "Create Date,Associated Company",
      "hs_object_id firstname lastname email phone hubspot_owner_id notes_last_updated "
        + "hs_lead_status company",
      "Primary Associated Company ID,Marketing contact status: read-only,Create Date: read-only"
    ),
    (
      "Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Favorite Content Topics,"
        + "Preferred channels,Create Date",
      "hs_object_id firstname lastname email phone hs_lead_status",
      "Favorite Content Topics,Preferred channels,Create Date: read-only"
    ),
    (
      "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,"
        + "Last Modified Date,Contact Type,Lifecycle Stage,Lead Source,Associated Deal,"
        + "Associated Company,Associated Deal IDs",
      "hs_object_id firstname lastname email phone hubspot_owner_id hs_lead_status "
        + "lifecyclestage company",
      "Create Date: read-only,Last Modified Date: read-only,Contact Type,Lead Source,"
        + "Associated Deal,Associated Deal IDs"
    ),
    (
      "Record ID,Email,Create Date,Associated Company,Country/Region,Contact owner",
      "hs_object_id email company country hubspot_owner_id", "Create Date: read-only"
    ),
    (
      "Record ID,First Name,Company Name,Associated Company,Mobile Phone Number,Postal Code,"
        + "Unsubscribed from all email,Website URL,Original Source,Create Date,Contact owner,"
        + "Legal basis for processing contact's data,Marketing contact until next update",
      "hs_object_id firstname company mobilephone zip hs_email_optout website "
        + "hs_analytics_source hubspot_owner_id hs_legal_basis",
      "Associated Company: Company Name,Create Date: read-only,"
        + "Marketing contact until next update: read-only"
    ),
    (
      "Record ID - Contact,First Name,Contact owner,Last Activity Date,Lead Status,"
        + "Marketing contact status,Create Date,Record ID - Company,Company name,Company owner,"
        + "Create Date",
      "hs_object_id firstname hubspot_owner_id notes_last_updated hs_lead_status company",
      "Marketing contact status: read-only,Create Date: read-only,Record ID - Company,"
        + "Company owner,Create Date: repeated"
    ),
    (
      "名,姓,Eメール,リードステータス,マーケティング コンタクト ステータス",
      "firstname lastname email hs_lead_status",
      "マーケティング コンタクト ステータス: read-only"
    ),
  ]

  @Test(
    "R5.2, sources: every known shape of an account's own export",
    arguments: SystemSourceTests.exports)
  func ownExports(header: String, mapped: String, leftOut: String) throws {
    let file = try desk.open(
      header + "\n", name: "hubspot-crm-exports-all-contacts-2026-04-05.csv")
    let mapping = try ColumnMapping(file: file)
    #expect(file.plan?.source == .hubspot)
    #expect(mapping.columns.map(\.property.internalName).joined(separator: " ") == mapped)
    #expect(try desk.read(file).leftOut.joined(separator: ",") == leftOut)
  }
}
