internal import Domain

/// The figures of the account day by day, as lines of the snapshot's account segment.
///
/// Each point takes five numbers: the days since the point before (on a line's first point since
/// 1970), then marketing contacts, pending ones, all contacts, tier.
///
///     {"usage":[20774,9751,412,18230,12000,1,9760,412,18240,12000]}
enum UsageCoding {
  private static let pointsPerLine = 2000

  static func parts(_ points: [UsagePoint]) -> [ArraySlice<UsagePoint>] {
    stride(from: 0, to: points.count, by: pointsPerLine).map {
      points[$0..<min($0 + pointsPerLine, points.count)]
    }
  }

  static func write(_ points: ArraySlice<UsagePoint>, _ emitter: inout JSONEmitter) {
    emitter.key("usage")
    emitter.beginArray()
    var day = 0
    for point in points {
      for number in [
        point.day.dayNumber - day, point.marketing, point.pending, point.contacts, point.tier,
      ] {
        emitter.integer(number)
      }
      day = point.day.dayNumber
    }
    emitter.endArray()
  }

  static func read(_ scanner: inout JSONScanner) throws -> [UsagePoint] {
    var points: [UsagePoint] = []
    var numbers: [Int] = []
    var day = 0
    try scanner.enterArray()
    while try scanner.nextElement() {
      numbers.append(try scanner.integer())
      guard numbers.count == 5 else { continue }
      guard numbers.allSatisfy({ (0..<1 << 40).contains($0) }) else {
        throw ContentError.badValue(member: "usage")
      }
      day += numbers[0]
      points.append(
        UsagePoint(
          day: CalendarDate(dayNumber: day), marketing: numbers[1], pending: numbers[2],
          contacts: numbers[3], tier: numbers[4]))
      numbers.removeAll(keepingCapacity: true)
    }
    guard numbers.isEmpty else { throw ContentError.badValue(member: "usage") }
    return points
  }
}
