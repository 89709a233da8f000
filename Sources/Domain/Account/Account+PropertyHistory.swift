/// A change of a property's value: what it was, what it became, and by whom, when and how (R13.1).
package struct PropertyChange: Equatable, Sendable {
  package var property: ContactProperty
  package var old: PropertyValue?
  package var new: PropertyValue?
  package var context: ChangeContext

  package init(
    _ property: ContactProperty, old: PropertyValue?, new: PropertyValue?, context: ChangeContext
  ) {
    self.property = property
    self.old = old
    self.new = new
    self.context = context
  }
}

extension Account {
  /// The changes of a contact's property values that are kept, newest last (R13.1).
  package func propertyHistory(row: Int) -> [PropertyChange] {
    var new: [ContactProperty: PropertyValue?] = [:]
    var changes: [PropertyChange] = []
    for entry in propertyHistory.entries(of: row).reversed() {
      let value = new[entry.property] ?? table.value(entry.property, row: row)
      changes.append(
        PropertyChange(
          entry.property, old: entry.old, new: value,
          context: history.batches[entry.batch].context))
      new[entry.property] = .some(entry.old)
    }
    return changes.reversed()
  }

  /// Gives a property its new value and keeps the old one.
  mutating func changeValue(
    _ property: ContactProperty, row: Int, to new: PropertyValue?, context: ChangeContext
  ) {
    let old = table.value(property, row: row)
    guard old != new else { return }
    let index: Int
    if let open = openEditBatch, open.context == context {
      index = open.index
    } else {
      index = history.addBatch(StatusHistory.Batch(context: context, source: nil))
      openEditBatch = (context, index)
    }
    propertyHistory.add(.init(property, old: old, batch: index), row: row)
    table.set(property, row: row, to: new)
  }
}
