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
  package enum Content: Hashable, Sendable, CaseIterable {
    case none
    case all
    /// All writes but half of each file's last.
    case halfOfLast
    /// All writes but the last byte of each file's last.
    case allButOneByte
    /// The new lengths, with zeros instead of the bytes.
    case zeros
  }

  package var content: Content
  /// How many of the changes of names are kept, in their order.
  package var names: Int

  package var description: String { "\(content), \(names) names" }
}
