/// The calls to the operating system that the store makes, one method a system call.
///
/// Each method does its call once: an interrupted call (EINTR) is reported like any other error
/// and a short read or write returns its count, so that tests can produce both. Callers use the
/// retrying forms of `FileSystem+Whole.swift`. Names are looked up in an open directory and never
/// followed when they are symbolic links; opened descriptors are closed on exec and above 2.
package protocol FileSystem: Sendable {
  /// Opens a directory: `name` in `parent`, or a path of the process when `parent` is nil.
  ///
  /// Only the last part of the path is protected against links, and only if `followingLink` is
  /// false.
  func openDirectory(
    _ name: String, in parent: Descriptor?, followingLink: Bool
  ) throws(FileError) -> Descriptor

  /// Makes a directory with exactly this mode, whatever the umask.
  func makeDirectory(
    _ name: String, in parent: Descriptor, mode: UInt32
  ) throws(FileError)

  /// Opens an existing file.
  func open(
    _ name: String, in directory: Descriptor, access: FileAccess
  ) throws(FileError) -> Descriptor

  /// Creates a file that must not exist, open for reading and writing, mode 0600.
  func create(_ name: String, in directory: Descriptor) throws(FileError) -> Descriptor

  /// Sets the mode bits of an open file or directory.
  func setMode(_ mode: UInt32, of file: Descriptor) throws(FileError)

  /// Gives the descriptor back and drops its locks. Errors say nothing new after a sync.
  func close(_ file: Descriptor)

  /// Reads at most `buffer.count` bytes at `offset`; 0 means the end of the file.
  func read(
    _ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(FileError) -> Int

  /// Writes at most `bytes.count` bytes at `offset` and returns how many were taken.
  func write(
    _ bytes: UnsafeRawBufferPointer, to file: Descriptor, at offset: Int
  ) throws(FileError) -> Int

  /// Makes the content of a file durable, with its length (fdatasync).
  func syncData(_ file: Descriptor) throws(FileError)

  /// Makes a file, or the names in a directory, durable (fsync).
  func sync(_ file: Descriptor) throws(FileError)

  /// Sets the length of a file.
  func truncate(_ file: Descriptor, to length: Int) throws(FileError)

  /// Renames within one file system, replacing what has the new name.
  func rename(
    _ name: String, in directory: Descriptor, to newName: String, in newDirectory: Descriptor
  ) throws(FileError)

  /// Removes a name of a file.
  func remove(_ name: String, in directory: Descriptor) throws(FileError)

  /// The names in a directory without `.` and `..`, in no order.
  func list(_ directory: Descriptor) throws(FileError) -> [String]

  /// What an open file is.
  func status(of file: Descriptor) throws(FileError) -> FileStatus

  /// What a name stands for; a symbolic link is itself.
  func status(of name: String, in directory: Descriptor) throws(FileError) -> FileStatus

  /// The directories above an open directory, the nearest first, up to the root.
  func ancestors(of directory: Descriptor) throws(FileError) -> [FileStatus]

  /// What kind of volume an open directory lies on.
  func volume(of directory: Descriptor) throws(FileError) -> Volume

  /// Takes, changes or drops a lock on one byte of a file without waiting; false when another
  /// descriptor holds it. Locks belong to the descriptor and end with it (OFD locks).
  func setLock(
    _ lock: LockMode, onByte byte: Int, of file: Descriptor
  ) throws(FileError) -> Bool

  /// The user that this process creates files as.
  var effectiveUser: UInt32 { get }

  /// The number of this process.
  var processNumber: Int32 { get }

  /// Milliseconds of a clock that never goes back; used for deadlines only.
  var monotonicMilliseconds: Int { get }

  /// Lets time pass while waiting for a lock.
  func pause(milliseconds: Int)
}
