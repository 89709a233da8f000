import Glibc

/// Times one case and prints it as a JSON line: median, 10th and 90th percentile in milliseconds,
/// and the most memory the process has held so far in megabytes.
struct Measurement {
  let name: String
  let contacts: Int
  private var milliseconds: [Double] = []

  init(_ name: String, contacts: Int) {
    self.name = name
    self.contacts = contacts
  }

  mutating func measure<Result>(_ body: () throws -> Result) rethrows -> Result {
    let start = ContinuousClock.now
    let result = try body()
    add(ContinuousClock.now - start)
    return result
  }

  mutating func add(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    milliseconds.append(Double(seconds) * 1000 + Double(attoseconds) / 1e15)
  }

  func report(note: String? = nil) {
    let sorted = milliseconds.sorted()
    func quantile(_ share: Double) -> String {
      let index = Int((Double(sorted.count - 1) * share).rounded())
      return Measurement.text(sorted.isEmpty ? 0 : sorted[index])
    }
    var line =
      #"{"case":"\#(name)","contacts":\#(contacts),"repetitions":\#(sorted.count),"#
      + #""median_ms":\#(quantile(0.5)),"p10_ms":\#(quantile(0.1)),"p90_ms":\#(quantile(0.9)),"#
      + #""us_per_1000":\#(Measurement.text((Double(quantile(0.5)) ?? 0) * 1e6 / Double(contacts))),"#
      + #""peak_mb":\#(Measurement.peakMegabytes)"#
    if let note { line += #","note":"\#(note)""# }
    print(line + "}")
    fflush(nil)
  }

  private static func text(_ number: Double) -> String {
    let thousandths = Int((number * 1000).rounded())
    let fraction = String(thousandths % 1000 + 1000).dropFirst()
    return "\(thousandths / 1000).\(fraction)"
  }

  private static var peakMegabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) / 1024
  }
}
