/// What an import did or, in a dry run, would do.
package struct ImportSummary: Equatable, Sendable {
  /// Rows by outcome, as the journal keeps it.
  package var report: ImportReport
  /// `selected` counts the distinct contacts that accepted rows touch (R5.8): the number to type
  /// when they are set as marketing.
  package var quote: Quote
  package var warnings: [ImportWarning]
  /// Rows of an adoption whose contact the account already has; in the report they are unchanged.
  package var skipped: Int
  /// Rows without a value in any cell; in no other number.
  package var blankRows: Int
  /// Cells that would have moved a lifecycle stage back (R5.16).
  package var stagesKept: Int
  /// Shares of the tier that the count came up to (R3.16), lowest first.
  package var thresholds: [ThresholdReached]
}
