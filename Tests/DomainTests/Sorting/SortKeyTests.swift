import Domain
import Testing

struct SortKeyTests {
  @Test(arguments: [
    ("", [], ""),
    ("  ", [], ""),
    (
      "lastname:desc,createdate", [SortKey(.lastName, descending: true), SortKey(.createDate)],
      "last:desc,created"
    ),
    (
      " Last : DESC , \tCREATED:asc ",
      [SortKey(.lastName, descending: true), SortKey(.createDate)], "last:desc,created"
    ),
    ("Company name", [SortKey(.company)], "company"),
    ("marketing", [SortKey(.marketingStatus)], "marketing"),
  ])
  func aTextNamesItsKeys(text: String, keys: [SortKey], canonical: String) throws {
    #expect(try SortKey.parse(text).get() == keys)
    #expect(keys.text == canonical)
    #expect(try SortKey.parse(canonical).get() == keys)
  }

  @Test(arguments: [
    ("compny", 0..<6, SortDiagnostic.Kind.unknownProperty("compny", nearest: "company")),
    ("åé:desc", 0..<4, .unknownProperty("åé", nearest: nil)),
    ("last, frist:desc", 6..<11, .unknownProperty("frist", nearest: "first")),
    ("last:down", 5..<9, .unknownDirection("down")),
    ("last: ", 6..<6, .unknownDirection("")),
    ("last,,first", 5..<5, .expectedProperty),
    ("last,", 5..<5, .expectedProperty),
    (":desc", 0..<0, .expectedProperty),
    ("last,lastname:desc", 5..<18, .repeatedProperty(.lastName)),
  ])
  func aMistakeIsShownWhereItIs(text: String, range: Range<Int>, kind: SortDiagnostic.Kind) {
    #expect(SortKey.parse(text) == .failure(SortDiagnostic(kind, range)))
  }

  @Test func anOrderHasNoMoreKeysThanTheLimit() throws {
    let names = ContactProperty.allCases.prefix(SortKey.limit + 1).map(\.internalName)
    let allowed = names.dropLast().joined(separator: ",")
    #expect(try SortKey.parse(allowed).get().count == SortKey.limit)
    let range =
      (allowed.utf8.count + 1)..<(allowed.utf8.count + 1 + names[SortKey.limit].utf8.count)
    #expect(
      SortKey.parse(names.joined(separator: ","))
        == .failure(SortDiagnostic(.tooManyKeys(limit: SortKey.limit), range)))
  }

  @Test func everyPropertyIsReadBack() throws {
    for property in ContactProperty.allCases {
      let keys = [SortKey(property, descending: true)]
      #expect(try SortKey.parse(keys.text).get() == keys)
    }
  }
}
