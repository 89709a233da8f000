package import Domain
package import Terminal

/// Fields to fill in.
package struct Form: Equatable, Sendable {
  package enum Purpose: Equatable, Sendable {
    case create
    /// A new value of one property.
    case edit(ContactProperty, ActionTarget)
  }

  package struct Field: Equatable, Sendable {
    package enum Content: Equatable, Sendable {
      case text(ContactProperty, TextFieldState)
      /// The box "Set this contact as a marketing contact".
      case marketingBox(isOn: Bool)
    }

    package var content: Content
    /// What is wrong with it, in words.
    package var problem: String?
  }

  package var purpose: Purpose
  package var fields: [Field]
  package var focus = 0
  /// What is wrong with the whole, in words.
  package var problem: String?
  /// True after Esc was pressed once with something typed.
  package var asksToAbandon = false
  /// What the fields held when the form opened.
  let initialFields: [Field]
  /// The job that was started with the values.
  package var ticket: Ticket?

  package init(_ purpose: Purpose, fields: [Field]) {
    self.purpose = purpose
    self.fields = fields
    initialFields = fields
  }

  var isChanged: Bool { values != Self.values(of: initialFields) || isMarketing }

  /// The typed texts by property.
  package var values: [ContactProperty: String] { Self.values(of: fields) }

  private static func values(of fields: [Field]) -> [ContactProperty: String] {
    var values: [ContactProperty: String] = [:]
    for case .text(let property, let state) in fields.map(\.content) {
      values[property] = state.text
    }
    return values
  }

  /// Whether the box has the focus.
  var isBoxFocused: Bool {
    if case .marketingBox = fields[focus].content { true } else { false }
  }

  package var isMarketing: Bool {
    fields.contains { $0.content == .marketingBox(isOn: true) }
  }
}
