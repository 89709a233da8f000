import Domain
import Engine
import Foundation
import TestSupport

/// Keeps the events of an import.
struct MemoryStream: EventStream {
  let account: Account
  let context: ChangeContext
  var events: [Event] = []
  /// The number of events after which no more are taken.
  var limit = Int.max

  struct Full: Error {}

  init(_ account: Account, at: Instant) {
    self.account = account
    context = ChangeContext(
      sequence: account.sequence + 1, at: at, actor: .user(Ledger.ida), source: .fileImport,
      frontEnd: .commandLine)
  }

  mutating func emit(_ event: Event) throws {
    guard events.count < limit else { throw Full() }
    events.append(event)
  }
}

/// A ledger and a folder of files that are imported into it.
struct ImportDesk {
  var ledger: Ledger
  let folder: StoreFolder

  init(_ ledger: Ledger? = nil) throws {
    self.ledger = try ledger ?? Ledger()
    folder = try StoreFolder()
  }

  func path(_ name: String) -> String { folder.path(name) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: path(name)), encoding: .utf8)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(name))
  }

  /// Imports a file of the folder and takes it over into the ledger.
  @discardableResult
  mutating func take(
    _ name: String, options: ImportOptions = ImportOptions(), errors: String? = nil
  ) throws -> ImportResult {
    let file = try ImportFile(path: path(name))
    var stream = MemoryStream(ledger.account, at: ledger.now)
    let result = try ContactImport.run(
      file: file, options: options,
      mapping: ColumnMapping(file: file, adopting: options.adopt),
      errorFile: errors.map { errorFile($0) }, into: &stream)
    ledger.apply(stream.events, source: .fileImport)
    return result
  }

  /// Imports several files as one import and takes it over into the ledger.
  @discardableResult
  mutating func takeTogether(
    _ names: [String], options: ImportOptions = ImportOptions()
  ) throws -> [ImportResult] {
    let parts = try names.map { name in
      let file = try ImportFile(path: path(name))
      return ImportPart(
        file: file, mapping: try ColumnMapping(header: file.header), options: options)
    }
    var stream = MemoryStream(ledger.account, at: ledger.now)
    let results = try ContactImport.run(parts, into: &stream)
    ledger.apply(stream.events, source: .fileImport)
    return results
  }

  func errorFile(_ name: String) -> ImportErrorFile {
    ImportErrorFile(path: path(name)) { "because of \($0.code.rawValue)" }
  }

  func text(_ property: ContactProperty, email: String) -> String? {
    ledger.account.table.row(withEmail: email).flatMap {
      ledger.account.table.value(property, row: $0)?.plainText
    }
  }
}
