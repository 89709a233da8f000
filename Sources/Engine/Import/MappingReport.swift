package import Domain

/// What an import makes of a file, to be shown before anything is written.
package struct MappingReport: Equatable, Sendable {
  /// One column, or one property that several columns give.
  package struct Column: Equatable, Sendable {
    /// As the file has it; empty where the header is.
    package var header: String
    /// From 1; `nil` for lines of cards that are no columns.
    package var number: Int?
    /// Whether no cell gives the value: every row of the file has the same.
    package var isForEveryRow = false
    package var target: Target
    /// The value of the first row that has one, as it would be read.
    package var example: String?
  }

  package enum Target: Equatable, Sendable {
    case property(ContactProperty)
    case leftOut(ColumnMapping.Notice)
  }

  package let fileName: String
  package let source: ContactFileSource?
  package let encoding: TextEncoding
  package let layout: ImportFile.Layout
  /// From 1; `nil` for cards.
  package let headerLine: Int?
  package let titleRows: Int
  package let footerRows: Int
  /// The mapped ones first, each part in the order of the file.
  package let columns: [Column]

  package init(file: ImportFile, mapping: ColumnMapping) {
    fileName = file.name
    source = file.plan?.source
    encoding = file.encoding
    layout = file.layout
    headerLine = file.layout == .cards ? nil : file.headerLine
    (titleRows, footerRows) = (file.titleRows, file.footerRows)
    let blanks = file.plan?.blanks ?? []
    func example(_ position: Int, _ reading: CellReading) -> String? {
      for row in file.samples {
        let text = reading.text(position: position) { cell in
          blanks.contains(HeaderNames.trimmed(row[cell]).lowercased()) ? "" : row[cell]
        }
        let shown = HeaderNames.trimmed(text)
        if !shown.isEmpty { return String(shown.prefix(MappingReport.exampleLength)) }
      }
      return nil
    }
    let mapped = mapping.columns.map { column in
      Column(
        header: column.name, number: column.position + 1,
        isForEveryRow: column.reading.isConstant, target: .property(column.property),
        example: example(column.position, column.reading))
    }
    let leftOut = mapping.notices.enumerated().map { index, notice in
      let position = index < mapping.leftOut.count ? mapping.leftOut[index] : nil
      return Column(
        header: notice.header, number: position.map { $0 + 1 }, target: .leftOut(notice),
        example: position.flatMap { example($0, file.plan?.readings[$0] ?? .plain) })
    }
    columns = mapped + leftOut
  }

  /// The columns that are read.
  package var mapped: [Column] {
    columns.filter { if case .property = $0.target { true } else { false } }
  }

  /// The columns that are left out.
  package var leftOut: [Column] {
    columns.filter { if case .leftOut = $0.target { true } else { false } }
  }

  private static let exampleLength = 200
}

extension ColumnMapping.Notice {
  /// The header of the column.
  package var header: String {
    switch self {
    case .readOnly(let header, _), .unmatched(let header), .repeated(let header),
      .propertyTaken(let header, _, _):
      header
    }
  }
}
