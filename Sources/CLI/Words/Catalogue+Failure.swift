internal import Domain
internal import Engine
internal import Storage
internal import Wording

extension CommandFailure {
  static func interrupted(_ catalogue: Catalogue) -> CommandFailure {
    CommandFailure(
      .interrupted,
      Explanation(
        catalogue.text(CommandLinePhrase.interrupted),
        hint: catalogue.text(CommandLinePhrase.interruptedHint)))
  }
}

extension Catalogue {
  /// What stops a command, with the status to exit with.
  ///
  /// `account` and `actor` are there when a refusal is put into words.
  func failure(_ error: any Error, in account: Account?, actor: UserID?) -> CommandFailure {
    switch error {
    case let failure as CommandFailure: failure
    case let refusal as Refusal:
      CommandFailure(
        status(of: refusal),
        message(refusal, in: account ?? .unopened, actor: actor))
    case let error as StorageError: CommandFailure(status(of: error), message(error))
    case let error as ContentError:
      CommandFailure(
        .inputOutput,
        message(.damaged(Damage(file: "", kind: .content(error)))))
    case let error as ImportFileError: CommandFailure(error.status, message(error))
    case let error as OutputFileError: CommandFailure(error.status, message(error))
    case let error as ColumnMappingError: CommandFailure(error.status, message(error))
    case is CancellationError: CommandFailure.interrupted(self)
    case let error as FileFailure:
      CommandFailure(
        .inputOutput,
        Explanation(
          text(
            CommandLinePhrase.fileFailed,
            ["file": .data(error.path), "reason": .text(reason(error.code))]),
          hint: text(CommandLinePhrase.fileFailedHint)))
    case ByteStream.Failure.failed(let code):
      CommandFailure(
        .inputOutput,
        Explanation(text(CommandLinePhrase.outputFailed, ["reason": .text(reason(code))])))
    default:
      CommandFailure(
        .failed, Explanation(text(CommandLinePhrase.unexpected, ["error": .data("\(error)")])))
    }
  }

  /// Nobody to act: what was tried and what to do.
  func failure(_ failure: Identity.Failure) -> CommandFailure {
    switch failure {
    case .unknownEmail(let email, let origin, let nearest):
      let facts: [String: PhraseArgument] = [
        "email": .data(email), "origin": .text(name(of: origin)), "nearest": .data(nearest ?? ""),
      ]
      return CommandFailure(
        .notPermitted,
        Explanation(
          text(CommandLinePhrase.unknownActor, facts),
          hint: text(
            nearest == nil ? CommandLinePhrase.unknownActorHint : .unknownActorNearest, facts)))
    case .unknownLogin(let login):
      return CommandFailure(
        .notPermitted,
        Explanation(
          text(
            login == nil ? CommandLinePhrase.noLogin : .unknownLogin,
            ["login": .data(login ?? "")]),
          hint: text(CommandLinePhrase.unknownLoginHint)))
    }
  }

  /// Where the name of the acting user came from.
  func name(of origin: Identity.Origin) -> String {
    switch origin {
    case .option: "--as"
    case .environment: "TIERLINE_USER"
    case .settings: text(CommandLinePhrase.originSettings)
    case .login: text(CommandLinePhrase.originLogin)
    }
  }

  /// Something to know that is no answer to the command.
  func sentence(_ notice: WorkspaceNotice) -> String {
    switch notice {
    case .store(let warning): sentence(warning)
    case .clockBehind(let lastUpdate):
      text(CommandLinePhrase.clockBehind, ["date": .text(date(lastUpdate))])
    case .updateRun(let dates, let demoted):
      text(
        CommandLinePhrase.updateRun, count: demoted,
        ["date": .text(dates.last.map { date($0) } ?? "")])
    case .updateDue(let dates):
      text(
        CommandLinePhrase.updateDue, ["date": .text(dates.first.map { date($0) } ?? "")])
    case .tierLowered(let old, let tier): tierLowered(from: old, to: tier)
    case .tierRaised(let old, let tier, let renewal):
      tierRaised(from: old, to: tier, renewal: renewal)
    case .thresholdReached(let reached): sentence(reached)
    case .cleanUpRun(let rule, let contacts, let update):
      cleanUpRun(rule, contacts: contacts, update: update)
    case .cleanUpBroken(let rule): cleanUpBroken(rule)
    case .workflowRun(let report): sentence(report)
    case .workflowsPostponed(let contacts):
      text(WorkflowPhrase.postponed, count: contacts)
    }
  }

  private func status(of refusal: Refusal) -> ExitStatus {
    switch refusal.reason {
    case .needsPermission, .needsSuperAdmin, .unknownActor, .cannotGrant, .notOwner,
      .contactsNotPermitted, .cannotGrantContacts:
      .notPermitted
    case .confirmationMissing, .confirmationMismatch, .quoteChanged: .unconfirmed
    case .unknownContact, .unknownUser, .unknownObject, .notRestorable: .notFound
    case .nothingSelected, .invalidEmail, .noIdentity, .readOnlyProperty, .invalidValue,
      .recordIDsInOrdinaryImport, .invalidName, .brokenFilter, .ambiguousDates, .tooManyImportFiles,
      .oneFileOnly, .emailRequired, .tooManyToRestore, .mergeWithItself, .brokenSort,
      .unknownColumn, .invalidBilling, .notARenewalDate, .notACount:
      .usage
    case .activeList, .noMarketingContacts, .emailInUse, .changedMeanwhile, .contactLimit,
      .userExists,
      .lastSuperAdmin, .superAdminIsUnrestricted, .notALowerTier, .countAboveTier,
      .tooLateForRenewal, .objectExists, .objectInUse, .standardObject, .objectLimit, .tierGuard,
      .planLacks, .loginInUse, .teamCircle, .mergeLimit, .neverCreates, .appDisconnected,
      .tierBelowCount, .workflowIsOff:
      .failed
    case .inSubmission: .badData
    }
  }

  private func status(of error: StorageError) -> ExitStatus {
    switch error {
    case .noStore, .networkVolume, .formatTooNew: .unavailable
    case .storeExists, .directoryNotEmpty: .cannotCreate
    case .unsafe: .notPermitted
    case .readOnly(.asked), .readOnly(.notWritable): .notPermitted
    case .readOnly(.writerTooOld): .unavailable
    case .system(.makeDirectory, _, _), .system(.create, _, _): .cannotCreate
    case .system(_, _, let code) where isLackOfAccess(code): .notPermitted
    case .busy, .generationMoved: .busy
    case .system, .damaged, .readOnly, .notSaved, .outcomeUnknown, .attachmentLost:
      .inputOutput
    case .lineTooLong, .malformed: .failed
    }
  }
}
