internal import Domain
internal import Wording

/// Every change of a contact that is kept, newest first: values and marketing status (R13.1).
struct ContactHistory {
  private let account: Account
  private let session: Session
  private let entries: [ContactChange]

  private var catalogue: Catalogue { session.catalogue }

  init(row: Int, account: Account, session: Session) {
    self.account = account
    self.session = session
    entries = account.changes(row: row)
  }

  // MARK: For programs

  private static let names = [
    "at", "property", "from", "to", "actor", "way", "front_end", "reason_type", "reason_id",
    "reason_name",
  ]

  var values: [DataValue] {
    records.map { record in
      .object(zip(ContactHistory.names, record).map { DataValue.Member($0, $1) })
    }
  }

  func print() throws {
    try session.printRecords(ContactHistory.names.map { OutputColumn($0, $0) }, records)
  }

  private var records: [[DataValue]] {
    entries.map { entry in
      let context = entry.context
      let who: [DataValue] = [
        context.actor.value(in: account), .text(context.source.rawValue),
        .text(context.frontEnd.rawValue),
      ]
      switch entry {
      case .status(let change, let batch):
        return [
          .text(context.at.isoText), .text(ContactProperty.marketingStatus.internalName),
          .text(change.from.code), .text(change.to.code),
        ] + who + [
          .optional(batch.source?.type.rawValue), .optional(batch.source?.id),
          .optional(batch.source?.name),
        ]
      case .value(let change):
        return [
          .text(context.at.isoText), .text(change.property.internalName), DataValue(change.old),
          DataValue(change.new),
        ] + who + [
          .optional(context.activity?.kind.rawValue), .optional(context.activity?.id),
          .optional(context.activity?.name),
        ]
      }
    }
  }

  // MARK: For people

  var lines: [(String, String)] {
    let title = catalogue.text(CommandLinePhrase.showHistory)
    guard !entries.isEmpty else {
      return [(title, catalogue.text(CommandLinePhrase.showNoHistory))]
    }
    return entries.enumerated().map { (index, entry) in (index == 0 ? title : "", line(entry)) }
  }

  private func line(_ entry: ContactChange) -> String {
    let context = entry.context
    var facts: [String: PhraseArgument] = [
      "date": .text(catalogue.moment(context.at, in: account.billing.timeZone)),
      "who": .text(catalogue.actor(context, in: account)),
      "how": .text(catalogue.way(context)),
    ]
    switch entry {
    case .status(let change, _):
      facts["from"] = .text(text(change.from))
      facts["to"] = .text(text(change.to))
      return catalogue.text(CommandLinePhrase.showHistoryLine, facts)
    case .value(let change):
      facts["property"] = .text(catalogue.label(of: change.property))
      facts["old"] = text(change.old, change.property)
      facts["new"] = text(change.new, change.property)
      return catalogue.text(AbsencePhrase.valueChanged, facts)
    }
  }

  private func text(_ status: MarketingStatus) -> String {
    switch status {
    case .nonMarketing: catalogue.text(NamePhrase.nonMarketing)
    case .marketing: catalogue.text(NamePhrase.marketing)
    case .marketingUntilUpdate: catalogue.text(NamePhrase.pending)
    }
  }

  private func text(_ value: PropertyValue?, _ property: ContactProperty) -> PhraseArgument {
    guard let value else { return .text(catalogue.text(AbsencePhrase.emptyValue)) }
    return .data(ContactColumns.text(of: value, property, account, catalogue))
  }
}

extension MarketingStatus {
  /// The word for programs.
  var code: String {
    switch self {
    case .nonMarketing: "non-marketing"
    case .marketing: "marketing"
    case .marketingUntilUpdate: "marketing-until-update"
    }
  }
}
