/// What checking a store from end to end found.
package struct VerifyReport: Hashable, Sendable {
  package enum Outcome: Int, Hashable, Sendable {
    /// All files are as written.
    case sound = 0
    /// Nothing acknowledged is missing; the next commit puts the rest in order.
    case recoverable = 1
    /// Something is missing or was changed.
    case damaged = 2
  }

  /// Something that is not as it should be.
  package enum Finding: Hashable, Sendable {
    case damage(Damage)
    /// The journal ends in an append that broke off.
    case tornTail(file: String, byte: Int, bytes: Int)
    /// One slot of `head` is bad; the other holds.
    case headSlot(number: Int)
    /// No slot of `head` can be read: how far commits were acknowledged is unknown.
    case headUnknown
    /// A file that nothing refers to.
    case stray(file: String)
    /// A file that cannot be read or is not safe to use.
    case unreadable(StorageError)
  }

  package let findings: [Finding]
  /// The last commit whose line is good; nil when that was not reached.
  package let sequence: Int?
  /// The chain's value at `sequence`.
  package let chain: Fingerprint?

  package var outcome: Outcome {
    var worst = Outcome.sound
    for finding in findings {
      switch finding {
      case .stray: break
      case .tornTail, .headSlot: worst = worst == .damaged ? worst : .recoverable
      case .damage, .headUnknown, .unreadable: worst = .damaged
      }
    }
    return worst
  }
}

extension Store {
  /// Checks every file of a store, archive included, and changes nothing.
  ///
  /// Meant for a store at rest: a commit made meanwhile may show as a torn tail.
  ///
  /// - Throws: when there is no store to check, or one that this program cannot read.
  package static func verify(
    at path: String, fileSystem: any FileSystem = DiskFileSystem(),
    options: StoreOptions = StoreOptions()
  ) throws(StorageError) -> VerifyReport {
    let directory = try openDirectory(path, fileSystem: fileSystem)
    try check(directory, path: path, options: options)
    do throws(StorageError) {
      guard let manifest = try readManifest(directory) else {
        throw .noStore(path: path)
      }
      var verifier = Verifier(directory: directory, manifest: manifest)
      return verifier.report()
    } catch .damaged(let damage) {
      return VerifyReport(findings: [.damage(damage)], sequence: nil, chain: nil)
    }
  }
}

/// Walks through the files of one generation and the archive.
struct Verifier {
  let directory: StoreDirectory
  let manifest: Manifest
  var findings: [VerifyReport.Finding] = []
  var named: Set<String> = [StorePaths.lock, StorePaths.manifest, StorePaths.head]

  init(directory: StoreDirectory, manifest: Manifest) {
    self.directory = directory
    self.manifest = manifest
  }

  mutating func report() -> VerifyReport {
    var end: JournalPosition?
    note { verifier throws(StorageError) in _ = try verifier.directory.open(StorePaths.lock) }
    for segment in manifest.segments + (manifest.previous?.segments ?? []) {
      named.insert(segment.name)
      note { verifier throws(StorageError) in
        try OpenSegment(info: segment, file: try verifier.directory.open(segment.name)).verify()
      }
    }
    note { verifier throws(StorageError) in try verifier.checkArchive() }
    note { verifier throws(StorageError) in end = try verifier.checkJournal() }
    note { verifier throws(StorageError) in try verifier.lookForStrays() }
    return VerifyReport(findings: findings, sequence: end?.sequence, chain: end?.chain)
  }

  private mutating func note(_ check: (inout Verifier) throws(StorageError) -> Void) {
    do throws(StorageError) {
      try check(&self)
    } catch {
      if case .damaged(let damage) = error {
        findings.append(.damage(damage))
      } else {
        findings.append(.unreadable(error))
      }
    }
  }

  // MARK: The journal and its head

  private mutating func checkJournal() throws(StorageError) -> JournalPosition {
    let name = manifest.journal.name
    named.insert(name)
    let slots = try HeadSlots(try directory.open(StorePaths.head), store: manifest.store)
    if slots.newest == nil {
      findings.append(.headUnknown)
    } else {
      for (number, slot) in slots.slots.enumerated() where slot == nil {
        findings.append(.headSlot(number: number))
      }
    }
    var reader = JournalReader(try directory.open(name), from: manifest.start)
    while let entry = try reader.next() { checkAttachment(of: entry) }
    let end = reader.position
    switch Recovery.verdict(
      end: end, tail: try reader.tail(), manifest: manifest, head: slots.newest, file: name)
    {
    case .sound: break
    case .torn(let bytes):
      findings.append(.tornTail(file: name, byte: end.offset, bytes: bytes))
    case .damaged(let damage):
      findings.append(.damage(damage))
    }
    return end
  }

  private mutating func checkAttachment(of entry: JournalEntry) {
    guard let attachment = entry.attachment, named.insert(attachment.file).inserted else { return }
    note { verifier throws(StorageError) in
      try Store.open(attachment, in: verifier.directory).verify()
    }
  }

  // MARK: The archive

  /// Every archived journal leads from its start to its end and through the next one's start; the
  /// last leads through the snapshot.
  private mutating func checkArchive() throws(StorageError) {
    let starts = manifest.archive.dropFirst().map(\.start) + [manifest.start]
    for (archived, next) in zip(manifest.archive, starts) {
      named.insert(archived.name)
      note { verifier throws(StorageError) in try verifier.check(archived, through: next) }
    }
  }

  private mutating func check(
    _ archived: Manifest.ArchivedJournal, through next: JournalPosition
  ) throws(StorageError) {
    let isPutAway = try directory.status(of: archived.name) == nil
    let folder = isPutAway ? try directory.folder(StorePaths.archive) : directory
    if try folder.status(of: archived.name) == nil {
      throw .damaged(Damage(file: folder.prefix + archived.name, kind: .missing))
    }
    var reader = JournalReader(try folder.open(archived.name), from: archived.start)
    var isConnected = reader.position.isSamePoint(as: next)
    while reader.position.sequence < archived.lastSequence {
      guard let entry = try reader.next() else { throw .damaged(try reader.damage()) }
      checkAttachment(of: entry)
      if reader.position.isSamePoint(as: next) { isConnected = true }
    }
    let tail = try reader.tail()
    if reader.position.chain != archived.lastChain || tail != .clean || !isConnected {
      let damage = Damage(
        file: folder.prefix + archived.name, line: reader.position.lines + 1,
        byte: reader.position.offset, kind: .archiveChain)
      throw .damaged(damage)
    }
  }

  // MARK: Strays

  private mutating func lookForStrays() throws(StorageError) {
    for name in try directory.list().sorted() where !named.contains(name) {
      if StorePaths.role(of: name) != .folder { findings.append(.stray(file: name)) }
    }
    let archive = try directory.folder(StorePaths.archive)
    for name in try archive.list().sorted() where !named.contains(name) {
      findings.append(.stray(file: archive.prefix + name))
    }
  }
}

extension JournalPosition {
  /// Whether both are behind the same commit of the same history.
  fileprivate func isSamePoint(as other: JournalPosition) -> Bool {
    sequence == other.sequence && chain == other.chain
  }
}
