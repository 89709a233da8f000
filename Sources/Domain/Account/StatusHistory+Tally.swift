extension StatusHistory {
  /// How many contacts each batch made marketing, and how many it made non-marketing, by its position
  /// in `batches`.
  ///
  /// One pass over all entries.
  package func tally() -> (promoted: [Int], demoted: [Int]) {
    var promoted = [Int](repeating: 0, count: batches.count)
    var demoted = promoted
    forEachEntry { from, to, batch in
      if !from.counts, to.counts { promoted[batch] += 1 }
      if from.counts, !to.counts { demoted[batch] += 1 }
    }
    return (promoted, demoted)
  }

  /// How many contacts became non-marketing at or after a moment.
  func demotions(after start: Instant) -> Int {
    guard let first = batches.firstIndex(where: { $0.context.at >= start }) else { return 0 }
    let demoted = tally().demoted
    return batches.indices[first...].reduce(0) { sum, index in
      batches[index].context.at >= start ? sum + demoted[index] : sum
    }
  }
}
