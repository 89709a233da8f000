internal import Domain
package import Engine
package import Wording

extension Catalogue {
  /// Why a file cannot be imported, where that shows, and what to do.
  package func message(_ error: ImportFileError) -> Explanation {
    switch error {
    case .notFound(let path): return explain(.notFound, .notFoundHint, path)
    case .notPermitted(let path): return explain(.notPermitted, .notPermittedHint, path)
    case .isDirectory(let path): return explain(.isDirectory, .isDirectoryHint, path)
    case .unreadable(let path, let code):
      return explain(.unreadable, .unreadableHint, path, ["reason": .text(reason(code))])
    case .isEmpty(let path): return explain(.isEmpty, .isEmptyHint, path)
    case .isSpreadsheet(let path): return explain(.isSpreadsheet, .isSpreadsheetHint, path)
    case .isBinary(let path, let place):
      return explain(.isBinary, .isBinaryHint, path, facts(place))
    case .changedMeanwhile(let path):
      return explain(.changedMeanwhile, .changedMeanwhileHint, path)
    case .unclosedQuote(let path, let place):
      return explain(.unclosedQuote, .unclosedQuoteHint, path, facts(place))
    case .rowTooLong(let path, let line, let limit, let openQuote):
      let text = text(
        FilePhrase.rowTooLong,
        ["file": .data(path), "line": .place(line), "limit": .number(limit)])
      let hint =
        openQuote.map { self.text(FilePhrase.rowTooLongQuoteHint, facts($0)) }
        ?? self.text(FilePhrase.rowTooLongHint)
      return Explanation(text, hint: hint)
    case .badHeader(let path, let problem):
      var facts = facts(problem.place)
      facts["problem"] = .text(name(of: problem.kind))
      return explain(.badHeader, .badHeaderHint, path, facts)
    case .tooManyColumns(let path, let count, let limit):
      return explain(
        .tooManyColumns, .tooManyColumnsHint, path,
        ["columns": .number(count), "limit": .number(limit), "code": code(error)])
    case .tooManyRows(let path, let limit):
      return explain(
        .tooManyRows, .tooManyRowsHint, path, ["limit": .number(limit), "code": code(error)])
    case .tooLarge(let path, let size, let limit):
      let facts: [String: PhraseArgument] = [
        "size": .number((size ?? limit) >> 20), "limit": .number(limit >> 20),
        "code": code(error),
      ]
      return explain(size == nil ? .tooLargeUnknown : .tooLarge, .tooLargeHint, path, facts)
    }
  }

  private func code(_ error: ImportFileError) -> PhraseArgument {
    .text(error.code?.rawValue ?? "")
  }

  /// Why a file could not be written.
  package func message(_ error: OutputFileError) -> Explanation {
    switch error {
    case .isDirectory(let path): explain(.outputIsDirectory, .outputHint, path)
    case .isNotAFile(let path): explain(.outputIsNotAFile, .outputHint, path)
    case .isTheInput(let path): explain(.outputIsTheInput, .outputHint, path)
    case .isInStore(let path): explain(.outputIsInStore, .outputHint, path)
    case .cannotCreate(let path, let code):
      explain(.cannotCreate, .outputHint, path, ["reason": .text(reason(code))])
    case .cannotWrite(let path, let code):
      explain(.cannotWrite, .cannotWriteHint, path, ["reason": .text(reason(code))])
    }
  }

  /// Why the columns of a file cannot be mapped.
  package func message(_ error: ColumnMappingError) -> Explanation {
    switch error {
    case .noIdentity(let headers):
      return explain(
        .columnsNoIdentity, .columnsNoIdentityHint,
        ["columns": .text(enumeration(headers))])
    case .unknownColumn(let column, let nearest):
      return explain(
        .columnsUnknown, nearest == nil ? .columnsUnknownHint : .columnsUnknownNearest,
        ["column": .data(column), "nearest": .data(nearest ?? "")])
    case .readOnly(let column, let property):
      return explain(
        .columnsReadOnly, .columnsReadOnlyHint,
        ["column": .data(column), "property": .text(label(of: property))])
    case .mappedTwice(let property, let columns):
      return explain(
        .columnsMappedTwice, .columnsMappedTwiceHint,
        ["property": .text(label(of: property)), "columns": .text(enumeration(columns))])
    }
  }

  private func name(of kind: CSVRowProblem.Kind) -> String {
    switch kind {
    case .textAfterQuote: text(FilePhrase.textAfterQuote)
    case .quoteInsideCell: text(FilePhrase.quoteInsideCell)
    case .invalidUTF8: text(FilePhrase.invalidUTF8)
    case .unfinishedCard: text(FilePhrase.unfinishedCard)
    }
  }

  private func facts(_ place: CSVPlace) -> [String: PhraseArgument] {
    ["line": .place(place.line), "column": .place(place.column)]
  }

  private func explain(
    _ key: FilePhrase, _ hint: FilePhrase, _ path: String,
    _ facts: [String: PhraseArgument] = [:]
  ) -> Explanation {
    explain(key, hint, facts.merging(["file": .data(path)]) { $1 })
  }

  private func explain(
    _ key: FilePhrase, _ hint: FilePhrase, _ facts: [String: PhraseArgument]
  ) -> Explanation {
    Explanation(text(key, facts), hint: text(hint, facts))
  }
}

extension ImportFileError {
  /// The status to exit with.
  var status: ExitStatus {
    switch self {
    case .notFound, .notPermitted, .isDirectory, .unreadable: .notFound
    case .isEmpty, .isSpreadsheet, .isBinary, .changedMeanwhile, .unclosedQuote,
      .rowTooLong, .badHeader, .tooManyColumns, .tooManyRows, .tooLarge:
      .badData
    }
  }
}

extension OutputFileError {
  /// The status to exit with.
  var status: ExitStatus {
    switch self {
    case .isDirectory, .isNotAFile, .isTheInput, .isInStore, .cannotCreate: .cannotCreate
    case .cannotWrite: .inputOutput
    }
  }
}

extension ColumnMappingError {
  /// The status to exit with.
  var status: ExitStatus {
    switch self {
    case .noIdentity: .badData
    case .unknownColumn, .readOnly, .mappedTwice: .usage
    }
  }
}
