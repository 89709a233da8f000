import Domain
import Foundation
import TestSupport

@testable import Engine

/// What one contact file is read as.
struct ReadFile: Equatable {
  var source: ContactFileSource?
  /// The values of each row by internal name; blank ones are left out.
  var rows: [[String: String]] = []
  /// Headers of the columns that are left out, and why in a word.
  var leftOut: [String] = []
  var created = 0
  var warnings = 0
  var rejected: [ImportRowError] = []
}

/// Writes files and reads them the way an import does.
struct SourceDesk {
  let folder: StoreFolder

  init() throws {
    folder = try StoreFolder()
  }

  func open(
    _ text: String, name: String = "in.csv", encoding: String.Encoding = .utf8
  ) throws -> ImportFile {
    let data = try need(text.data(using: encoding))
    return try open(Array(data), name: name)
  }

  func open(
    _ bytes: [UInt8], name: String = "in.csv", limits: ImportLimits = .standard
  ) throws -> ImportFile {
    let path = folder.path(name)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try ImportFile(path: path, limits: limits)
  }

  /// Reads a file without a word about it, and imports it as a dry run.
  func read(_ text: String, name: String = "in.csv") throws -> ReadFile {
    try read(open(text, name: name))
  }

  func read(_ file: ImportFile) throws -> ReadFile {
    let mapping = try ColumnMapping(file: file)
    var read = ReadFile(source: file.plan?.source)
    var rows = try ImportRows(file: file, mapping: mapping)
    while let element = try rows.next() {
      guard case .row(let row) = element else { continue }
      var values: [String: String] = [:]
      for (column, cell) in zip(mapping.columns, row.cells) where !cell.isEmpty {
        values[column.property.internalName] = cell
      }
      read.rows.append(values)
    }
    read.leftOut = mapping.notices.map { notice in
      switch notice {
      case .readOnly: "\(notice.header): read-only"
      case .repeated: "\(notice.header): repeated"
      case .propertyTaken(_, _, let other): "\(notice.header): \(other)"
      case .unmatched: notice.header
      }
    }
    let ledger = try Ledger()
    var stream = MemoryStream(ledger.account, at: ledger.now)
    let result = try ContactImport.run(
      file: file, options: ImportOptions(isDryRun: true), mapping: mapping, into: &stream)
    read.created = result.summary.report.created
    read.rejected = result.errors
    read.warnings = result.summary.warnings.reduce(0) { $0 + $1.count }
    return read
  }
}
