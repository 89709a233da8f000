/// One kept change of a contact: of its marketing status or of a value (R13.1).
package enum ContactChange: Sendable {
  case status(StatusHistory.Entry, StatusHistory.Batch)
  case value(PropertyChange)

  /// Who changed it, when and how.
  package var context: ChangeContext {
    switch self {
    case .status(_, let batch): batch.context
    case .value(let change): change.context
    }
  }
}

extension Account {
  /// Every change of a contact that is kept, newest first: marketing status and values (R13.1).
  package func changes(row: Int) -> [ContactChange] {
    let statuses = history.entries(of: row).map {
      ContactChange.status($0, history.batches[$0.batch])
    }
    let values = propertyHistory(row: row).map(ContactChange.value)
    return (statuses + values).enumerated()
      .sorted { left, right in
        let (first, second) = (left.element.context.sequence, right.element.context.sequence)
        return first == second ? left.offset > right.offset : first > second
      }
      .map(\.element)
  }
}
