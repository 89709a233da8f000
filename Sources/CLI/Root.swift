package import ArgumentParser

/// The program: without a sub-command the console, with one the command line.
package struct Root: AsyncParsableCommand, CommandGroupPage {
  /// The version that `--version` prints.
  package static let version = "0.1.0"

  package static let configuration = CommandConfiguration(
    commandName: "tierline",
    abstract: "Administer marketing contacts: the console without a command, data with one.",
    usage: "tierline [options] [command ...]",
    discussion: """
      Data go to standard output, everything else to standard error.

      Exit status: 0 done; 1 failed; 3 confirmation missing or not the right number; 64 usage; \
      65 bad data; 66 not found; 69 unavailable (no terminal, no store); 73 cannot create; 74 I/O \
      error, nothing saved; 75 busy, try again; 77 not permitted; 78 bad settings; 130 interrupted.
      """,
    version: "tierline " + version,
    subcommands: [
      InitCommand.self, ContactsGroup.self, FiltersGroup.self, ListsGroup.self, ImportCommand.self,
      ImportsGroup.self, AppsGroup.self, APIKeyGroup.self, FormsGroup.self,
      NonHubSpotFormsGroup.self, ChatflowsGroup.self, WorkflowsGroup.self, SourcesGroup.self,
      UsersGroup.self, TeamsGroup.self,
      BillingGroup.self, CleanUpGroup.self, LogCommand.self, StoreGroup.self, KeysGroup.self,
      DoctorCommand.self, CompletionsCommand.self,
    ])

  static let examples = [
    Example("tierline init --sample 500", "make a store with sample contacts"),
    Example("tierline", "open the console"),
    Example("tierline contacts list --filter 'stage = subscriber'", "list some contacts"),
    Example("tierline billing show", "count, tier and dates"),
  ]

  @OptionGroup var global: GlobalOptions

  package init() {}
}
