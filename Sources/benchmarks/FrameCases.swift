import Domain

/// What the console draws, with no terminal behind it.
struct FrameCases {
  let contacts: Int
  let repetitions: Int

  func run(_ snapshot: AccountSnapshot) {}
}
