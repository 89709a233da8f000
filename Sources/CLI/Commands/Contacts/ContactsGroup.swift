internal import ArgumentParser

/// Commands on contacts.
struct ContactsGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "contacts", abstract: "List, show, create and change contacts.",
    usage: "tierline contacts COMMAND [options]",
    subcommands: [
      ListContacts.self, CountContacts.self, ShowContact.self, CreateContactCommand.self,
      EditContactsCommand.self, SetMarketingCommand.self, SetNonMarketingCommand.self,
      KeepMarketingCommand.self, ExportContacts.self, DeleteContactsCommand.self,
      RestoreContactsCommand.self, DeletedContacts.self, MergeContactsCommand.self,
      DuplicateContacts.self,
    ])

  static let examples = [
    Example("tierline contacts list --filter 'marketing = yes and mailable = no'", "list"),
    Example("tierline contacts show ida@example.com --history", "one contact in full"),
    Example(
      "tierline contacts set-marketing --filter 'stage = lead' --dry-run",
      "what setting them as marketing would do"),
  ]
}
