import CNcurses
import Terminal

/// Colour pairs of ncurses by the colour of the letters, made when first needed.
struct ColourPairs {
  private var pairs: [Int: Int32] = [:]

  /// The pair of a colour on the terminal's own background; 0, the terminal's own colours, when it
  /// cannot be made.
  mutating func pair(for colour: Theme.Colour) -> Int32 {
    guard case .indexed(let index) = colour else { return 0 }
    if let known = pairs[index] { return known }
    let pair = Int32(pairs.count + 1)
    let made = init_extended_pair(pair, Int32(index), -1) == OK ? pair : 0
    pairs[index] = made
    return made
  }
}
