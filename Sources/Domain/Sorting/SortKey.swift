/// One property that a list is sorted by.
package struct SortKey: Hashable, Sendable {
  package var property: ContactProperty
  /// Contacts without a value come last in both directions.
  package var isDescending: Bool

  package init(_ property: ContactProperty, descending: Bool = false) {
    self.property = property
    isDescending = descending
  }
}

extension SortKey {
  /// How many keys one order may have.
  package static let limit = 16

  /// Reads `last:desc,created`: properties by internal name, label or alias, each with `asc` or
  /// `desc` behind a colon; an empty text gives no keys.
  package static func parse(_ text: String) -> Result<[SortKey], SortDiagnostic> {
    guard !EmailAddress.trimmed(text).isEmpty else { return .success([]) }
    var keys: [SortKey] = []
    var offset = 0
    do throws(SortDiagnostic) {
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let key = try SortKey(part, at: offset)
        let range = offset..<(offset + part.utf8.count)
        if keys.contains(where: { $0.property == key.property }) {
          throw SortDiagnostic(.repeatedProperty(key.property), range)
        }
        guard keys.count < limit else { throw SortDiagnostic(.tooManyKeys(limit: limit), range) }
        keys.append(key)
        offset = range.upperBound + 1
      }
    } catch {
      return .failure(error)
    }
    return .success(keys)
  }

  /// Reads one key; `offset` is where it begins in the whole text.
  private init(_ text: Substring, at offset: Int) throws(SortDiagnostic) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = EmailAddress.trimmed(String(parts[0]))
    let nameRange = SortKey.range(of: parts[0], at: offset)
    guard !name.isEmpty else { throw SortDiagnostic(.expectedProperty, nameRange) }
    guard let property = PropertyCatalogue.property(named: name) else {
      let nearest = nearestName(to: name, among: PropertyCatalogue.allNames)
      throw SortDiagnostic(.unknownProperty(name, nearest: nearest), nameRange)
    }
    guard parts.count > 1 else {
      self.init(property)
      return
    }
    switch EmailAddress.trimmed(String(parts[1])).lowercased() {
    case "asc": self.init(property)
    case "desc": self.init(property, descending: true)
    case let other:
      let range = SortKey.range(of: parts[1], at: offset + parts[0].utf8.count + 1)
      throw SortDiagnostic(.unknownDirection(other), range)
    }
  }

  /// The bytes of `text` without the white space around it.
  private static func range(of text: Substring, at offset: Int) -> Range<Int> {
    let leading = text.prefix(while: \.isWhitespace).utf8.count
    let content = EmailAddress.trimmed(String(text)).utf8.count
    return (offset + leading)..<(offset + leading + content)
  }
}

extension Sequence<SortKey> {
  /// The canonical text: reading it gives equal keys.
  package var text: String {
    map { $0.property.filterName + ($0.isDescending ? ":desc" : "") }.joined(separator: ",")
  }
}
