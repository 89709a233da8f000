internal import ArgumentParser

/// Commands on lists.
struct ListsGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "lists", abstract: "Make active and static lists of contacts.",
    usage: "tierline lists COMMAND [options]",
    subcommands: [
      ListLists.self, ShowList.self, CreateListCommand.self, EditListCommand.self,
      AddToListCommand.self, RemoveFromListCommand.self, RenameListCommand.self,
      DeleteListCommand.self,
    ])

  static let examples = [
    Example("tierline lists list", "every list that you see, with its size"),
    Example("tierline lists create Customers --active --filter 'stage = customer'", "a list"),
    Example("tierline contacts list --filter 'not in list Newsletter'", "use it in a filter"),
  ]
}
