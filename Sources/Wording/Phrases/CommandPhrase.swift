package import Domain

/// What a command is called: in menus and messages.
package enum CommandPhrase: String, PhraseKey {
  case createContact = "command.create-contact"
  case editContacts = "command.edit-contacts"
  case setAsMarketing = "command.set-marketing"
  case setAsNonMarketing = "command.set-non-marketing"
  case keepAsMarketing = "command.keep-marketing"
  case importContacts = "command.import-contacts"
  case adoptContacts = "command.adopt-contacts"
  case requestRenewalTier = "command.request-renewal-tier"
  case addUser = "command.add-user"
  case changePermission = "command.change-permission"

  package init(_ kind: CommandKind) {
    self =
      switch kind {
      case .createContact: .createContact
      case .editContacts: .editContacts
      case .setAsMarketing: .setAsMarketing
      case .setAsNonMarketing: .setAsNonMarketing
      case .keepAsMarketing: .keepAsMarketing
      case .importContacts: .importContacts
      case .adoptContacts: .adoptContacts
      case .requestRenewalTier: .requestRenewalTier
      case .addUser: .addUser
      case .changePermission: .changePermission
      }
  }
}

extension Catalogue {
  /// The name of a command as a title: `Set as marketing contacts`.
  package func title(of kind: CommandKind) -> String {
    text(CommandPhrase(kind))
  }
}
