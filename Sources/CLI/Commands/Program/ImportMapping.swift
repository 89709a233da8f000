internal import Domain
internal import Engine
internal import Terminal
internal import Wording

extension Session {
  /// Shows what an import makes of a file: every column on a terminal and for a dry run, one line
  /// otherwise.
  func show(_ report: MappingReport, isDryRun: Bool) throws {
    if isDryRun || context.errorsIsTerminal {
      note(catalogue.headline(report))
      try printColumns(report)
    } else {
      note(catalogue.summary(report))
    }
    if report.encoding == .windows1252 || report.encoding == .windows1250 {
      note(MappingPhrase.encodingGuessed, ["encoding": .text(report.encoding.name)])
    }
  }

  /// Columns that are left out and have nothing in the first rows are only counted.
  private func printColumns(_ report: MappingReport) throws {
    let shown = report.columns.filter { column in
      if case .property = column.target { return true }
      return column.example != nil || column.isReadOnly || column.number == nil
    }
    let words = catalogue
    let table = TableText(
      columns: [
        OutputColumn("column", "  " + words.text(MappingPhrase.columnTitle)),
        OutputColumn("property", words.text(MappingPhrase.propertyTitle)),
        OutputColumn("example", words.text(MappingPhrase.exampleTitle)),
      ], style: errorStyle, ellipsis: glyphs.ellipsis)
    _ = try table.print(
      count: shown.count,
      cells: { index in
        let column = shown[index]
        return ["  " + words.name(of: column), words.target(of: column), column.example ?? ""]
      }, to: context.errors)
    let hidden = report.columns.count - shown.count
    if hidden > 0 { note(words.text(MappingPhrase.blankColumns, count: hidden)) }
  }
}

extension MappingReport {
  /// The report as JSON, under the names of the properties.
  var data: DataValue {
    var separator: String?
    if case .table(let delimiter) = layout {
      separator = String(decoding: [delimiter], as: UTF8.self)
    }
    return .object([
      .init("source", .optional(source?.rawValue)), .init("encoding", .text(encoding.rawValue)),
      .init("delimiter", .optional(separator)),
      .init("header_line", headerLine.map { .number($0) } ?? .none),
      .init("title_rows", .number(titleRows)), .init("footer_rows", .number(footerRows)),
      .init("columns", .list(columns.map(\.data))),
    ])
  }
}

extension MappingReport.Column {
  fileprivate var data: DataValue {
    var property: String?
    var reason: String?
    switch target {
    case .property(let target): property = target.internalName
    case .leftOut(.readOnly): reason = "read-only"
    case .leftOut(.unmatched): reason = "no-property"
    case .leftOut(.repeated): reason = "repeated-header"
    case .leftOut(.propertyTaken): reason = "property-taken"
    }
    return .object([
      .init("column", isForEveryRow ? .none : .text(header)),
      .init("number", isForEveryRow ? .none : number.map { .number($0) } ?? .none),
      .init("property", .optional(property)), .init("left_out", .optional(reason)),
      .init("example", .optional(example)),
    ])
  }
}
