import Domain
import Engine
import TestSupport
import Testing

@Suite("Files of mailing services are recognised and read without a word about them")
struct MailerSourceTests {
  private let desk: SourceDesk

  init() throws {
    desk = try SourceDesk()
  }

  private func mailchimp(_ columns: String = "", _ cells: String = "") -> String {
    """
    "Email Address","First Name","Last Name",Address,"Phone Number",MEMBER_RATING,OPTIN_TIME,\
    OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,\
    \(columns)LAST_CHANGED,LEID,EUID,NOTES,TAGS
    ola@example.no,Ola,Nordmann,"Gate 1  Oslo",+47 1,2,"2015-03-16 14:40:47",,\
    "2015-03-16 14:40:47",192.0.2.1,59.9,10.7,1,2,Europe/Oslo,NO,03,\(cells)"2016-01-02 03:04:05",\
    12,ab,,\"\"\"VIP\"\",\"\"Blog\"\"\"
    """
  }

  @Test(
    "Sources: Mailchimp, and which of its three files it is, by the columns or by the name",
    arguments: [
      ("subscribed_members_export_1.csv", "", ContactFileSource.mailchimpSubscribed, nil, nil),
      ("members.csv", "UNSUB_TIME,UNSUB_REASON,", .mailchimpUnsubscribed, "true", nil),
      ("unsubscribed_members_export_1.csv", "", .mailchimpUnsubscribed, "true", nil),
      ("members.csv", "CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,", .mailchimpCleaned, nil, "OTHER"),
      ("cleaned_members_export_1.csv", "", .mailchimpCleaned, nil, "OTHER"),
    ] as [(String, String, ContactFileSource, String?, String?)])
  func mailchimp(
    name: String, columns: String, source: ContactFileSource, optOut: String?, bounce: String?
  ) throws {
    let text = mailchimp(columns, columns.isEmpty ? "" : "\"2016-01-02 03:04:05\",x,")
    let read = try desk.read(text, name: name)
    var expected = [
      "email": "ola@example.no", "firstname": "Ola", "lastname": "Nordmann",
      "address": "Gate 1  Oslo", "phone": "+47 1",
    ]
    expected["hs_email_optout"] = optOut
    expected["hs_email_hard_bounce_reason_enum"] = bounce
    #expect(read.source == source && read.rows == [expected])
    #expect(read.created == 1 && read.warnings == 0)
  }

  @Test("Sources: Mailchimp's times are UTC and its tags are unpacked, wherever they are mapped to")
  func mailchimpReadings() throws {
    let file = try desk.open(mailchimp())
    let mapping = try ColumnMapping(
      file: file, explicit: [("LAST_CHANGED", .lastActivity), ("TAGS", .industry)])
    let ledger = try Ledger()
    var stream = MemoryStream(ledger.account, at: ledger.now)
    let account = try ContactImport.run(
      file: file, options: ImportOptions(), mapping: mapping, into: &stream
    ).account
    let row = try need(account.table.row(withEmail: "ola@example.no"))
    #expect(account.table.value(.lastActivity, row: row)?.plainText == "2016-01-02T03:04:05.000Z")
    #expect(account.table.value(.industry, row: row)?.plainText == "VIP;Blog")
    let report = MappingReport(file: file, mapping: mapping)
    #expect(report.columns.contains { $0.example == "2016-01-02 03:04:05Z" })
  }

  @Test("Sources: Brevo, with semicolons, the day first and Yes for opted out")
  func brevo() throws {
    let text = """
      CONTACT ID;EMAIL;LASTNAME;FIRSTNAME;SMS;EMAIL_BLACKLISTED;SMS_BLACKLISTED;ADDED_TIME;\
      MODIFIED_TIME
      1;luc@example.fr;Petit;Luc;33612345678;Yes;No;12-04-2022 09:30;03-04-2022 09:30
      """
    let file = try desk.open("\u{feff}" + text)
    let read = try desk.read(file)
    #expect(read.source == .brevo && read.created == 1)
    #expect(
      read.rows == [
        [
          "email": "luc@example.fr", "lastname": "Petit", "firstname": "Luc",
          "mobilephone": "33612345678", "hs_email_optout": "Yes",
        ]
      ])
    #expect(
      read.leftOut == [
        "CONTACT ID", "SMS_BLACKLISTED", "ADDED_TIME: read-only", "MODIFIED_TIME: read-only",
      ])
    let mapping = try ColumnMapping(file: file, explicit: [("MODIFIED_TIME", .lastActivity)])
    let ledger = try Ledger()
    var stream = MemoryStream(ledger.account, at: ledger.now)
    let result = try ContactImport.run(
      file: file, options: ImportOptions(), mapping: mapping, into: &stream)
    let row = try need(result.account.table.row(withEmail: "luc@example.fr"))
    let activity = result.account.table.value(.lastActivity, row: row)?.plainText
    #expect(activity?.hasPrefix("2022-04-03") == true && result.summary.warnings.isEmpty)
  }

  @Test("Sources: ActiveCampaign, who unsubscribed and whose address bounced")
  func activeCampaign() throws {
    let read = try desk.read(
      """
      Email,First Name,Last Name,Phone,Tags,Date Created,IP,Status
      ann@example.com,Ann,Lee,555-1,"a, b",2024-01-01 10:00,192.0.2.1,Active
      ben@example.com,Ben,,,,,,Unsubscribed
      cat@example.com,Cat,,,,,,Bounced
      """)
    #expect(read.source == .activeCampaign && read.created == 3)
    #expect(
      read.rows == [
        ["email": "ann@example.com", "firstname": "Ann", "lastname": "Lee", "phone": "555-1"],
        ["email": "ben@example.com", "firstname": "Ben", "hs_email_optout": "true"],
        [
          "email": "cat@example.com", "firstname": "Cat",
          "hs_email_hard_bounce_reason_enum": "OTHER",
        ],
      ])
    #expect(read.leftOut == ["Tags", "Date Created: read-only", "IP"])
  }

  @Test("Sources: Kit, its status too")
  func kit() throws {
    let read = try desk.read(
      """
      first_name,email,created_at,status
      Kim,kim@example.com,2024-01-01 10:00:00 UTC,active
      Kai,kai@example.com,2024-01-01 10:00:00 UTC,cancelled
      """)
    #expect(read.source == .kit && read.created == 2)
    #expect(read.rows[0] == ["firstname": "Kim", "email": "kim@example.com"])
    #expect(
      read.rows[1] == [
        "firstname": "Kai", "email": "kai@example.com", "hs_email_optout": "true",
      ])
  }
}
