import Domain
import Engine

/// The present moment.
enum SystemTime {
  static var now: Instant { SystemClock().now() }
}
