import Engine
import TestSupport
import Testing

@testable import CLI

/// Global options, unknown words, and where output goes.
@Suite struct FrameTests {
  @Test func globalOptionsStandAnywhere() throws {
    let frame = try ArgumentFrame([
      "--store", "s", "contacts", "--as=a@b.c", "list", "--limit", "1",
    ])
    #expect(frame.path == ["contacts", "list"])
    #expect(frame.arguments == ["contacts", "list", "--store", "s", "--as=a@b.c", "--limit", "1"])
  }

  @Test func aValueThatLooksLikeACommandIsNoCommand() throws {
    let frame = try ArgumentFrame(["--as", "contacts", "billing", "show"])
    #expect(frame.path == ["billing", "show"])
    #expect(frame.arguments == ["billing", "show", "--as", "contacts"])
  }

  @Test func argumentsOfACommandAreLeftAlone() throws {
    let frame = try ArgumentFrame(["contacts", "show", "list"])
    #expect(frame.path == ["contacts", "show"])
    #expect(frame.rest == ["list"])
  }

  @Test func helpBehindTheTerminatorIsAnArgument() throws {
    #expect(try ArgumentFrame(["contacts", "show", "--", "--help"]).wantsHelp == false)
    #expect(try ArgumentFrame(["contacts", "show", "--help"]).wantsHelp)
  }

  @Test func noCommandIsTheConsole() throws {
    let frame = try ArgumentFrame(["--store", "s"])
    #expect(frame.path == [])
    #expect(frame.isGroup == false)
  }

  @Test func anOptionOfTheFrameMayStandBeforeOrBehindTheCommand() async throws {
    let machine = try await TestMachine.withStore()
    let before = await machine.run("--format", "json", "contacts", "count")
    let behind = await machine.run("contacts", "count", "--format", "json")
    let between = await machine.run("contacts", "--format", "json", "count")
    #expect(before.output == "{\"count\":3}\n")
    #expect(before.output == behind.output)
    #expect(before.output == between.output)
  }

  @Test func aCommandLineWithoutATerminalSaysWhatToRun() async throws {
    let result = await (try TestMachine()).run([])
    #expect(result.status == 69)
    #expect(result.output == "")
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.errors.contains("tierline contacts list"))
  }

  @Test func onATerminalNoCommandOpensTheConsole() async throws {
    var machine = try TestMachine()
    machine.isTerminal = true
    #expect(await machine.run([]).status == -1)
    #expect(await machine.run("--ascii", "--read-only").status == -1)
  }

  @Test func theStoreIsFoundByOptionThenEnvironmentThenSettingsThenDefault() async throws {
    var machine = try TestMachine()
    #expect(
      await machine.run("store", "path").output == "/home/ida/data/tierline/default\n")
    _ = try machine.settings("store = /srv/s\n")
    #expect(await machine.run("store", "path").output == "/srv/s\n")
    machine.environment.variables["TIERLINE_STORE"] = "/srv/e"
    #expect(await machine.run("store", "path").output == "/srv/e\n")
    let result = await machine.run("--store", "/srv/o", "store", "path", "--format", "json")
    #expect(result.output == "{\"path\":\"/srv/o\",\"origin\":\"--store\"}\n")
  }

  @Test func aBadSettingsFileIsNamedByLineAndTheRestIsUsed() async throws {
    let machine = try TestMachine()
    let path = try machine.settings(
      "store = /srv/s\nstroe = /srv/t\nascii = maybe\nnonsense\n")
    let result = await machine.run("store", "path")
    #expect(result.output == "/srv/s\n")
    #expect(result.status == 0)
    let place = path.replacing(machine.folder.path, with: "/home/ida")
    #expect(
      result.errors == """
        warning: \(place), line 2: there is no setting "stroe"; did you mean "store"? The line is \
        ignored.
        warning: \(place), line 3: "maybe" is no value for "ascii"; the line is ignored.
        warning: \(place), line 4: not of the form key = value; the line is ignored.

        """)
  }

  @Test(arguments: [
    (["NO_COLOR": "1"], ColorChoice.auto, false), (["NO_COLOR": ""], .auto, true),
    (["NO_COLOR": "1"], .always, true), ([:], .never, false), (["TERM": "dumb"], .auto, false),
    (["CLICOLOR": "0"], .auto, false), (["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], .auto, false),
  ])
  func coloursFollowOptionThenEnvironmentThenTerminal(
    _ variables: [String: String], _ choice: ColorChoice, _ expected: Bool
  ) throws {
    var machine = try TestMachine()
    for (name, value) in variables { machine.environment.variables[name] = value }
    let facts = FrameFacts(machine.environment)
    #expect(facts.usesColor(choice, isTerminal: true) == expected)
  }

  @Test func coloursAreForcedWithoutATerminal() throws {
    var machine = try TestMachine()
    #expect(!FrameFacts(machine.environment).usesColor(.auto, isTerminal: false))
    machine.environment.variables["FORCE_COLOR"] = "1"
    #expect(FrameFacts(machine.environment).usesColor(.auto, isTerminal: false))
  }
}
