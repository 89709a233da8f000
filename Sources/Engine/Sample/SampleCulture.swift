/// Names and places of one language area.
struct SampleCulture: Sendable {
  /// A name as people write it and in letters that an address can have.
  struct Name: Sendable {
    let written: String
    let latin: String

    /// Reads `Åsa` or, in another script, `さくら=sakura`.
    init(_ text: Substring) {
      let parts = text.split(separator: "=")
      written = parts[0].split(separator: "_").joined(separator: " ")
      latin = SampleCulture.plain(String(parts.count > 1 ? parts[1] : parts[0]))
    }
  }

  let weight: Int
  /// A value of `hs_language`.
  let language: String
  let country: String
  let countryCode: String
  let firstNames: [Name]
  let lastNames: [Name]
  let cities: [String]
  /// What stands behind a company's name.
  let legalForms: [String]
  /// A telephone number, each `#` a digit: from ranges kept free for fiction where there are some.
  let phone: String
  let street: String

  init(
    _ weight: Int, _ language: String, _ country: String, _ code: String, first: String,
    last: String, cities: String, forms: String, phone: String, street: String
  ) {
    self.weight = weight
    self.language = language
    self.country = country
    countryCode = code
    firstNames = first.split(separator: " ").map(Name.init)
    lastNames = last.split(separator: " ").map(Name.init)
    self.cities = cities.split(separator: " ").map {
      $0.split(separator: "_").joined(separator: " ")
    }
    legalForms = forms.split(separator: "|").map(String.init)
    self.phone = phone
    self.street = street
  }

  /// Small Latin letters and digits of a text: `Öberg` becomes `oberg`.
  static func plain(_ text: String) -> String {
    var plain = ""
    for character in text.lowercased() {
      if let folded = folds[character] {
        plain += folded
      } else if character.isASCII, character.isLetter || character.isNumber {
        plain.append(character)
      }
    }
    return plain
  }

  private static let folds: [Character: String] = {
    let groups = [
      ("a", "åäàáâãą"), ("o", "öøóòôõ"), ("u", "üúùû"), ("e", "éèêëę"), ("i", "íìîï"), ("c", "çćč"),
      ("n", "ñń"), ("l", "ł"), ("s", "śš"), ("z", "źżž"), ("y", "ýÿ"), ("ss", "ß"), ("ae", "æ"),
    ]
    var folds: [Character: String] = [:]
    for (plain, letters) in groups {
      for letter in letters { folds[letter] = plain }
    }
    return folds
  }()
}
