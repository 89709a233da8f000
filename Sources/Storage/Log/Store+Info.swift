/// Facts about a store, for people.
package struct StoreInfo: Hashable, Sendable {
  /// A file and its length.
  package struct File: Hashable, Sendable {
    package let name: String
    package let bytes: Int
  }

  package let path: String
  /// The store's id: 32 hexadecimal digits.
  package let id: String
  package let format: Int
  package let isShared: Bool
  package let generation: Int
  /// The last commit that the caller has been given.
  package let sequence: Int
  /// The chain's value at `sequence`, 64 hexadecimal digits.
  package let chain: String
  /// The last commit in the snapshot.
  package let snapshotSequence: Int
  package let segments: [SegmentInfo]
  /// Length of the journal up to `sequence`.
  package let journalBytes: Int
  /// All files outside the folders, by name.
  package let files: [File]
  /// The archive's files, by name.
  package let archive: [File]
  /// The quarantine's files, by name.
  package let quarantine: [File]

  /// How much the archive takes, in bytes.
  package var archiveBytes: Int { archive.reduce(0) { $0 + $1.bytes } }
}

extension Store {
  /// What there is of this store, as last read.
  package func info() throws(StorageError) -> StoreInfo {
    StoreInfo(
      path: path, id: manifest.store, format: Manifest.format, isShared: directory.isShared,
      generation: manifest.generation, sequence: position.sequence, chain: position.chain.hex,
      snapshotSequence: manifest.sequence, segments: manifest.segments,
      journalBytes: position.offset, files: try files(in: directory),
      archive: try files(in: try directory.folder(StorePaths.archive)),
      quarantine: try files(in: try directory.folder(StorePaths.quarantine)))
  }

  private func files(in folder: StoreDirectory) throws(StorageError) -> [StoreInfo.File] {
    var files: [StoreInfo.File] = []
    for name in try folder.list().sorted() {
      if let status = try folder.status(of: name), status.kind == .regular {
        files.append(StoreInfo.File(name: name, bytes: status.size))
      }
    }
    return files
  }
}
