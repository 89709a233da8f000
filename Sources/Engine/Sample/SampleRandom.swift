/// Numbers that look random and are the same on every machine (SplitMix64).
struct SampleRandom: Sendable {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 below `bound`, which is at least 1.
  mutating func below(_ bound: Int) -> Int {
    Int(next() >> 1) % bound
  }

  /// True `share` times in a thousand.
  mutating func happens(_ share: Int) -> Bool {
    below(1000) < share
  }

  /// One of `choices`, which is not empty; with `skew` the first ones come more often.
  mutating func pick<Choice>(_ choices: [Choice], skew: Bool = false) -> Choice {
    guard skew else { return choices[below(choices.count)] }
    let place = below(choices.count * choices.count)
    var root = 0
    while (root + 1) * (root + 1) <= place { root += 1 }
    return choices[choices.count - 1 - root]
  }

  /// One of `choices`, each as often as its weight says.
  mutating func pick<Choice>(weighted choices: [(weight: Int, choice: Choice)]) -> Choice {
    var place = below(choices.reduce(0) { $0 + $1.weight })
    for (weight, choice) in choices {
      if place < weight { return choice }
      place -= weight
    }
    return choices[choices.count - 1].choice
  }
}
