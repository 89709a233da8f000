extension Account {
  /// The trigger of a workflow; `nil` when it has none, or names what is gone, so that it matches
  /// nobody (R6.18).
  func trigger(of workflow: Workflow, at: Instant) -> FilterExpression? {
    let resolved = resolve(workflow.trigger, as: nil, now: at)
    return resolved.isBroken || resolved.expression.root == nil ? nil : resolved.expression
  }

  /// The rows among `rows` that meet a trigger at `at`.
  func rows(
    meeting trigger: FilterExpression, among rows: RowSet, at: Instant
  ) -> RowSet {
    let context = FilterContext(account: self, actingUser: nil, now: at)
    return FilterProgram(trigger, account: self, context: context).rows(among: rows)
  }

  /// The contacts that meet the triggers of a workflow and may be enrolled in it: not inside, and
  /// never enrolled before unless it enrols again (R10.7).
  package func enrolable(in workflow: Workflow, at: Instant) -> RowSet {
    guard let trigger = trigger(of: workflow, at: at) else { return RowSet() }
    let candidates = free(table.liveRows, for: workflow)
    return rows(meeting: trigger, among: candidates, at: at)
  }

  /// Those of `rows` that a workflow may take in, whether they meet its triggers or not.
  func free(_ rows: RowSet, for workflow: Workflow) -> RowSet {
    let state = workflowState(workflow.id)
    let free = rows.subtracting(state.inside)
    return workflow.reEnrols ? free : free.subtracting(state.enrolled)
  }
}

extension FilterExpression {
  /// The same filter with a user by name instead of `me`: a workflow acts for nobody in particular.
  func naming(_ user: User) -> FilterExpression {
    FilterExpression(root.map { FilterExpression.naming(user, in: $0) })
  }

  private static func naming(_ user: User, in node: FilterNode) -> FilterNode {
    switch node {
    case .and(let nodes): return .and(nodes.map { naming(user, in: $0) })
    case .or(let nodes): return .or(nodes.map { naming(user, in: $0) })
    case .not(let node): return .not(naming(user, in: node))
    case .condition(var condition):
      guard case .anyOf(let values) = condition.test else { return node }
      condition.test = .anyOf(values.map { $0 == .me ? .user(user.id, email: user.email) : $0 })
      return .condition(condition)
    case .inList, .search: return node
    }
  }

  /// The properties that the filter wants to be known, whatever their value (R10.7).
  var knownProperties: [ContactProperty] {
    var properties: [ContactProperty] = []
    root?.forEachLeaf { leaf, isExcluded in
      if case .condition(let condition) = leaf, condition.test == .known, !isExcluded {
        properties.append(condition.property)
      }
    }
    return properties
  }
}
