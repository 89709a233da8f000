import Domain
import Terminal
import Wording

extension ConsoleState {
  /// A key that is text or moves in the filter line.
  mutating func typeInFilter(_ key: Key, in world: World) -> [Effect] {
    guard var prompt = contacts.prompt else { return [] }
    let outcome = prompt.field.handle(key)
    if outcome != .ignored { prompt.completion = nil }
    contacts.prompt = prompt
    return outcome == .edited ? filterEdited(in: world) : []
  }

  /// What an intent means while the filter is typed.
  mutating func performInFilter(_ intent: Intent, in world: World) -> [Effect] {
    switch intent {
    case .accept: return acceptFilter(in: world)
    case .cancel: return cancelFilter(in: world)
    case .complete: return completeFilter(in: world)
    default: return []
    }
  }

  /// The text changed: looks for the rows it describes; a mistake keeps the last good result.
  mutating func filterEdited(in world: World) -> [Effect] {
    guard let prompt = contacts.prompt, let account = contacts.snapshot?.account else { return [] }
    let context = FilterContext(account: account, actingUser: world.actor, now: world.now)
    switch FilterExpression.parse(prompt.field.text, in: context) {
    case .success(let expression):
      contacts.prompt?.diagnostic = nil
      guard expression != contacts.filter.expression else {
        contacts.filter.text = prompt.field.text
        contacts.filter.problem = nil
        return []
      }
      contacts.filter = AppliedFilter(text: prompt.field.text, expression: expression)
      return list(in: world)
    case .failure(let diagnostic):
      contacts.prompt?.diagnostic = diagnostic
      if let effects = dropHalfTypedList(prompt.field.text, diagnostic, context, in: world) {
        return effects
      }
      return dropHalfTypedProperty(prompt.field.text, diagnostic, context, in: world)
    }
  }

  /// The word that was searched for has turned out to be a property's name, whole or misspelt: the
  /// rows are those of the text before it, not those in which it was found as a word.
  private mutating func dropHalfTypedProperty(
    _ text: String, _ diagnostic: FilterDiagnostic, _ context: FilterContext, in world: World
  ) -> [Effect] {
    var good = contacts.filter.text
    while good.last?.isWhitespace == true { good.removeLast() }
    guard text.hasPrefix(good), let word = good.split(whereSeparator: isWordBreak).last,
      good.hasSuffix(word)
    else { return [] }
    var before = String(good.dropLast(word.count))
    let name = text.dropFirst(before.count).prefix { !isWordBreak($0) }
    var isProperty = PropertyCatalogue.property(named: String(name)) != nil
    if case .unknownProperty(let token, _) = diagnostic.kind, token == name { isProperty = true }
    guard isProperty else { return [] }
    before = lastGoodText(of: before, context)
    return apply(before, context, in: world)
  }

  /// The words that were searched for have turned out to be `in list` with a name that is none: the
  /// rows are those of the text before the condition.
  ///
  /// `nil` when that is not so.
  private mutating func dropHalfTypedList(
    _ text: String, _ diagnostic: FilterDiagnostic, _ context: FilterContext, in world: World
  ) -> [Effect]? {
    let place = diagnostic.characterRange(in: text).lowerBound
    guard let before = textBeforeListCondition(text.prefix(place)),
      contacts.filter.text.count > before.count, text.hasPrefix(contacts.filter.text)
    else { return nil }
    return apply(lastGoodText(of: before, context), context, in: world)
  }

  /// Looks for the rows of a text that is right.
  private mutating func apply(
    _ text: String, _ context: FilterContext, in world: World
  ) -> [Effect] {
    guard case .success(let expression) = FilterExpression.parse(text, in: context) else {
      return []
    }
    contacts.filter = AppliedFilter(text: text, expression: expression)
    return list(in: world)
  }

  /// The account changed: reads the filter anew.
  ///
  /// One that names a list, user or option that is gone matches nothing, and says why (R6.18).
  mutating func reviseFilter(in world: World) {
    guard let account = contacts.snapshot?.account else { return }
    let context = FilterContext(account: account, actingUser: world.actor, now: world.now)
    if let prompt = contacts.prompt {
      switch FilterExpression.parse(prompt.field.text, in: context) {
      case .success: contacts.prompt?.diagnostic = nil
      case .failure(let diagnostic): contacts.prompt?.diagnostic = diagnostic
      }
    }
    switch FilterExpression.parse(contacts.filter.text, in: context) {
    case .success(let expression):
      contacts.filter.expression = expression
      contacts.filter.problem = nil
    case .failure(let diagnostic):
      contacts.filter.expression = .nothing
      contacts.filter.problem = diagnostic
    }
  }

