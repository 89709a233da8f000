import Glibc

/// Where files that the program makes may not stand.
package enum OutputPlace {
  /// Throws `OutputFileError.isInStore` when `path` lies in the directory of the store, by whatever
  /// name, or is that directory.
  package static func check(_ path: String, outside store: String) throws(OutputFileError) {
    guard let storePath = resolved(store) else { return }
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
    for place in [resolved(path), resolved(folder ?? ".")] {
      guard let place else { continue }
      if place == storePath || place.hasPrefix(storePath + "/") { throw .isInStore(path: path) }
    }
  }

  /// The path without links; `nil` when nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
