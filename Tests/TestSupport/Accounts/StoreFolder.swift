package import Domain
package import Engine
package import Foundation

/// A folder on the real disk for one test, removed when the test lets go of it.
package final class StoreFolder: Sendable {
  package let path: String

  package init() throws {
    let base = FileManager.default.temporaryDirectory.path
    path = base + "/tierline-test-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// A path inside the folder.
  package func path(_ name: String) -> String { path + "/" + name }

  /// The names and bytes of all files below a path, for "nothing was touched".
  package func contents(of name: String) throws -> [String: Data] {
    let root = path(name)
    var contents: [String: Data] = [:]
    for file in try FileManager.default.subpathsOfDirectory(atPath: root) {
      contents[file] = FileManager.default.contents(atPath: root + "/" + file) ?? Data()
    }
    return contents
  }
}

extension Environment {
  /// Ida at a fixed time, with nothing set.
  package static func test(
    now: String = "2026-01-15T10:00:00Z", _ variables: [String: String] = [:]
  ) -> Environment {
    Environment(
      variables: variables.merging(["TIERLINE_NOW": now]) { given, _ in given }, userNumber: 1000,
      login: "ida", homeDirectory: nil, processNumber: 42)
  }
}

extension AccountOpening {
  /// Northwind Nordic, professional, bought on 2025-09-15, opened on 2026-01-15 by Ida.
  package static func test(plan: Plan = .professional) throws -> AccountOpening {
    let opened = try need(CalendarDate(iso: "2026-01-15"))
    let billing = Billing(
      plan: plan, tiers: plan.initialTiers, tier: plan.initialTiers.included, term: .annual,
      purchased: try need(CalendarDate(iso: "2025-09-15")), timeZone: .utc, lastUpdate: opened)
    let ida = User(
      id: Ledger.ida, email: "ida@example.com", name: "Ida Lind", login: "ida", isSuperAdmin: true)
    return AccountOpening(name: "Northwind Nordic", billing: billing, firstUser: ida)
  }
}
