/// Makes a form, or changes its name and whether it takes submissions without an address (R11.5).
///
/// A new form sets every submitter as marketing (R11.1) unless it starts off, which needs the right to
/// turn the toggle.
package struct SaveForm: Equatable, Sendable {
  /// `nil` for a new form.
  package var id: ObjectID?
  package var name: String
  /// `nil` leaves it as it is.
  package var allowsNoEmail: Bool?
  package var startsOff: Bool

  package init(
    id: ObjectID? = nil, name: String, allowsNoEmail: Bool? = nil, startsOff: Bool = false
  ) {
    self.id = id
    self.name = name
    self.allowsNoEmail = allowsNoEmail
    self.startsOff = startsOff
  }

  func decision(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> IntakeDecision {
    let name = try account.checkedName(name, for: .saveForm)
    try account.checkNameIsFree(name, of: .form, for: id, .saveForm)
    guard let id else {
      var form = Form(
        id: account.objects.nextID, name: name, allowsNoEmail: allowsNoEmail ?? false,
        createdAt: at, createdBy: actor)
      if startsOff {
        if let refusal = account.refusal(of: .toggleForm, by: actor) { throw refusal }
        (form.setsMarketing, form.toggledAt, form.toggledBy) = (false, at, actor)
      }
      return account.saving(
        .form(form), old: nil, .saveForm, at: at,
        undo: .command(.changeIntake(.delete(.form(form.id)))))
    }
    guard case .form(let old) = try account.object(.form, id, for: .saveForm) else {
      throw Refusal(.saveForm, .nothingSelected)
    }
    guard !old.isStandard else {
      throw Refusal(.saveForm, .standardObject(.form, name: old.name))
    }
    var form = old
    form.name = name
    form.allowsNoEmail = allowsNoEmail ?? old.allowsNoEmail
    let undo = SaveForm(id: id, name: old.name, allowsNoEmail: old.allowsNoEmail)
    return account.saving(
      .form(form), old: .form(old), .saveForm, at: at,
      undo: .command(.changeIntake(.saveForm(undo))))
  }
}

extension Form {
  /// Whether every account has it (R11.3).
  package var isStandard: Bool { id.rawValue <= AccountObjects.lastReservedID }
}

/// Makes a chatflow, with its toggle off (R11.8), or changes its name.
package struct SaveChatflow: Equatable, Sendable {
  /// `nil` for a new chatflow.
  package var id: ObjectID?
  package var name: String

  package init(id: ObjectID? = nil, name: String) {
    self.id = id
    self.name = name
  }

  func decision(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> IntakeDecision {
    let name = try account.checkedName(name, for: .saveChatflow)
    try account.checkNameIsFree(name, of: .chatflow, for: id, .saveChatflow)
    guard let id else {
      let chatflow = Chatflow(
        id: account.objects.nextID, name: name, createdAt: at, createdBy: actor)
      return account.saving(
        .chatflow(chatflow), old: nil, .saveChatflow, at: at,
        undo: .command(.changeIntake(.delete(.chatflow(chatflow.id)))))
    }
    guard case .chatflow(let old) = try account.object(.chatflow, id, for: .saveChatflow) else {
      throw Refusal(.saveChatflow, .nothingSelected)
    }
    var chatflow = old
    chatflow.name = name
    return account.saving(
      .chatflow(chatflow), old: .chatflow(old), .saveChatflow, at: at,
      undo: .command(.changeIntake(.saveChatflow(SaveChatflow(id: id, name: old.name)))))
  }
}

/// Deletes a form or a chatflow; the contacts that it made stay as they are.
package enum DeleteIntake: Equatable, Sendable {
  case form(ObjectID)
  case chatflow(ObjectID)

  var kind: CommandKind {
    switch self {
    case .form: .deleteForm
    case .chatflow: .deleteChatflow
    }
  }

  func decision(on account: Account, at: Instant) throws(Refusal) -> IntakeDecision {
    let object: AccountObject
    switch self {
    case .form(let id): object = try account.object(.form, id, for: kind)
    case .chatflow(let id): object = try account.object(.chatflow, id, for: kind)
    }
    guard object.id.rawValue > AccountObjects.lastReservedID else {
      throw Refusal(kind, .standardObject(object.kind, name: object.name))
    }
    var quote = account.emptyQuote(kind, at: at)
    (quote.selected, quote.changed) = (1, 1)
    return IntakeDecision(
      quote: quote, events: [.objectRemoved(object)], undo: .impossible(.removedObject))
  }
}
