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

  /// Adds a binding before all others of its intent; whatever the keys meant in its context before,
  /// they mean no more.
  mutating func bind(_ binding: Binding) {
    remove(binding.keys, in: binding.context)
    let place = bindings.firstIndex {
      $0.context == binding.context && $0.intent == binding.intent
    }
    bindings.insert(binding, at: place ?? bindings.endIndex)
  }

  /// Takes keys off the keyboard, in one context or in all.
  mutating func remove(_ keys: [Key], in context: KeyContext?) {
    bindings.removeAll { $0.keys == keys && (context == nil || $0.context == context) }
  }
}
