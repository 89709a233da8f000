import TestSupport
import Testing

@Suite("Workflows on the command line")
struct WorkflowTests {
  @Test("R10.6: make, look, turn on with the number, and see what it did")
  func story() async throws {
    let machine = try await TestMachine.withStore()
    let made = await machine.run(
      "workflows", "create", "Newsletter", "--when", "stage = subscriber", "--set", "marketing")
    #expect(made.status == 0 && made.errors.contains("it is off"))
    let dry = await machine.run(
      "workflows", "on", "newsletter", "--enrol-existing", "--dry-run", "--format", "json")
    #expect(dry.status == 0)
    #expect(dry.output.contains(#""selected":1"#) && dry.output.contains(#""count_after":2"#))
    let missing = await machine.run("workflows", "on", "Newsletter", "--enrol-existing")
    #expect(missing.status == 3 && missing.errors.contains("1"))
    let on = await machine.run(
      "workflows", "on", "Newsletter", "--enrol-existing", "--confirm", "1")
    #expect(on.status == 0)
    #expect(on.errors.contains("Workflow \"Newsletter\" set 1 contact as marketing. Count 2"))
    let history = await machine.run("workflows", "history", "Newsletter", "--format", "csv")
    #expect(history.output.contains("enrolled-at-start,1") && history.output.contains("done,1,1"))
    let list = await machine.run("workflows", "list", "--format", "jsonl")
    #expect(list.output.contains(#""state":"on""#) || list.output.contains(#""state": "on""#))
  }

  @Test("R10.7, R10.8: enrol by hand; off and deleted")
  func handAndOff() async throws {
    let machine = try await TestMachine.withStore()
    _ = await machine.run("workflows", "create", "Hand", "--set", "marketing")
    let off = await machine.run("workflows", "enrol", "Hand", "marta@example.se", "--confirm", "1")
    #expect(off.status == 1 && off.errors.contains("is off"))
    #expect(await machine.run("workflows", "on", "Hand").status == 0)
    let wrong = await machine.run("workflows", "enrol", "Hand", "marta@example.se")
    #expect(wrong.status == 3)
    let done = await machine.run("workflows", "enrol", "Hand", "marta@example.se", "--confirm", "1")
    #expect(done.status == 0 && done.errors.contains("set 1 contact as marketing"))
    #expect(await machine.run("workflows", "off", "Hand").status == 0)
    #expect(await machine.run("workflows", "delete", "Hand").status == 0)
    #expect(
      await machine.run("workflows", "list", "--format", "csv").output.split(separator: "\n").count
        == 1)
  }

  @Test("Mistakes are answered with what was meant")
  func mistakes() async throws {
    let machine = try await TestMachine.withStore()
    _ = await machine.run("workflows", "create", "Newsletter", "--set", "marketing")
    let name = await machine.run("workflows", "show", "Newsleter")
    #expect(name.status == 66 && name.errors.contains("Newsletter"))
    let value = await machine.run("workflows", "create", "B", "--set", "marketting")
    #expect(value.status == 64 && value.errors.contains("Did you mean marketing?"))
    let filter = await machine.run(
      "workflows", "create", "B", "--set", "marketing", "--when", "stge = lead")
    #expect(filter.status == 64 && filter.errors.contains("^"))
    let twice = await machine.run("workflows", "create", "newsletter", "--set", "marketing")
    #expect(twice.status == 1)
    let nothing = await machine.run("workflows", "edit", "Newsletter")
    #expect(nothing.status == 64)
    let edited = await machine.run(
      "workflows", "edit", "Newsletter", "--name", "Leads", "--when", "stage = lead")
    #expect(edited.status == 0)
    let shown = await machine.run("workflows", "show", "leads", "--format", "json")
    #expect(shown.output.contains("stage = lead"))
  }
}
