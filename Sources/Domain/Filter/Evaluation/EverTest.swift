/// Whether a contact's marketing status is or ever was a certain one, by the history that is kept
/// (R6.8, R13.1).
struct EverTest: Sendable {
  private let table: ContactTable
  private let history: StatusHistory
  private let createDates: ChunkedColumn<Int64>?
  private let answer: MarketingAnswer

  init(_ answer: MarketingAnswer, in account: Account) {
    self.answer = answer
    table = account.table
    history = account.history
    createDates = account.table.numberColumn(.createDate)
  }

  func passes(row: Int) -> Bool {
    if answer.includes(table.status(of: row)) { return true }
    let entries = history.entries(of: row)
    if entries.contains(where: { answer.includes($0.to) }) { return true }
    guard let first = entries.first else { return false }
    return answer.includes(first.from) && !isBirth(first, row: row)
  }

  /// Whether the entry tells how the contact came into being, so that the state before it is none
  /// that the contact ever had.
  private func isBirth(_ entry: StatusHistory.Entry, row: Int) -> Bool {
    let batch = history.batches[entry.batch]
    if batch.source?.type == .initialState { return true }
    guard let created = createDates?[row], created != ContactTable.noNumber else { return false }
    return batch.context.at.milliseconds <= created
  }
}
