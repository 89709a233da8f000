internal import ArgumentParser
internal import Domain
internal import Engine
internal import Terminal
internal import Wording

/// Commands on clean-up rules.
struct CleanUpGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "clean-up", abstract: "Rules that pre-set contacts to non-marketing.",
    usage: "tierline clean-up COMMAND [options]",
    subcommands: [
      ListCleanUpRules.self, SaveCleanUpCommand.self, RunCleanUpCommand.self,
      DeleteCleanUpCommand.self,
    ])

  static let examples = [
    Example("tierline clean-up list", "rules and how many contacts each would pre-set"),
    Example("tierline clean-up run 'No opens' --dry-run", "the report of a rule"),
  ]
}

/// `clean-up list`: the rules, and how many contacts each would pre-set now.
struct ListCleanUpRules: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List clean-up rules.",
    usage: "tierline clean-up list [options]")

  static let examples = [
    Example("tierline clean-up list", "rules and how many contacts each would pre-set")
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let account = store.account
    let words = session.catalogue
    let reader = try session.reader(in: account)
    let rules = account.objects.cleanUpRules.map { rule in
      (
        rule: rule,
        contacts: try? account.contacts(of: rule, for: reader?.id, at: store.now).count
      )
    }
    let columns = [
      OutputColumn("name", words.text(BillingWords.ruleName)),
      OutputColumn("filter", words.text(BillingWords.ruleFilter)),
      OutputColumn("contacts", words.text(BillingWords.ruleContacts), alignment: .right),
      OutputColumn("days_before_update", words.text(BillingWords.ruleDays), alignment: .right),
      OutputColumn("owner", words.text(BillingWords.ruleOwner)),
      OutputColumn("last_run", words.text(BillingWords.ruleLastRun)),
    ]
    try session.printRecords(columns, count: rules.count) {
      let (rule, contacts) = rules[$0]
      return [
        .text(rule.name), .text(rule.filter), contacts.map { .number($0) } ?? .none,
        rule.daysBeforeUpdate.map { .number($0) } ?? .none,
        .optional(account.user(rule.owner)?.email), .optional(rule.lastRun?.isoText),
      ]
    } people: {
      let (rule, contacts) = rules[$0]
      return [
        rule.name, rule.filter,
        contacts.map { words.number($0) } ?? words.text(BillingWords.ruleBroken),
        rule.daysBeforeUpdate.map { words.number($0) } ?? words.text(BillingWords.ruleOnDemand),
        account.user(rule.owner)?.email ?? "",
        rule.lastRun.map { words.moment($0, in: account.billing.timeZone) } ?? "",
      ]
    }
    return .done
  }
}

/// `clean-up save`: makes a rule, or changes the one with the name.
struct SaveCleanUpCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "Make or change a clean-up rule.",
    usage: "tierline clean-up save NAME --filter EXPR [--days-before N] [options]",
    discussion: """
      With --days-before the rule runs by itself, once before each update date, when the store is \
      opened N days or fewer before it; and only while its owner may set contacts as non-marketing.
      """)

  static let examples = [
    Example(
      "tierline clean-up save 'No opens' --filter 'hs_email_last_open_date more than 180 days ago'",
      "a rule to run on demand"),
    Example(
      "tierline clean-up save Bounced --filter 'mailable = no' --days-before 5",
      "runs by itself in the last five days"),
  ]

  @Argument(help: ArgumentHelp("Name of the rule.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("Which contacts, in the filter language.", valueName: "expr"))
  var filter: String

  @Option(
    name: .customLong("days-before"),
    help: ArgumentHelp("Run by itself so many days before an update date.", valueName: "n"))
  var days: Int?

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let known = store.account.objects.object(.cleanUpRule, named: name)
    let command = SaveCleanUpRule(
      id: known?.id, name: name, filter: filter, daysBeforeUpdate: days)
    return try await session.carryOut(
      .saveCleanUpRule(command), store, actor: actor, confirmation: ConfirmationAnswer()
    ) { _ in session.catalogue.text(BillingWords.ruleSaved, ["name": .data(name)]) }
  }
}

/// `clean-up run`: pre-sets the contacts of a rule now.
struct RunCleanUpCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Pre-set the contacts of a clean-up rule now.",
    usage: "tierline clean-up run NAME [--confirm N | --dry-run] [options]")

  static let examples = [
    Example("tierline clean-up run 'No opens' --dry-run", "the report"),
    Example("tierline clean-up run 'No opens' --confirm 812", "pre-set the 812 contacts"),
  ]

  @Argument(help: ArgumentHelp("Name of the rule.", valueName: "name"))
  var name: String

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let rule = try await session.explaining(store, actor) {
      try store.account.object(.cleanUpRule, named: name, for: .runCleanUpRule)
    }
    return try await session.carryOut(
      .runCleanUpRule(RunCleanUpRule(id: rule.id)), store, actor: actor,
      confirmation: confirmation.answer)
  }
}

/// `clean-up delete`: deletes a rule.
struct DeleteCleanUpCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a clean-up rule.",
    usage: "tierline clean-up delete NAME [options]",
    discussion: "What the rule pre-set stays so.")

  static let examples = [Example("tierline clean-up delete 'No opens'", "a rule")]

  @Argument(help: ArgumentHelp("Name of the rule.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let rule = try await session.explaining(store, actor) {
      try store.account.object(.cleanUpRule, named: name, for: .deleteCleanUpRule)
    }
    return try await session.carryOut(
      .deleteCleanUpRule(DeleteCleanUpRule(id: rule.id)), store, actor: actor,
      confirmation: ConfirmationAnswer())
  }
}
