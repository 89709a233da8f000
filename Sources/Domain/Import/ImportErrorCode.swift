/// What can be wrong with a row or a cell, by the vendor's names (5.4).
package enum ImportErrorCode: String, CaseIterable, Sendable {
  // These reject the row (R5.21).

  case wrongNumberOfColumns = "INCORRECT_NUMBER_OF_COLUMNS"
  /// Quotes in the wrong place, or bytes that are not UTF-8.
  case unparsedRow = "COULD_NOT_PARSE_ROW"
  case invalidEmail = "INVALID_EMAIL"
  /// Not a number, or no contact has it.
  case invalidRecordID = "INVALID_RECORD_ID"
  /// The file has the Record ID on an earlier line.
  case duplicateRecordID = "DUPLICATE_RECORD_ID"
  /// The address belongs to another contact (R5.10).
  case duplicateValue = "DUPLICATE_UNIQUE_PROPERTY_VALUE"
  /// Neither a key nor a name (R1.3, R5.13); an adoption needs the Record ID.
  case missingValue = "MISSING_REQUIRED_PROPERTY"
  case createOnly = "CREATE_ONLY_IMPORT"
  case updateOnly = "UPDATE_ONLY_IMPORT"
  /// More bytes than a value may have.
  case tooLarge = "COLUMN_TOO_LARGE"
  /// A byte 0 in a text, or a status that cannot be (2.1).
  case failedValidation = "FAILED_VALIDATION"
  /// The account holds as many contacts as it may (R3.2).
  case limitExceeded = "LIMIT_EXCEEDED"
  /// The person who imports may not edit the contact (R9.10).
  case notPermitted = "NOT_PERMITTED"
  /// Several of the above; `ImportRowError.causes` has them.
  case manyErrors = "MANY_ERRORS_IN_ROW"

  // These leave the value blank and keep the row (R5.20).

  case unparsedNumber = "COULD_NOT_PARSE_NUMBER"
  case unparsedDate = "COULD_NOT_PARSE_DATE"
  case invalidOption = "INVALID_ENUMERATION_OPTION"
  /// Several options have the label.
  case ambiguousOption = "AMBIGUOUS_ENUMERATION_OPTION"
  case unknownOwner = "COULD_NOT_FIND_OWNER"
  /// Several users have the name.
  case ambiguousOwner = "MULTIPLE_OWNERS_FOUND"
  /// An additional address is no address, belongs to another contact or has no room any more.
  case secondaryEmail = "SECONDARY_EMAIL_WRITE_FAILURE"
}

/// Why a row was rejected (R5.23).
package struct ImportRowError: Error, Equatable, Sendable {
  /// The line of the file on which the row begins, from 1.
  package var line: Int
  package var code: ImportErrorCode
  /// The header of the column; `nil` when the whole row is meant.
  package var column: String?
  /// The beginning of the text that is wrong: contact data, for the person and not for a log.
  package var token: String?
  /// What is wrong with a row of several errors, one by one; empty for any other.
  package var causes: [ImportRowError] = []

  package init(line: Int, code: ImportErrorCode, column: String? = nil, token: String? = nil) {
    self.line = line
    self.code = code
    self.column = column
    self.token = token.map(ImportRowError.shortened)
  }

  /// The error of a row with several.
  init(line: Int, causes: [ImportRowError]) {
    self.init(line: line, code: .manyErrors)
    self.causes = causes
  }

  /// One record per error (R5.23): the causes, or the error itself.
  package var records: [ImportRowError] { causes.isEmpty ? [self] : causes }

  /// At most the first 80 characters.
  static func shortened(_ text: String) -> String {
    text.utf8.count <= 80 ? text : String(text.prefix(80))
  }
}
