package import Domain
private import Storage

/// An account as readable lines, the same for the same content whatever the order of rows: what a
/// test compares and shows.
package func accountText(_ account: Account) -> [String] {
  var writer = SnapshotWriter(account)
  var head: [String] = []
  writer.writeAccount { line in head.append(String(decoding: line, as: UTF8.self)) }
  var contacts: [String] = []
  for segment in 0..<writer.contactSegments {
    writer.writeContacts(segment: segment) { line in
      contacts.append(String(decoding: line, as: UTF8.self))
    }
  }
  return head + contacts.sorted() + ["sequence \(account.sequence)"]
}
