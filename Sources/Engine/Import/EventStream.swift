package import Domain

/// Takes the events of one transaction that is made event by event.
package protocol EventStream {
  /// The account before the transaction.
  var account: Account { get }
  /// Who makes the transaction, when and how.
  var context: ChangeContext { get }
  /// Adds the next event; throws when it cannot be kept.
  mutating func emit(_ event: Event) throws
}

/// A stream that keeps nothing: for a dry run.
package struct DryRunStream: EventStream {
  package let account: Account
  package let context: ChangeContext

  package init(account: Account, context: ChangeContext) {
    self.account = account
    self.context = context
  }

  package mutating func emit(_ event: Event) {}
}
