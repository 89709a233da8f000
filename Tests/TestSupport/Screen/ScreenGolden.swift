import Foundation
package import Terminal

/// Why a picture is not the committed one.
package enum ScreenMismatch: Error, Hashable, CustomStringConvertible {
  /// There is no committed picture of this name.
  case missing(path: String)
  /// The picture was written; run again without recording.
  case recorded(path: String)
  /// The lines that differ, as `number: committed | drawn`.
  case different(path: String, lines: [String])

  /// What to do, or the lines that differ.
  package var description: String {
    switch self {
    case .missing(let path): "no picture at \(path); record it with TIERLINE_RECORD=1"
    case .recorded(let path): "recorded \(path); read it, then run without TIERLINE_RECORD"
    case .different(let path, let lines): "differs from \(path)\n" + lines.joined(separator: "\n")
    }
  }
}

/// Compares pictures with committed `.screen` files: text, styles by role, cursor.
package enum ScreenGolden {
  /// Throws when `grid` is not the picture `Screens/NAME.screen` beside the calling file.
  ///
  /// With `TIERLINE_RECORD=1` in the environment the picture is written, and the call throws all
  /// the same, so that a recording run never passes.
  package static func check(
    _ grid: Grid, _ name: String, file: String = #filePath
  ) throws(ScreenMismatch) {
    let url = URL(filePath: file).deletingLastPathComponent()
      .appending(path: "Screens/\(name).screen")
    let drawn = GridText.describe(grid)
    if ProcessInfo.processInfo.environment["TIERLINE_RECORD"] == "1" {
      try? FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(drawn.utf8).write(to: url)
      throw .recorded(path: url.path)
    }
    guard let data = try? Data(contentsOf: url) else { throw .missing(path: url.path) }
    let committed = String(decoding: data, as: UTF8.self)
    guard committed != drawn else { return }
    throw .different(path: url.path, lines: differences(committed, drawn))
  }

  private static func differences(_ committed: String, _ drawn: String) -> [String] {
    let left = committed.split(separator: "\n", omittingEmptySubsequences: false)
    let right = drawn.split(separator: "\n", omittingEmptySubsequences: false)
    return (0..<max(left.count, right.count)).compactMap { index in
      let before = index < left.count ? left[index] : "(nothing)"
      let after = index < right.count ? right[index] : "(nothing)"
      return before == after ? nil : "\(index + 1): \(before)\n\(index + 1)> \(after)"
    }
  }
}
