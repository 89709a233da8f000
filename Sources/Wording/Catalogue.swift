/// The words of one language: texts by key, with named placeholders and plural forms.
///
/// A text that the language lacks is taken from English; a key that is nowhere shows as itself.
package struct Catalogue: Sendable {
  /// One text, or one for each plural form.
  package enum Entry: Equatable, Sendable {
    case text(String)
    case plural([PluralCategory: String])
  }

  /// Two-letter code.
  package let language: String
  package let plurals: PluralRule
  /// Applied to every text that comes from data before it is put into a phrase, so that it cannot
  /// move the cursor or hide anything.
  package var clean: @Sendable (String) -> String = { $0 }

  private let entries: [String: Entry]
  private let fallback: [String: Entry]

  package init(language: String, entries: [String: Entry], fallback: [String: Entry] = [:]) {
    self.language = language
    self.entries = entries
    self.fallback = fallback
    plurals = PluralRule(language: language)
  }

  /// The text of `key` without placeholders.
  package func text(_ key: some PhraseKey) -> String {
    text(key, [:])
  }

  /// The text of `key` with its placeholders filled.
  ///
  /// A text with plural forms takes the form that goes with the argument `count`.
  package func text(_ key: some PhraseKey, _ arguments: [String: PhraseArgument]) -> String {
    fill(template(key.rawValue, count: count(in: arguments)), arguments)
  }

  /// The text with plural forms that goes with `count`, which is also the placeholder `{count}`.
  package func text(
    _ key: some PhraseKey, count: Int, _ arguments: [String: PhraseArgument] = [:]
  ) -> String {
    text(key, arguments.merging(["count": .number(count)]) { given, _ in given })
  }

  /// The text stored under a key that is made up at run time; `nil` when there is none.
  func optionalText(_ key: String) -> String? {
    if case .text(let text) = entries[key] ?? fallback[key] { return text }
    return nil
  }

  private func count(in arguments: [String: PhraseArgument]) -> Int {
    if case .number(let count) = arguments["count"] { return count }
    return 0
  }

  private func template(_ key: String, count: Int) -> String {
    if let entry = entries[key], let text = form(of: entry, plurals, count) { return text }
    let english = PluralRule(language: "en")
    if let entry = fallback[key], let text = form(of: entry, english, count) { return text }
    return key
  }

  private func form(of entry: Entry, _ rule: PluralRule, _ count: Int) -> String? {
    switch entry {
    case .text(let text): text
    case .plural(let forms): forms[rule.category(of: count)] ?? forms[.other]
    }
  }

  private func fill(_ template: String, _ arguments: [String: PhraseArgument]) -> String {
    var result = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      if let argument = arguments[name] {
        result += text(of: argument)
      } else {
        result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func text(of argument: PhraseArgument) -> String {
    switch argument {
    case .number(let number): self.number(number)
    case .digits(let digits): String(digits)
    case .place(let place): String(place)
    case .text(let text): text
    case .data(let data): clean(data)
    }
  }
}

extension Catalogue {
  /// The names of the placeholders of a text, each once.
  package static func placeholders(in template: String) -> Set<String> {
    var names: Set<String> = []
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      names.insert(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }

  /// The same texts in ASCII: arrows, dashes, ellipses and dots replaced.
  package func inASCII() -> Catalogue {
    var copy = Catalogue(
      language: language, entries: entries.mapValues(\.inASCII),
      fallback: fallback.mapValues(\.inASCII))
    copy.clean = clean
    return copy
  }
}

extension Catalogue.Entry {
  fileprivate var inASCII: Catalogue.Entry {
    switch self {
    case .text(let text): .text(asciiForm(of: text))
    case .plural(let forms): .plural(forms.mapValues(asciiForm))
    }
  }
}

private func asciiForm(of text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "→": result += "->"
    case "…": result += "..."
    case "·", "–", "—", "−": result += "-"
    case "“", "”": result += "\""
    case "’": result += "'"
    case "\u{A0}", "\u{202F}": result += " "
    default: result.append(character)
    }
  }
  return result
}
