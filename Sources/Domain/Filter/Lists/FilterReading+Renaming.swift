extension FilterReading {
  /// The text with the list's new name wherever it names the list; what else stands there stays.
  ///
  /// A text that cannot be read, because something else that it names is gone, is searched for the
  /// words `in list NAME`.
  static func renaming(
    _ list: ContactList, to name: String, in text: String, _ context: FilterContext
  ) -> String {
    let reading = FilterReading(text, in: context)
    let ranges =
      reading.diagnostic == nil
      ? reading.references.filter { $0.list == list.id }.map(\.range)
      : namings(of: list, in: text)
    guard !ranges.isEmpty else { return text }
    var bytes = Array(text.utf8)
    for range in ranges.reversed() {
      bytes.replaceSubrange(range, with: FilterPrinter.quoted(name).utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func namings(of list: ContactList, in text: String) -> [Range<Int>] {
    guard let tokens = try? FilterLexer.tokens(in: text) else { return [] }
    let key = AccountObjects.key(list.name)
    return tokens.indices.dropFirst(2).compactMap { index in
      let token = tokens[index]
      guard token.isWordOrQuoted, tokens[index - 1].isKeyword("list"),
        tokens[index - 2].isKeyword("in"), AccountObjects.key(token.text) == key
      else { return nil }
      return token.range
    }
  }
}
