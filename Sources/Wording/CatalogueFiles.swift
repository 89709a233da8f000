import Foundation

/// Finds and reads the language files.
package enum CatalogueFiles {
  /// English: the language that every other one falls back to.
  package static let english = Catalogue(language: "en", entries: entries(of: "en") ?? [:])

  /// The catalogue of a language; English when there is no file for it.
  package static func catalogue(language: String) -> Catalogue {
    guard language != "en", let own = entries(of: language) else { return english }
    return Catalogue(language: language, entries: own, fallback: entries(of: "en") ?? [:])
  }

  /// The texts in the file of a language; `nil` when there is none or it is not in its form: one
  /// JSON object whose members are texts, or objects of texts by plural form.
  package static func entries(of language: String) -> [String: Catalogue.Entry]? {
    guard let data = contents(of: language),
      let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else { return nil }
    var entries: [String: Catalogue.Entry] = [:]
    entries.reserveCapacity(object.count)
    for (key, value) in object {
      if let text = value as? String {
        entries[key] = .text(text)
      } else if let forms = value as? [String: String] {
        let pairs = forms.compactMap { name, text in
          PluralCategory(rawValue: name).map { ($0, text) }
        }
        guard pairs.count == forms.count else { return nil }
        entries[key] = .plural(Dictionary(uniqueKeysWithValues: pairs))
      } else {
        return nil
      }
    }
    return entries
  }

  /// Looks beside the program, then where an installation puts shared files.
  private static func contents(of language: String) -> Data? {
    guard language.utf8.allSatisfy({ (97...122).contains($0) }) else { return nil }
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let folder = program.deletingLastPathComponent()
    let places = [
      folder.appendingPathComponent("tierline_Wording.resources/Locale"),
      folder.appendingPathComponent("../share/tierline/Locale"),
    ]
    for place in places {
      let file = place.appendingPathComponent(language + ".json")
      if let data = try? Data(contentsOf: file) { return data }
    }
    guard let file = Bundle.module.url(forResource: "Locale/" + language, withExtension: "json")
    else { return nil }
    return try? Data(contentsOf: file)
  }
}
