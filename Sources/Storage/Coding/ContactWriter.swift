package import Domain

/// Writes contacts as JSON objects: the internal property names in the order of the catalogue,
/// without those that have no value.
///
///     {"hs_object_id":41877,"firstname":"Żaneta","email":"zaneta@example.pl",
///      "createdate":1760000000000,"hs_marketable_status":true,"hs_marketable_until_renewal":true,
///      "hs_marketable_reason_type":"FORM_SUBMISSION","status_history":[[3,0,1],[9,1,2]]}
///
/// Moments are milliseconds since 1970. An entry of `status_history` holds the number of its batch
/// and the states before and after (0 non-marketing, 1 marketing, 2 until the next update).
///
/// An entry of `property_history` holds the number of its batch, the property and the value before
/// the change: `"property_history":[[4,"city","Oslo"],[7,"city",null]]`, newest last.
///
/// A deleted contact has `"deleted_at":1760000000000,"deleted_by":2` at its end, `null` for the
/// system; of one that is gone for good the line is `{"hs_object_id":41877,"erased":true}`, with
/// `"merged_into":7` when it was merged into another.
package enum ContactWriter {
  /// Writes the contact of a row with its history.
  package static func write(row: Int, of account: Account, to emitter: inout JSONEmitter) {
    let table = account.table
    guard !table.isErased(row: row) else { return writeErased(table.id(of: row), table, &emitter) }
    emitter.beginObject()
    for definition in PropertyCatalogue.definitions {
      let property = definition.property
      switch property {
      case .recordID, .marketingStatus, .marketingUntilUpdate, .emailDomain, .mailable:
        writeComputed(property, table.id(of: row), table.status(of: row), &emitter)
      default:
        if let value = table.value(property, row: row) { write(value, of: property, &emitter) }
      }
    }
    let entries = account.history.entries(of: row)
    if !entries.isEmpty {
      emitter.key("status_history")
      emitter.beginArray()
      for entry in entries {
        emitter.beginArray()
        emitter.integer(entry.batch)
        emitter.integer(entry.from.rawValue)
        emitter.integer(entry.to.rawValue)
        emitter.endArray()
      }
      emitter.endArray()
    }
    writeChanges(of: row, account, &emitter)
    if let deletion = table.deletion(row: row) { write(deletion, &emitter) }
    emitter.endObject()
  }

  /// Writes a record as events hold it.
  package static func write(_ record: ContactRecord, to emitter: inout JSONEmitter) {
    emitter.beginObject()
    for definition in PropertyCatalogue.definitions {
      let property = definition.property
      switch property {
      case .recordID, .marketingStatus, .marketingUntilUpdate, .emailDomain, .mailable:
        writeComputed(property, record.id, record.status, &emitter)
      case .marketingSourceType, .marketingSourceID, .marketingSourceName:
        if let value = sourceValue(property, record.source) { write(value, of: property, &emitter) }
      default:
        if let value = record.values[property] { write(value, of: property, &emitter) }
      }
    }
    emitter.endObject()
  }

  /// Writes a value as the member of its property.
  static func write(
    _ value: PropertyValue, of property: ContactProperty, _ emitter: inout JSONEmitter
  ) {
    emitter.key(property.internalName)
    write(value, &emitter)
  }

  static func write(_ value: PropertyValue?, _ emitter: inout JSONEmitter) {
    switch value {
    case nil: emitter.null()
    case .text(let text): emitter.string(text)
    case .number(let number): emitter.integer(number)
    case .instant(let instant): emitter.integer(instant.milliseconds)
    case .flag(let flag): emitter.boolean(flag)
    }
  }

  private static func writeComputed(
    _ property: ContactProperty, _ id: ContactID, _ status: MarketingStatus,
    _ emitter: inout JSONEmitter
  ) {
    switch property {
    case .recordID:
      emitter.key("hs_object_id")
      emitter.integer(id.rawValue)
    case .marketingStatus:
      emitter.key("hs_marketable_status")
      emitter.boolean(status.counts)
    case .marketingUntilUpdate:
      guard status == .marketingUntilUpdate else { return }
      emitter.key("hs_marketable_until_renewal")
      emitter.boolean(true)
    default: break
    }
  }

  private static func sourceValue(
    _ property: ContactProperty, _ source: MarketingSource?
  ) -> PropertyValue? {
    switch property {
    case .marketingSourceType: (source?.type.rawValue).map(PropertyValue.text)
    case .marketingSourceID: (source?.id).map(PropertyValue.text)
    default: (source?.name).map(PropertyValue.text)
    }
  }
}
