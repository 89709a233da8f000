/// Turns the bytes that a terminal sends into events; it has no clock, times come in as values.
///
/// Every byte goes through here, so that reports of the terminal, whole or in pieces, are
/// recognised and dropped and never become keys.
package struct InputDecoder {
  /// How long unfinished input is waited for.
  package struct Patience: Hashable, Sendable {
    /// After an escape byte that may be the Escape key.
    package var escape: Duration
    /// Inside a sequence that can be nothing else.
    package var sequence: Duration
    /// From the beginning of a report to its end.
    package var report: Duration
    /// After the last byte of a paste whose end mark does not come.
    package var paste: Duration

    /// The usual waiting times.
    package init(
      escape: Duration = .milliseconds(25), sequence: Duration = .milliseconds(500),
      report: Duration = .seconds(1), paste: Duration = .seconds(10)
    ) {
      self.escape = escape
      self.sequence = sequence
      self.report = report
      self.paste = paste
    }
  }

  enum Mode: Equatable {
    case keys
    case paste(PasteCollector)
    /// In a report that ends with BEL or `ESC \`; began at this time.
    case report(since: Duration)
  }

  /// What the bytes at the front of the buffer are.
  enum Step: Equatable {
    /// They mean this; `length` of them are used up.
    case means(SequenceMeaning, length: Int)
    /// Perhaps more is to come; if not, they are keys of their own.
    case unsure
    /// More must come.
    case unfinished
    /// A report starts.
    case report(length: Int)
  }

  let sequences: [[UInt8]: Key]
  private let patience: Patience
  private var buffer: [UInt8] = []
  private var mode = Mode.keys
  private var lastFeed = Duration.zero
  /// The bytes last taken for keys for want of anything after them, and when.
  private var givenUp: (bytes: [UInt8], at: Duration)?
  private var isUnsure = false

  /// A decoder that also knows the key sequences of one terminal type.
  package init(sequences: [[UInt8]: Key] = [:], patience: Patience = Patience()) {
    self.sequences = sequences
    self.patience = patience
  }

  /// Adds bytes that came at time `now`.
  package mutating func feed(_ bytes: some Sequence<UInt8>, at now: Duration) {
    buffer += bytes
    lastFeed = now
  }

  /// When `events(at:)` should be called again though no byte came; nil when nothing is pending.
  package var deadline: Duration? {
    switch mode {
    case .report(let since): since + patience.report
    case .paste: lastFeed + patience.paste
    case .keys:
      buffer.isEmpty ? nil : lastFeed + (isUnsure ? patience.escape : patience.sequence)
    }
  }

  /// All events that the bytes so far mean at time `now`.
  package mutating func events(at now: Duration) -> [InputEvent] {
    var events: [InputEvent] = []
    while advance(at: now, &events) {}
    return events
  }

  /// Takes one step; false when nothing more can be said now.
  private mutating func advance(at now: Duration, _ events: inout [InputEvent]) -> Bool {
    switch mode {
    case .report(let since):
      skipReport()
      if case .report = mode, now - since >= patience.report {
        mode = .keys
        buffer = []
      }
      if case .report = mode { return false }
      return !buffer.isEmpty
    case .paste(var paste):
      mode = .keys
      if paste.take(from: &buffer) {
        events.append(.paste(paste.finish()))
      } else if now - lastFeed >= patience.paste {
        events.append(.paste(paste.finish(with: buffer)))
        buffer = []
      } else {
        mode = .paste(paste)
        return false
      }
      return !buffer.isEmpty
    case .keys:
      return !buffer.isEmpty && advanceKeys(at: now, &events)
    }
  }

  private mutating func advanceKeys(at now: Duration, _ events: inout [InputEvent]) -> Bool {
    let step: Step
    if let late = lateStep(at: now) {
      step = late
    } else {
      step = self.step(buffer[...])
    }
    isUnsure = step == .unsure
    switch step {
    case .means(let meaning, let length):
      givenUp = nil
      buffer.removeFirst(length)
      apply(meaning, &events)
      return true
    case .report(let length):
      givenUp = nil
      buffer.removeFirst(length)
      mode = .report(since: now)
      return true
    case .unsure:
      guard now - lastFeed >= patience.escape else { return false }
      giveUp(at: now, &events)
      return true
    case .unfinished:
      guard now - lastFeed >= patience.sequence else { return false }
      buffer = []
      return false
    }
  }

  private mutating func apply(_ meaning: SequenceMeaning, _ events: inout [InputEvent]) {
    switch meaning {
    case .event(let event): events.append(event)
    case .pasteBegins: mode = .paste(PasteCollector())
    case .pasteEnds, .nothing: break
    }
  }

  /// Nothing follows: an escape alone is the Escape key, with one character it is Alt.
  private mutating func giveUp(at now: Duration, _ events: inout [InputEvent]) {
    if buffer.count == 2, buffer[1] != 0x1B {
      givenUp = (buffer, now)
      events.append(.key(.alt(Character(Unicode.Scalar(buffer[1])))))
      buffer = []
      return
    }
    events.append(.key(.escape))
    buffer.removeFirst()
    givenUp = ([0x1B], now)
  }

  /// The rest of a report whose first bytes came so early that they were taken for keys.
  private func lateStep(at now: Duration) -> Step? {
    guard let givenUp, now - givenUp.at < patience.report else { return nil }
    let whole = givenUp.bytes + buffer
    let early = givenUp.bytes.count
    guard whole.count > 2 else { return nil }
    switch step(whole[...]) {
    case .report(let length):
      return .report(length: length - early)
    case .means(let meaning, let length) where length > 3 && whole[1] == UInt8(ascii: "["):
      let isKey = if case .event(.key) = meaning { true } else { false }
      return isKey ? nil : .means(meaning, length: length - early)
    case .unfinished where whole[1] == UInt8(ascii: "[") && (0x3C...0x3F).contains(whole[2]):
      return .unfinished
    default:
      return nil
    }
  }

  private mutating func skipReport() {
    for (index, byte) in buffer.enumerated() {
      switch byte {
      case 0x07, 0x18, 0x1A:
        buffer.removeFirst(index + 1)
        mode = .keys
        return
      case 0x1B:
        guard index + 1 < buffer.count else {
          buffer.removeFirst(index)
          return
        }
        buffer.removeFirst(buffer[index + 1] == UInt8(ascii: "\\") ? index + 2 : index)
        mode = .keys
        return
      default: break
      }
    }
    buffer = []
  }
}
