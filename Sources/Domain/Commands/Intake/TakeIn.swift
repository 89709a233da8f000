/// Takes in what a form, a chatflow, an app or a tool handed over: contacts are created and updated,
/// all or none (section 4, section 11, "Decided" 11).
///
/// It needs no permission of a user: the form acts, and it goes on doing so whoever set it up (9.4).
package struct TakeIn: Equatable, Sendable {
  package var origin: IntakeOrigin
  package var submissions: [Submission]

  package init(_ origin: IntakeOrigin, _ submissions: [Submission]) {
    self.origin = origin
    self.submissions = submissions
  }
}

/// The values of one submission, one chat or one record of an app.
package struct Submission: Equatable, Sendable {
  /// Values by property, as texts; blank ones are passed over.
  package var values: [ContactProperty: String]
  /// Its line in what was handed over, for messages; `nil` for one that stands alone.
  package var line: Int?

  package init(_ values: [ContactProperty: String], line: Int? = nil) {
    self.values = values
    self.line = line
  }
}

/// What became of one submission.
package struct TakenIn: Equatable, Sendable {
  package enum Effect: String, Sendable {
    case created
    case updated
    case unchanged
  }

  package var line: Int?
  package var contact: ContactID
  package var effect: Effect

  package init(line: Int?, contact: ContactID, effect: Effect) {
    self.line = line
    self.contact = contact
    self.effect = effect
  }
}

extension TakeIn {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      return .allowed(try drafts(on: account, by: actor, at: at).quote())
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let drafts = try drafts(on: account, by: request.actor, at: request.at)
    let quote = drafts.quote()
    var events = drafts.events()
    if case .app(let id) = origin, case .app(let app)? = account.objects.object(.app, id) {
      var seen = app
      seen.lastSync = request.at
      events.append(.objectSaved(.app(seen), old: .app(app)))
    }
    var outcome = Outcome(quote: quote, undo: .impossible(.createdRecord))
    outcome.takenIn = drafts.taken
    if drafts.taken.count == 1, drafts.taken[0].effect == .created {
      outcome.createdContact = drafts.taken[0].contact
    }
    return Change(
      events: events, source: drafts.route.source, outcome: outcome,
      activity: drafts.route.activity)
  }

  private func drafts(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> IntakeDrafts {
    if let refusal = account.refusal(of: .takeIn, by: actor) { throw refusal }
    let route = try account.route(of: origin, at: at)
    guard !submissions.isEmpty else { throw Refusal(.takeIn, .nothingSelected) }
    var drafts = IntakeDrafts(account: account, route: route, at: at)
    for submission in submissions {
      do {
        try drafts.take(submission)
      } catch {
        guard let line = submission.line else { throw error }
        throw Refusal(.takeIn, .inSubmission(line: line, error.reason))
      }
    }
    return drafts
  }
}
