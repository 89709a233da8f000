/// What an export is for.
package enum ExportForm: String, CaseIterable, Sendable {
  /// CSV for people: labels, owners by name, local dates, safe from formulas.
  case spreadsheet
  /// CSV for programs: internal names and values, ISO 8601 in UTC.
  case machine
  /// CSV that the vendor's importer takes (8.2): Record ID and Email first, labels, owners by
  /// address, dates with the year first.
  case crmImport = "crm-import"
  /// One JSON object a line, with internal names, numbers, booleans and `null`.
  case jsonLines = "jsonl"
}
