internal import ArgumentParser
internal import Domain
internal import Wording

/// Which contacts a changing command is about.
struct SelectionOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Record IDs or e-mail addresses; \"-\" reads them from standard input, one a line.",
      valueName: "id|email"))
  var contacts: [String] = []

  @OptionGroup var filter: FilterOptions
}

/// The contacts that a command is about.
struct Selection {
  var ids: [ContactID]
  /// The text of the filter that selected them; `nil` when they were named one by one.
  var filter: String?
}

extension Session {
  /// The contacts named, or all that match the filter now (R6.20).
  ///
  /// Record IDs that no contact has are passed on: the command counts them as refused. An address
  /// that no contact has stops everything.
  func selection(
    _ options: SelectionOptions, _ store: OpenStore, actor: User
  ) throws -> Selection {
    if !options.filter.isEmpty {
      guard options.contacts.isEmpty else {
        throw failure(.usage, .doubleSelection, .doubleSelectionHint)
      }
      let chosen = try chosen(options.filter, store, reader: actor)
      try refuseBroken(chosen)
      let rows = try rows(chosen, store)
      return Selection(
        ids: rows.map { store.account.table.id(of: $0) },
        filter: options.filter.saved == nil ? options.filter.text : chosen.text)
    }
    guard !options.contacts.isEmpty else {
      throw failure(.usage, .noSelection, .noSelectionHint)
    }
    var ids: [ContactID] = []
    var unknown: [String] = []
    for token in try tokens(options.contacts) {
      if let id = id(token, store.account, actor) { ids.append(id) } else { unknown.append(token) }
    }
    guard unknown.isEmpty else {
      let facts: [String: PhraseArgument] = [
        "count": .number(unknown.count), "tokens": .text(catalogue.enumeration(unknown)),
      ]
      throw failure(.notFound, .contactsNotFound, .contactsNotFoundHint, facts)
    }
    return Selection(ids: ids)
  }

  /// The row of the one contact that is named by Record ID or address; one that the reader may not
  /// view is not found (9.2).
  func row(_ token: String, _ account: Account, reader: User?) throws(CommandFailure) -> Int {
    guard let id = id(token, account, reader), let row = account.table.row(of: id),
      reader.map({ account.mayTouch(.view, row: row, by: $0.id) }) ?? true
    else {
      if let failure = absence(token, account, reader) { throw failure }
      throw failure(.notFound, .unknownContact, .unknownContactHint, ["token": .data(token)])
    }
    return row
  }

  /// A number is a Record ID, anything else the address of a contact that the reader may view.
  private func id(_ token: String, _ account: Account, _ reader: User?) -> ContactID? {
    if let number = Int64(token), number > 0 { return ContactID(number) }
    guard let row = account.table.row(withEmail: token),
      reader.map({ account.mayTouch(.view, row: row, by: $0.id) }) ?? true
    else { return nil }
    return account.table.id(of: row)
  }

  /// The words given, with those on standard input where `-` stands.
  func tokens(_ arguments: [String]) throws(CommandFailure) -> [String] {
    var tokens: [String] = []
    for argument in arguments {
      guard argument == "-" else {
        tokens.append(EmailAddress.trimmed(argument))
        continue
      }
      var number = 0
      while let line = context.input.line() {
        number += 1
        guard let text = String(validating: line, as: UTF8.self) else {
          throw failure(
            .badData, .badInputLine, .badInputLineHint, ["line": .place(number)])
        }
        let token = EmailAddress.trimmed(text)
        if !token.isEmpty { tokens.append(token) }
      }
    }
    return tokens
  }
}
