private import Foundation

/// The repository as tests see it.
package enum SourceTree {
  /// The path of the repository's root.
  package static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/")
  }()

  /// Paths, relative to the root, of the files with this ending below a folder, sorted.
  package static func files(below folder: String, ending: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
      .filter { $0.hasSuffix(ending) }
      .map { folder + "/" + $0 }
      .sorted()
  }

  /// The text of a file given by its path from the root.
  package static func text(_ path: String) throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }
}
