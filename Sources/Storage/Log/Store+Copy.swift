private import Glibc

/// What a copy of a store holds.
package struct CopyReport: Hashable, Sendable {
  /// The last commit in the copy.
  package let sequence: Int
  /// The chain's value at `sequence`.
  package let chain: Fingerprint
  /// The copy's id.
  package let id: String
}

extension Store {
  /// Copies all commits of this moment into a new store, with archive and attachments.
  ///
  /// Takes no lock: what it copies never changes. The copy is verified before it gets a manifest,
  /// so that one that broke off is no store and can be begun again. A backup keeps the store's id;
  /// what is restored from one should get an id of its own.
  ///
  /// - Throws: `storeExists`, `directoryNotEmpty`, `damaged`, `system` and the like.
  @discardableResult
  package func copy(
    to path: String, keepingIdentity: Bool, holder: LockHolder,
    options: StoreOptions = StoreOptions()
  ) throws -> CopyReport {
    let sources = try openSources()
    var copied = sources.manifest
    copied.previous = nil
    if !keepingIdentity { copied.store = Store.newIdentity() }
    let end = sources.end
    try Store.make(
      at: path, fileSystem: directory.fileSystem, options: options, holder: holder
    ) { target in
      for file in sources.files { try file.copy(into: target) }
      let head = Head(
        generation: copied.generation, sequence: end.sequence, length: end.offset)
      try Store.writeHead(head, of: copied.store, in: target)
      var verifier = Verifier(directory: target, manifest: copied)
      for case .damage(let damage) in verifier.report().findings {
        throw StorageError.damaged(damage)
      }
      return copied
    }
    return CopyReport(sequence: end.sequence, chain: end.chain, id: copied.store)
  }

  /// The open files of one generation, up to its last good line.
  private struct Sources {
    var manifest: Manifest
    var end: JournalPosition
    var files: [Source] = []
  }

  private struct Source {
    let file: StoreFile
    let name: String
    let length: Int
    let isArchived: Bool

    func copy(into target: StoreDirectory) throws(StorageError) {
      let folder = isArchived ? try target.folder(StorePaths.archive) : target
      let copy = try folder.create(name)
      var done = 0
      while done < length {
        let bytes = try file.read(count: min(StoreLimits.window, length - done), at: done)
        if bytes.isEmpty {
          throw .damaged(Damage(file: file.name, byte: done, kind: .truncated))
        }
        try copy.write(bytes, at: done)
        done += bytes.count
      }
      if isArchived { try copy.setMode(0o440) }
      try copy.sync()
    }
  }

  private func openSources() throws(StorageError) -> Sources {
    var current = try currentManifest()
    while true {
      do {
        return try openSources(of: current)
      } catch .damaged(let damage) where damage.kind == .missing {
        // A compaction may have overtaken; then the manifest is another by now.
        let newer = try currentManifest()
        if newer == current { throw .damaged(damage) }
        current = newer
      }
    }
  }

  private func openSources(of manifest: Manifest) throws(StorageError) -> Sources {
    let slots = try readHead()
    var sources = Sources(manifest: manifest, end: manifest.start)
    for segment in manifest.segments {
      sources.files.append(
        Source(
          file: try openOrMissing(segment.name), name: segment.name, length: segment.bytes,
          isArchived: false))
    }
    let journal = try openOrMissing(manifest.journal.name)
    var reader = JournalReader(journal, from: manifest.start)
    var named: Set<String> = []
    while let entry = try reader.next() {
      try add(entry, isArchived: false, to: &sources, &named)
    }
    sources.end = reader.position
    let verdict = Recovery.verdict(
      end: sources.end, tail: try reader.tail(), manifest: manifest,
      head: slots?.newest.flatMap { $0.generation > manifest.generation ? nil : $0 },
      file: journal.name)
    if case .damaged(let damage) = verdict { throw .damaged(damage) }
    sources.files.append(
      Source(
        file: journal, name: journal.name, length: sources.end.offset, isArchived: false))
    for archived in manifest.archive {
      let file = try archivedJournal(archived)
      guard let file else { throw .damaged(Damage(file: archived.name, kind: .missing)) }
      var reader = JournalReader(file, from: archived.start)
      while let entry = try reader.next() {
        try add(entry, isArchived: true, to: &sources, &named)
      }
      sources.files.append(
        Source(
          file: file, name: archived.name, length: reader.position.offset, isArchived: true))
    }
    return sources
  }

  private func add(
    _ entry: JournalEntry, isArchived: Bool, to sources: inout Sources, _ named: inout Set<String>
  ) throws(StorageError) {
    guard let attachment = entry.attachment, named.insert(attachment.file).inserted else { return }
    let file = try openOrMissing(attachment.file, orArchived: true)
    sources.files.append(
      Source(
        file: file, name: attachment.file, length: attachment.bytes, isArchived: isArchived))
  }

  private func openOrMissing(
    _ name: String, orArchived: Bool = false
  ) throws(StorageError) -> StoreFile {
    do {
      return try directory.open(name)
    } catch .system(.open, _, ENOENT) {}
    if orArchived {
      do {
        return try directory.folder(StorePaths.archive).open(name)
      } catch .system(.open, _, ENOENT) {}
    }
    throw .damaged(Damage(file: name, kind: .missing))
  }
}
