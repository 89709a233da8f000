extension PropertyOptions {
  /// The option that a text names: by internal name or label first, then by what it is called in
  /// Swedish, German, Polish and Italian (section 14).
  ///
  /// Letter case and accents make no difference, nor does the kind of blank or hyphen.
  package static func option(
    named text: String, among options: [PropertyOption]
  ) -> PropertyOption? {
    let key = text.lowercased()
    let named = options.first { $0.value.lowercased() == key || $0.label.lowercased() == key }
    if let named { return named }
    let loose = looseKey(text)
    guard !loose.isEmpty else { return nil }
    return options.first { looseKey($0.label) == loose || looseKey($0.value) == loose }
      ?? options.first { otherNames[$0.value]?.contains(loose) == true }
  }

  /// What a yes or no in a file means; `nil` for any other text.
  package static func flag(named text: String) -> Bool? {
    flags[looseKey(text)]
  }

  /// Lower case without accents, with single blanks for blanks, hyphens and low lines.
  static func looseKey(_ text: String) -> String {
    let words = text.lowercased().split { $0.isWhitespace || $0 == "_" || $0 == "-" }
    return folded(words.joined(separator: " "))
  }

  /// Lower-case Latin letters without their accents; everything else as it is.
  package static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    for character in text {
      let scalars = character.unicodeScalars
      if let first = scalars.first, first.isASCII, first.properties.isAlphabetic,
        scalars.dropFirst().allSatisfy({ (0x300...0x36f).contains($0.value) })
      {
        result.unicodeScalars.append(first)
      } else {
        result += plainLetters[character] ?? String(character)
      }
    }
    return result
  }

  private static let plainLetters: [Character: String] = {
    let groups: [(String, String)] = [
      ("a", "àáâãäåąăā"), ("ae", "æ"), ("c", "çćčĉ"), ("d", "ďđð"), ("e", "èéêëęěēė"),
      ("g", "ğģ"), ("i", "ìíîïīįı"), ("k", "ķ"), ("l", "łľĺļ"), ("n", "ñńňņ"),
      ("o", "òóôõöøőō"), ("oe", "œ"), ("r", "řŕ"), ("s", "śšşș"), ("ss", "ß"), ("t", "ťţț"),
      ("u", "ùúûüůűūų"), ("y", "ýÿ"), ("z", "źżž"),
    ]
    var letters: [Character: String] = [:]
    for (plain, accented) in groups {
      for letter in accented { letters[letter] = plain }
    }
    return letters
  }()

  private static let flags: [String: Bool] = {
    let yes = ["true", "yes", "y", "1", "ja", "sant", "wahr", "tak", "prawda", "si", "vero", "oui"]
    let no = [
      "false", "no", "n", "0", "nej", "falskt", "nein", "falsch", "nie", "falsz", "falso", "non",
    ]
    var flags: [String: Bool] = [:]
    for text in yes { flags[text] = true }
    for text in no { flags[text] = false }
    return flags
  }()

  /// By internal value, in the form of `looseKey`.
  private static let otherNames: [String: Set<String>] = {
    var names: [String: Set<String>] = [:]
    for (value, texts) in translations + languageNames {
      names[value, default: []].formUnion(texts.map(looseKey))
    }
    return names
  }()

  private static let translations: [(String, [String])] = [
    // The marketing contact status and "until next update" (1.5).
    (
      "true",
      [
        "Marknadsföringskontakt", "Marknadskontakt", "Marketingkontakt", "Kontakt marketingowy",
        "Contatto marketing", "Contatto di marketing", "Marketing", "Yes", "Ja", "Tak", "Sì", "1",
        "マーケティングコンタクト", "マーケティング コンタクト",
      ]
    ),
    (
      "false",
      [
        "Icke-marknadsföringskontakt", "Icke marknadskontakt", "Icke-marknadskontakt",
        "Nicht-Marketingkontakt", "Nicht Marketing-Kontakt", "Kontakt niemarketingowy",
        "Kontakt nie-marketingowy", "Contatto non di marketing", "Contatto non marketing",
        "Non-marketing", "No", "Nej", "Nein", "Nie", "0", "非マーケティングコンタクト",
        "非マーケティング コンタクト",
      ]
    ),
    // Lifecycle stages (1.3).
    ("subscriber", ["Prenumerant", "Abonnent", "Subskrybent", "Abbonato", "Iscritto"]),
    ("lead", ["Potencjalny klient"]),
    (
      "marketingqualifiedlead",
      [
        "MQL", "Marketingkvalificerad lead", "Marknadskvalificerat lead",
        "Marketing-qualifizierter Lead", "Lead kwalifikowany marketingowo",
        "Lead qualificato per il marketing", "Lead qualificato dal marketing",
      ]
    ),
    (
      "salesqualifiedlead",
      [
        "SQL", "Säljkvalificerad lead", "Säljkvalificerat lead", "Vertriebsqualifizierter Lead",
        "Sales-qualifizierter Lead", "Lead kwalifikowany sprzedażowo",
        "Lead qualificato per la vendita", "Lead qualificato per le vendite",
      ]
    ),
    (
      "opportunity",
      [
        "Möjlighet", "Affärsmöjlighet", "Verkaufschance", "Szansa sprzedaży",
        "Szansa", "Opportunità",
      ]
    ),
    ("customer", ["Kund", "Kunde", "Klient", "Cliente"]),
    ("evangelist", ["Ambassadör", "Fürsprecher", "Ambasador", "Sostenitore", "Evangelista"]),
    (
      "other",
      [
        "Annan", "Annat", "Övrigt", "Sonstige", "Sonstiges", "Andere", "Inny", "Inne",
        "Altro",
      ]
    ),
    // Lead statuses (1.4).
    ("NEW", ["Ny", "Neu", "Nowy", "Nuovo"]),
    ("OPEN", ["Öppen", "Offen", "Otwarty", "Aperto"]),
    ("IN_PROGRESS", ["Pågående", "Pågår", "In Bearbeitung", "W toku", "In corso"]),
    ("OPEN_DEAL", ["Öppen affär", "Offener Deal", "Otwarta transakcja", "Trattativa aperta"]),
    (
      "UNQUALIFIED",
      [
        "Okvalificerad", "Ej kvalificerad", "Nicht qualifiziert", "Unqualifiziert",
        "Niekwalifikowany", "Niezakwalifikowany", "Non qualificato",
      ]
    ),
    (
      "ATTEMPTED_TO_CONTACT",
      [
        "Försökt kontakta", "Kontaktförsök", "Kontaktversuch", "Kontaktaufnahme versucht",
        "Próba kontaktu", "Tentativo di contatto",
      ]
    ),
    (
      "CONNECTED",
      [
        "Ansluten", "Kontaktad", "Verbunden", "Połączony", "Nawiązano kontakt",
        "Connesso", "Contattato",
      ]
    ),
    (
      "BAD_TIMING",
      [
        "Dålig tidpunkt", "Fel tidpunkt", "Schlechter Zeitpunkt",
        "Ungünstiger Zeitpunkt", "Zły moment", "Momento sbagliato", "Tempistica errata",
      ]
    ),
  ]
}
