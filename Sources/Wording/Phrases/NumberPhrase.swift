/// Numbers, sizes and names in a row.
package enum NumberPhrase: String, PhraseKey {
  /// Between groups of three digits.
  case group = "number.group"
  /// How many digits a number has at least that is grouped.
  case groupFrom = "number.group-from"
  case point = "number.point"
  case percent = "number.percent"
  case bytes = "number.bytes"
  case kilobytes = "number.kilobytes"
  case megabytes = "number.megabytes"
  case gigabytes = "number.gigabytes"
  case alternativesLast = "list.or"
  case alternativesMore = "list.or-more"
  case enumerationLast = "list.and"
  case enumerationMore = "list.and-more"
}
