internal import Engine
internal import Wording

/// How many colours the terminal has, by what its environment says.
enum ColorDepth {
  case none
  case eight
  case twoHundredFiftySix
  case direct

  init(_ environment: Environment) {
    let term = environment["TERM"] ?? ""
    if ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") {
      self = .direct
    } else if term.contains("256color") {
      self = .twoHundredFiftySix
    } else if ["", "dumb", "vt100", "vt102", "vt220", "ansi-m"].contains(term) {
      self = .none
    } else {
      self = .eight
    }
  }

  func text(_ words: Catalogue) -> String {
    switch self {
    case .none: words.text(DoctorPhrase.colorsNone)
    case .eight: words.text(DoctorPhrase.colorsSome, ["colors": .number(8)])
    case .twoHundredFiftySix: words.text(DoctorPhrase.colorsSome, ["colors": .number(256)])
    case .direct: words.text(DoctorPhrase.colorsDirect)
    }
  }
}
