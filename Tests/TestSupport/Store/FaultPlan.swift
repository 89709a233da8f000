package import Storage

/// What goes wrong, and at which call counted from 1.
package struct FaultPlan: Sendable {
  package enum Fault: Hashable, Sendable {
    /// The call fails with this `errno` and does nothing.
    case error(Int32)
    /// The call and all later ones of these kinds fail.
    case errorEverAfter(Int32, Set<FileCall>)
    /// The call is the first that does not happen, nor does any later one.
    case crash
    /// A write takes only so many bytes.
    case shortWrite(Int)
    /// A write takes only so many bytes; all later ones fail.
    case shortWriteThenError(Int, Int32)
  }

  /// The call that the fault is for.
  package var call: Int
  package var fault: Fault

  package init(call: Int, _ fault: Fault) {
    self.call = call
    self.fault = fault
  }

  /// The calls that fail when a disk is full.
  package static let callsThatNeedSpace: Set<FileCall> = [
    .create, .makeDirectory, .write, .syncData, .sync, .rename,
  ]
}

/// Which of the un-synced changes a crash leaves on the disk.
package struct CrashState: Hashable, Sendable, CustomStringConvertible {
  /// How much of the content written since each file's last sync is kept.
  package enum Content: Hashable, Sendable {
    case none
    case all
    /// All writes but half of each file's last.
    case halfOfLast
    /// All writes but the last byte of each file's last.
    case allButOneByte
    /// The new lengths, with zeros instead of the bytes.
    case zeros
    /// All writes of one file and none of the others, by the number of the file.
    case only(Int)
    /// No writes of one file and all of the others.
    case allBut(Int)
  }

  /// Which changes of names are kept; those of one directory may reach the disk in any order.
  package enum Names: Hashable, Sendable {
    /// The first so many.
    case first(Int)
    /// All but one.
    case allBut(Int)

    func keeps(_ index: Int) -> Bool {
      switch self {
      case .first(let count): index < count
      case .allBut(let dropped): index != dropped
      }
    }
  }

  package var content: Content
  package var names: Names

  /// Nothing that was not synced is kept.
  package static let nothing = CrashState(content: .none, names: .first(0))

  package var description: String { "content \(content), names \(names)" }

  /// The states to look at when there are so many changes of names, and these files with un-synced
  /// content.
  static func all(names count: Int, files: [Int]) -> [CrashState] {
    let whole: [Content] = [.none, .all, .halfOfLast, .allButOneByte, .zeros]
    var states: [CrashState] = []
    for kept in 0...count {
      for content in whole { states.append(CrashState(content: content, names: .first(kept))) }
      if files.count > 1 {
        for file in files {
          states.append(CrashState(content: .only(file), names: .first(kept)))
          states.append(CrashState(content: .allBut(file), names: .first(kept)))
        }
      }
    }
    for dropped in 0..<max(0, count - 1) {
      for content in [Content.none, .all] {
        states.append(CrashState(content: content, names: .allBut(dropped)))
      }
    }
    return states
  }
}
