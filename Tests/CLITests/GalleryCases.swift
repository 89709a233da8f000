import Domain
import Engine

// A case that is new does not compile here; its name here then asks for an example.

/// The cases of `SubmissionError.Kind`.
enum SubmissionCase: CaseIterable {
  case json
  case notAnObject
  case unknownProperty
  case notAText
  case twice

  init(_ value: SubmissionError.Kind) {
    switch value {
    case .json: self = .json
    case .notAnObject: self = .notAnObject
    case .unknownProperty: self = .unknownProperty
    case .notAText: self = .notAText
    case .twice: self = .twice
    }
  }
}

/// The cases of `ColumnMappingError`.
enum MappingCase: CaseIterable {
  case noIdentity
  case unknownColumn
  case readOnly
  case mappedTwice

  init(_ value: ColumnMappingError) {
    switch value {
    case .noIdentity: self = .noIdentity
    case .unknownColumn: self = .unknownColumn
    case .readOnly: self = .readOnly
    case .mappedTwice: self = .mappedTwice
    }
  }
}

/// The cases of `ImportFileError`.
enum FileCase: CaseIterable {
  case notFound
  case notPermitted
  case isDirectory
  case unreadable
  case isEmpty
  case isSpreadsheet
  case isBinary
  case changedMeanwhile
  case unclosedQuote
  case rowTooLong
  case badHeader
  case tooManyColumns
  case tooManyRows
  case tooLarge

  init(_ value: ImportFileError) {
    switch value {
    case .notFound: self = .notFound
    case .notPermitted: self = .notPermitted
    case .isDirectory: self = .isDirectory
    case .unreadable: self = .unreadable
    case .isEmpty: self = .isEmpty
    case .isSpreadsheet: self = .isSpreadsheet
    case .isBinary: self = .isBinary
    case .changedMeanwhile: self = .changedMeanwhile
    case .unclosedQuote: self = .unclosedQuote
    case .rowTooLong: self = .rowTooLong
    case .badHeader: self = .badHeader
    case .tooManyColumns: self = .tooManyColumns
    case .tooManyRows: self = .tooManyRows
    case .tooLarge: self = .tooLarge
    }
  }
}

/// The cases of `OpeningProblem`.
enum OpeningCase: CaseIterable {
  case monthlyTerm
  case notATier
  case purchasedInFuture

  init(_ value: OpeningProblem) {
    switch value {
    case .monthlyTerm: self = .monthlyTerm
    case .notATier: self = .notATier
    case .purchasedInFuture: self = .purchasedInFuture
    }
  }
}

/// The cases of `WorkspaceNotice`.
enum NoticeCase: CaseIterable {
  case store
  case clockBehind
  case updateRun
  case updateDue
  case tierLowered
  case tierRaised
  case thresholdReached
  case cleanUpRun
  case cleanUpBroken
  case workflowRun
  case workflowsPostponed

  init(_ value: WorkspaceNotice) {
    switch value {
    case .store: self = .store
    case .clockBehind: self = .clockBehind
    case .updateRun: self = .updateRun
    case .updateDue: self = .updateDue
    case .tierLowered: self = .tierLowered
    case .tierRaised: self = .tierRaised
    case .thresholdReached: self = .thresholdReached
    case .cleanUpRun: self = .cleanUpRun
    case .cleanUpBroken: self = .cleanUpBroken
    case .workflowRun: self = .workflowRun
    case .workflowsPostponed: self = .workflowsPostponed
    }
  }
}
