import Domain
import Storage

/// Contacts as JSON objects, one a line.
struct ContactLines {
  /// What has been written since the last `removeAll`.
  private(set) var bytes: [UInt8] = []

  private let table: ContactTable
  private let columns: [(property: ContactProperty, name: String)]
  private var emitter = JSONEmitter()

  init(account: Account, columns: [ContactProperty]) {
    table = account.table
    self.columns = columns.map { ($0, $0.internalName) }
  }

  mutating func add(row: Int) {
    emitter.removeAll()
    emitter.beginObject()
    for (property, name) in columns {
      emitter.key(name)
      switch table.value(property, row: row) {
      case .text(let text): emitter.string(text)
      case .number(let number): emitter.integer(number)
      case .instant(let instant): emitter.string(instant.isoText)
      case .flag(let flag): emitter.boolean(flag)
      case nil: emitter.null()
      }
    }
    emitter.endObject()
    bytes += emitter.bytes
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }
}
