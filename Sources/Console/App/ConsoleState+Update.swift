import Domain
import Terminal
import Wording

extension ConsoleState {
  /// Takes in one message and says what has to be done about it.
  package mutating func update(_ message: ConsoleMessage, in world: World) -> [Effect] {
    notices.expire(now: world.now)
    switch message {
    case .start(let size):
      self.size = size
      return [start(.open)]
    case .input(let event): return handle(event, in: world)
    case .progress(let ticket, let progress):
      jobs[ticket]?.progress = progress
      if jobs[ticket]?.kind == .open { phase = .opening(progress) }
      return []
    case .finished(let ticket, let answer): return finish(ticket, answer, in: world)
    case .accountChanged(let snapshot, let byOthers):
      // What the program did by itself is told by notices of its own.
      if byOthers {
        notices.say(
          .information, world.catalogue.text(ConsoleWords.changedElsewhere), at: world.now)
      }
      return follow(snapshot, in: world)
    case .noticed(let text, let kind):
      notices.say(kind, text, at: world.now)
      return []
    case .becameReadOnly(let reason):
      readOnlyReason = reason
      notices.say(.error, reason, at: world.now)
      return []
    case .copied(let result):
      sayCopied(result, in: world)
      return []
    case .tick: return []
    }
  }

  private mutating func handle(_ event: InputEvent, in world: World) -> [Effect] {
    switch event {
    case .key(let key): return press(key, in: world)
    case .paste(let text): return paste(text, in: world)
    case .mouse(let event): return isTooSmall ? [] : mouse(event, in: world)
    case .resize(let size):
      self.size = size
      keepFocusVisible()
      return []
    case .interrupt: return interrupt(in: world)
    case .endOfInput: return [.quit(status: 0)]
    case .terminate(let signal): return [.quit(status: 128 + signal.rawValue)]
    case .resumed: return phase == .ready ? [start(.refresh)] : []
    case .focus(let isGained):
      return isGained && phase == .ready ? [start(.refresh)] : []
    case .wake: return []
    }
  }

  /// Pasted text goes into the text field that has the focus; without one nothing happens but a
  /// message, so that a paste never works as keys.
  private mutating func paste(_ text: String, in world: World) -> [Effect] {
    if let effects = pasteIntoField(text, in: world) { return effects }
    notices.say(.warning, world.catalogue.text(ConsoleWords.pasteDropped), at: world.now)
    return []
  }

  private mutating func pasteIntoField(_ text: String, in world: World) -> [Effect]? {
    switch dialogs.last {
    case .picker(var picker):
      picker.field.paste(text)
      picker.position = ListPosition()
      replaceDialog(.picker(picker))
      return []
    case .form(var form):
      guard form.paste(text) else { return nil }
      replaceDialog(.form(form))
      return []
    case .some: return nil
    case nil:
      guard screens.isEmpty, contacts.prompt != nil else { return nil }
      contacts.prompt?.field.paste(text)
      return filterEdited(in: world)
    }
  }
}

// MARK: - Keys

extension ConsoleState {
  /// One key: completes or begins a sequence, or is text for the focused field.
  mutating func press(_ key: Key, in world: World) -> [Effect] {
    if isTooSmall || phase != .ready { return pressOutside(key, in: world) }
    let keys = pendingKeys + [key]
    let wasPending = !pendingKeys.isEmpty
    let place = place
    pendingKeys = []
    if !(key == .control("c")) { interruptedAt = nil }
    switch world.keymap.match(keys, in: place) {
    case .intent(let intent):
      notices.keyPressed()
      return perform(intent, in: world)
    case .prefix:
      pendingKeys = keys
      return []
    case .none:
      // An unbound key after a prefix closes the list of continuations and does nothing else.
      if wasPending { return [] }
      notices.keyPressed()
      return type(key, in: world)
    }
  }

  /// While the store opens, after that failed, or on a screen that is too small: only leaving works.
  private mutating func pressOutside(_ key: Key, in world: World) -> [Effect] {
    switch world.keymap.match([key], in: .contacts) {
    case .intent(.leave): return [.quit(status: isFailed ? 1 : 0)]
    case .intent(.interrupt): return interrupt(in: world)
    case .intent(.suspend): return [.suspend]
    case .intent(.redraw): return [.redraw]
    default: return []
    }
  }

  private var isFailed: Bool {
    if case .failed = phase { true } else { false }
  }

