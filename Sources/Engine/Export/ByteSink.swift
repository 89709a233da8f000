import Glibc

/// Where bytes go, some at a time.
package protocol ByteSink {
  mutating func write(_ bytes: ArraySlice<UInt8>) throws
}

/// Writes to an open file, such as standard output.
package struct DescriptorSink: ByteSink {
  private let descriptor: Int32
  private let name: String

  /// Writes to `descriptor`, which errors call `name`; the caller closes it.
  package init(descriptor: Int32, name: String = "-") {
    self.descriptor = descriptor
    self.name = name
  }

  /// Throws `OutputFileError.cannotWrite`, for a pipe that nobody reads any more with `EPIPE`.
  package mutating func write(_ bytes: ArraySlice<UInt8>) throws(OutputFileError) {
    guard Engine.write(bytes, to: descriptor) else {
      throw .cannotWrite(path: name, errno: errno)
    }
  }
}

/// Keeps the bytes in memory.
package struct MemorySink: ByteSink {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write(_ bytes: ArraySlice<UInt8>) {
    self.bytes += bytes
  }
}

/// Writes into a file that is to take its place when it is whole.
struct FileSink: ByteSink {
  let file: ReplacingFile

  mutating func write(_ bytes: ArraySlice<UInt8>) throws(OutputFileError) {
    try file.write(bytes)
  }
}
