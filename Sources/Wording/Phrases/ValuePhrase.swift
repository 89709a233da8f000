/// Why a text is not a value of a property, and what would be.
package enum ValuePhrase: String, PhraseKey {
  case notANumber = "value.not-a-number"
  case notANumberHint = "value.not-a-number.hint"
  case notADate = "value.not-a-date"
  case notADateHint = "value.not-a-date.hint"
  case notABoolean = "value.not-a-boolean"
  case notABooleanHint = "value.not-a-boolean.hint"
  case unknownOption = "value.unknown-option"
  case unknownOptionNearest = "value.unknown-option.nearest"
  case unknownOptionHint = "value.unknown-option.hint"
  case unknownOwner = "value.unknown-owner"
  case unknownOwnerHint = "value.unknown-owner.hint"
  case tooLong = "value.too-long"
  case tooLongHint = "value.too-long.hint"
  case containsNUL = "value.contains-nul"
  case containsNULHint = "value.contains-nul.hint"
}
