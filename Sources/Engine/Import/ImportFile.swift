import Glibc

/// A file that is open for import; it can be read from its beginning as often as needed.
package final class ImportFile: Sendable {
  /// As it was given; `-` for standard input.
  package let path: String
  /// The last part of the path: what the journal and the contacts' source show.
  package let name: String
  /// In bytes.
  package let size: Int
  package let header: [String]
  /// How the bytes stand for characters.
  package let encoding: TextEncoding
  package let layout: Layout
  /// Where the file comes from and how its columns are read; `nil` when its headers do not tell.
  package let plan: SourcePlan?
  /// The line of the header, from 1; 0 for cards, which have none.
  package let headerLine: Int
  /// Rows above the header and below the contacts that are passed over.
  package let titleRows: Int
  package let footerRows: Int
  /// The cells of the first rows that are well formed.
  let samples: [[String]]
  /// The names of lines in cards that are not read, such as `NOTE`.
  let ignoredLines: [String]
  let limits: ImportLimits
  private let descriptor: Int32
  private let identity: FileIdentity

  /// What the bytes are, once they are text.
  package enum Layout: Equatable, Sendable {
    case table(delimiter: UInt8)
    case cards
  }

  /// What separates the cells; the comma for cards, whose rejected rows are written with it.
  package var delimiter: UInt8 {
    if case .table(let delimiter) = layout { delimiter } else { CSVDelimiter.comma }
  }

  /// Opens a file, finds out what it is and reads its header.
  ///
  /// `-` stands for standard input, and it and anything else that cannot be read twice is first
  /// copied into a file without a name. `encoding` is found out where it is not given; that reads
  /// the file once. Throws `ImportFileError`.
  package convenience init(
    path: String, limits: ImportLimits = .standard, encoding: TextEncoding? = nil
  ) throws {
    let given = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard given >= 0 else { throw ImportFile.openingError(path, errno) }
    do {
      try self.init(path: path, given: given, limits, encoding)
    } catch {
      if given != 0 { close(given) }
      throw error
    }
  }

  private init(
    path: String, given: Int32, _ limits: ImportLimits, _ encoding: TextEncoding?
  ) throws {
    var status = stat()
    guard fstat(given, &status) == 0 else {
      throw ImportFileError.unreadable(path: path, errno: errno)
    }
    let type = status.st_mode & S_IFMT
    if type == S_IFDIR { throw ImportFileError.isDirectory(path: path) }
    // Standard input is copied even when it is a file: its position belongs to the shell.
    let isRepeatable = type == S_IFREG && given != 0
    let descriptor =
      isRepeatable
      ? given
      : try Spool.copy(
        of: given, path: path, limit: limits.bytes)
    let opening: Opening
    do {
      opening = try Opening(
        descriptor: descriptor, path: path, limits: limits, encoding: encoding)
    } catch {
      if !isRepeatable { close(descriptor) }
      throw error
    }
    if !isRepeatable, given != 0 { close(given) }
    self.path = path
    self.descriptor = descriptor
    name = path.split(separator: "/").last.map(String.init) ?? path
    (identity, size) = (opening.identity, opening.size)
    (header, headerLine, titleRows) = (opening.header, opening.headerLine, opening.titleRows)
    (footerRows, samples) = (opening.footerRows, opening.samples)
    (self.encoding, layout) = (opening.encoding, opening.layout)
    ignoredLines = opening.ignoredLines
    self.limits = limits
    plan =
      opening.layout == .cards
      ? SourcePlan.cards : SourcePlan(header: opening.header, fileName: name)
  }

  deinit {
    close(descriptor)
  }

  /// The bytes of the file as UTF-8, from its beginning.
  var text: TextSource<DescriptorSource> {
    TextSource(DescriptorSource(descriptor: descriptor, path: path), encoding: encoding)
  }

  /// Throws when the file is no longer what its header and size were read from.
  func checkUnchanged() throws {
    guard try FileIdentity(of: descriptor, path: path) == identity else {
      throw ImportFileError.changedMeanwhile(path: path)
    }
  }

  /// Whether `path` names this very file.
  func isSame(as path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_dev == identity.device
      && status.st_ino == identity.inode
  }

  private static func openingError(_ path: String, _ number: Int32) -> ImportFileError {
    switch number {
    case ENOENT, ENOTDIR: .notFound(path: path)
    case EACCES, EPERM: .notPermitted(path: path)
    default: .unreadable(path: path, errno: number)
    }
  }
}

/// What tells whether a file is still the same.
struct FileIdentity: Equatable, Sendable {
  let device: UInt
  let inode: UInt
  let size: Int
  let modifiedSeconds: Int
  let modifiedNanoseconds: Int

  /// The identity and the size of an open file.
  init(of descriptor: Int32, path: String) throws(ImportFileError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
    device = status.st_dev
    inode = status.st_ino
    size = status.st_size
    modifiedSeconds = status.st_mtim.tv_sec
    modifiedNanoseconds = status.st_mtim.tv_nsec
  }
}

/// Reads a file from its beginning without moving its position.
struct DescriptorSource: ByteSource {
  let descriptor: Int32
  let path: String
  private var offset: Int

  init(descriptor: Int32, path: String, offset: Int = 0) {
    self.descriptor = descriptor
    self.path = path
    self.offset = offset
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, offset)
      if count >= 0 {
        offset += count
        return count
      }
      guard errno == EINTR else { throw ImportFileError.unreadable(path: path, errno: errno) }
    }
  }
}
