import CLI
import Curses
import Domain
import Engine
import Glibc
import Storage
import Terminal
import Wording

/// What the session says outside the console's own screens: before it is drawn, after it is gone,
/// and about the store.
struct SessionWords: Sendable {
  let catalogue: Catalogue

  init(usesASCII: Bool) {
    var catalogue = usesASCII ? CatalogueFiles.english.inASCII() : CatalogueFiles.english
    catalogue.clean = { SafeText($0, form: usesASCII ? .ascii : .unicode).string }
    self.catalogue = catalogue
  }

  /// Writes a line to standard error.
  func say(_ text: String) {
    write(text + "\n")
  }

  /// Writes to standard error as it stands.
  func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  func text(_ key: SessionPhrase, _ facts: [String: PhraseArgument] = [:]) -> String {
    catalogue.text(key, facts)
  }

  func sentence(_ error: any Error) -> String {
    catalogue.explanation(of: error).paragraph
  }

  func sentence(_ failure: Identity.Failure) -> String {
    catalogue.explanation(of: failure).paragraph
  }

  func sentence(_ notice: WorkspaceNotice) -> String {
    catalogue.text(of: notice)
  }

  func sentence(_ error: DisplayError) -> String {
    switch error {
    case .noTerminal: text(.noTerminal)
    case .cannotDraw(let type): text(.cannotDraw, ["type": .data(type)])
    case .unknownType(let type): text(.unknownTerminal, ["type": .data(type)])
    case .system(let call, let code):
      text(.callFailed, ["call": .text(call), "code": .digits(Int64(code))])
    }
  }

  func sentence(_ notice: DisplayNotice) -> String {
    switch notice {
    case .usingType(let used, let wanted):
      text(.usingTerminal, ["used": .data(used), "wanted": .data(wanted)])
    case .asciiOnly: text(.asciiOnly)
    }
  }
}
