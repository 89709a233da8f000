internal import ArgumentParser
internal import Wording

/// `doctor`: what the program finds around it, and what is wrong there.
struct DoctorCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check terminal, settings, store and acting user.",
    usage: "tierline doctor [options]",
    discussion: """
      Changes nothing. Exit status: 0 when nothing is wrong, 1 otherwise. No contact data are shown.
      """)

  static let examples = [
    Example("tierline doctor", "what is wrong, and what is enforced"),
    Example("tierline doctor --format json > report.json", "for a report of a mistake"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    var examination = Examination(session)
    examination.lookAtProgram()
    examination.lookAtTerminal()
    examination.lookAtSettings()
    await examination.lookAtStore()
    let findings = examination.findings
    let problems = findings.count { $0.state == .problem }
    switch session.format {
    case .table:
      let lines = findings.map {
        ($0.state.mark(session.glyphs) + " " + session.catalogue.text($0.subject), $0.text)
      }
      try session.context.output.write(FactLines.text(lines, style: session.style))
    case .json, .jsonl:
      let values = findings.map { DataValue.object($0.members) }
      try session.printObject([
        .init("version", .text(Root.version)), .init("problems", .number(problems)),
        .init("findings", .list(values)),
      ])
    case .csv, .plain:
      let columns = ["subject", "state", "text"].map { OutputColumn($0, $0) }
      try session.printRecords(columns, findings.map { $0.members.map(\.value) })
    }
    session.note(session.catalogue.text(CommandLinePhrase.doctorProblems, count: problems))
    return problems == 0 ? .done : .failed
  }
}
