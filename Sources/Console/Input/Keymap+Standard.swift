import Terminal

extension Keymap {
  /// The keys that the program comes with.
  ///
  /// Every intent has a plain key: one without Ctrl, Alt or a function key. The first sequence of
  /// an intent is the one that legends show.
  package static let standard = Keymap(
    contacts + detail + lists + everywhere + always + dialogs)

  private static let contacts = table(
    .contacts,
    [
      (.toggleSelection, [[.space]]),
      (.selectMatching, ["a"]),
      (.actions, ["x"]),
      (.filter, ["/"]),
      (.sort, ["s"]),
      (.reverseSort, ["S"]),
      (.open, [[.enter]]),
      (.edit, ["e"]),
      (.create, ["c"]),
      (.rangeMode, ["v"]),
      (.extendUp, [[.shiftUp], "K"]),
      (.extendDown, [[.shiftDown], "J"]),
      (.invertSelection, ["*"]),
      (.onlySelected, ["o"]),
      (.restoreSelection, ["gv"]),
      (.columns, ["C"]),
      (.preview, ["p"]),
      (.scrollLeft, [[.left], "h"]),
      (.scrollRight, [[.right], "l"]),
      (.copyRow, ["yr"]),
      (.copyEmails, ["ye"]),
      (.copyCommand, ["yc"]),
    ])

  private static let detail = table(
    .detail,
    [
      (.actions, ["x"]),
      (.edit, ["e", [.enter]]),
      (.copyRow, ["yr"]),
      (.copyEmails, ["ye"]),
    ])

  private static let lists = table(
    .lists,
    [
      (.moveUp, [[.up], "k"]),
      (.moveDown, [[.down], "j"]),
      (.moveFirst, [[.home], "gg"]),
      (.moveLast, [[.end], "G"]),
      (.pageUp, [[.pageUp], [.control("b")]]),
      (.pageDown, [[.pageDown], [.control("f")]]),
      (.halfPageUp, [[.control("u")]]),
      (.halfPageDown, [[.control("d")]]),
    ])

  private static let everywhere = table(
    .everywhere,
    [
      (.help, ["?"]),
      (.palette, [":", [.control("p")]]),
      (.undo, ["u"]),
      (.redo, ["U"]),
      (.goToContacts, ["1", "gc"]),
      (.goToMessages, ["gm"]),
      (.reload, ["R", [.control("r")], [.function(5)]]),
      (.mouse, ["M"]),
      (.back, [[.escape]]),
      (.leave, ["q"]),
    ])

  private static let always = table(
    .always,
    [
      (.help, [[.function(1)]]),
      (.redraw, [[.control("l")]]),
      (.interrupt, [[.control("c")]]),
      (.suspend, [[.control("z")]]),
    ])

  private static let dialogs =
    table(
      .filter,
      [
        (.accept, [[.enter]]),
        (.complete, [[.tab]]),
        (.cancel, [[.escape]]),
      ])
    + table(
      .actionMenu,
      [
        (.accept, [[.enter]]),
        (.setAsMarketing, ["m"]),
        (.setAsNonMarketing, ["n"]),
        (.keepAsMarketing, ["r"]),
        (.edit, ["e"]),
        (.cancel, [[.escape], "q"]),
      ])
    + table(
      .picker,
      [
        (.moveUp, [[.up], [.control("p")]]),
        (.moveDown, [[.down], [.control("n")]]),
        (.pageUp, [[.pageUp]]),
        (.pageDown, [[.pageDown]]),
        (.accept, [[.enter]]),
        (.cancel, [[.escape]]),
      ])
    + table(
      .columns,
      [
        (.toggle, [[.space]]),
        (.moveItemUp, ["K"]),
        (.moveItemDown, ["J"]),
        (.narrower, ["<"]),
        (.wider, [">"]),
        (.accept, [[.enter]]),
        (.cancel, [[.escape], "q"]),
      ])
    + table(
      .confirmation,
      [
        (.nextField, [[.tab], [.down], [.right]]),
        (.previousField, [[.backTab], [.up], [.left]]),
        (.pageUp, [[.pageUp]]),
        (.pageDown, [[.pageDown]]),
        (.accept, [[.enter]]),
        (.cancel, [[.escape]]),
      ])
    + table(
      .form,
      [
        (.nextField, [[.tab], [.down]]),
        (.previousField, [[.backTab], [.up]]),
        (.accept, [[.enter]]),
        (.cancel, [[.escape]]),
      ])
    + table(
      .notice,
      [
        (.cancel, [[.escape], [.enter], "q"])
      ])
    + table(
      .waiting,
      [
        (.cancel, [[.escape]])
      ])

  private static func table(
    _ context: KeyContext, _ rows: [(Intent, [KeySequence])]
  ) -> [Binding] {
    rows.flatMap { intent, sequences in
      sequences.map { Binding(context, $0.keys, intent) }
    }
  }
}

/// Keys one after the other: characters as a text, or named keys as a list.
private struct KeySequence: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  let keys: [Key]

  init(stringLiteral text: String) {
    keys = text.map { .character($0) }
  }

  init(arrayLiteral keys: Key...) {
    self.keys = keys
  }
}
