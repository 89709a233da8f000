internal import ArgumentParser

/// How a change of many contacts is confirmed.
struct ConfirmationOptions: ParsableArguments {
  @Option(
    name: .customLong("confirm"),
    help: ArgumentHelp("The number of contacts selected, to confirm the change.", valueName: "n"),
    transform: typedNumber)
  var number: Int?

  @Flag(name: .customLong("dry-run"), help: "Show what would happen and change nothing.")
  var isDryRun = false

  var answer: ConfirmationAnswer { ConfirmationAnswer(number: number, isDryRun: isDryRun) }
}

/// What the arguments say about confirmation.
struct ConfirmationAnswer {
  /// The number given; `nil` to ask for it.
  var number: Int?
  var isDryRun = false
}
