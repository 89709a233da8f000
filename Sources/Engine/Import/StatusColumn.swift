internal import Domain

/// Recognises the marketing contact status by its values: its translated headers are not stable
/// (8.4).
enum StatusColumn {
  /// Whether a column is one whose header no property has: all its values are options of the
  /// status in some language, or true and false under a header that speaks of marketing.
  static func isRecognised(_ header: String, values: [String]) -> Bool {
    let values = values.map(HeaderNames.trimmed).filter { !$0.isEmpty }
    guard !values.isEmpty else { return false }
    let key = HeaderNames.key(header)
    let mayBeFlag = ["marketing", "marknad", "マーケ"].contains(where: key.contains)
    return values.allSatisfy { text in
      if PropertyOptions.flag(named: text) != nil { return mayBeFlag }
      let option = PropertyOptions.option(named: text, among: PropertyOptions.marketable)
      return option != nil && text.count > "marketing".count
    }
  }
}
