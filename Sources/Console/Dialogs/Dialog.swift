/// Something that wants an answer before the keys go to the view again.
package enum Dialog: Equatable, Sendable {
  /// A question to the domain is under way; no key reaches what comes after it.
  case waiting(PendingAction)
  case actionMenu(ActionMenu)
  case picker(Picker)
  case columns(ColumnChooser)
  case confirmation(ConfirmationDialog)
  case form(Form)
  case statement(StatementDialog)

  package var context: KeyContext {
    switch self {
    case .waiting: .waiting
    case .statement: .notice
    case .actionMenu: .actionMenu
    case .picker: .picker
    case .columns: .columns
    case .confirmation: .confirmation
    case .form: .form
    }
  }
}
