private import Glibc

extension FileSystem {
  /// Repeats a call for as long as a signal interrupts it.
  package func uninterrupted<Result>(
    _ call: () throws(FileError) -> Result
  ) throws(FileError) -> Result {
    while true {
      do {
        return try call()
      } catch  where error.code == EINTR {
        continue
      } catch {
        throw error
      }
    }
  }

  /// Fills `buffer` from `offset` on; returns fewer bytes only at the end of the file.
  package func readWhole(
    _ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(FileError) -> Int {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = try uninterrupted { () throws(FileError) in
        try read(file, into: rest, at: offset + done)
      }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// Reads `count` bytes at `offset`, fewer only at the end of the file.
  package func readWhole(
    _ file: Descriptor, count: Int, at offset: Int
  ) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, initialized in
      do throws(FileError) {
        initialized = try readWhole(file, into: UnsafeMutableRawBufferPointer(buffer), at: offset)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Writes all bytes at `offset`, going on after short writes.
  package func writeWhole(
    _ bytes: UnsafeRawBufferPointer, to file: Descriptor, at offset: Int
  ) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = try uninterrupted { () throws(FileError) in
        try write(rest, to: file, at: offset + done)
      }
      if count == 0 { throw FileError(call: .write, code: EIO) }
      done += count
    }
  }

  /// Writes all bytes at `offset`, going on after short writes.
  package func writeWhole(
    _ bytes: [UInt8], to file: Descriptor, at offset: Int
  ) throws(FileError) {
    var failure: FileError?
    bytes.withUnsafeBytes { buffer in
      do throws(FileError) {
        try writeWhole(buffer, to: file, at: offset)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}
