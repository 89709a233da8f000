import Foundation

/// Why a text is not the committed one.
package enum TextMismatch: Error, Hashable, CustomStringConvertible {
  case missing(path: String)
  /// The text was written; run again without recording.
  case recorded(path: String)
  /// The lines that differ.
  case different(path: String, lines: [String])

  package var description: String {
    switch self {
    case .missing(let path): "no text at \(path); record it with TIERLINE_RECORD=1"
    case .recorded(let path): "recorded \(path); read it, then run without TIERLINE_RECORD"
    case .different(let path, let lines): "differs from \(path)\n" + lines.joined(separator: "\n")
    }
  }
}

/// Compares texts with committed files.
package enum TextGolden {
  /// Throws when `text` is not the content of `Goldens/NAME` beside the calling file.
  ///
  /// With `TIERLINE_RECORD=1` in the environment the text is written, and the call throws all the
  /// same, so that a recording run never passes.
  package static func check(
    _ text: String, _ name: String, file: String = #filePath
  ) throws(TextMismatch) {
    let url = URL(filePath: file).deletingLastPathComponent().appending(path: "Goldens/" + name)
    if ProcessInfo.processInfo.environment["TIERLINE_RECORD"] == "1" {
      try? FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(text.utf8).write(to: url)
      throw .recorded(path: url.path)
    }
    guard let data = try? Data(contentsOf: url) else { throw .missing(path: url.path) }
    let committed = String(decoding: data, as: UTF8.self)
    guard committed != text else { return }
    throw .different(path: url.path, lines: differences(committed, text))
  }

  private static func differences(_ committed: String, _ given: String) -> [String] {
    let before = committed.split(separator: "\n", omittingEmptySubsequences: false)
    let after = given.split(separator: "\n", omittingEmptySubsequences: false)
    return after.difference(from: before).map { change in
      switch change {
      case .remove(let offset, let element, _): "\(offset + 1)- \(element)"
      case .insert(let offset, let element, _): "\(offset + 1)+ \(element)"
      }
    }
  }
}
