internal import ArgumentParser
internal import Domain
internal import Wording

/// `contacts merge`: one contact out of two.
struct MergeContactsCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Merge one contact into another.",
    usage: "tierline contacts merge PRIMARY OTHER [--confirm 2 | --dry-run] [options]",
    discussion: """
      The primary contact stays, with its Record ID and address; the other one is gone for good, \
      and its addresses become additional ones. Of every other property the value that was set last \
      stays, a cleared one too; of the lifecycle stage the one further along. The result is \
      marketing when either is, and the count never rises. It cannot be taken back.
      """)

  static let examples = [
    Example("tierline contacts merge 201 408 --dry-run", "every value, and whose it is"),
    Example("tierline contacts merge ida@example.com 408 --confirm 2", "merge them"),
  ]

  @Argument(help: ArgumentHelp("The contact that stays, by ID or e-mail.", valueName: "primary"))
  var primary: String

  @Argument(help: ArgumentHelp("The contact that goes, by ID or e-mail.", valueName: "other"))
  var other: String

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let ids = try [primary, other].map { token in
      store.account.table.id(
        of: try session.row(EmailAddress.trimmed(token), store.account, reader: actor))
    }
    return try await session.carryOut(
      .mergeContacts(MergeContacts(primary: ids[0], other: ids[1])), store, actor: actor,
      confirmation: confirmation.answer)
  }
}
