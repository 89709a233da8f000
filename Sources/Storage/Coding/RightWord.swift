internal import Domain

/// The words for rights on disk: those of the command line.
enum RightWord {
  static func word(of right: MissingRight) -> String {
    switch right {
    case .permission(let permission): permission.rawValue
    case .superAdmin: "super-admin"
    }
  }

  static func right(_ word: String) -> MissingRight? {
    word == "super-admin" ? .superAdmin : Permission(rawValue: word).map(MissingRight.permission)
  }
}
