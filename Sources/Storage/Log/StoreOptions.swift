/// What a store is opened for.
package enum StoreAccess: Hashable, Sendable {
  case readOnly
  case readWrite
}

/// Choices in creating and opening a store.
package struct StoreOptions: Sendable {
  /// Creates the store for a group (mode 2770) instead of one account (0700).
  package var isShared = false
  /// Uses a private store that belongs to somebody else.
  package var trustsForeignOwner = false
  /// Gives 16 random bytes for a commit's salt.
  package var salt: @Sendable () -> [UInt8] = StoreOptions.randomBytes

  package init() {}

  /// 16 bytes from the system's generator.
  private static func randomBytes() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}

/// Something the person should know, though the store can be used.
package enum StoreWarning: Hashable, Sendable {
  /// The store lies in memory and will not outlive a restart.
  case memoryVolume(type: String)
  /// The store can be read but not changed.
  case readOnly(ReadOnlyReason)
  /// The journal ends in bytes of an append that broke off; the next commit puts them away.
  case tornTail(file: String, byte: Int, bytes: Int)
}
