extension AuditDetail {
  /// What an account began as.
  static func opened(_ opening: AccountOpening) -> [AuditDetail] {
    [
      AuditDetail("plan", before: nil, after: opening.billing.plan.rawValue),
      AuditDetail("tier", before: nil, after: String(opening.billing.tier)),
      AuditDetail(
        "marketing_contacts", before: nil, after: opening.hasMarketingContacts ? "on" : "off"),
      AuditDetail("first_user", before: nil, after: opening.firstUser.email),
    ]
  }

  /// What an import came to.
  static func counts(of report: ImportReport) -> [AuditDetail] {
    [
      ("created", report.created), ("updated", report.updated), ("unchanged", report.unchanged),
      ("rejected", report.rejected), ("newly_marketing", report.newlyMarketing),
    ].map { AuditDetail($0.0, before: nil, after: String($0.1)) }
  }

  /// What happened in a workflow, and to how many.
  static func happened(_ event: WorkflowEvent) -> AuditDetail {
    let count = String(event.contacts.count)
    return switch event.what {
    case .enrolled(let entrance, _):
      AuditDetail("enrolled", before: nil, after: count + " (" + entrance.rawValue + ")")
    case .actionsDone(let changed):
      AuditDetail("actions_done", before: nil, after: count + " (changed: \(changed))")
    case .actionsFailed(.tierGuard(let reached, let tier), let attempt, _):
      AuditDetail(
        "actions_failed", before: nil,
        after: count + " (tier-guard: \(reached)/\(tier), attempt \(attempt))")
    case .chainStopped: AuditDetail("chain_stopped", before: nil, after: count)
    case .retried: AuditDetail("retried", before: nil, after: "yes")
    case .checked(let day): AuditDetail("checked", before: nil, after: day.isoText)
    }
  }
}
