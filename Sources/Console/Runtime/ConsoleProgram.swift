package import Domain
package import Terminal

/// The console as one value: its state and the world it looks at.
package struct ConsoleProgram: Sendable {
  package private(set) var state: ConsoleState
  package private(set) var world: World

  package init(state: ConsoleState, world: World) {
    self.state = state
    self.world = world
  }

  /// Takes in one message at a moment and says what has to be done about it.
  package mutating func receive(_ message: ConsoleMessage, at now: Instant) -> [Effect] {
    world.now = now
    world.receive(message)
    return state.update(message, in: world)
  }

  /// The picture of the present state.
  package func frame() -> Grid { state.render(in: world) }

  /// A frame was shown: a dialog in it has been seen.
  package mutating func framePresented() {
    state.hasUnseenDialog = false
  }
}
