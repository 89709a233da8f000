internal import Domain

extension Catalogue {
  /// A refusal that is about a list, form, app and so on.
  ///
  /// `nil` for any other.
  func objectMessage(_ reason: Refusal.Reason, in account: Account) -> Explanation? {
    switch reason {
    case .unknownObject(let kind, let token, let nearest):
      return explain(
        .unknownObject, nearest == nil ? .unknownObjectHint : .unknownObjectNearest,
        [
          "kind": .text(name(of: kind)), "token": .data(token), "nearest": .data(nearest ?? ""),
          "group": .text(group(of: kind)),
        ])
    case .objectExists(let kind, let name):
      return explain(.objectExists, .objectExistsHint, facts(kind, name))
    case .invalidName(let token):
      return explain(.invalidName, .invalidNameHint, ["token": .data(token)])
    case .notOwner(let kind, let name, let owner):
      let person = self.name(of: Actor.user(owner), in: account)
      return explain(
        .notOwner, .notOwnerHint, facts(kind, name).merging(["owner": .text(person)]) { $1 })
    case .objectInUse(let kind, let name, let users):
      return explain(
        .objectInUse, .objectInUseHint,
        facts(kind, name).merging(["users": .text(enumeration(users))]) { $1 })
    case .standardObject(let kind, let name):
      return explain(.standardObject, .standardObjectHint, facts(kind, name))
    case .objectLimit(let kind, let limit):
      return explain(
        .objectLimit, .objectLimitHint,
        ["kind": .text(name(of: kind)), "limit": .number(limit)])
    case .brokenSort(let sort, let diagnostic):
      let problem = message(diagnostic)
      return Explanation(
        text(
          RefusalPhrase.brokenSort, ["sort": .data(sort), "reason": .text(problem.text)]),
        hint: problem.hint)
    case .unknownColumn(let token, let nearest):
      return explain(
        .unknownColumn, nearest == nil ? .unknownColumnHint : .unknownColumnNearest,
        ["token": .data(token), "nearest": .text(nearest ?? "")])
    case .activeList(let name):
      return explain(.activeList, .activeListHint, ["name": .data(name)])
    default: return nil
    }
  }

  /// A stored or given text that is no filter, with what is wrong in it.
  func brokenFilter(
    _ filter: String, _ diagnostic: FilterDiagnostic, in account: Account
  ) -> Explanation {
    let context = FilterContext(account: account, actingUser: nil, now: Instant(milliseconds: 0))
    let problem = message(diagnostic, in: context)
    return Explanation(
      text(
        RefusalPhrase.brokenFilter, ["filter": .data(filter), "reason": .text(problem.text)]),
      hint: problem.hint)
  }

  /// The group of commands for objects of the kind.
  private func group(of kind: ObjectKind) -> String {
    switch kind {
    case .savedFilter: "filters"
    case .list: "lists"
    case .team: "teams"
    case .app: "apps"
    case .form: "forms"
    case .chatflow: "chatflows"
    case .workflow: "workflows"
    case .cleanUpRule: "clean-up"
    }
  }

  private func facts(_ kind: ObjectKind, _ name: String) -> [String: PhraseArgument] {
    ["kind": .text(self.name(of: kind)), "name": .data(name)]
  }
}
