/// How large a file may be (R5.2).
package struct ImportLimits: Equatable, Sendable {
  /// Bytes of the file.
  package var bytes: Int
  /// Data rows.
  package var rows: Int
  /// A file has fewer columns than this.
  package var columns: Int

  package init(
    bytes: Int = 512 << 20, rows: Int = 1_048_576, columns: Int = 1000
  ) {
    self.bytes = bytes
    self.rows = rows
    self.columns = columns
  }

  /// What the vendor allows a paying account.
  package static let standard = ImportLimits()
}
