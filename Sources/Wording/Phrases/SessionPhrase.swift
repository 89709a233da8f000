/// Starting and leaving the console.
package enum SessionPhrase: String, PhraseKey {
  case noPlace = "session.no-place"
  case offer = "session.offer"
  case offerKeys = "session.offer-keys"
  case declined = "session.declined"
  case noTerminal = "session.no-terminal"
  case cannotDraw = "session.cannot-draw"
  case unknownTerminal = "session.unknown-terminal"
  case callFailed = "session.call-failed"
  case usingTerminal = "session.using-terminal"
  case asciiOnly = "session.ascii-only"
  case badKeys = "session.bad-keys"
}
