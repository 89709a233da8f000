private import Glibc
import Storage
import Synchronization

/// A file system in memory that can fail, crash and tear writes, for tests of stores.
///
/// Content that no sync reached and names that no sync of their directory reached are known apart,
/// so `diskStates()` gives the disks that a crash at this moment may leave. Several stores and
/// threads may use one. Time stands still except for pauses, unless `usesRealTime`.
package final class MemoryFileSystem: FileSystem {
  struct State {
    var disk: MemoryDisk
    var open: [Int32: OpenFile] = [:]
    var locks: [LockKey: [Int32: LockMode]] = [:]
    var calls = 0
    var log: [String] = []
    var plan: FaultPlan?
    var hasCrashed = false
    var nextDescriptor: Int32 = 3
    var milliseconds = 0
    var volume = Volume.local
    var user: UInt32
  }

  struct OpenFile {
    var node: Int
    var isWritable: Bool
  }

  struct LockKey: Hashable {
    var node: Int
    var byte: Int
  }

  let state: Mutex<State>
  private let usesRealTime: Bool

  /// An empty disk.
  package init(user: UInt32 = 1000, usesRealTime: Bool = false) {
    state = Mutex(State(disk: MemoryDisk(owner: user), user: user))
    self.usesRealTime = usesRealTime
  }

  init(disk: MemoryDisk, user: UInt32, usesRealTime: Bool) {
    state = Mutex(State(disk: disk, user: user))
    self.usesRealTime = usesRealTime
  }

  // MARK: Faults

  /// What is to go wrong; setting it starts the count of calls anew.
  package var plan: FaultPlan? {
    get { state.withLock { $0.plan } }
    set {
      state.withLock { state in
        state.plan = newValue
        state.calls = 0
        state.log = []
      }
    }
  }

  /// How many calls were made since `plan` was set.
  package var calls: Int { state.withLock { $0.calls } }

  /// The calls made since `plan` was set, by name.
  package var log: [String] { state.withLock { $0.log } }

  /// Whether the planned crash has come; every call fails from then on.
  package var hasCrashed: Bool { state.withLock { $0.hasCrashed } }

  /// The disks that a crash at this moment may leave, without open files and locks.
  package func diskStates() -> [(CrashState, MemoryFileSystem)] {
    let (disk, user) = state.withLock { ($0.disk, $0.user) }
    return disk.crashStates().map { state in
      (state, MemoryFileSystem(disk: disk.afterCrash(state), user: user, usesRealTime: false))
    }
  }

  /// The same disk for another machine: nothing open, nothing locked, nothing planned.
  package func copy() -> MemoryFileSystem {
    let (disk, user) = state.withLock { ($0.disk, $0.user) }
    return MemoryFileSystem(disk: disk, user: user, usesRealTime: usesRealTime)
  }

  // MARK: Time and process

  package var effectiveUser: UInt32 { state.withLock { $0.user } }

  package var processNumber: Int32 { 4711 }

  package var monotonicMilliseconds: Int {
    if usesRealTime { return DiskFileSystem().monotonicMilliseconds }
    return state.withLock { $0.milliseconds }
  }

  package func pause(milliseconds: Int) {
    if usesRealTime { return DiskFileSystem().pause(milliseconds: milliseconds) }
    state.withLock { $0.milliseconds += milliseconds }
  }

  // MARK: Calls

  /// Counts a call and lets the plan have its way with it.
  func call<Result>(
    _ call: FileCall, _ what: String, _ body: (inout State) throws(FileError) -> Result
  ) throws(FileError) -> Result {
    let result = state.withLock { state -> Swift.Result<Result, FileError> in
      do throws(FileError) {
        try state.admit(call, what)
        return .success(try body(&state))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

extension MemoryFileSystem.State {
  fileprivate mutating func admit(_ call: FileCall, _ what: String) throws(FileError) {
    calls += 1
    log.append("\(call.rawValue) \(what)")
    if hasCrashed { throw FileError(call: call, code: EIO) }
    guard let plan, calls >= plan.call else { return }
    switch plan.fault {
    case .error(let code) where calls == plan.call:
      if code != EINTR { forgetIfSync(call, what) }
      throw FileError(call: call, code: code)
    case .errorEverAfter(let code, let kinds) where kinds.contains(call):
      forgetIfSync(call, what)
      throw FileError(call: call, code: code)
    case .crash:
      hasCrashed = true
      throw FileError(call: call, code: EIO)
    default:
      return
    }
  }

  /// A failed sync of a file marks its changes as written.
  private mutating func forgetIfSync(_ call: FileCall, _ what: String) {
    guard call == .sync || call == .syncData, let number = Int32(what), let file = open[number]
    else { return }
    disk.forgetUnsynced(of: file.node)
  }

  /// How many bytes of a write the plan lets through, for the call being made.
  func allowedLength(_ count: Int) throws(FileError) -> Int {
    switch plan?.fault {
    case .shortWrite(let limit) where calls == plan?.call:
      return min(limit, count)
    case .shortWriteThenError(let limit, _) where calls == plan?.call:
      return min(limit, count)
    case .shortWriteThenError(_, let code) where calls > plan?.call ?? 0:
      throw FileError(call: .write, code: code)
    default:
      return count
    }
  }
}
