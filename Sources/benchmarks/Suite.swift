import Domain
import Engine
import Foundation
import Storage

/// All cases at one number of contacts, on a store in a temporary folder.
struct Suite {
  let contacts: Int
  let repetitions: Int

  func run() async throws {
    let folder = try temporaryFolder()
    defer { remove(folder) }
    let environment = Environment(
      variables: [:], userNumber: getuid(), login: "bench", homeDirectory: nil,
      processNumber: getpid())
    let workspace = try await create(folder, environment)
    try await open(folder, environment)
    let account = await workspace.snapshot.account
    queries(account)
    FrameCases(contacts: contacts, repetitions: repetitions).run(await workspace.snapshot)
    let rows = RowOrder(account.table.liveRows)
    try export(account, rows, folder)
    reports(account)
    try await bulk(workspace, account)
    try await workflows(workspace)
    try await importFile(folder, environment)
  }

  private var clock: any Engine.Clock { SystemClock() }

  private func create(_ folder: String, _ environment: Environment) async throws -> Workspace {
    let now = clock.now()
    let user = User(
      id: UserID(1), email: "bench@example.com", name: "Bench", login: "bench", isSuperAdmin: true)
    let tiers = Plan.professional.initialTiers
    let today = AccountTimeZone.utc.date(at: now)
    let billing = Billing(
      plan: .professional, tiers: tiers,
      tier: SampleContacts.tier(forCount: contacts, tiers: tiers), term: .annual,
      purchased: today.adding(days: -100), timeZone: .utc, lastUpdate: today)
    let opening = AccountOpening(name: "Benchmark", billing: billing, firstUser: user)
    var measurement = Measurement("create sample store", contacts: contacts)
    let start = ContinuousClock.now
    var empty = Account.unopened
    empty.apply(
      .accountOpened(opening),
      context: ChangeContext(
        sequence: 0, at: now, actor: .system, source: .settings, frontEnd: .program))
    let sample = Array(SampleContacts(count: contacts, account: empty, at: now))
    let workspace = try await Workspace.create(
      at: folder + "/store", opening: opening, sample: sample, environment: environment)
    measurement.add(ContinuousClock.now - start)
    measurement.report()
    return workspace
  }

  private func open(_ folder: String, _ environment: Environment) async throws {
    var measurement = Measurement("open", contacts: contacts)
    for _ in 0..<min(repetitions, 3) {
      let start = ContinuousClock.now
      let workspace = try await Workspace.open(
        at: folder + "/store", access: .readWrite, environment: environment)
      measurement.add(ContinuousClock.now - start)
      guard await workspace.snapshot.account.table.count == contacts else { exit(1) }
    }
    measurement.report()
  }

  private func queries(_ account: Account) {
    let context = FilterContext(account: account, actingUser: UserID(1), now: clock.now())
    for (name, text) in [
      ("filter two equalities", "stage = subscriber and country = Sweden"),
      ("filter substring unique", "email contains smith"),
      ("filter substring repeating", "company contains harbour"),
      ("filter free text", "oliver ash"),
      ("filter dates", "created in the last 90 days"),
    ] {
      guard case .success(let expression) = FilterExpression.parse(text, in: context) else {
        continue
      }
      var measurement = Measurement(name, contacts: contacts)
      var found = 0
      for _ in 0..<repetitions {
        let rows = measurement.measure { expression.rows(in: account, context: context) }
        found = rows?.count ?? 0
      }
      measurement.report(note: "\(found) found")
    }
    for property in [ContactProperty.lastName, .email, .createDate, .lifecycleStage] {
      var measurement = Measurement("sort by \(property.internalName)", contacts: contacts)
      let all = account.table.liveRows
      for _ in 0..<repetitions {
        _ = measurement.measure {
          RowSorter.order(rows: all, by: [SortKey(property)], in: account)
        }
      }
      measurement.report()
    }
    var all = Measurement("select all", contacts: contacts)
    for _ in 0..<repetitions { _ = all.measure { account.table.liveRows.count } }
    all.report()
  }

