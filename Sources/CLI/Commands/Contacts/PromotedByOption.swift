internal import ArgumentParser
internal import Domain
internal import Wording

/// Contacts by what set them as marketing.
struct PromotedByOption: ParsableArguments {
  @Option(
    name: .customLong("promoted-by"),
    help: ArgumentHelp(
      """
      Only marketing contacts whose present source is this: import-3, form:NAME, chat:NAME, \
      app:NAME, workflow:NAME, user:EMAIL.
      """,
      valueName: "source"))
  var source: String?
}

extension Session {
  /// The rows of the contacts that a source made marketing (section 15, item 5).
  ///
  /// A source whose form, app or workflow is gone is found by the name it had. Contacts that the
  /// reader may not view are not among them (9.2).
  func rows(
    promotedBy token: String, _ account: Account, reader: User?
  ) throws(CommandFailure) -> RowSet {
    let (type, name) = try source(token)
    var rows = account.rows(promotedBy: type, id: name)
    switch type {
    case .userSet:
      if let user = account.user(withEmail: name) {
        rows = account.rows(promotedBy: type, id: String(user.id.rawValue))
      }
    case .contactImport: break
    default:
      rows.formUnion(account.rows(promotedBy: type, named: name))
      if let object = Session.kind(of: type).flatMap({
        account.objects.object($0, named: name)
      }) {
        rows.formUnion(account.rows(promotedBy: type, id: String(object.id.rawValue)))
      }
    }
    if let seen = reader.flatMap({ account.rows(.view, for: $0.id) }) {
      rows.formIntersection(seen)
    }
    guard !rows.isEmpty else {
      throw billingFailure(
        .notFound, .unknownSource, .unknownSourceHint, ["token": .data(token)])
    }
    return rows
  }

  private func source(
    _ token: String
  ) throws(CommandFailure) -> (type: MarketingSourceType, name: String) {
    if token.hasPrefix("import-") { return (.contactImport, token) }
    let parts = token.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.count == 2 ? EmailAddress.trimmed(String(parts[1])) : ""
    let types: [String: MarketingSourceType] = [
      "form": .formSubmission, "chat": .conversation, "app": .integratorSet,
      "workflow": .workflow, "user": .userSet,
    ]
    guard let type = types[String(parts[0])], !name.isEmpty else {
      throw billingFailure(.usage, .badSource, .badSourceHint, ["token": .data(token)])
    }
    return (type, name)
  }

  private static func kind(of type: MarketingSourceType) -> ObjectKind? {
    switch type {
    case .formSubmission: .form
    case .conversation: .chatflow
    case .integratorSet: .app
    case .workflow: .workflow
    default: nil
    }
  }
}
