import Domain

// A case that is new in the domain does not compile here; its name here then asks for an example.

/// The cases of `Refusal.Reason`.
enum RefusalCase: CaseIterable {
  case needsPermission
  case needsSuperAdmin
  case unknownActor
  case noMarketingContacts
  case nothingSelected
  case unknownContact
  case emailInUse
  case invalidEmail
  case noIdentity
  case readOnlyProperty
  case invalidValue
  case changedMeanwhile
  case confirmationMissing
  case confirmationMismatch
  case quoteChanged
  case contactLimit
  case unknownUser
  case userExists
  case lastSuperAdmin
  case superAdminIsUnrestricted
  case cannotGrant
  case notALowerTier
  case countAboveTier
  case tooLateForRenewal
  case recordIDsInOrdinaryImport
  case ambiguousDates
  case tooManyImportFiles
  case oneFileOnly
  case unknownObject
  case objectExists
  case invalidName
  case notOwner
  case objectInUse
  case standardObject
  case objectLimit
  case brokenFilter
  case brokenSort
  case unknownColumn
  case activeList
  case tierGuard
  case workflowIsOff
  case tooManyToRestore
  case notRestorable
  case mergeWithItself
  case mergeLimit
  case planLacks
  case inSubmission
  case emailRequired
  case neverCreates
  case appDisconnected
  case invalidBilling
  case tierBelowCount
  case notARenewalDate
  case notACount
  case contactsNotPermitted
  case cannotGrantContacts
  case loginInUse
  case teamCircle

  init(_ value: Refusal.Reason) {
    switch value {
    case .needsPermission: self = .needsPermission
    case .needsSuperAdmin: self = .needsSuperAdmin
    case .unknownActor: self = .unknownActor
    case .noMarketingContacts: self = .noMarketingContacts
    case .nothingSelected: self = .nothingSelected
    case .unknownContact: self = .unknownContact
    case .emailInUse: self = .emailInUse
    case .invalidEmail: self = .invalidEmail
    case .noIdentity: self = .noIdentity
    case .readOnlyProperty: self = .readOnlyProperty
    case .invalidValue: self = .invalidValue
    case .changedMeanwhile: self = .changedMeanwhile
    case .confirmationMissing: self = .confirmationMissing
    case .confirmationMismatch: self = .confirmationMismatch
    case .quoteChanged: self = .quoteChanged
    case .contactLimit: self = .contactLimit
    case .unknownUser: self = .unknownUser
    case .userExists: self = .userExists
    case .lastSuperAdmin: self = .lastSuperAdmin
    case .superAdminIsUnrestricted: self = .superAdminIsUnrestricted
    case .cannotGrant: self = .cannotGrant
    case .notALowerTier: self = .notALowerTier
    case .countAboveTier: self = .countAboveTier
    case .tooLateForRenewal: self = .tooLateForRenewal
    case .recordIDsInOrdinaryImport: self = .recordIDsInOrdinaryImport
    case .ambiguousDates: self = .ambiguousDates
    case .tooManyImportFiles: self = .tooManyImportFiles
    case .oneFileOnly: self = .oneFileOnly
    case .unknownObject: self = .unknownObject
    case .objectExists: self = .objectExists
    case .invalidName: self = .invalidName
    case .notOwner: self = .notOwner
    case .objectInUse: self = .objectInUse
    case .standardObject: self = .standardObject
    case .objectLimit: self = .objectLimit
    case .brokenFilter: self = .brokenFilter
    case .brokenSort: self = .brokenSort
    case .unknownColumn: self = .unknownColumn
    case .activeList: self = .activeList
    case .tierGuard: self = .tierGuard
    case .workflowIsOff: self = .workflowIsOff
    case .tooManyToRestore: self = .tooManyToRestore
    case .notRestorable: self = .notRestorable
    case .mergeWithItself: self = .mergeWithItself
    case .mergeLimit: self = .mergeLimit
    case .planLacks: self = .planLacks
    case .inSubmission: self = .inSubmission
    case .emailRequired: self = .emailRequired
    case .neverCreates: self = .neverCreates
    case .appDisconnected: self = .appDisconnected
    case .invalidBilling: self = .invalidBilling
    case .tierBelowCount: self = .tierBelowCount
    case .notARenewalDate: self = .notARenewalDate
    case .notACount: self = .notACount
    case .contactsNotPermitted: self = .contactsNotPermitted
    case .cannotGrantContacts: self = .cannotGrantContacts
    case .loginInUse: self = .loginInUse
    case .teamCircle: self = .teamCircle
    }
  }
}

/// The cases of `ValueProblem`.
enum ValueCase: CaseIterable {
  case notANumber
  case notADate
  case notABoolean
  case unknownOption
  case unknownOwner
  case tooLong
  case containsNUL

  init(_ value: ValueProblem) {
    switch value {
    case .notANumber: self = .notANumber
    case .notADate: self = .notADate
    case .notABoolean: self = .notABoolean
    case .unknownOption: self = .unknownOption
    case .unknownOwner: self = .unknownOwner
    case .tooLong: self = .tooLong
    case .containsNUL: self = .containsNUL
    }
  }
}

/// The cases of `FilterDiagnostic.Kind`.
enum FilterCase: CaseIterable {
  case unknownProperty
  case unknownOperator
  case operatorNotForType
  case unknownOption
  case notADate
  case notANumber
  case notABoolean
  case numberTooLarge
  case unclosedQuote
  case emptyText
  case misplacedKeyword
  case expected
  case tooManyConditions
  case nestedTooDeep
  case unknownList
  case brokenList
  case listCircle

  init(_ value: FilterDiagnostic.Kind) {
    switch value {
    case .unknownProperty: self = .unknownProperty
    case .unknownOperator: self = .unknownOperator
    case .operatorNotForType: self = .operatorNotForType
    case .unknownOption: self = .unknownOption
    case .notADate: self = .notADate
    case .notANumber: self = .notANumber
    case .notABoolean: self = .notABoolean
    case .numberTooLarge: self = .numberTooLarge
    case .unclosedQuote: self = .unclosedQuote
    case .emptyText: self = .emptyText
    case .misplacedKeyword: self = .misplacedKeyword
    case .expected: self = .expected
    case .tooManyConditions: self = .tooManyConditions
    case .nestedTooDeep: self = .nestedTooDeep
    case .unknownList: self = .unknownList
    case .brokenList: self = .brokenList
    case .listCircle: self = .listCircle
    }
  }
}

/// The cases of `SortDiagnostic.Kind`.
enum SortCase: CaseIterable {
  case unknownProperty
  case unknownDirection
  case expectedProperty
  case repeatedProperty
  case tooManyKeys

  init(_ value: SortDiagnostic.Kind) {
    switch value {
    case .unknownProperty: self = .unknownProperty
    case .unknownDirection: self = .unknownDirection
    case .expectedProperty: self = .expectedProperty
    case .repeatedProperty: self = .repeatedProperty
    case .tooManyKeys: self = .tooManyKeys
    }
  }
}
