/// One transaction as the audit log tells it (R13.5).
package struct AuditEntry: Equatable, Sendable {
  /// Who, when and by which way; its sequence is the number of the entry.
  package var context: ChangeContext
  /// The word of the command, or `refused`, `update-run` and the like.
  package var action: String
  /// What was asked for when it was refused.
  package var refused: CommandKind?
  package var object: AuditObject?
  /// How many contacts it touched.
  package var touched: Int
  /// Count and tier before and after; `nil` for transactions that do not tell.
  package var figures: AuditFigures?
  /// What changed, for small changes; empty when it was many or is told by `figures`.
  package var details: [AuditDetail]

  package init(
    context: ChangeContext, action: String, refused: CommandKind? = nil,
    object: AuditObject? = nil, touched: Int, figures: AuditFigures? = nil,
    details: [AuditDetail] = []
  ) {
    self.context = context
    self.action = action
    self.refused = refused
    self.object = object
    self.touched = touched
    self.figures = figures
    self.details = details
  }
}

/// What an entry is about, by the name it had then.
package struct AuditObject: Hashable, Sendable {
  /// The word of the kind: an `ObjectKind`, `contact`, `user`, `import`, `billing`.
  package var kind: String
  package var id: String
  package var name: String

  package init(kind: String, id: String, name: String) {
    self.kind = kind
    self.id = id
    self.name = name
  }
}

/// Count and tier around a transaction.
package struct AuditFigures: Hashable, Sendable {
  package var countBefore: Int
  package var countAfter: Int
  package var tierBefore: Int
  package var tierAfter: Int

  package init(countBefore: Int, countAfter: Int, tierBefore: Int, tierAfter: Int) {
    self.countBefore = countBefore
    self.countAfter = countAfter
    self.tierBefore = tierBefore
    self.tierAfter = tierAfter
  }
}

/// One value that changed; `nil` where there was or is none.
package struct AuditDetail: Hashable, Sendable {
  /// An internal property name or the name of an object's field.
  package var name: String
  package var before: String?
  package var after: String?

  package init(_ name: String, before: String?, after: String?) {
    self.name = name
    self.before = before
    self.after = after
  }
}
