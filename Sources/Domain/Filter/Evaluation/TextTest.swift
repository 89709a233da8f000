/// A test on a column of texts that differ from row to row.
struct TextTest: Sendable {
  enum Question: Sendable {
    case known
    /// The text passes one of these tests.
    case any([TextMatcher])
    /// The part behind the last `@` passes one of these tests.
    case domain([TextMatcher])
    /// The text has a domain part.
    case knownDomain
    case digits(DigitMatcher)
  }

  let question: Question

  init(_ question: Question) {
    self.question = question
  }

  var cost: Int {
    switch question {
    case .known: 2
    case .any(let matchers), .domain(let matchers): 10 * max(1, matchers.count)
    case .knownDomain, .digits: 10
    }
  }

  func rows(of chunk: TextColumn.Chunk, among mask: [UInt64]) -> [UInt64] {
    let (bytes, starts, lengths) = (chunk.bytes, chunk.starts, chunk.lengths)
    switch question {
    case .known: return RowTest.rows(mask) { lengths[$0] > 0 }
    case .any(let matchers):
      let isASCII = TextMatcher.isASCII(bytes, 0, bytes.count)
      guard matchers.count == 1 else {
        return RowTest.rows(mask) { place in
          let start = Int(starts[place])
          let end = start + Int(lengths[place])
          return matchers.contains { $0.matches(bytes, start, end, isASCII: isASCII) }
        }
      }
      let matcher = matchers[0]
      return RowTest.rows(mask) { place in
        let start = Int(starts[place])
        return matcher.matches(bytes, start, start + Int(lengths[place]), isASCII: isASCII)
      }
    case .domain(let matchers):
      return RowTest.rows(mask) { place in
        let end = Int(starts[place]) + Int(lengths[place])
        guard let start = TextTest.domainStart(bytes, Int(starts[place]), end) else { return false }
        return matchers.contains { $0.matches(bytes, start, end, isASCII: false) }
      }
    case .knownDomain:
      return RowTest.rows(mask) { place in
        let start = Int(starts[place])
        return TextTest.domainStart(bytes, start, start + Int(lengths[place])) != nil
      }
    case .digits(let matcher):
      return RowTest.rows(mask) { place in
        let start = Int(starts[place])
        return matcher.matches(bytes, start, start + Int(lengths[place]))
      }
    }
  }

  private static func domainStart(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var index = end
    while index > start {
      index -= 1
      if bytes[index] == UInt8(ascii: "@") { return index + 1 }
    }
    return nil
  }
}
