/// A situation in which keys have meanings of their own.
package enum KeyContext: String, CaseIterable, Sendable {
  /// Everywhere, text fields included: control and function keys only.
  case always
  /// Everywhere but in dialogs and text fields.
  case everywhere
  /// Every list, also those in dialogs.
  case lists
  case contacts
  case detail
  case messages
  /// The filter line while it is typed.
  case filter
  case actionMenu = "action-menu"
  /// Lists in dialogs that are narrowed by typing: help, sort, properties, options.
  case picker
  case columns
  case confirmation
  case form
  /// A dialog that only says something.
  case notice
  /// An answer is being waited for.
  case waiting

  /// Whether printable keys are text here.
  package var takesText: Bool {
    switch self {
    case .filter, .picker, .confirmation, .form: true
    case .always, .everywhere, .lists, .contacts, .detail, .messages, .actionMenu, .columns,
      .notice, .waiting:
      false
    }
  }

  /// The contexts whose keys are valid here, the nearest first.
  package var chain: [KeyContext] {
    switch self {
    case .contacts, .detail, .messages: [self, .lists, .everywhere, .always]
    case .actionMenu, .columns: [self, .lists, .always]
    case .filter, .picker, .confirmation, .form, .notice, .waiting: [self, .always]
    case .always, .everywhere, .lists: [self]
    }
  }

  /// The contexts that a person can be in.
  package static let places: [KeyContext] = [
    .contacts, .detail, .messages, .filter, .actionMenu, .picker, .columns, .confirmation, .form,
    .notice, .waiting,
  ]
}
