/// A system call that failed.
package struct FileError: Error, Hashable, Sendable {
  package let call: FileCall
  /// The value of `errno`.
  package let code: Int32

  package init(call: FileCall, code: Int32) {
    self.call = call
    self.code = code
  }
}

/// The system calls of `FileSystem`, by name.
package enum FileCall: String, Hashable, Sendable, CaseIterable {
  case openDirectory
  case makeDirectory
  case open
  case create
  case setMode
  case close
  case read
  case write
  case syncData
  case sync
  case truncate
  case rename
  case remove
  case list
  case status
  case ancestors
  case volume
  case setLock
}
