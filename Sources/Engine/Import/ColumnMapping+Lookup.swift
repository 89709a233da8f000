package import Domain

extension ColumnMapping {
  /// The property that the column with this header goes to, in any letter case; `nil` when no
  /// column that is imported has the header.
  package func property(ofColumn header: String) -> ContactProperty? {
    let key = HeaderNames.key(header)
    return columns.first { HeaderNames.key($0.name) == key }?.property
  }
}
