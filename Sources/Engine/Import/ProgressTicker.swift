/// Tells how often to look up from the work.
struct ProgressTicker {
  private var steps = 0
  private var last = ContinuousClock.now

  private static let stepsBetweenLooks = 256
  private static let interval = Duration.milliseconds(50)

  /// Counts one step; true when progress should be told.
  ///
  /// Asks every 256 steps whether to go on, and throws `CancellationError` when not.
  mutating func isDue(_ isCancelled: () -> Bool) throws -> Bool {
    steps += 1
    guard steps % ProgressTicker.stepsBetweenLooks == 0 else { return false }
    if isCancelled() { throw CancellationError() }
    let now = ContinuousClock.now
    guard now - last >= ProgressTicker.interval else { return false }
    last = now
    return true
  }
}
