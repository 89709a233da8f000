package import Domain

/// The verbs for the selection or for the contact under the cursor.
package struct ActionMenu: Equatable, Sendable {
  package var target: ActionTarget
  package var focus = 0
  /// Why the verb that was tried cannot be done, in words.
  package var refusal: String?

  /// The verbs in their order.
  package static let verbs: [Intent] = [
    .setAsMarketing, .setAsNonMarketing, .keepAsMarketing, .edit,
  ]

  package var focusedVerb: Intent { Self.verbs[min(max(0, focus), Self.verbs.count - 1)] }
}

extension Intent {
  /// The kind of command that a verb of the action menu leads to; `nil` for all other intents.
  package var commandKind: CommandKind? {
    switch self {
    case .setAsMarketing: .setAsMarketing
    case .setAsNonMarketing: .setAsNonMarketing
    case .keepAsMarketing: .keepAsMarketing
    case .edit: .editContacts
    case .create: .createContact
    default: nil
    }
  }

  /// The status that a verb sets; `nil` for all other intents.
  var direction: SetMarketingStatus.Direction? {
    switch self {
    case .setAsMarketing: .asMarketing
    case .setAsNonMarketing: .asNonMarketing
    case .keepAsMarketing: .keepAsMarketing
    default: nil
    }
  }
}
