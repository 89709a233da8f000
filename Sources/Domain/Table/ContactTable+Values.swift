extension ContactTable {
  /// The value of a property, computed ones included; `nil` when there is none.
  package func value(_ property: ContactProperty, row: Int) -> PropertyValue? {
    switch property {
    case .recordID: .number(ids[row])
    case .emailDomain: text(.email, row: row).flatMap(EmailAddress.domain).map(PropertyValue.text)
    case .marketingStatus: .flag(status(of: row).counts)
    case .marketingUntilUpdate: .flag(status(of: row) == .marketingUntilUpdate)
    case .mailable: .flag(isMailable(row: row))
    default: storedValue(property, row: row)
    }
  }

  /// The text of a property kept as text or as code; `nil` when there is none.
  package func text(_ property: ContactProperty, row: Int) -> String? {
    if case .text(let text) = storedValue(property, row: row) { return text }
    return nil
  }

  /// Whether mail could be sent to the contact at all, whatever its marketing status (R1.16): it
  /// has an address and nothing of 1.6 forbids it.
  package func isMailable(row: Int) -> Bool {
    mailObstacles(row: row).isEmpty
  }

  /// Every reason why no mail can be sent, in the order of 1.6.
  package func mailObstacles(row: Int) -> [MailObstacle] {
    MailObstacle.allCases.filter { obstacle in
      switch obstacle {
      case .noEmail: storedValue(.email, row: row) == nil
      case .optedOut: storedValue(.optedOut, row: row) == .flag(true)
      case .hardBounced: storedValue(.hardBounceReason, row: row) != nil
      case .badAddress: storedValue(.badAddress, row: row) == .flag(true)
      case .quarantined: storedValue(.quarantined, row: row) == .flag(true)
      case .ineligible: storedValue(.ineligible, row: row) == .flag(true)
      }
    }
  }
}

/// A reason why a contact cannot be mailed (1.6, R1.16).
package enum MailObstacle: CaseIterable, Sendable {
  case noEmail
  case optedOut
  case hardBounced
  case badAddress
  case quarantined
  case ineligible
}
