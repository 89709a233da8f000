/// A list that a text names, and where.
struct ListReference: Sendable {
  var list: ObjectID
  /// Bytes of the text's UTF-8.
  var range: Range<Int>
}

extension FilterParser {
  /// Whether the next tokens are `in list`.
  var isListCondition: Bool {
    peek()?.isKeyword("in") == true && peek(1)?.isKeyword("list") == true
  }

  /// Reads `in list NAME` (R6.16).
  mutating func listCondition() throws(FilterDiagnostic) -> FilterNode {
    position += 2
    guard let token = peek(), token.isWordOrQuoted,
      !token.isKeyword(among: FilterKeyword.joining)
    else { throw expected(.listName) }
    position += 1
    guard !token.text.isEmpty else { throw FilterDiagnostic(.emptyText, token.range) }
    let lists = context.lists
    let key = AccountObjects.key(token.text)
    guard let list = lists.first(where: { AccountObjects.key($0.name) == key }) else {
      let nearest = nearestName(to: key, among: lists.map(\.name))
      throw FilterDiagnostic(.unknownList(token.text, nearest: nearest), token.range)
    }
    references.append(ListReference(list: list.id, range: token.range))
    return .inList(list.id, name: list.name)
  }
}
