import Console
import Terminal
import TestSupport
import Testing
import Wording

@Suite struct KeymapTests {
  private let keymap = Keymap.standard

  @Test func noTwoBindingsOfAContextCollide() {
    #expect(keymap.collisions.isEmpty)
    #expect(keymap.hiddenBindings.isEmpty)
  }

  @Test func noNearerContextHidesTheBeginningOfALongerSequence() {
    for place in KeyContext.places {
      let active = keymap.active(in: place)
      for binding in active {
        #expect(
          keymap.match(binding.keys, in: place) == .intent(binding.intent),
          "\(KeyNotation.print(binding.keys)) in \(place)")
      }
    }
  }

  @Test func printableKeysAreNeverBoundWhereTextIsTyped() {
    for place in KeyContext.places where place.takesText {
      for binding in keymap.active(in: place) {
        let hasText = binding.keys.contains { $0.isText }
        #expect(!hasText, "\(binding)")
      }
    }
  }

  @Test func aKeyThatChangesDataInOnePlaceNeverMeansSomethingElseInAnother() {
    var meanings: [[Key]: Set<Intent>] = [:]
    for binding in keymap.bindings where !binding.context.takesText {
      meanings[binding.keys, default: []].insert(binding.intent)
    }
    for (keys, intents) in meanings where intents.contains(where: { $0.group == .changing }) {
      let others = intents.filter { $0.group != .changing && $0 != .accept && $0 != .open }
      let name = KeyNotation.print(keys)
      #expect(others.isEmpty || keys == [.enter], "\(name): \(intents)")
    }
  }

  @Test func everyActionHasAPlainKey() {
    let special: Set<Intent> = [.interrupt, .suspend, .redraw]
    let plain: Set<Key> = [
      .enter, .escape, .tab, .backTab, .space, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown,
    ]
    for intent in Intent.allCases where !special.contains(intent) {
      let sequences = keymap.bindings.filter { $0.intent == intent }.map(\.keys)
      let isReachable = sequences.contains { keys in
        keys.allSatisfy { $0.isText || plain.contains($0) }
      }
      let isHalfPage = intent == .halfPageUp || intent == .halfPageDown
      #expect(isReachable || isHalfPage, "\(intent)")
    }
  }

  @Test func everyIntentIsBoundAndHasWords() {
    let catalogue = CatalogueFiles.english
    for intent in Intent.allCases {
      let isBound = keymap.bindings.contains { $0.intent == intent }
      #expect(isBound, "\(intent)")
      #expect(!catalogue.text(intent.phrase).hasPrefix("console."), "\(intent)")
    }
  }

  @Test func helpListsEveryActiveBindingAndEnterRunsTheFocusedOne() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("?")
    guard case .picker(let picker) = player.dialog else {
      Issue.record("no help")
      return
    }
    for binding in keymap.active(in: .contacts) {
      let item = picker.items.first { $0.choice == .intent(binding.intent) }
      let keys = item?.note.split(separator: " ").map(String.init) ?? []
      #expect(keys.contains(KeyNotation.print(binding.keys)))
    }
    player.type("invert")
    try player.press("<Enter>")
    #expect(player.contacts.selectedCount == 12)
  }

  @Test func helpIsFoundByKeyAndByName() throws {
    let player = Player(try ConsoleFixture.ledger())
    for query in ["gv", "restore-selection", "bring back"] {
      try player.press("?")
      player.type(query)
      guard case .picker(let picker) = player.dialog else { return }
      #expect(picker.focused?.choice == .intent(.restoreSelection), "\(query)")
      try player.press("<Esc>")
    }
  }

  @Test func aPrefixShowsWhatMayFollowAndAnUnboundKeyDoesNothing() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("g")
    #expect(player.shows("Go to messages"))
    try player.press("a")
    #expect(player.contacts.selectedCount == 0)
    #expect(!player.shows("Go to messages"))
    try player.press("g<Esc>")
    #expect(player.state.pendingKeys.isEmpty)
  }

  @Test func theLegendChangesWithTheModeAndEndsWithHelpAtEverySize() throws {
    for size in [Size(160, 50), Size(80, 24), Size(40, 10)] {
      let player = Player(try ConsoleFixture.ledger(), size: size)
      var seen: Set<String> = []
      for keys in ["", "v", "<Esc>/", "<Esc>x", "<Esc>axm", "<Esc>c", "<Esc>C", "<Esc><Enter>"] {
        try player.press(keys)
        let line = player.screen.line(size.rows - 1)
        #expect(line.hasSuffix("help"), "\(keys): \(line)")
        seen.insert(line)
      }
      #expect(seen.count >= 5)
    }
  }

  @Test func ownKeysReplaceAndTheScreenShowsThem() throws {
    let (own, problems) = keymap.applying([
      KeyOverride(line: 1, keys: "s", action: "select-matching"),
      KeyOverride(line: 2, keys: "<F2>", action: "contacts:sort"),
      KeyOverride(line: 3, keys: "u", action: "none"),
    ])
    #expect(own.match([.character("s")], in: .contacts) == .intent(.selectMatching))
    #expect(own.match([.function(2)], in: .contacts) == .intent(.sort))
    #expect(own.match([.character("u")], in: .contacts) == .none)
    #expect(own.keys(for: .selectMatching, in: .contacts).first == [.character("s")])
    #expect(problems == [.unreachable(.undo, .everywhere)])
  }

  @Test(
    arguments: [
      ("<Foo>", "filter", "no key <Foo>"),
      ("t", "fliter", "did you mean filter"),
      ("t", "contact:filter", "did you mean contacts"),
      ("t", "messages:columns", "means nothing in messages"),
      ("t", "form:accept", "is text in form"),
      ("g", "sort", "hides g"),
    ])
  func aMistakeInOwnKeysIsNamed(keys: String, action: String, part: String) {
    let (_, problems) = keymap.applying([KeyOverride(line: 7, keys: keys, action: action)])
    let text = problems.map { $0.sentence(CatalogueFiles.english) }.joined(separator: "\n")
    #expect(text.contains(part), "\(text)")
  }

  @Test func twoLinesWithTheSameKeysNameBothActions() {
    let (_, problems) = keymap.applying([
      KeyOverride(line: 3, keys: "t", action: "sort"),
      KeyOverride(line: 9, keys: "t", action: "create"),
    ])
    let text = problems.map { $0.sentence(CatalogueFiles.english) }.joined()
    for part in ["3", "9", "sort", "create", "t "] { #expect(text.contains(part)) }
  }

  @Test func everyWordOfTheConsoleIsInTheCatalogue() {
    for phrase in ConsoleWords.allCases {
      #expect(CatalogueFiles.english.text(phrase) != phrase.rawValue, "\(phrase)")
    }
  }
}
