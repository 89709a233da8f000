/// What holds for an import before any row is read.
package enum ImportRules {
  /// Files of one multi-file import (R5.3).
  package static let fileLimit = 3

  /// Checks the number of files: at most three (R5.3), and the box "Set these contacts as marketing
  /// contacts" with a single one only (R5.5), as an adoption.
  package static func check(files: Int, _ options: ImportOptions) throws(Refusal) {
    let kind = options.commandKind
    guard files <= fileLimit else {
      throw Refusal(kind, .tooManyImportFiles(files, limit: fileLimit))
    }
    guard files <= 1 || !(options.setMarketing || options.adopt) else {
      throw Refusal(kind, .oneFileOnly(files))
    }
  }
}