  /// A key without a meaning of its own, for the text field that has the focus.
  private mutating func type(_ key: Key, in world: World) -> [Effect] {
    switch dialogs.last {
    case .picker(var picker):
      if picker.field.handle(key) == .edited {
        picker.position = ListPosition()
        picker.problem = nil
      }
      replaceDialog(.picker(picker))
    case .form(var form):
      // A box that may not be ticked says so already.
      if key == .space, form.isBoxFocused, obstacle(to: .setAsMarketing, in: world) != nil {
        return []
      }
      form.type(key)
      replaceDialog(.form(form))
    case .confirmation(var dialog):
      dialog.type(key)
      replaceDialog(.confirmation(dialog))
    case .some: break
    case nil:
      if screens.isEmpty, contacts.prompt != nil { return typeInFilter(key, in: world) }
    }
    return []
  }

  /// Does what an intent asks for, in the place where the keys go.
  mutating func perform(_ intent: Intent, in world: World) -> [Effect] {
    if let effects = performAnywhere(intent, in: world) { return effects }
    switch dialogs.last {
    case .waiting(let pending): return performWaiting(intent, pending)
    case .actionMenu(let menu): return perform(intent, menu, in: world)
    case .picker(let picker): return perform(intent, picker, in: world)
    case .columns(let chooser): return perform(intent, chooser)
    case .confirmation(let dialog): return perform(intent, dialog, in: world)
    case .form(let form): return perform(intent, form, in: world)
    case .statement:
      if intent == .cancel { dialogs.removeLast() }
      return []
    case nil: break
    }
    if let effects = performInView(intent, in: world) { return effects }
    switch screens.last {
    case .detail(let detail): return perform(intent, detail, in: world)
    case .messages(let position): return perform(intent, position)
    case nil:
      if contacts.prompt != nil { return performInFilter(intent, in: world) }
      return performInContacts(intent, in: world)
    }
  }

  /// Intents that mean the same everywhere, text fields included.
  private mutating func performAnywhere(_ intent: Intent, in world: World) -> [Effect]? {
    switch intent {
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .interrupt: return interrupt(in: world)
    case .help:
      // Help inside help would only repeat itself.
      if case .picker(let picker) = dialogs.last, picker.purpose == .help { return [] }
      open(.picker(helpPicker(.help, in: world)))
      return []
    default: return nil
    }
  }

  /// Intents that mean the same in every view.
  private mutating func performInView(_ intent: Intent, in world: World) -> [Effect]? {
    switch intent {
    case .palette: open(.picker(helpPicker(.palette, in: world)))
    case .undo: return undo(in: world)
    case .redo: return redo(in: world)
    case .reload: return [start(.refresh)] + list(in: world)
    case .mouse:
      hasMouse.toggle()
      notices.say(
        .information, world.catalogue.text(hasMouse ? ConsoleWords.mouseTaken : .mouseReleased),
        at: world.now)
      return [.setMouse(hasMouse)]
    case .goToContacts: screens = []
    case .goToMessages:
      let last = max(0, notices.entries.count - 1)
      screens.append(.messages(ListPosition(focus: last, top: last)))
      keepFocusVisible()
    case .leave where screens.isEmpty && contacts.prompt == nil: return [.quit(status: 0)]
    case .leave, .back:
      guard !screens.isEmpty else { return nil }
      screens.removeLast()
    default: return nil
    }
    return []
  }

  /// Ctrl-C: cancels the innermost thing that runs; with nothing running it says how to quit, and
  /// quits when pressed again within two seconds.
  private mutating func interrupt(in world: World) -> [Effect] {
    pendingKeys = []
    if case .waiting(let pending) = dialogs.last {
      dialogs.removeLast()
      jobs[pending.ticket]?.isCancelled = true
      return [.cancel(pending.ticket)]
    }
    let cancellable: [RunningJob.Kind] = [.collect, .list]
    for kind in cancellable {
      let effects = cancel(kind)
      if !effects.isEmpty {
        notices.say(.information, world.catalogue.text(ConsoleWords.cancelled), at: world.now)
        return effects
      }
    }
    if let before = interruptedAt, world.now.milliseconds - before.milliseconds <= 2000 {
      return [.quit(status: 130)]
    }
    interruptedAt = world.now
    notices.say(.information, world.catalogue.text(ConsoleWords.howToQuit), at: world.now)
    return []
  }

  private mutating func performWaiting(_ intent: Intent, _ pending: PendingAction) -> [Effect] {
    // Only leaving counts: an Enter typed ahead must not even close this.
    guard intent == .cancel else { return [] }
    dialogs.removeLast()
    jobs[pending.ticket]?.isCancelled = true
    return [.cancel(pending.ticket)]
  }

  mutating func open(_ dialog: Dialog) {
    dialogs.append(dialog)
    keepFocusVisible()
  }

  /// Replaces the innermost dialog by a newer state of it.
  mutating func replaceDialog(_ dialog: Dialog) {
    guard !dialogs.isEmpty else { return }
    dialogs[dialogs.count - 1] = dialog
    keepFocusVisible()
  }
}
