/// How many contacts something created and made marketing within a period.
///
/// Deleted contacts are not among the created ones; that they became marketing stays counted.
package struct IntakeCount: Equatable, Sendable {
  package var created: Int
  /// Those of the created ones that count as marketing contacts now.
  package var createdMarketing: Int
  /// Contacts that became marketing by it, created or not.
  package var promoted: Int

  package init(created: Int = 0, createdMarketing: Int = 0, promoted: Int = 0) {
    self.created = created
    self.createdMarketing = createdMarketing
    self.promoted = promoted
  }
}

extension Account {
  /// What a form, chatflow, app or tool did since a moment.
  package func intakeCount(of origin: IntakeOrigin, since: Instant) -> IntakeCount {
    intakeCounts(of: [origin], since: since)[0]
  }

  /// The same for several at once, in their order: one pass over contacts and history.
  package func intakeCounts(of origins: [IntakeOrigin], since: Instant) -> [IntakeCount] {
    let traces = origins.map { trace(of: $0) }
    var counts = createdCounts(traces.map(\.record), since: since)
    let promoted = history.promotions(since: since)
    for (index, trace) in traces.enumerated() {
      guard let type = trace.type else { continue }
      counts[index].promoted = promoted.reduce(0) { total, entry in
        let isOurs = entry.source.type == type && entry.source.id == trace.record.id
        return isOurs ? total + entry.count : total
      }
    }
    return counts
  }

  /// What an origin leaves on the contacts that it creates and on those that it makes marketing.
  private func trace(
    of origin: IntakeOrigin
  ) -> (record: RecordTrace, type: MarketingSourceType?) {
    switch origin {
    case .form(let id): (RecordTrace(.form, id), .formSubmission)
    case .chatflow(let id): (RecordTrace(.conversation, id), .conversation)
    case .app(let id):
      (
        RecordTrace(objects.apps.first { $0.id == id }?.changeSource ?? .integration, id),
        .integratorSet
      )
    case .tool(let tool): (RecordTrace(tool.changeSource, id: tool.rawValue), nil)
    }
  }
}

/// How a record says that something created it: `hs_object_source` and `hs_object_source_id`.
struct RecordTrace: Hashable {
  var source: ChangeSource
  /// `nil` for whatever ID.
  var id: String?

  init(_ source: ChangeSource, id: String?) {
    self.source = source
    self.id = id
  }

  init(_ source: ChangeSource, _ id: ObjectID) {
    self.init(source, id: String(id.rawValue))
  }
}

extension Account {
  /// The contacts created since a moment by each trace.
  ///
  /// Texts are compared once a distinct value, and numbers once a contact.
  func createdCounts(_ traces: [RecordTrace], since: Instant) -> [IntakeCount] {
    var counts = [IntakeCount](repeating: IntakeCount(), count: traces.count)
    guard let sources = table.codeColumn(.rawRecordSource),
      let ids = table.codeColumn(.rawRecordSourceID), let dates = table.numberColumn(.createDate)
    else { return counts }
    let sourceCodes = codes(of: Set(traces.map(\.source.rawValue)), in: sources)
    let idCodes = codes(of: Set(traces.compactMap(\.id)), in: ids)
    var slots: [UInt64: Int] = [:]
    var wanted = [Bool](repeating: false, count: sources.values.count)
    for (slot, trace) in traces.enumerated() {
      guard let source = sourceCodes[trace.source.rawValue] else { continue }
      // No ID has the last code there is, so that it can stand for whatever ID.
      let id = trace.id.map { idCodes[$0] } ?? UInt32.max
      guard let id else { continue }
      wanted[Int(source)] = true
      slots[UInt64(source) << 32 | UInt64(id)] = slot
    }
    for row in 0..<table.rowCount where dates[row] >= since.milliseconds {
      let source = sources.codes[row]
      guard wanted[Int(source)], table.isLive(row: row) else { continue }
      let key = UInt64(source) << 32
      guard let slot = slots[key | UInt64(ids.codes[row])] ?? slots[key | UInt64(UInt32.max)]
      else { continue }
      counts[slot].created += 1
      if table.status(of: row).counts { counts[slot].createdMarketing += 1 }
    }
    return counts
  }

  private func codes(of texts: Set<String>, in column: CodeColumn) -> [String: UInt32] {
    var codes: [String: UInt32] = [:]
    for (code, value) in column.values.enumerated() where texts.contains(value) {
      codes[value] = UInt32(code)
    }
    return codes
  }
}
