internal import Domain
package import Engine
package import Wording

extension Catalogue {
  /// What a file was taken for.
  ///
  /// `fair.csv: Google Contacts, UTF-8, separated by commas.`
  package func headline(_ report: MappingReport) -> String {
    text(
      MappingPhrase.file,
      [
        "file": .data(report.fileName),
        "facts": .text(facts(report).joined(separator: ", ")),
      ])
  }

  /// The whole report in one line, with the columns that are left out.
  package func summary(_ report: MappingReport) -> String {
    let leftOut = report.leftOut.filter {
      $0.example != nil || $0.isReadOnly || $0.number == nil
    }
    let shown = leftOut.prefix(Catalogue.shownColumns).map { column in
      if case .leftOut(.readOnly(let header, let property)) = column.target {
        return text(
          MappingPhrase.summaryReadOnly,
          ["column": .data(header), "property": .text(label(of: property))])
      }
      return "\"" + clean(name(of: column)) + "\""
    }
    let rest = leftOut.count - shown.count
    let more = rest > 0 ? [text(MappingPhrase.summaryMore, count: rest)] : []
    return text(
      leftOut.isEmpty ? MappingPhrase.summary : .summaryLeftOut, count: report.mapped.count,
      [
        "file": .data(report.fileName),
        "facts": .text(facts(report).joined(separator: ", ")),
        "columns": .text((shown + more).joined(separator: ", ")),
      ])
  }

  /// Columns that the summary names.
  private static let shownColumns = 8

  /// The header, or the number where there is none, or that every row has the same.
  package func name(of column: MappingReport.Column) -> String {
    if column.isForEveryRow { return text(MappingPhrase.everyRow) }
    if !column.header.isEmpty { return column.header }
    return text(MappingPhrase.noHeader, ["number": .place(column.number ?? 0)])
  }

  /// Where the column goes, or why it goes nowhere.
  package func target(of column: MappingReport.Column) -> String {
    switch column.target {
    case .property(let property): return label(of: property)
    case .leftOut(.readOnly(_, let property)):
      return text(MappingPhrase.readOnly, ["property": .text(label(of: property))])
    case .leftOut(.unmatched): return text(MappingPhrase.unmatched)
    case .leftOut(.repeated): return text(MappingPhrase.repeated)
    case .leftOut(.propertyTaken(_, let property, let other)):
      return text(
        MappingPhrase.taken, ["property": .text(label(of: property)), "other": .data(other)])
    }
  }

  private func facts(_ report: MappingReport) -> [String] {
    var facts = [report.source?.name ?? text(MappingPhrase.table), report.encoding.name]
    if case .table(let delimiter) = report.layout { facts.append(text(phrase(delimiter))) }
    if let line = report.headerLine, line > 1 {
      facts.append(text(MappingPhrase.headerLine, ["line": .place(line)]))
    }
    if report.titleRows > 0 {
      facts.append(text(MappingPhrase.titleRows, count: report.titleRows))
    }
    if report.footerRows > 0 {
      facts.append(text(MappingPhrase.footerRows, count: report.footerRows))
    }
    return facts
  }

  private func phrase(_ delimiter: UInt8) -> MappingPhrase {
    switch delimiter {
    case CSVDelimiter.semicolon: .separatedBySemicolons
    case CSVDelimiter.tab: .separatedByTabs
    case CSVDelimiter.pipe: .separatedByBars
    default: .separatedByCommas
    }
  }
}

extension MappingReport.Column {
  /// Whether the column is left out because nobody may import its property.
  package var isReadOnly: Bool {
    if case .leftOut(.readOnly) = target { true } else { false }
  }
}
