private import Glibc

extension Store {
  /// The slots of `head`; nil when the file is missing.
  func readHead() throws(StorageError) -> HeadSlots? {
    do {
      return try HeadSlots(try directory.open(StorePaths.head), store: manifest.store)
    } catch .system(.open, _, ENOENT) {
      return nil
    }
  }

  /// Notes that all up to `position` is acknowledged; not synced, since it is only a lower bound.
  ///
  /// A failure is not reported: the commit is durable, and the slot written before still holds.
  func writeHead(_ slots: HeadSlots) {
    let head = Head(
      generation: manifest.generation, sequence: position.sequence, length: position.offset)
    if slots.newest == head { return }
    guard let file = try? directory.open(StorePaths.head, access: .readWrite) else { return }
    try? file.write(
      head.slot(store: manifest.store), at: slots.nextSlot * Head.slotLength)
  }
}
