/// What the journal calls a transaction that answers no command (R13.4); the raw value is the word on
/// disk and of the command line.
package enum SystemAction: String, CaseIterable, Sendable {
  /// Somebody asked for what they may not do (9.4).
  case refused
  /// Update dates were worked off (2.4).
  case updateRun = "update-run"
  /// What was deleted more than 90 days ago was erased (R2.26).
  case purge
  /// What was due in a workflow was done (R10.3).
  case workflowRun = "workflow-run"
  /// A new day made contacts meet the triggers of workflows.
  case workflowCheck = "workflow-check"
}

extension AuditEntry {
  /// Every word that the action of an entry may be.
  package static var actions: [String] {
    SystemAction.allCases.map(\.rawValue) + CommandKind.allCases.map(\.rawValue)
  }
}
