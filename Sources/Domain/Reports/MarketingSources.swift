/// One line of the report on what makes contacts marketing (section 15, item 7).
package struct SourceLine: Equatable, Sendable {
  /// The raw value is the word for programs.
  package enum Kind: String, CaseIterable, Sendable {
    case form
    case nonHubSpotForms = "non-hubspot-forms"
    case chatflow
    case apiKey = "api-key"
    case app
    case workflow
    /// All imports together.
    case imports = "import"
    /// What users set by hand, one contact or many.
    case people = "by-hand"
    /// Anything else that stands in the history, such as `INITIAL_STATE`.
    case other
  }

  package var kind: Kind
  /// `nil` for lines that are no object of the account.
  package var id: ObjectID?
  /// The name of the object, or the internal name of the source type where there is none.
  package var name: String
  /// Whether its toggle is on; `nil` where there is none to turn.
  package var isOn: Bool?
  /// False for a toggle that changes nothing (R8.4).
  package var hasEffect = true
  package var toggledAt: Instant?
  package var toggledBy: UserID?
  /// The object is gone; the name is the one it had (R8.14).
  package var isRemoved = false
  package var count = IntakeCount()

  /// Whether it makes contacts marketing and nobody ever looked at its toggle.
  package var isNeverReviewed: Bool { isOn == true && toggledAt == nil && hasEffect }
}

extension Account {
  /// Everything that makes contacts marketing, with what it did since a moment: forms, chatflows, the
  /// API key, apps, workflows, imports and people, then what is no longer there.
  package func marketingSources(since: Instant) -> [SourceLine] {
    var lines = formLines + chatflowLines + appLines + workflowLines
    lines.append(SourceLine(kind: .imports, name: MarketingSourceType.contactImport.rawValue))
    lines.append(SourceLine(kind: .people, name: MarketingSourceType.userSet.rawValue))
    let created = createdCounts(lines.map(trace), since: since)
    for index in lines.indices { lines[index].count = created[index] }
    var places: [MarketingSource: Int] = [:]
    for (index, line) in lines.enumerated() { places[key(line)] = index }
    for (source, count) in history.promotions(since: since) {
      let key = key(source)
      let place = places[key] ?? lines.count
      if place == lines.count {
        lines.append(removedLine(source))
        places[key] = place
      }
      lines[place].count.promoted += count
      if lines[place].isRemoved, let name = source.name { lines[place].name = name }
    }
    return lines
  }

  /// Whether what set a contact as marketing was an object of this account that is gone (R8.14).
  ///
  /// IDs that were never given here, such as those of an adopted export, are not known to be gone.
  package func sourceIsRemoved(_ source: MarketingSource) -> Bool {
    guard let kind = source.type.objectKind, let number = source.id.flatMap(Int64.init),
      (1...objects.highestID).contains(number)
    else { return false }
    return objects.object(kind, ObjectID(number)) == nil
  }

  private var formLines: [SourceLine] {
    objects.forms.map { form in
      SourceLine(
        kind: form.isStandard ? .nonHubSpotForms : .form, id: form.id, name: form.name,
        isOn: form.setsMarketing, toggledAt: form.toggledAt, toggledBy: form.toggledBy)
    }
  }

  private var chatflowLines: [SourceLine] {
    objects.chatflows.map { chatflow in
      SourceLine(
        kind: .chatflow, id: chatflow.id, name: chatflow.name, isOn: chatflow.setsMarketing,
        toggledAt: chatflow.toggledAt, toggledBy: chatflow.toggledBy)
    }
  }

  private var appLines: [SourceLine] {
    objects.apps.map { app in
      SourceLine(
        kind: app.appKind == .apiKey ? .apiKey : .app, id: app.id, name: app.name,
        isOn: app.setsMarketing, hasEffect: app.hasEffectiveToggle, toggledAt: app.toggledAt,
        toggledBy: app.toggledBy)
    }
  }

  private var workflowLines: [SourceLine] {
    objects.workflows.filter { $0.action == .setMarketing }.map { workflow in
      SourceLine(
        kind: .workflow, id: workflow.id, name: workflow.name, isOn: workflow.isOn,
        toggledAt: workflow.turnedAt, toggledBy: workflow.turnedBy)
    }
  }

  private func trace(_ line: SourceLine) -> RecordTrace {
    let id = line.id.map { String($0.rawValue) }
    switch line.kind {
    case .form, .nonHubSpotForms: return RecordTrace(.form, id: id)
    case .chatflow: return RecordTrace(.conversation, id: id)
    case .apiKey, .app:
      let app = objects.apps.first { $0.id == line.id }
      return RecordTrace(app?.changeSource ?? .integration, id: id)
    case .workflow: return RecordTrace(.workflow, id: id)
    case .imports: return RecordTrace(.fileImport, id: nil)
    case .people: return RecordTrace(.oneContact, id: nil)
    case .other: return RecordTrace(.settings, id: "")
    }
  }

  /// What the history says of a line, without the name.
  private func key(_ line: SourceLine) -> MarketingSource {
    let type: MarketingSourceType =
      switch line.kind {
      case .form, .nonHubSpotForms: .formSubmission
      case .chatflow: .conversation
      case .apiKey, .app: .integratorSet
      case .workflow: .workflow
      case .imports: .contactImport
      case .people: .userSet
      case .other: .initialState
      }
    return MarketingSource(type: type, id: line.id.map { String($0.rawValue) })
  }

  /// The same of a source: all imports are one line, and all users.
  private func key(_ source: MarketingSource) -> MarketingSource {
    MarketingSource(type: source.type, id: source.type.objectKind == nil ? nil : source.id)
  }

  private func removedLine(_ source: MarketingSource) -> SourceLine {
    let kind: SourceLine.Kind =
      switch source.type {
      case .formSubmission: .form
      case .conversation: .chatflow
      case .integratorSet: .app
      case .workflow: .workflow
      default: .other
      }
    return SourceLine(
      kind: kind, name: source.name ?? source.id ?? source.type.rawValue,
      isRemoved: sourceIsRemoved(source))
  }
}

extension MarketingSourceType {
  /// The kind of object whose number stands in the source; `nil` for types without one.
  fileprivate var objectKind: ObjectKind? {
    switch self {
    case .formSubmission: .form
    case .conversation: .chatflow
    case .integratorSet: .app
    case .workflow: .workflow
    default: nil
    }
  }
}
