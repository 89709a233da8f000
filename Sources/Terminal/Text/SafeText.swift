/// Text that can be drawn or printed without moving the cursor, changing colours or hiding anything.
///
/// Made only by the one cleaning function (`TextCleaner`): control characters, bidirectional
/// controls, invisible characters and invalid bytes are shown as marks (`␛`, `‹202E›`, `‹xFF›`),
/// never dropped and never passed on. Cleaning clean text changes nothing.
package struct SafeText: Hashable, Sendable {
  /// How characters outside printable ASCII are shown.
  package enum Form: Sendable {
    /// Letters of every script as they are; unsafe scalars as pictures and `‹hex›`.
    case unicode
    /// Everything outside printable ASCII as `\u{hex}`, invalid bytes as `\xHH`.
    case ascii
  }

  /// The cleaned text.
  package let string: String

  /// Text with nothing in it.
  package static let empty = SafeText(cleaned: "")

  /// Cleans `raw` for use in one line; a newline becomes `␤`, a tab `␉`.
  package init(_ raw: String, form: Form = .unicode) {
    if Self.isPrintableASCII(raw.utf8) {
      string = raw
    } else {
      string = TextCleaner.clean(raw.unicodeScalars.map { .scalar($0) }, form: form).text
    }
  }

  /// Cleans bytes that should be UTF-8; each byte that is not becomes `‹xHH›`.
  package init(bytes: some Sequence<UInt8>, form: Form = .unicode) {
    let bytes = Array(bytes)
    if Self.isPrintableASCII(bytes) {
      string = String(decoding: bytes, as: UTF8.self)
    } else {
      string = TextCleaner.clean(TextCleaner.decode(bytes), form: form).text
    }
  }

  /// Wraps text that this module built from clean parts.
  init(cleaned: String) {
    string = cleaned
  }

  /// Cleans text line by line, for notes and messages that may hold newlines.
  ///
  /// `\n`, `\r\n` and `\r` end a line; the result has at least one element.
  package static func lines(of raw: String, form: Form = .unicode) -> [SafeText] {
    raw.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      .map { SafeText(String($0), form: form) }
  }

  /// True when there is nothing to draw.
  package var isEmpty: Bool { string.isEmpty }

  /// Columns that the text takes in the grid.
  package var width: Int { TextWidth.columns(of: self) }

  /// True when every character is printable ASCII.
  package var isASCII: Bool { Self.isPrintableASCII(string.utf8) }

  /// The text with this many blanks.
  package static func blanks(_ count: Int) -> SafeText {
    SafeText(cleaned: String(repeating: " ", count: max(0, count)))
  }

  /// The text repeated; a negative count gives none.
  package func repeated(_ count: Int) -> SafeText {
    SafeText(cleaned: String(repeating: string, count: max(0, count)))
  }

  /// Two texts one after the other.
  ///
  /// A clean text never begins with a combining mark or a joiner, so joining two clean texts is
  /// clean again.
  package static func + (left: SafeText, right: SafeText) -> SafeText {
    SafeText(cleaned: left.string + right.string)
  }

  /// Appends clean text.
  package static func += (left: inout SafeText, right: SafeText) {
    left = left + right
  }

  private static func isPrintableASCII(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}

extension SafeText: ExpressibleByStringInterpolation {
  /// Cleans the literal like any other text.
  package init(stringLiteral value: String) {
    self.init(value)
  }
}

extension SafeText: CustomStringConvertible {
  /// The cleaned text.
  package var description: String { string }
}

extension Sequence where Element == SafeText {
  /// All texts in order with `separator` between them.
  package func joined(separator: SafeText) -> SafeText {
    SafeText(cleaned: map(\.string).joined(separator: separator.string))
  }
}
