import Glibc

/// Tells error files of earlier imports from other files.
enum EarlierErrorFile {
  /// Whether an ordinary file stands there whose header has the columns of an error file.
  static func isOne(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = try? ImportFile(path: path)
    else { return false }
    let names = Set(file.header.map(HeaderNames.key))
    return ErrorFileColumn.allCases.allSatisfy { names.contains(HeaderNames.key($0.rawValue)) }
  }
}
