internal import ArgumentParser

/// Commands on connected apps.
struct AppsGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "apps",
    abstract: "Connect apps, turn their marketing setting, take in their contacts.",
    usage: "tierline apps COMMAND [options]",
    subcommands: [
      ListApps.self, ShowApp.self, ConnectAppCommand.self, ReconnectApp.self, DisconnectApp.self,
      RemoveApp.self, TurnAppOn.self, TurnAppOff.self, AppToken.self, AppRequest.self,
    ])

  static let examples = [
    Example("tierline apps list", "every app, its setting and what it created"),
    Example(
      "tierline apps connect Webshop --kind oauth", "an app whose contacts are non-marketing"),
    Example(
      "tierline apps on Bakery --confirm 1", "contacts it creates from now on become marketing"),
  ]
}
