extension Store {
  /// Keeps bytes that are about to be cut off, in a file of their own.
  func quarantine(of file: StoreFile, offset: Int, count: Int) throws(StorageError) {
    let folder = try directory.folder(StorePaths.quarantine)
    let copy = try folder.create(try freeName("\(stem(file.name))-at-\(offset)", in: folder))
    var done = 0
    while done < count {
      let bytes = try file.read(count: min(StoreLimits.window, count - done), at: offset + done)
      if bytes.isEmpty { break }
      try copy.write(bytes, at: done)
      done += bytes.count
    }
    try copy.sync()
    try folder.sync()
  }

  /// Moves a file out of the way, under a name that tells where it was.
  func quarantineFile(_ name: String) throws(StorageError) {
    let folder = try directory.folder(StorePaths.quarantine)
    try directory.rename(name, to: try freeName("\(stem(name))-left", in: folder), in: folder)
    try folder.sync()
    try directory.sync()
  }

  private func stem(_ name: String) -> String {
    name.hasSuffix(".jsonl") ? String(name.dropLast(6)) : name
  }

  private func freeName(
    _ stem: String, in folder: StoreDirectory
  ) throws(StorageError) -> String {
    let taken = Set(try folder.list())
    var number = 1
    while taken.contains("\(stem)-\(number).part") { number += 1 }
    return "\(stem)-\(number).part"
  }
}
