import Domain

/// One column of an export as CSV.
struct ExportColumn {
  private let property: ContactProperty
  private let textColumn: TextColumn?
  private let codeColumn: CodeColumn?
  /// The cells of the distinct values of `codeColumn`: each is written once and then copied.
  private var written: [[UInt8]?]

  init(_ property: ContactProperty, table: ContactTable) {
    self.property = property
    textColumn = table.textColumn(property)
    codeColumn = table.codeColumn(property)
    written = Array(repeating: nil, count: codeColumn?.values.count ?? 0)
  }

  /// Writes the cell of a row; an empty one where there is no value.
  mutating func write(
    row: Int, table: ContactTable, texts: inout ExportTexts, to writer: inout CSVWriter
  ) {
    if let textColumn {
      textColumn.withBytes(of: row) { writer.cell(bytes: $0) }
    } else if let codeColumn {
      let code = Int(codeColumn.codes[row])
      if let bytes = written[code] { return writer.writtenCell(bytes) }
      let text = code == 0 ? "" : texts.text(.text(codeColumn.values[code]), of: property)
      let bytes = writer.written(text)
      written[code] = bytes
      writer.writtenCell(bytes)
    } else {
      let value = value(row: row, table: table, form: texts.form)
      writer.cell(value.map { texts.text($0, of: property) } ?? "")
    }
  }

  /// For the vendor's importer the marketing status is the decision: a contact that is pre-set to
  /// non-marketing is to become that there too (R2.4).
  private func value(row: Int, table: ContactTable, form: ExportForm) -> PropertyValue? {
    guard form == .crmImport, property == .marketingStatus else {
      return table.value(property, row: row)
    }
    return .flag(table.status(of: row) == .marketing)
  }
}
