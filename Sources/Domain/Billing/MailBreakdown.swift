/// A reason why a contact gets no marketing mail (R2.29, 1.6).
package enum MailReason: Hashable, CaseIterable, Sendable {
  /// Neither marketing nor pending demotion.
  case nonMarketing
  case obstacle(MailObstacle)

  package static var allCases: [MailReason] {
    [.nonMarketing] + MailObstacle.allCases.map(MailReason.obstacle)
  }
}

/// Who of a selection would get a marketing mail, and why not the others (R2.31).
package struct MailBreakdown: Equatable, Sendable {
  package var selected = 0
  /// Contacts that would get it.
  package var mailable = 0
  /// Contacts with each reason; one contact may have several.
  package var reasons: [MailReason: Int] = [:]

  /// Contacts that would not get it, each once.
  package var blocked: Int { selected - mailable }
}

extension ContactTable {
  /// Every reason why the contact gets no marketing mail (R2.29).
  package func mailReasons(row: Int) -> [MailReason] {
    let obstacles = mailObstacles(row: row).map(MailReason.obstacle)
    return status(of: row).counts ? obstacles : [.nonMarketing] + obstacles
  }

  /// The breakdown before a send of marketing mail to these contacts (R2.31).
  package func mailBreakdown(_ rows: RowSet) -> MailBreakdown {
    let obstacles = ObstacleColumns(self)
    var breakdown = MailBreakdown()
    var counts = [Int](repeating: 0, count: MailObstacle.allCases.count)
    var nonMarketing = 0
    for row in rows {
      breakdown.selected += 1
      var isFree = true
      if statuses[row] == MarketingStatus.nonMarketing.rawValue {
        nonMarketing += 1
        isFree = false
      }
      for (index, obstacle) in MailObstacle.allCases.enumerated()
      where obstacles.has(obstacle, row) {
        counts[index] += 1
        isFree = false
      }
      if isFree { breakdown.mailable += 1 }
    }
    if nonMarketing > 0 { breakdown.reasons[.nonMarketing] = nonMarketing }
    for (obstacle, count) in zip(MailObstacle.allCases, counts) where count > 0 {
      breakdown.reasons[.obstacle(obstacle)] = count
    }
    return breakdown
  }
}

/// The columns that say whether a contact can be mailed, to look at many rows.
struct ObstacleColumns {
  private let email: TextColumn?
  private let bounce: CodeColumn?
  private let flags: [MailObstacle: ChunkedColumn<UInt8>]

  init(_ table: ContactTable) {
    email = table.textColumn(.email)
    bounce = table.codeColumn(.hardBounceReason)
    var flags: [MailObstacle: ChunkedColumn<UInt8>] = [:]
    flags[.optedOut] = table.flagColumn(.optedOut)
    flags[.badAddress] = table.flagColumn(.badAddress)
    flags[.quarantined] = table.flagColumn(.quarantined)
    flags[.ineligible] = table.flagColumn(.ineligible)
    self.flags = flags
  }

  func has(_ obstacle: MailObstacle, _ row: Int) -> Bool {
    switch obstacle {
    case .noEmail: email?.withBytes(of: row) { $0.isEmpty } ?? true
    case .hardBounced: bounce.map { $0.codes[row] != 0 } ?? false
    case .optedOut, .badAddress, .quarantined, .ineligible:
      // 2 stands for true.
      flags[obstacle].map { $0[row] == 2 } ?? false
    }
  }

  func hasAny(_ row: Int) -> Bool {
    MailObstacle.allCases.contains { has($0, row) }
  }
}