  private func export(_ account: Account, _ rows: RowOrder, _ folder: String) throws {
    let columns = PropertyCatalogue.definitions.map(\.property)
    for form in [ExportForm.machine, .spreadsheet] {
      var measurement = Measurement("export \(form.rawValue)", contacts: contacts)
      for _ in 0..<min(repetitions, 3) {
        try measurement.measure {
          try ContactExport.run(
            account, rows: rows, columns: columns, form: form, toFile: folder + "/export.csv")
        }
      }
      measurement.report()
    }
    var basic = Measurement("export 8 columns", contacts: contacts)
    try basic.measure {
      try ContactExport.run(
        account, rows: rows,
        columns: [
          .firstName, .lastName, .email, .phone, .company, .country, .lifecycleStage, .leadStatus,
        ], form: .spreadsheet, toFile: folder + "/import.csv")
    }
    basic.report()
  }

  private func bulk(_ workspace: Workspace, _ account: Account) async throws {
    let ids = account.table.liveRows.map { account.table.id(of: $0) }
    for direction in [SetMarketingStatus.Direction.asMarketing, .asNonMarketing] {
      var assess = Measurement("assess all \(direction.commandKind.rawValue)", contacts: contacts)
      let command = Command.setMarketingStatus(.init(direction, contacts: ids))
      let now = clock.now()
      for _ in 0..<repetitions {
        _ = assess.measure { account.assess(command, by: UserID(1), at: now) }
      }
      assess.report()
      var measurement = Measurement("\(direction.commandKind.rawValue) all", contacts: contacts)
      let start = ContinuousClock.now
      _ = try await workspace.perform(
        command, by: UserID(1), frontEnd: .console,
        confirmation: Confirmation(number: ids.count))
      measurement.add(ContinuousClock.now - start)
      measurement.report(note: "durable")
    }
    var single = Measurement("one commit", contacts: contacts)
    for number in 0..<max(20, repetitions) {
      let edit = EditContacts(contacts: [ids[number]], values: [.city: "City \(number)"])
      let start = ContinuousClock.now
      _ = try await workspace.perform(.editContacts(edit), by: UserID(1), frontEnd: .console)
      single.add(ContinuousClock.now - start)
    }
    single.report(note: "durable")
  }

  /// Imports what was exported into an empty store.
  private func importFile(_ folder: String, _ environment: Environment) async throws {
    let now = clock.now()
    let user = User(
      id: UserID(1), email: "bench@example.com", name: "Bench", login: "bench", isSuperAdmin: true)
    let today = AccountTimeZone.utc.date(at: now)
    let billing = Billing(
      plan: .professional, tiers: Plan.professional.initialTiers,
      tier: Plan.professional.initialTiers.included, term: .annual,
      purchased: today.adding(days: -100), timeZone: .utc, lastUpdate: today)
    let workspace = try await Workspace.create(
      at: folder + "/imported",
      opening: AccountOpening(name: "Imported", billing: billing, firstUser: user),
      environment: environment)
    let file = try ImportFile(path: folder + "/import.csv")
    let mapping = try ColumnMapping(file: file)
    var measurement = Measurement("import 8 columns", contacts: contacts)
    let start = ContinuousClock.now
    let done = try await workspace.performStream(
      .importContacts, by: UserID(1), source: .fileImport, frontEnd: .commandLine
    ) { stream -> (result: ImportReport, account: Account, touched: Int) in
      let result = try ContactImport.run(
        file: file, options: ImportOptions(), mapping: mapping, into: &stream)
      let report = result.summary.report
      return (report, result.account, report.created + report.updated)
    }
    measurement.add(ContinuousClock.now - start)
    measurement.report(note: "\(done.result.created) created, durable")
    try await auditLog(workspace)
  }

  // MARK: Folder

  private func temporaryFolder() throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/tierline-bench-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    return path
  }

  private func remove(_ folder: String) {
    try? FileManager.default.removeItem(atPath: folder)
  }
}
