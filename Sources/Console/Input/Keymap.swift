package import Terminal

/// Which keys mean what, and where.
package struct Keymap: Equatable, Sendable {
  package struct Binding: Equatable, Sendable {
    package var context: KeyContext
    /// One key, or several pressed one after the other.
    package var keys: [Key]
    package var intent: Intent

    package init(_ context: KeyContext, _ keys: [Key], _ intent: Intent) {
      self.context = context
      self.keys = keys
      self.intent = intent
    }
  }

  /// What pressed keys stand for.
  package enum Match: Equatable, Sendable {
    case intent(Intent)
    /// The beginning of longer sequences.
    case prefix
    case none
  }

  /// In the order in which help lists them.
  package private(set) var bindings: [Binding]

  package init(_ bindings: [Binding]) {
    self.bindings = bindings
  }

  /// What `keys`, pressed in this place, mean.
  package func match(_ keys: [Key], in place: KeyContext) -> Match {
    for context in place.chain {
      let here = bindings.filter { $0.context == context && $0.keys.starts(with: keys) }
      if let exact = here.first(where: { $0.keys.count == keys.count }) {
        return .intent(exact.intent)
      }
      if !here.isEmpty { return .prefix }
    }
    return .none
  }

  /// The bindings that are valid in a place, nearest context first, without those that a nearer one
  /// hides.
  package func active(in place: KeyContext) -> [Binding] {
    var seen: Set<[Key]> = []
    return place.chain.flatMap { context in
      bindings.filter { $0.context == context && seen.insert($0.keys).inserted }
    }
  }

  /// The key sequences for an intent in a place, the one to show first.
  package func keys(for intent: Intent, in place: KeyContext) -> [[Key]] {
    active(in: place).filter { $0.intent == intent }.map(\.keys)
  }

  /// How the continuations of a prefix go on, in the order of the table.
  package func continuations(of prefix: [Key], in place: KeyContext) -> [Binding] {
    active(in: place).filter { $0.keys.count > prefix.count && $0.keys.starts(with: prefix) }
  }

  /// Replaces all keys of an intent in a context; no keys at all take the intent off the keyboard.
  mutating func rebind(_ intent: Intent, in context: KeyContext, to sequences: [[Key]]) {
    let isOld = { (binding: Binding) in binding.context == context && binding.intent == intent }
    let place = bindings.firstIndex(where: isOld) ?? bindings.endIndex
    bindings.removeAll(where: isOld)
    bindings.insert(
      contentsOf: sequences.map { Binding(context, $0, intent) },
      at: min(place, bindings.endIndex))
  }
}
