internal import Domain
internal import Terminal

/// How text may look on one stream.
struct OutputStyle: Sendable {
  var isTerminal: Bool
  /// Colour codes may be written.
  var usesColor: Bool
  /// How characters outside ASCII are shown.
  var form: SafeText.Form
  /// Columns that a line may take; `nil` for any number.
  var columns: Int?

  /// Text that comes from data, harmless and on one line.
  func safe(_ text: String) -> SafeText {
    SafeText(text, form: form)
  }

  func bold(_ text: String) -> String {
    usesColor ? "\u{1B}[1m" + text + "\u{1B}[0m" : text
  }

  func red(_ text: String) -> String {
    usesColor ? "\u{1B}[31m" + text + "\u{1B}[0m" : text
  }

  func yellow(_ text: String) -> String {
    usesColor ? "\u{1B}[33m" + text + "\u{1B}[0m" : text
  }
}
