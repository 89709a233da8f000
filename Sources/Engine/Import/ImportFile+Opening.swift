import Glibc

extension ImportFile {
  /// What is read of a file when it is opened.
  struct Opening {
    let identity: FileIdentity
    let encoding: TextEncoding
    let layout: Layout
    let header: [String]
    let headerLine: Int
    let titleRows: Int
    let footerRows: Int
    let samples: [[String]]
    let ignoredLines: [String]

    var size: Int { identity.size }

    /// How much of the file is looked at to find out what it is.
    private static let sampleSize = 65_536
    /// How many rows are kept as examples.
    private static let sampleRows = 20
    private static let footerSize = 4096

    /// Reads a file that is open; `encoding` is taken without a look where it is given.
    init(
      descriptor: Int32, path: String, limits: ImportLimits, encoding given: TextEncoding?
    ) throws {
      let identity = try FileIdentity(of: descriptor, path: path)
      guard identity.size <= limits.bytes else {
        throw ImportFileError.tooLarge(path: path, size: identity.size, limit: limits.bytes)
      }
      let source = DescriptorSource(descriptor: descriptor, path: path)
      let start = try Opening.bytes(of: source, count: Opening.sampleSize)
      try Opening.checkKind(start, path: path)
      var encoding =
        try given ?? TextEncoding.declared(by: start) ?? EncodingScan(source).encoding
      if encoding == .windows1252, given == nil {
        let texts = try [TextEncoding.windows1252, .windows1250].map { page in
          let text = TextSource(source, encoding: page)
          return Opening.wholeLines(try Opening.bytes(of: text, count: Opening.sampleSize))
        }
        encoding = CodePages.encoding(of: start, western: texts[0], central: texts[1])
      }
      let sample = try Opening.bytes(
        of: TextSource(source, encoding: encoding), count: Opening.sampleSize)
      (self.identity, self.encoding) = (identity, encoding)
      if CardSniff.isCard(sample) {
        layout = .cards
        (header, headerLine, titleRows, footerRows) = (CardColumn.header, 0, 0, 0)
        ignoredLines = CardSniff.leftOut(sample)
        samples = Opening.cards(sample)
        return
      }
      ignoredLines = []
      // The last line of a sample may be cut off in its middle.
      let sniff = TableSniff(Opening.wholeLines(sample))
      layout = .table(delimiter: sniff.delimiter)
      titleRows = sniff.titleRows
      var reader = CSVReader(
        TextSource(source, encoding: encoding), delimiter: sniff.delimiter)
      header = try Opening.header(&reader, line: sniff.headerLine, path: path, limits)
      headerLine = reader.record.line
      let rows = Opening.rows(&reader, cells: header.count)
      samples = rows
      let end = try Opening.bytes(
        of: DescriptorSource(
          descriptor: descriptor, path: path,
          offset: max(0, identity.size - Opening.footerSize) / 2 * 2),
        count: Opening.footerSize)
      footerRows = ReportFooter.count(in: try Opening.text(end, encoding))
    }

    private static func header(
      _ reader: inout CSVReader<TextSource<DescriptorSource>>, line: Int, path: String,
      _ limits: ImportLimits
    ) throws -> [String] {
      do {
        repeat {
          guard try reader.next() else { throw ImportFileError.isEmpty(path: path) }
        } while reader.record.line < line || reader.record.isBlankLine
      } catch let error as CSVError {
        throw ImportFileError(error, path: path)
      }
      if let problem = reader.record.problem {
        throw ImportFileError.badHeader(path: path, problem)
      }
      let columns = reader.record.cellCount
      guard columns < limits.columns else {
        throw ImportFileError.tooManyColumns(path: path, count: columns, limit: limits.columns)
      }
      return (0..<columns).map(reader.record.text(of:))
    }

    /// The first rows that are well formed; a mistake is for the import to find.
    private static func rows(
      _ reader: inout CSVReader<TextSource<DescriptorSource>>, cells: Int
    ) -> [[String]] {
      var rows: [[String]] = []
      while rows.count < sampleRows, (try? reader.next()) == true {
        let record = reader.record
        guard record.problem == nil, record.cellCount == cells, !ReportFooter.isFooter(record)
        else { continue }
        rows.append((0..<cells).map { FormulaGuard.removed(record.text(of: $0)) })
      }
      return rows
    }

    private static func cards(_ sample: [UInt8]) -> [[String]] {
      var reader = CardReader(MemorySource(sample))
      var rows: [[String]] = []
      while rows.count < sampleRows, (try? reader.next()) == true {
        guard reader.record.problem == nil else { continue }
        rows.append((0..<reader.record.cellCount).map(reader.record.text(of:)))
      }
      return rows
    }

    private static func bytes(of source: some ByteSource, count: Int) throws -> [UInt8] {
      var source = source
      var bytes = [UInt8](repeating: 0, count: count)
      var filled = 0
      while filled < count {
        let more = try bytes.withUnsafeMutableBytes {
          try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[filled...]))
        }
        guard more > 0 else { break }
        filled += more
      }
      bytes.removeLast(count - filled)
      return bytes
    }

    private static func text(_ bytes: [UInt8], _ encoding: TextEncoding) throws -> String {
      var source = TextSource(MemorySource(bytes), encoding: encoding)
      var text = [UInt8](repeating: 0, count: bytes.count * 3 + 3)
      var filled = 0
      while true {
        let more = try text.withUnsafeMutableBytes {
          try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[filled...]))
        }
        guard more > 0 else { break }
        filled += more
      }
      return String(decoding: text[..<filled], as: UTF8.self)
    }

    private static func wholeLines(_ sample: [UInt8]) -> [UInt8] {
      guard sample.count == sampleSize,
        let end = sample.lastIndex(where: { $0 == 0x0a || $0 == 0x0d }), end > 0
      else { return sample }
      return Array(sample[...end])
    }

    /// Recognises what people take for CSV by its first bytes.
    private static func checkKind(_ start: [UInt8], path: String) throws(ImportFileError) {
      let mark: [UInt8] = [0xef, 0xbb, 0xbf]
      let text = start.starts(with: mark) ? start.dropFirst(3) : start[...]
      let isUTF16 = [[0xff, 0xfe], [0xfe, 0xff]].contains(Array(start.prefix(2)))
      let blanks = isUTF16 ? start.dropFirst(2).drop { $0 == 0 || $0 <= 0x20 } : text
      if blanks.allSatisfy({ $0 == 0x20 || (0x09...0x0d).contains($0) }) {
        throw .isEmpty(path: path)
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
    /// The descriptor of a file without a name that holds all bytes of `descriptor`, of which there
    /// may be no more than `limit`.
    static func copy(
      of descriptor: Int32, path: String, limit: Int
    ) throws(ImportFileError) -> Int32 {
      let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
      let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
      let name = "\(folder)/tierline-import-\(digits)"
      let copy = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard copy >= 0 else { throw .unreadable(path: name, errno: errno) }
      unlink(name)
      var buffer = [UInt8](repeating: 0, count: 65_536)
      var total = 0
      while true {
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        if count == 0 { return copy }
        total += max(0, count)
        if total > limit {
          close(copy)
          throw .tooLarge(path: path, size: nil, limit: limit)
        }
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
