/// Where the table of a text begins and what separates its cells.
///
/// Reports have title lines above the header: the header is then the first row that names
/// properties and has more cells filled than every row above it.
struct TableSniff: Equatable {
  let delimiter: UInt8
  /// The line on which the header begins, from 1, or an empty line above it.
  let headerLine: Int
  /// Rows above the header that are not empty.
  let titleRows: Int
  /// How many properties the header names.
  let properties: Int

  /// How many rows may be looked at, titles included.
  private static let rowLimit = 40

  /// Looks at the first bytes of a file, as UTF-8.
  init(_ sample: [UInt8]) {
    var delimiters = CSVDelimiter.all
    if let declared = TableSniff.declaredDelimiter(sample) { delimiters = [declared] }
    var best: (score: Score, delimiter: UInt8, rows: [Row], header: Int)?
    for delimiter in delimiters {
      let rows = TableSniff.rows(of: sample, delimiter)
      guard let header = TableSniff.header(among: rows) else { continue }
      let score = Score(rows[header])
      if best.map({ $0.score < score }) ?? true { best = (score, delimiter, rows, header) }
    }
    if let best {
      delimiter = best.delimiter
      headerLine = best.rows[best.header].line
      titleRows = best.header
      properties = best.score.properties
      return
    }
    delimiter = delimiters.count == 1 ? delimiters[0] : CSVDelimiter.sniff(sample)
    let rows = TableSniff.rows(of: sample, delimiter)
    let first = rows.firstIndex { !$0.isDeclaration }
    headerLine = first.map { rows[$0].line } ?? 1
    titleRows = first ?? 0
    properties = 0
  }

  /// A row that is not empty.
  private struct Row {
    var line: Int
    var filled: Int
    /// Different properties that its cells name.
    var properties: Int
    var hasIdentity: Bool
    /// `sep=;`, which spreadsheet programs read and write.
    var isDeclaration: Bool
  }

  /// How well a row reads as a header; the first delimiter wins where two are equal.
  private struct Score {
    var properties: Int
    var filled: Int

    init(_ row: Row) {
      (properties, filled) = (row.properties, row.filled)
    }

    static func < (left: Score, right: Score) -> Bool {
      (left.properties, left.filled) < (right.properties, right.filled)
    }
  }

  private static func header(among rows: [Row]) -> Int? {
    var widest = 0
    for (index, row) in rows.enumerated() where !row.isDeclaration {
      if row.hasIdentity || row.properties > 1, row.filled > widest { return index }
      widest = max(widest, row.filled)
    }
    return nil
  }

  private static func rows(of sample: [UInt8], _ delimiter: UInt8) -> [Row] {
    var reader = CSVReader(MemorySource(sample), delimiter: delimiter)
    var rows: [Row] = []
    while rows.count < rowLimit, (try? reader.next()) == true {
      let record = reader.record
      let cells = (0..<record.cellCount).map { HeaderNames.trimmed(record.text(of: $0)) }
      guard cells.contains(where: { !$0.isEmpty }) else { continue }
      let properties = Set(cells.compactMap { HeaderNames.match($0)?.property })
      rows.append(
        Row(
          line: record.line, filled: cells.count { !$0.isEmpty }, properties: properties.count,
          hasIdentity: !properties.isDisjoint(with: HeaderNames.identities),
          isDeclaration: record.line == 1 && declaredDelimiter(sample) != nil))
    }
    return rows
  }

  /// The delimiter that a first line such as `sep=;` names.
  private static func declaredDelimiter(_ sample: [UInt8]) -> UInt8? {
    let hasMark = sample.starts(with: [0xef, 0xbb, 0xbf])
    let line = sample.dropFirst(hasMark ? 3 : 0).prefix { $0 != 0x0a && $0 != 0x0d }
      .filter { $0 != UInt8(ascii: "\"") }
    guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=",
      CSVDelimiter.all.contains(line[4])
    else { return nil }
    return line[4]
  }
}

/// The lines that reports have below their rows.
enum ReportFooter {
  /// Whether a row is one: only its first cell is filled, with one of the texts that Salesforce
  /// writes.
  static func isFooter(_ record: CSVRecord) -> Bool {
    guard record.cellCount > 0, let byte = record.bytes.first(where: { $0 != 0x20 }),
      byte == UInt8(ascii: "G") || byte == UInt8(ascii: "C"),
      (1..<record.cellCount).allSatisfy({ record.bytes(of: $0).isEmpty })
        || record.text(of: 0).hasPrefix("Copyright")
    else { return false }
    let cells = (0..<record.cellCount).map { record.text(of: $0) }
    return isFooter(cells.joined(separator: ","))
  }

  /// Whether a line is one.
  static func isFooter(_ line: String) -> Bool {
    let text = HeaderNames.trimmed(line).lowercased()
    if text.hasPrefix("grand totals (") { return true }
    if text == "confidential information - do not distribute" { return true }
    return text.hasPrefix("copyright (c) ") && text.contains("salesforce.com")
  }

  /// How many of the last lines of a file are footers, by the text of its end.
  static func count(in end: String) -> Int {
    let lines = end.split { $0.isNewline }.map {
      HeaderNames.trimmed(String($0).replacing("\"", with: "")).trimmingEmptyCells
    }
    return lines.reversed().filter { !$0.isEmpty }.prefix { isFooter($0) }.count
  }
}

extension String {
  /// Without the delimiters of empty cells at the end.
  fileprivate var trimmingEmptyCells: String {
    var text = Substring(self)
    while let last = text.last, ",;\t|".contains(last) { text = text.dropLast() }
    return String(text)
  }
}
