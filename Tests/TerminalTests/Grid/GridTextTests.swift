import Terminal
import Testing

struct GridTextTests {
  @Test func aPictureIsDescribedInTextStylesAndCursor() {
    var canvas = Canvas(size: Size(6, 2))
    canvas.text("a山", row: 0, column: 1, style: Style(.header))
    canvas.text("b", row: 1, column: 0, style: Style(.error, [.bold, .underline]))
    canvas.setCursor(row: 1, column: 0, isVisible: true)
    #expect(
      GridText.describe(canvas.grid) == """
        size 6x2
        text
        | a山  |
        |b     |
        style
        |.hhh..|
        |A.....|
        legend
        A = error+bold+underline
        h = header
        cursor 1,0 visible

        """)
  }

  @Test func everyRoleHasALetterOfItsOwn() {
    var canvas = Canvas(size: Size(Role.allCases.count, 1))
    for (column, role) in Role.allCases.enumerated() {
      canvas.text("x", row: 0, column: column, style: Style(role))
    }
    let letters = GridText.stylePlane(canvas.grid).rows[0]
    #expect(Set(letters).count == Role.allCases.count)
  }
}
