package import Domain
internal import Glibc

/// Tells the time: the domain never asks for it.
package protocol Clock: Sendable {
  func now() -> Instant
}

/// The computer's clock.
package struct SystemClock: Clock {
  package init() {}

  package func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}

/// A clock that stands still, for trials with another date (`TIERLINE_NOW`).
package struct FixedClock: Clock {
  private let instant: Instant

  package init(_ instant: Instant) {
    self.instant = instant
  }

  package func now() -> Instant { instant }
}
