import Domain
import Terminal
import Wording

extension ConsoleState {
  mutating func openCreateForm(in world: World) -> [Effect] {
    if let obstacle = obstacle(to: .create, in: world) {
      notices.say(.error, obstacle, at: world.now)
      return []
    }
    let properties: [ContactProperty] = [.email, .firstName, .lastName]
    let fields = properties.map { Form.Field(content: .text($0, TextFieldState())) }
    open(.form(Form(.create, fields: fields + [.init(content: .marketingBox(isOn: false))])))
    return []
  }

  mutating func perform(_ intent: Intent, _ form: Form, in world: World) -> [Effect] {
    var form = form
    guard form.ticket == nil else { return [] }
    switch intent {
    case .cancel:
      if form.isChanged, !form.asksToAbandon {
        form.asksToAbandon = true
        replaceDialog(.form(form))
      } else {
        dialogs.removeLast()
      }
      return []
    case .nextField, .previousField:
      form.check(in: world)
      let step = intent == .nextField ? 1 : form.fields.count - 1
      form.focus = (form.focus + step) % form.fields.count
    case .accept: return submit(form, in: world)
    default: return []
    }
    form.asksToAbandon = false
    replaceDialog(.form(form))
    return []
  }

  private mutating func submit(_ form: Form, in world: World) -> [Effect] {
    var form = form
    form.asksToAbandon = false
    form.problem = nil
    switch form.purpose {
    case .edit(let property, let target):
      let value = form.values[property] ?? ""
      replaceDialog(.form(form))
      return [ask(.edit([property: value]), about: target, kind: .editContacts, in: world)]
    case .create:
      if let readOnlyReason {
        form.problem = readOnlyReason
        replaceDialog(.form(form))
        return []
      }
      guard let account = world.snapshot?.account else { return [] }
      if case .refused(let refusal) = account.assess(
        form.createCommand, by: world.actor, at: world.now)
      {
        replaceDialog(.form(form))
        refuse(refusal, in: world)
        return []
      }
      let effect = start(
        .perform(PerformOrder(command: form.createCommand, actor: world.actor)))
      form.ticket = Ticket(lastTicket)
      replaceDialog(.form(form))
      return [effect]
    }
  }
}

extension Form {
  /// The command that the fields of `Purpose.create` describe.
  var createCommand: Command {
    .createContact(
      CreateContact(values: values.filter { !$0.value.isEmpty }, asMarketing: isMarketing))
  }

  /// A key for the field that has the focus.
  mutating func type(_ key: Key) {
    guard ticket == nil else { return }
    asksToAbandon = false
    switch fields[focus].content {
    case .text(let property, var state):
      if state.handle(key) == .edited {
        fields[focus].problem = nil
        problem = nil
      }
      fields[focus].content = .text(property, state)
    case .marketingBox(let isOn):
      guard key == .space, fields[focus].problem == nil else { return }
      fields[focus].content = .marketingBox(isOn: !isOn)
    }
  }

  /// Pastes into the field that has the focus; false when it holds no text.
  mutating func paste(_ text: String) -> Bool {
    guard ticket == nil, case .text(let property, var state) = fields[focus].content else {
      return false
    }
    state.paste(text)
    fields[focus].content = .text(property, state)
    fields[focus].problem = nil
    return true
  }

  /// Checks the field that loses the focus, so that a mistake shows before the form is sent.
  mutating func check(in world: World) {
    guard purpose == .create, case .text(let property, let state) = fields[focus].content,
      !state.text.isEmpty, let account = world.snapshot?.account
    else { return }
    // A last name stands in where the form has none yet: what is missing is no mistake so far.
    var values: [ContactProperty: String] = [.lastName: "-"]
    values[property] = state.text
    guard
      case .refused(let refusal) = account.assess(
        .createContact(CreateContact(values: values)), by: world.actor, at: world.now)
    else { return }
    fields[focus].problem =
      world.catalogue.message(refusal, in: account, actor: world.actor).paragraph
  }

  /// Shows a refusal beside the field that it is about, and puts the focus there.
  mutating func show(_ text: String, for refusal: Refusal) {
    let property: ContactProperty? =
      switch refusal.reason {
      case .invalidEmail, .emailInUse: .email
      case .invalidValue(let property, _), .readOnlyProperty(let property): property
      default: nil
      }
    let place = fields.firstIndex { field in
      if case .text(let own, _) = field.content { own == property } else { false }
    }
    guard let place else {
      problem = text
      return
    }
    fields[place].problem = text
    focus = place
  }
}
