import Terminal
import TestSupport
import Testing

struct TextFieldTests {
  /// The same editing on a plain list of characters.
  private struct Model {
    var characters: [Character] = []
    var cursor = 0

    mutating func apply(_ key: Key) {
      switch key {
      case .character(let character):
        characters.insert(character, at: cursor)
        cursor += 1
      case .left: cursor = max(0, cursor - 1)
      case .right: cursor = min(characters.count, cursor + 1)
      case .home, .control("a"): cursor = 0
      case .end, .control("e"): cursor = characters.count
      case .backspace:
        guard cursor > 0 else { return }
        cursor -= 1
        characters.remove(at: cursor)
      case .delete where cursor < characters.count: characters.remove(at: cursor)
      case .control("u"):
        characters.removeFirst(cursor)
        cursor = 0
      case .control("k"): characters.removeLast(characters.count - cursor)
      case .control("w"):
        while cursor > 0, characters[cursor - 1] == " " { apply(.backspace) }
        while cursor > 0, characters[cursor - 1] != " " { apply(.backspace) }
      case .alt("b"):
        while cursor > 0, !characters[cursor - 1].isLetter { cursor -= 1 }
        while cursor > 0, characters[cursor - 1].isLetter { cursor -= 1 }
      case .alt("f"):
        while cursor < characters.count, !characters[cursor].isLetter { cursor += 1 }
        while cursor < characters.count, characters[cursor].isLetter { cursor += 1 }
      default: break
      }
    }
  }

  @Test func editingAgreesWithAListOfCharacters() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = TestRandom(seed: seed)
    let keys: [Key] =
      ["a", "b", "å", "山", "👨‍👩‍👧", " ", " ", "."].map { .character($0) } + [
        .left, .left, .right, .home, .end, .backspace, .delete, .control("a"), .control("e"),
        .control("u"), .control("k"), .control("w"), .alt("b"), .alt("f"),
      ]
    for _ in 0..<300 {
      var field = TextFieldState()
      var model = Model()
      for _ in 0..<60 {
        let key = random.pick(keys)
        field.handle(key)
        model.apply(key)
        #expect(field.text == String(model.characters), "seed \(seed)")
        #expect(field.cursor == model.cursor, "seed \(seed)")
      }
    }
  }

  @Test func editingMovesByPerceivedCharacter() {
    var field = TextFieldState("a👨‍👩‍👧e\u{301}")
    #expect(field.cursor == 3)
    field.handle(.backspace)
    #expect(field.text == "a👨‍👩‍👧")
    field.handle(.left)
    field.handle(.delete)
    #expect(field.text == "a")
  }

  @Test func aTypedMarkJoinsTheCharacterBefore() {
    var field = TextFieldState()
    field.handle(.character("e"))
    field.handle(.character("\u{301}"))
    #expect(field.text == "e\u{301}")
    #expect(field.cursor == 1)
  }

  @Test func pasteIsOneLineWithoutControls() {
    var field = TextFieldState("[]")
    field.handle(.left)
    field.paste("a\r\nb\tc\u{1B}[31m\u{7}\u{0}d")
    #expect(field.text == "[a b c[31md]")
    #expect(field.cursor == 11)
  }

  @Test func historyGoesBackAndKeepsTheDraft() {
    var field = TextFieldState("dra", history: ["one", "two"])
    #expect(field.handle(.down) == .moved)
    field.handle(.up)
    #expect(field.text == "two")
    field.handle(.up)
    field.handle(.up)
    #expect(field.text == "one")
    field.handle(.down)
    field.handle(.down)
    #expect(field.text == "dra")
  }

  @Test func keysThatAreNotEditingAreForTheCaller() {
    var field = TextFieldState("x")
    for key in [Key.enter, .escape, .tab, .backTab, .function(4), .control("p"), .pageUp] {
      #expect(field.handle(key) == .ignored)
    }
    #expect(field.handle(.character("y")) == .edited)
    #expect(field.handle(.home) == .moved)
  }

  @Test func theCursorIsAlwaysInsideTheField() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = TestRandom(seed: seed)
    for _ in 0..<500 {
      var state = TextFieldState(random.hostileText(pieces: 8))
      state.moveCursor(to: random.below(state.text.count + 1))
      let columns = 1 + random.below(30)
      var canvas = Canvas(size: Size(40, 3))
      TextField(state, isFocused: true).draw(in: &canvas, row: 1, column: 5, columns: columns)
      let cursor = canvas.grid.cursor
      #expect(cursor.isVisible, "seed \(seed)")
      #expect(cursor.position.row == 1, "seed \(seed)")
      #expect((5..<5 + columns).contains(cursor.position.column), "seed \(seed)")
      for row in [0, 2] { #expect(canvas.grid.line(row).isEmpty, "seed \(seed)") }
      #expect(canvas.grid.line(1).prefix(5).allSatisfy { $0 == " " }, "seed \(seed)")
    }
  }

  @Test func aPositionOnTheScreenIsFoundAgain() {
    var state = TextFieldState("山田 abc\u{200B}d")
    for position in 0...state.text.count {
      state.moveCursor(to: position)
      let field = TextField(state, isFocused: true)
      var canvas = Canvas(size: Size(40, 1))
      field.draw(in: &canvas, row: 0, column: 0, columns: 40)
      #expect(field.position(at: canvas.grid.cursor.position.column, columns: 40) == position)
    }
  }

  @Test func aLongTextIsScrolledAndMarked() {
    var state = TextFieldState("abcdefghijklmnopqrstuvwxyz")
    var canvas = Canvas(size: Size(10, 1))
    TextField(state, isFocused: true).draw(in: &canvas, row: 0, column: 0, columns: 10)
    #expect(canvas.grid.lines == ["‹stuvwxyz"])
    state.handle(.home)
    TextField(state, isFocused: true).draw(in: &canvas, row: 0, column: 0, columns: 10)
    #expect(canvas.grid.lines == ["abcdefghi›"])
  }
}
