import Terminal
import Testing

struct ThemeTests {
  private typealias RGB = (red: Double, green: Double, blue: Double)

  /// Luminance as WCAG defines it.
  private func luminance(_ colour: RGB) -> Double {
    func linear(_ value: Double) -> Double {
      let share = value / 255
      return share <= 0.03928 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green)
      + 0.0722 * linear(colour.blue)
  }

  /// The 2.4th power by Newton's method on the fifth root.
  private func power(_ base: Double) -> Double {
    let twelfth = base * base * base * base * base * base * base * base * base * base * base * base
    var root = base
    for _ in 0..<60 {
      root -= (root * root * root * root * root - twelfth) / (5 * root * root * root * root)
    }
    return root
  }

  private func contrast(_ left: RGB, _ right: RGB) -> Double {
    let (low, high) = (
      min(luminance(left), luminance(right)), max(luminance(left), luminance(right))
    )
    return (high + 0.05) / (low + 0.05)
  }

  /// The colour of an entry of the fixed part of the 256-colour palette.
  private func fixed(_ index: Int) -> RGB {
    if index >= 232 {
      let grey = Double(8 + 10 * (index - 232))
      return (grey, grey, grey)
    }
    let steps: [Double] = [0, 95, 135, 175, 215, 255]
    let offset = index - 16
    return (steps[offset / 36], steps[offset / 6 % 6], steps[offset % 6])
  }

  private let black: RGB = (0, 0, 0)
  private let white: RGB = (255, 255, 255)

  @Test func contrastIsComputedAsDefined() {
    #expect(abs(contrast(black, white) - 21) < 0.001)
    #expect(abs(contrast((118, 118, 118), white) - 4.54) < 0.01)
  }

  @Test(arguments: Role.allCases)
  func fixedColoursReachTheContrastOnBlackAndOnWhite(_ role: Role) {
    guard case .indexed(let index) = Theme.fixed[role].colour else { return }
    #expect(index >= 16, "entries below 16 are whatever the person chose")
    for background in [black, white] {
      #expect(contrast(fixed(index), background) >= 4.5)
    }
    // Solarized dark and light leave no colour that reaches 4.5 on both.
    for background: RGB in [(0x00, 0x2B, 0x36), (0xFD, 0xF6, 0xE3)] {
      #expect(contrast(fixed(index), background) >= 3)
    }
  }

  @Test(arguments: Role.allCases)
  func ansiColoursAreReadableInTheUsualPalette(_ role: Role) {
    guard case .indexed(let index) = Theme.ansi[role].colour else { return }
    let palette: [Int: RGB] = [1: (0xCD, 0, 0), 5: (0xCD, 0, 0xCD)]
    guard let colour = palette[index] else {
      Issue.record("\(role) uses colour \(index)")
      return
    }
    for background in [black, white] { #expect(contrast(colour, background) >= 3.5) }
  }

  @Test(arguments: Role.allCases)
  func monochromeUsesNoColourAndOnlyCertainAttributes(_ role: Role) {
    let look = Theme.monochrome[role]
    #expect(look.colour == .standard)
    #expect(!look.attributes.contains(.dim))
  }

  @Test func theFocusedRowIsAlwaysReversed() {
    for theme in [Theme.fixed, .ansi, .monochrome] {
      #expect(theme[.cursorRow].attributes.contains(.reverse))
      #expect(theme[.match].attributes.contains(.underline))
    }
  }

  @Test func theThemeFollowsTheNumberOfColours() {
    #expect(Theme.standard(colours: 0) == .monochrome)
    #expect(Theme.standard(colours: 8) == .ansi)
    #expect(Theme.standard(colours: 16) == .ansi)
    #expect(Theme.standard(colours: 256) == .fixed)
  }
}
