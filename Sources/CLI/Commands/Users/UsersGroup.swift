internal import ArgumentParser

/// Commands on users and permissions.
struct UsersGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "users", abstract: "List, add and remove users, give and take permissions.",
    usage: "tierline users COMMAND [options]",
    subcommands: [
      ListUsers.self, ShowUser.self, AddUserCommand.self, EditUserCommand.self,
      RemoveUserCommand.self, GrantCommand.self, RevokeCommand.self,
    ])

  static let examples = [
    Example("tierline users list", "who there is and who may do what"),
    Example(
      "tierline users revoke bo@example.com marketing-contacts-access",
      "take away the right to set contacts as marketing"),
  ]
}
