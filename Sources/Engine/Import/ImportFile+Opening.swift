import Glibc

extension ImportFile {
  /// What is read of a file when it is opened.
  struct Opening {
    let identity: FileIdentity
    let header: [String]
    let headerLine: Int
    let delimiter: UInt8

    var size: Int { identity.size }

    init(descriptor: Int32, path: String) throws {
      identity = try FileIdentity(of: descriptor, path: path)
      var source = DescriptorSource(descriptor: descriptor, path: path)
      var start = [UInt8](repeating: 0, count: 65_536)
      let count = try start.withUnsafeMutableBytes { try source.read(into: $0) }
      start.removeLast(start.count - count)
      try Opening.checkKind(start, path: path)
      delimiter = CSVDelimiter.sniff(start)
      var reader = CSVReader(
        DescriptorSource(descriptor: descriptor, path: path), delimiter: delimiter)
      do {
        repeat {
          guard try reader.next() else { throw ImportFileError.isEmpty(path: path) }
        } while reader.record.isBlankLine
      } catch let error as CSVError {
        throw ImportFileError(error, path: path)
      }
      if let problem = reader.record.problem {
        throw ImportFileError.badHeader(path: path, problem)
      }
      let columns = reader.record.cellCount
      guard columns < ImportFile.columnLimit else {
        throw ImportFileError.tooManyColumns(
          path: path, count: columns, limit: ImportFile.columnLimit)
      }
      header = (0..<columns).map(reader.record.text(of:))
      headerLine = reader.record.line
    }

    /// Recognises what people take for CSV by its first bytes.
    private static func checkKind(_ start: [UInt8], path: String) throws(ImportFileError) {
      if start.allSatisfy({ $0 == 0x20 || (0x09...0x0d).contains($0) }) {
        throw .isEmpty(path: path)
      }
      if start.starts(with: [0xff, 0xfe]) || start.starts(with: [0xfe, 0xff]) {
        throw .isUTF16(path: path)
      }
      // Zip archives, which XLSX and ODS files are, and the older XLS.
      let archive: [UInt8] = [0x50, 0x4b, 0x03, 0x04]
      let compound: [UInt8] = [0xd0, 0xcf, 0x11, 0xe0]
      if start.starts(with: archive) || start.starts(with: compound) {
        throw .isSpreadsheet(path: path)
      }
    }
  }

  /// Copies what can be read only once.
  enum Spool {
    /// The descriptor of a file without a name that holds all bytes of `descriptor`.
    static func copy(of descriptor: Int32, path: String) throws(ImportFileError) -> Int32 {
      let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
      let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
      let name = "\(folder)/tierline-import-\(digits)"
      let copy = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard copy >= 0 else { throw .unreadable(path: name, errno: errno) }
      unlink(name)
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        if count == 0 { return copy }
        let isWritten = count > 0 && write(buffer[..<count], to: copy)
        guard isWritten || (count < 0 && errno == EINTR) else {
          let number = errno
          close(copy)
          throw .unreadable(path: path, errno: number)
        }
      }
    }
  }
}

/// Writes all bytes; false with `errno` set when that fails.
func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { buffer in
    var done = 0
    while done < buffer.count {
      let count = Glibc.write(
        descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      if count < 0, errno == EINTR { continue }
      if count < 0 { return false }
      done += count
    }
    return true
  }
}
