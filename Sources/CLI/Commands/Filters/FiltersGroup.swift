internal import ArgumentParser

/// Commands on saved filters.
struct FiltersGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "filters", abstract: "Save filters with their columns and order.",
    usage: "tierline filters COMMAND [options]",
    subcommands: [
      ListFilters.self, ShowFilter.self, SaveFilterCommand.self, RenameFilterCommand.self,
      DeleteFilterCommand.self,
    ])

  static let examples = [
    Example("tierline filters list", "every saved filter that you see, and what it matches"),
    Example(
      "tierline filters save 'Swedish leads' --filter 'stage = lead and country = Sweden'",
      "keep a filter"),
    Example("tierline contacts list --saved 'Swedish leads'", "use it"),
  ]
}