  /// Enter keeps the filter; with a mistake in it the line stays open.
  private mutating func acceptFilter(in world: World) -> [Effect] {
    guard let prompt = contacts.prompt, prompt.diagnostic == nil else { return [] }
    contacts.prompt = nil
    contacts.filter.text = EmailAddress.trimmed(prompt.field.text)
    keepFocusVisible()
    guard !contacts.filter.text.isEmpty else { return [] }
    preferences.remember(filter: contacts.filter.text)
    return [savePreferences()]
  }

  /// Esc puts back the filter, and the cursor, that were there before.
  private mutating func cancelFilter(in world: World) -> [Effect] {
    guard let prompt = contacts.prompt else { return [] }
    contacts.prompt = nil
    contacts.focusedContact = prompt.focusedBefore
    let isSame = contacts.filter.expression == prompt.before.expression
    contacts.filter = prompt.before
    reviseFilter(in: world)
    guard isSame else { return list(in: world) }
    contacts.settleFocus(near: contacts.focus)
    keepFocusVisible()
    return []
  }

  /// Tab puts in the first candidate, and the next one each time it is pressed again.
  private mutating func completeFilter(in world: World) -> [Effect] {
    guard var prompt = contacts.prompt, let account = contacts.snapshot?.account else { return [] }
    if var completion = prompt.completion {
      completion.index = (completion.index + 1) % completion.candidates.count
      prompt.completion = completion
    } else {
      let context = FilterContext(account: account, actingUser: world.actor, now: world.now)
      let candidates = FilterCompletion.suggestions(
        for: prompt.field.text, cursor: prompt.cursorByte, in: context)
      guard !candidates.isEmpty else { return [] }
      prompt.completion = FilterPrompt.Completion(
        candidates: candidates, index: 0, original: prompt.field.text)
    }
    prompt.putInCandidate()
    contacts.prompt = prompt
    return filterEdited(in: world)
  }
}

/// The longest beginning of a text, cut between words, that is a filter.
///
/// An `and` or a parenthesis cannot stand alone; nothing at all always can.
private func lastGoodText(of text: String, _ context: FilterContext) -> String {
  var text = text
  while !text.isEmpty {
    if case .success = FilterExpression.parse(text, in: context) { return text }
    text = withoutLastWord(text)
  }
  return text
}

/// What stands before the `in list` or `not in list` that a text ends with; `nil` when it does not.
private func textBeforeListCondition(_ text: Substring) -> String? {
  var rest = String(text)
  func takeWord() -> String {
    let before = withoutLastWord(rest)
    return rest.dropFirst(before.count).filter { !$0.isWhitespace }.lowercased()
  }
  for expected in ["list", "in"] {
    let word = takeWord()
    guard word.hasSuffix(expected), word.drop(while: isWordBreak) == expected else { return nil }
    rest = withoutLastWord(rest)
  }
  if takeWord() == "not" { rest = withoutLastWord(rest) }
  return rest
}

/// The text up to its last word; empty when there is only one.
private func withoutLastWord(_ text: String) -> String {
  var rest = Substring(text)
  while rest.last?.isWhitespace == true { rest.removeLast() }
  while let last = rest.last, !last.isWhitespace { rest.removeLast() }
  return String(rest)
}

/// Whether a character ends a word of the filter language.
private func isWordBreak(_ character: Character) -> Bool {
  character.isWhitespace || "()=<>!,\"".contains(character)
}

extension FilterPrompt {
  /// The cursor as a byte of the text's UTF-8.
  var cursorByte: Int { field.text.prefix(field.cursor).utf8.count }

  /// Writes the present candidate over the word it completes, with the cursor behind it.
  mutating func putInCandidate() {
    guard let completion, completion.candidates.indices.contains(completion.index) else { return }
    let candidate = completion.candidates[completion.index]
    let bytes = Array(completion.original.utf8)
    let range = candidate.range.clamped(to: 0..<bytes.count)
    let before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + candidate.text
    let after = String(decoding: bytes[range.upperBound...], as: UTF8.self)
    field.replace(before + after)
    field.moveCursor(to: before.count)
  }
}
