import Domain
package import Terminal

/// One line of a person's key settings, as written: `key.<keys> = <action>`.
///
/// The action is the name of an intent, perhaps with a context before it (`contacts:filter`), or
/// `none`, which takes the keys off the keyboard. Without a context it holds wherever the program's
/// own table has the intent.
package struct KeyOverride: Equatable, Sendable {
  /// Counted from 1.
  package var line: Int
  package var keys: String
  package var action: String

  package init(line: Int, keys: String, action: String) {
    self.line = line
    self.keys = keys
    self.action = action
  }
}

/// What is wrong with key settings; lines with a mistake change nothing.
package enum KeymapProblem: Equatable, Sendable {
  case badKeys(line: Int, keys: String, KeyNotationError)
  case unknownAction(line: Int, String, nearest: String?)
  case unknownContext(line: Int, String, nearest: String?)
  /// The intent means nothing in that context.
  case notHere(line: Int, Intent, KeyContext)
  /// The key is text in that context.
  case isText(line: Int, keys: String, KeyContext)
  /// Two lines give the same keys two meanings.
  case collision(lines: [Int], keys: String, KeyContext, Intent, Intent)
  /// The keys are the beginning of longer ones, which can no longer be typed.
  case hides(keys: String, Intent, KeyContext, hidden: String, Intent)
  /// No key is left for the intent.
  case unreachable(Intent, KeyContext)
}

extension Keymap {
  /// This keymap with a person's own keys, and what is wrong with them.
  package func applying(
    _ overrides: [KeyOverride]
  ) -> (keymap: Keymap, problems: [KeymapProblem]) {
    var reader = KeyOverrideReader(standard: self)
    for override in overrides { reader.read(override) }
    return (reader.keymap, reader.problems + reader.finish())
  }
}

/// Applies key settings line by line.
private struct KeyOverrideReader {
  let standard: Keymap
  var keymap: Keymap
  var problems: [KeymapProblem] = []
  /// What earlier lines bound.
  private var own: [(line: Int, binding: Keymap.Binding)] = []

  init(standard: Keymap) {
    self.standard = standard
    keymap = standard
  }

  mutating func read(_ override: KeyOverride) {
    let keys: [Key]
    do throws(KeyNotationError) {
      keys = try KeyNotation.parse(override.keys)
    } catch {
      problems.append(.badKeys(line: override.line, keys: override.keys, error))
      return
    }
    let parts = override.action.split(separator: ":", maxSplits: 1).map(String.init)
    var context: KeyContext?
    if parts.count == 2 {
      guard let named = KeyContext(rawValue: parts[0]) else {
        let nearest = nearestName(to: parts[0], among: KeyContext.allCases.map(\.rawValue))
        problems.append(.unknownContext(line: override.line, parts[0], nearest: nearest))
        return
      }
      context = named
    }
    let name = parts.last ?? ""
    if name == "none" {
      keymap.remove(keys, in: context)
    } else if let intent = Intent(rawValue: name) {
      bind(keys, to: intent, in: context, override)
    } else {
      let nearest = nearestName(to: name, among: Intent.allCases.map(\.rawValue) + ["none"])
      problems.append(.unknownAction(line: override.line, name, nearest: nearest))
    }
  }

  private mutating func bind(
    _ keys: [Key], to intent: Intent, in context: KeyContext?, _ override: KeyOverride
  ) {
    let known = standard.contexts(of: intent)
    if let context, !known.contains(where: context.chain.contains) {
      problems.append(.notHere(line: override.line, intent, context))
      return
    }
    for context in context.map({ [$0] }) ?? known {
      if context.takesText || context == .always, keys.contains(where: \.isText) {
        problems.append(.isText(line: override.line, keys: override.keys, context))
        continue
      }
      if let other = own.first(where: {
        $0.binding.context == context && $0.binding.keys == keys && $0.binding.intent != intent
      }) {
        problems.append(
          .collision(
            lines: [other.line, override.line], keys: override.keys, context,
            other.binding.intent, intent))
        continue
      }
      let binding = Keymap.Binding(context, keys, intent)
      own.append((override.line, binding))
      keymap.bind(binding)
    }
  }

  /// What only the finished table shows.
  func finish() -> [KeymapProblem] {
    keymap.hiddenBindings.map { shorter, longer in
      .hides(
        keys: KeyNotation.print(shorter.keys), shorter.intent, shorter.context,
        hidden: KeyNotation.print(longer.keys), longer.intent)
    }
      + Intent.allCases.flatMap { intent in
        standard.contexts(of: intent).filter { keymap.keys(for: intent, in: $0).isEmpty }
          .map { .unreachable(intent, $0) }
      }
  }
}

extension Keymap {
  /// The contexts in which the table has an intent, in its order.
  func contexts(of intent: Intent) -> [KeyContext] {
    var contexts: [KeyContext] = []
    for binding in bindings where binding.intent == intent && !contexts.contains(binding.context) {
      contexts.append(binding.context)
    }
    return contexts
  }

  /// Pairs of bindings of one context of which the first is the beginning of the second, so that
  /// the second can never be typed.
  package var hiddenBindings: [(shorter: Binding, longer: Binding)] {
    bindings.flatMap { shorter in
      bindings.filter { longer in
        longer.context == shorter.context && longer.keys.count > shorter.keys.count
          && longer.keys.starts(with: shorter.keys)
      }.map { (shorter, $0) }
    }
  }

  /// Pairs of bindings of one context with the same keys and different meanings.
  package var collisions: [(Binding, Binding)] {
    bindings.indices.flatMap { first in
      bindings[(first + 1)...].filter {
        $0.context == bindings[first].context && $0.keys == bindings[first].keys
          && $0.intent != bindings[first].intent
      }.map { (bindings[first], $0) }
    }
  }
}

extension Key {
  /// Whether the key puts a character into a text field.
  package var isText: Bool {
    if case .character = self { true } else { false }
  }
}
