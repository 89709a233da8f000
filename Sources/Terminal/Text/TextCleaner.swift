/// The one function that makes text safe to draw; see `SafeText`.
struct TextCleaner {
  /// One decoded element of the input.
  enum Unit: Equatable {
    case scalar(Unicode.Scalar)
    case invalidByte(UInt8)
  }

  /// The cleaned text and, for each input unit, where its output begins.
  struct Result {
    var text: String
    /// UTF-8 offsets into `text`, one per input unit and one more for the end.
    var offsets: [Int]
  }

  /// Marks on one base that are shown; the rest become one `‹+N›`.
  static let marksPerBase = 4
  /// Joiners in one emoji sequence; the longest sequences in use have four.
  static let joinersPerSequence = 4

  private let units: [Unit]
  private var output = ""
  private var marks = 0
  private var surplus = 0
  private var joiners = 0
  private var hasSelector = false
  /// The base, mark or joiner shown just before; nil at the start and after an escape.
  private var previous: Unicode.Scalar?

  private init(units: [Unit]) {
    self.units = units
  }

  /// Cleans `units` and says where each of them went.
  static func clean(_ units: [Unit], form: SafeText.Form) -> Result {
    var cleaner = TextCleaner(units: units)
    var offsets: [Int] = []
    offsets.reserveCapacity(units.count + 1)
    for index in units.indices {
      switch form {
      case .unicode:
        cleaner.closeMarks(before: index)
        offsets.append(cleaner.output.utf8.count)
        cleaner.show(index)
      case .ascii:
        offsets.append(cleaner.output.utf8.count)
        cleaner.showASCII(index)
      }
    }
    cleaner.flushSurplus()
    offsets.append(cleaner.output.utf8.count)
    return Result(text: cleaner.output, offsets: offsets)
  }

  /// Splits bytes into scalars and the bytes that belong to none.
  static func decode(_ bytes: [UInt8]) -> [Unit] {
    var units: [Unit] = []
    units.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      switch UTF8Step(bytes[index...]) {
      case .scalar(let scalar, let length):
        units.append(.scalar(scalar))
        index += length
      case .invalid, .incomplete:
        units.append(.invalidByte(bytes[index]))
        index += 1
      }
    }
    return units
  }

  private mutating func showASCII(_ index: Int) {
    switch units[index] {
    case .invalidByte(let byte):
      append("\\x" + Self.hex(UInt32(byte), digits: 2))
    case .scalar(let scalar) where scalar.value >= 0x20 && scalar.value < 0x7F:
      output.unicodeScalars.append(scalar)
    case .scalar(let scalar):
      append("\\u{" + Self.hex(scalar.value, digits: 1) + "}")
    }
  }

  private mutating func show(_ index: Int) {
    guard case .scalar(let scalar) = units[index] else {
      if case .invalidByte(let byte) = units[index] {
        append("‹x" + Self.hex(UInt32(byte), digits: 2) + "›")
      }
      end()
      return
    }
    switch ScalarClass(scalar) {
    case .plain:
      if !(previous?.value == 0x200D || ScalarClass.isSkinTone(scalar)) { joiners = 0 }
      begin(scalar)
    case .mark:
      showMark(scalar)
    case .selector:
      if let previous, marks == 0, !hasSelector,
        ScalarClass.accepts(selector: scalar, after: previous)
      {
        output.unicodeScalars.append(scalar)
        hasSelector = true
      } else {
        escape(scalar)
      }
    case .joiner:
      if joins(scalar, at: index) {
        output.unicodeScalars.append(scalar)
        joiners += 1
        previous = scalar
      } else {
        escape(scalar)
      }
    case .control:
      output.unicodeScalars.append(ScalarClass.picture(of: scalar))
      end()
    case .hidden:
      escape(scalar)
    }
  }

  private mutating func begin(_ base: Unicode.Scalar) {
    output.unicodeScalars.append(base)
    marks = 0
    hasSelector = false
    previous = base
  }

  private mutating func end() {
    marks = 0
    hasSelector = false
    previous = nil
  }

  private mutating func showMark(_ scalar: Unicode.Scalar) {
    if previous == nil || previous?.value == 0x200D || previous?.value == 0x200C {
      // A mark with nothing to sit on gets the dotted circle that the Unicode charts use.
      begin("\u{25CC}")
    }
    if marks < Self.marksPerBase {
      output.unicodeScalars.append(scalar)
      marks += 1
      previous = scalar
    } else {
      surplus += 1
    }
  }

  /// Ends a run of surplus marks when the unit at `index` is not one more of them.
  private mutating func closeMarks(before index: Int) {
    guard surplus > 0 else { return }
    if case .scalar(let scalar) = units[index], case .mark = ScalarClass(scalar) { return }
    flushSurplus()
  }

  private mutating func flushSurplus() {
    guard surplus > 0 else { return }
    append("‹+\(surplus)›")
    surplus = 0
    end()
  }

  private func joins(_ joiner: Unicode.Scalar, at index: Int) -> Bool {
    guard let previous, index + 1 < units.count, case .scalar(let next) = units[index + 1],
      joiners < Self.joinersPerSequence
    else { return false }
    let emoji = ScalarClass.isPictograph(next) && ScalarClass.isPictograph(previous)
    if joiner.value == 0x200D && emoji { return true }
    return ScalarClass.isOfJoiningScript(previous) && ScalarClass.isOfJoiningScript(next)
      && ScalarClass(next) == .plain
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    append("‹" + Self.hex(scalar.value, digits: 1) + "›")
    end()
  }

  private mutating func append(_ text: String) {
    output += text
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
