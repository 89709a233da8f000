package import Domain

/// Words as they turn up in real lists of contacts, with what makes texts hard to compare: letter
/// case, marks (joined and separate), other scripts, signs and lists.
package enum RandomText {
  package static let first = [
    "Åsa", "asa", "ASA", "A\u{30a}sa", "Björn", "José", "Jose\u{301}", "Zoë", "İpek", "Łukasz",
    "Strauß", "Ngọc", "山田", "민수", "Анна", "Mary Ann", "Jean-Luc", "O'Neil", "é", "a", "Anna",
  ]

  package static let last = [
    "Öberg", "oberg", "OBERG", "Müller", "mueller", "Smith", "smith-jones", "van der Berg",
    "Søren", "太郎", "Nguyễn", "Żak", "de la Cruz", "Ek", "And", "Not", "First", "\"Q\"",
  ]

  package static let companies = [
    "Harbor & Sons", "harbour ltd", "Acme", "ACME AB", "Åkeri, Nord", "Nord (Holding)", "Café Zoë",
    "O'Hara \"Bar\"", "a\\b", "C:\\data", "株式会社山", "in list", "100% = all", "Bar-Harbor", "x",
  ]

  private static let domains = ["example.com", "EXAMPLE.org", "mail.example.net", "åkeri.example"]

  /// A value for a property that takes any text.
  package static func value(
    of property: ContactProperty, _ id: ContactID, _ generator: inout SeededGenerator
  ) -> String {
    switch property {
    case .firstName: generator.pick(first)
    case .lastName: generator.pick(last)
    case .email: address(id, &generator)
    case .additionalEmails:
      (0...Int.random(in: 0...2, using: &generator))
        .map { "other\($0).\(id.rawValue)@\(generator.pick(domains))" }.joined(separator: ";")
    case .mergedIDs: "\(id.rawValue + 900_000);\(id.rawValue + 800_000)"
    case .phone, .mobilePhone, .fax: phone(&generator)
    default: generator.pick(companies + first + ["Sweden", "Czech Republic", "Stockholm"])
    }
  }

  private static func address(_ id: ContactID, _ generator: inout SeededGenerator) -> String {
    let name = generator.pick(["anna", "Asa.Oberg", "bjorn_ek", "m.müller", "sales+north"])
    return "\(name).\(id.rawValue)@\(generator.pick(domains))"
  }

  private static func phone(_ generator: inout SeededGenerator) -> String {
    let number = Int.random(in: 100_0000...999_9999, using: &generator)
    let (front, back) = (number / 10_000, number % 10_000)
    return generator.pick([
      "+46 \(front) \(back)", "0\(front)-\(back)", "(0\(front)) \(back)", "\(number)",
      "ext. \(back)",
    ])
  }
}
