package import Domain

/// Why a file cannot be imported at all.
package enum ImportFileError: Error, Equatable, Sendable {
  case notFound(path: String)
  case notPermitted(path: String)
  case isDirectory(path: String)
  /// The system's error number.
  case unreadable(path: String, errno: Int32)
  /// Nothing but blanks in it.
  case isEmpty(path: String)
  /// An Excel or OpenDocument file: save it as CSV first (R5.1).
  case isSpreadsheet(path: String)
  /// A byte 0 in it: no text.
  case isBinary(path: String, CSVPlace)
  /// The file is not as it was when its header was read.
  case changedMeanwhile(path: String)
  case unclosedQuote(path: String, CSVPlace)
  case rowTooLong(path: String, line: Int, limit: Int, openQuote: CSVPlace?)
  /// The header itself is not well formed.
  case badHeader(path: String, CSVRowProblem)
  /// As many columns as this or more (R5.2).
  case tooManyColumns(path: String, count: Int, limit: Int)
  /// More data rows than this (R5.2).
  case tooManyRows(path: String, limit: Int)
  /// More bytes than this (R5.2); the size is unknown where the file can be read only once.
  case tooLarge(path: String, size: Int?, limit: Int)

  init(_ error: CSVError, path: String) {
    switch error {
    case .unclosedQuote(let place): self = .unclosedQuote(path: path, place)
    case .nulByte(let place): self = .isBinary(path: path, place)
    case .rowTooLong(let line, let limit, let openQuote):
      self = .rowTooLong(path: path, line: line, limit: limit, openQuote: openQuote)
    }
  }

  /// The code of what may be said about a file in one word; `nil` for everything else.
  package var code: ImportErrorCode? {
    switch self {
    case .tooManyColumns, .tooManyRows, .tooLarge: .limitExceeded
    default: nil
    }
  }
}
