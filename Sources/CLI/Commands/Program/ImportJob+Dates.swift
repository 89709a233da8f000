internal import Domain
internal import Engine
internal import Wording

extension ImportJob {
  /// The order of day and month in the dates of a file (8.2): the one that was given, else the one
  /// that its source writes, else the one that a date of the file settles, else the person's answer; `nil` when no date needs one.
  ///
  /// Throws when nothing settles it and nobody can be asked.
  func dateOrder(
    of file: ImportFile, _ mapping: ColumnMapping, _ options: ImportOptions
  ) throws -> ImportDateOrder? {
    if let order = options.dateOrder ?? file.plan?.source.dateOrder { return order }
    let report = LoadReport(session)
    let finding = try ContactImport.dateFinding(
      file: file, mapping: mapping, options: options, progress: show(report),
      isCancelled: session.context.isInterrupted)
    report.clear()
    switch finding {
    case .clear: return nil
    case .settled(let order, let example):
      session.note(words.sentence(order, settledBy: example, in: file.name))
      return order
    case .open(let example, let contradiction):
      let refusal = Refusal(options.commandKind, .ambiguousDates(file: file.name, example))
      if contradiction.count == 2 {
        session.note(words.contradiction(contradiction[0], contradiction[1]))
      }
      guard session.canAsk else { throw refusal }
      session.note(words.message(refusal, in: store.account).text)
      let answer = try session.answer(ImportPhrase.askDates)?.lowercased()
      guard let order = answer.flatMap(ImportDateOrder.init) else { throw refusal }
      return order
    }
  }
}

extension Session {
  /// Asks on the terminal; `nil` when nobody can be asked or nothing was answered.
  func answer(_ question: some PhraseKey) throws -> String? {
    guard canAsk else { return nil }
    try context.errors.write(catalogue.text(question))
    try context.errors.flush()
    let line = context.input.line()
    // The person's Enter ended the line; without it the next message would stand behind the prompt.
    if line == nil { note("") }
    if context.isInterrupted() { throw CommandFailure.interrupted(catalogue) }
    let answer = line.map { EmailAddress.trimmed(String(decoding: $0, as: UTF8.self)) } ?? ""
    return answer.isEmpty ? nil : answer
  }
}
