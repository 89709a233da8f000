import Engine
import Foundation
import TestSupport
import Testing

@Suite("Address books are recognised and read without a word about them")
struct AddressBookSourceTests {
  private let desk: SourceDesk

  init() throws {
    desk = try SourceDesk()
  }

  @Test("R5.4, sources: Google Contacts since 2024, main values by label, others to their places")
  func google() throws {
    let read = try desk.read(
      """
      First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Nickname,File As,\
      Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,\
      E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,\
      Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Phone 3 - Label,\
      Phone 3 - Value,Address 1 - Label,Address 1 - Street,Address 1 - City,Address 1 - Region,\
      Address 1 - Postal Code,Address 1 - Country,Website 1 - Label,Website 1 - Value
      Åsa,,Öberg,,,,,Wren AB,Buyer,,1980-02-03,"Met at
      fair",,* myContacts ::: Navy,Home,asa@home.example,* Work,\
      asa@wren.example ::: two@wren.example,Mobile,+46 70 111,Work,+46 8 222,Home Fax,+46 8 333,\
      Work,Kaj 1,Umeå,,90325,SE,Profile,https://wren.example
      Bo,,Ek,,,,,,,,,,,* myContacts,* ,bo@example.org,,,Home,011-1,,,,,,,,,,,,
      """)
    #expect(read.source == .googleContacts && read.created == 2)
    #expect(
      read.rows == [
        [
          "firstname": "Åsa", "lastname": "Öberg", "company": "Wren AB", "jobtitle": "Buyer",
          "email": "asa@wren.example", "hs_additional_emails": "two@wren.example;asa@home.example",
          "phone": "+46 8 222", "mobilephone": "+46 70 111", "fax": "+46 8 333",
          "address": "Kaj 1", "city": "Umeå", "zip": "90325", "country": "SE",
          "website": "https://wren.example",
        ],
        ["firstname": "Bo", "lastname": "Ek", "email": "bo@example.org", "phone": "011-1"],
      ])
    #expect(read.leftOut.contains("Labels") && read.leftOut.contains("Notes"))
    #expect(read.rejected.isEmpty && read.warnings == 0)
  }

  @Test("Sources: Google Contacts in the shape before")
  func olderGoogle() throws {
    let read = try desk.read(
      """
      Name,Given Name,Additional Name,Family Name,Yomi Name,Notes,Language,Photo,Group Membership,\
      E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,\
      Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title
      Ada Byron,Ada,,Byron,,,,,Friends ::: * myContacts,* Home,ada@example.org,Work,\
      ada@engine.example,Mobile,+44 7700,,Engine Ltd,Analyst
      """)
    #expect(read.source == .googleContacts && read.created == 1)
    #expect(
      read.rows == [
        [
          "firstname": "Ada", "lastname": "Byron", "email": "ada@example.org",
          "hs_additional_emails": "ada@engine.example", "mobilephone": "+44 7700",
          "company": "Engine Ltd", "jobtitle": "Analyst",
        ]
      ])
  }

  /// The columns of the desktop program that hold anything, in its order.
  private static let outlook = """
    Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,\
    Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,\
    Business Country/Region,Home Street,Home City,Home Postal Code,Business Fax,Business Phone,\
    Home Phone,Mobile Phone,Anniversary,Birthday,Categories,E-mail Address,E-mail Type,\
    E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 3 Address,Gender,Notes,Web Page
    Dr.,Jörg,,Müßig,,Müßig GmbH,Einkauf,Leiter,Hauptstraße 1,Hof,,Köln,NRW,50667,Deutschland,\
    Ringweg 4,Bonn,53111,+49 221 9,+49 221 1,+49 221 2,+49 170 3,0/0/00,0/0/00,Kunden;Messe,\
    joerg@example.de,SMTP,Jörg Müßig,jm@example.org,SMTP,jm3@example.org,Unspecified,,0/0/00
    ,Eva,,Klein,,,,,,,,,,,,Ringweg 4,Bonn,53111,,,+49 228 5,,0/0/00,0/0/00,,eva@example.de,SMTP,,,,\
    ,Unspecified,,

    """

  @Test("Sources: Outlook on a computer, in the encoding it writes; junk dates are blank")
  func outlook() throws {
    let file = try desk.open(
      AddressBookSourceTests.outlook.replacing("\n", with: "\r\n"), encoding: .windowsCP1252)
    #expect(file.encoding == .windows1252)
    let read = try desk.read(file)
    #expect(read.source == .outlook && read.created == 2 && read.warnings == 0)
    #expect(
      read.rows == [
        [
          "firstname": "Jörg", "lastname": "Müßig", "company": "Müßig GmbH", "jobtitle": "Leiter",
          "email": "joerg@example.de", "hs_additional_emails": "jm@example.org;jm3@example.org",
          "phone": "+49 221 1", "mobilephone": "+49 170 3", "fax": "+49 221 9",
          "address": "Hauptstraße 1, Hof", "city": "Köln", "state": "NRW", "zip": "50667",
          "country": "Deutschland",
        ],
        [
          "firstname": "Eva", "lastname": "Klein", "email": "eva@example.de",
          "phone": "+49 228 5", "address": "Ringweg 4", "city": "Bonn", "zip": "53111",
        ],
      ])
    #expect(read.leftOut.contains("Title") && read.leftOut.contains("Categories"))
  }

  @Test("Sources: Outlook.com and the web's Outlook CSV")
  func outlookCom() throws {
    let read = try desk.read(
      """
      First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,\
      Location,Language,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,Primary Phone,\
      Home Phone,Mobile Phone,Home Street,Home City,Home Postal Code,Home Country,Company,Job Title
      Lin,,Wu,Ms,,,https://wu.example,,,,,,,lin@example.cn,lin2@example.cn,,+86 1,,+86 2,\
      Nanjing Rd 1,Shanghai,200000,China,Wu Ltd,CEO
      """)
    #expect(read.source == .outlookCom && read.created == 1)
    #expect(
      read.rows == [
        [
          "firstname": "Lin", "lastname": "Wu", "website": "https://wu.example",
          "email": "lin@example.cn", "hs_additional_emails": "lin2@example.cn", "phone": "+86 1",
          "mobilephone": "+86 2", "address": "Nanjing Rd 1", "city": "Shanghai", "zip": "200000",
          "country": "China", "company": "Wu Ltd", "jobtitle": "CEO",
        ]
      ])
  }
}
