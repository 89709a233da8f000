/// An account as it was at one sequence number, handed to readers by reference: they go on with it
/// undisturbed while the next change is applied.
package final class AccountSnapshot: Sendable {
  package let account: Account
  /// Counts loads of the store: row numbers of snapshots with the same `load` mean the same rows.
  package let load: Int

  package init(account: Account, load: Int) {
    self.account = account
    self.load = load
  }
}
