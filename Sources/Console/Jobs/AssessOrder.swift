package import Domain

/// A question to the domain: what a command would do.
package struct AssessOrder: Equatable, Sendable {
  /// What is asked about.
  package enum Subject: Equatable, Sendable {
    /// A verb over rows of the snapshot.
    case rows(RowSet, ContactVerb)
    /// A command as it stands, such as one that takes a change back.
    case command(Command)
  }

  package var snapshot: SnapshotHandle
  package var subject: Subject
  package var actor: UserID
  package var now: Instant
}

/// What can be done to many contacts at once.
package enum ContactVerb: Equatable, Sendable {
  case setStatus(SetMarketingStatus.Direction)
  /// Values by property, as typed; an empty text clears.
  case edit([ContactProperty: String])

  func command(for contacts: [ContactID]) -> Command {
    switch self {
    case .setStatus(let direction): .setMarketingStatus(.init(direction, contacts: contacts))
    case .edit(let values): .editContacts(.init(contacts: contacts, values: values))
    }
  }
}

/// The domain's answer, with what a person wants to see before they agree.
package struct AssessAnswer: Equatable, Sendable {
  package var command: Command
  package var assessment: Assessment
  /// Names of the first few contacts concerned.
  package var samples: [String]
}

extension AssessOrder {
  private static let sampleCount = 3

  /// Turns rows into Record IDs and assesses; `nil` when cancelled.
  package func answer(isCancelled: @Sendable () -> Bool) -> AssessAnswer? {
    let account = snapshot.account
    let command: Command
    switch subject {
    case .command(let given): command = given
    case .rows(let rows, let verb):
      var contacts: [ContactID] = []
      for row in rows {
        if contacts.count & 0xffff == 0, isCancelled() { return nil }
        contacts.append(account.table.id(of: row))
      }
      command = verb.command(for: contacts)
    }
    guard !isCancelled() else { return nil }
    let assessment = account.assess(command, by: actor, at: now)
    return AssessAnswer(
      command: command, assessment: assessment, samples: samples(of: command, account))
  }

  private func samples(of command: Command, _ account: Account) -> [String] {
    // Who is refused is not among those that would change.
    let reach = account.reach(.edit, of: actor)
    return command.contacts.lazy
      .compactMap { account.table.row(of: $0) }
      .filter { reach.contains(row: $0, of: account.table) }
      .prefix(Self.sampleCount)
      .map { ContactName.text(of: $0, in: account) }
  }
}

extension Command {
  /// The contacts that the command names.
  var contacts: [ContactID] {
    switch self {
    case .setMarketingStatus(let command): command.contacts
    case .editContacts(let command): command.contacts
    case .restoreValues(let command): command.edits.map(\.id)
    default: []
    }
  }
}
