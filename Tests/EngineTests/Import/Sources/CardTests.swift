import Domain
import Engine
import TestSupport
import Testing

@Suite("Contact cards")
struct CardTests {
  private let desk: SourceDesk

  init() throws {
    desk = try SourceDesk()
  }

  private func read(_ text: String) throws -> ReadFile {
    try desk.read(text.replacing("\n", with: "\r\n"), name: "cards.vcf")
  }

  @Test("Sources: vCard 3.0 with folded lines, escapes, groups and kinds of telephone")
  func version3() throws {
    let read = try read(
      """
      BEGIN:VCARD
      VERSION:3.0
      N:Öberg;Åsa;Maria;Dr.;
      FN:Dr. Åsa Öberg
      ORG:Wren\\, Kaj & Co\\; Söner;Buying
      TITLE:Head of a depart
       ment
      EMAIL;TYPE=HOME:asa@home.example
      item1.EMAIL;type=INTERNET;type=pref:asa@wren.example
      item1.X-ABLabel:_$!<Work>!$_
      TEL;TYPE=HOME:1
      TEL;TYPE=CELL,VOICE:+46 70 111
      TEL;TYPE=WORK:+46 8 222
      TEL;TYPE=WORK,FAX:+46 8 333
      ADR;TYPE=WORK:;;Kaj 1\\n2 tr;Umeå;;903 25;Sweden
      NOTE:Met at\\nfair
      URL:https://wren.example
      PHOTO;ENCODING=b;TYPE=JPEG:AAAA
       BBBB
      END:VCARD

      """)
    #expect(read.source == .vCard && read.created == 1 && read.leftOut == ["NOTE", "PHOTO"])
    #expect(
      read.rows == [
        [
          "firstname": "Åsa", "lastname": "Öberg", "company": "Wren, Kaj & Co; Söner",
          "jobtitle": "Head of a department", "email": "asa@wren.example",
          "hs_additional_emails": "asa@home.example", "phone": "+46 8 222",
          "mobilephone": "+46 70 111", "fax": "+46 8 333", "address": "Kaj 1, 2 tr",
          "city": "Umeå", "zip": "903 25", "country": "Sweden", "website": "https://wren.example",
        ]
      ])
  }

  @Test("Sources: vCard 2.1 in quoted-printable and 4.0 with preferences, several in one file")
  func otherVersions() throws {
    let read = try read(
      """
      BEGIN:VCARD
      VERSION:2.1
      N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81=C4=85=
      cki;=C5=BBaneta
      EMAIL;INTERNET:zaneta@example.pl
      TEL;CELL:+48 600
      END:VCARD
      BEGIN:VCARD
      VERSION:2.1
      N;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:M=FC=DFig;J=F6rg
      END:VCARD
      BEGIN:VCARD
      VERSION:4.0
      FN:Ada Augusta Byron
      EMAIL;PREF=2:second@example.org
      EMAIL;PREF=1:ada@example.org
      TEL;VALUE=uri;TYPE="voice,work":tel:+44-20-1
      LANG:en
      END:VCARD

      """)
    #expect(read.created == 3 && read.rejected.isEmpty)
    #expect(
      read.rows == [
        [
          "firstname": "Żaneta", "lastname": "Łącki", "email": "zaneta@example.pl",
          "mobilephone": "+48 600",
        ],
        ["firstname": "Jörg", "lastname": "Müßig"],
        [
          "firstname": "Ada Augusta", "lastname": "Byron", "email": "ada@example.org",
          "hs_additional_emails": "second@example.org", "phone": "+44-20-1", "hs_language": "en",
        ],
      ])
  }

  @Test("R5.21: a card without its end is rejected alone, by the line it begins on")
  func unfinished() throws {
    let read = try read(
      """
      BEGIN:VCARD
      FN:Lost Card
      EMAIL:lost@example.org
      BEGIN:VCARD
      FN:Ada Byron
      EMAIL:ada@example.org
      END:VCARD
      BEGIN:VCARD
      EMAIL:late@example.org
      """)
    #expect(read.created == 1)
    #expect(
      read.rejected == [
        ImportRowError(line: 1, code: .unparsedRow), ImportRowError(line: 8, code: .unparsedRow),
      ])
  }

  @Test("Cards read the same whatever their line ends, and with pictures of any size")
  func lineEnds() throws {
    let picture = String(repeating: "A", count: 3_000_000)
    let card = """
      BEGIN:VCARD
      PHOTO:\(picture)
      N:Byron;Ada
      EMAIL:ada@ex
       ample.org
      END:VCARD

      """
    for end in ["\n", "\r\n", "\r"] {
      let read = try desk.read(card.replacing("\n", with: end), name: "one.vcf")
      #expect(
        read.rows == [["firstname": "Ada", "lastname": "Byron", "email": "ada@example.org"]])
    }
  }

  @Test("A line that is read and too long refuses the file")
  func longLine() throws {
    let name = String(repeating: "A", count: 70_000)
    let file = try desk.open("BEGIN:VCARD\nN:Byron\nTITLE:\(name)\nEND:VCARD\n", name: "a.vcf")
    #expect(
      throws: ImportFileError.rowTooLong(
        path: file.path, line: 3, limit: 65_536, openQuote: nil)
    ) { try desk.read(file) }
  }
}
