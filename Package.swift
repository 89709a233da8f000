// swift-tools-version: 6.1
import PackageDescription

/// Settings that every Swift target shares: language mode 6 with the upcoming features that make
/// imports and existentials say what they are.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "tierline",
  products: [.executable(name: "tierline", targets: ["tierline"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // Layer 0
    .target(name: "Domain", swiftSettings: strict),
    .target(name: "Terminal", swiftSettings: strict),
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    // Layer 1
    .target(
      name: "Storage",
      dependencies: ["Domain", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict
    ),
    .target(
      name: "Wording",
      dependencies: ["Domain"],
      resources: [.copy("../../Assets/Locale")],
      swiftSettings: strict
    ),
    .target(name: "Curses", dependencies: ["Terminal", "CNcurses"], swiftSettings: strict),
    // Layer 2
    .target(name: "Engine", dependencies: ["Domain", "Storage"], swiftSettings: strict),
    .target(
      name: "Console", dependencies: ["Domain", "Terminal", "Wording"], swiftSettings: strict),
    // Layer 3
    .target(
      name: "CLI",
      dependencies: [
        "Domain", "Storage", "Engine", "Terminal", "Wording", "Console",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    // Layer 4
    .executableTarget(
      name: "tierline",
      dependencies: [
        "CLI", "Console", "Curses", "Domain", "Engine", "Terminal", "Wording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "benchmarks",
      dependencies: ["Domain", "Storage", "Engine", "Terminal", "Console", "Wording"],
      swiftSettings: strict
    ),
    // Tests
    .target(
      name: "TestSupport",
      dependencies: ["Domain", "Storage", "Engine", "Terminal", "Console", "Wording"],
      path: "Tests/TestSupport",
      swiftSettings: strict
    ),
    .testTarget(
      name: "DomainTests", dependencies: ["Domain", "TestSupport"],
      exclude: ["Permissions/matrix.txt"], swiftSettings: strict),
    .testTarget(
      name: "StorageTests", dependencies: ["Storage", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "EngineTests", dependencies: ["Engine", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "WordingTests", dependencies: ["Wording", "TestSupport"], exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TestSupport"],
      exclude: ["Widgets/Screens"], swiftSettings: strict),
    .testTarget(
      name: "ConsoleTests", dependencies: ["Console", "TestSupport"], exclude: ["Screens"],
      swiftSettings: strict),
    .testTarget(
      name: "CLITests", dependencies: ["CLI", "TestSupport"], exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "ProgramTests", dependencies: ["tierline", "TestSupport"], exclude: ["Tour"],
      swiftSettings: strict),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["TestSupport"], exclude: ["rules.txt"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
