import TestSupport
import Testing

@testable import CLI

/// Saved filters and lists on the command line.
@Suite struct SavedFilterTests {
  @Test("R6.13 contacts list takes columns and order of the saved filter, where it is not told")
  func columnsAndOrder() async throws {
    let machine = try await TestMachine.withStore()
    let saved = await machine.run(
      "filters", "save", "Named", "--filter", "first is known", "--columns", "first,id", "--sort",
      "id:desc")
    #expect(saved.status == 0)
    #expect(saved.errors == "Filter \"Named\" saved; it matches 3 contacts now.\n")
    let list = await machine.run("contacts", "list", "--saved", "named")
    #expect(list.output == "firstname\ths_object_id\nŻaneta\t3\nBjörn\t2\nMärta\t1\n")
    let other = await machine.run(
      "contacts", "list", "--saved", "NAMED", "--filter", "marketing = no", "--columns", "id",
      "--sort", "id")
    #expect(other.output == "hs_object_id\n1\n3\n")
    let export = await machine.run(
      "contacts", "export", "--for", "machine", "--saved", "Named", "--filter", "id = 2",
      "--columns", "id")
    #expect(export.output == "hs_object_id\n2\n")
    let again = await machine.run(
      "filters", "save", "named", "--visibility", "everyone", "--format", "json")
    #expect(
      again.output
        == "{\"id\":100,\"name\":\"Named\",\"changed\":true,\"broken\":[],\"sequence\":6}\n")
    let show = await machine.run(
      "filters", "show", "100", "--format", "json", "--as", "bo@example.com")
    #expect(
      show.output.contains("\"columns\":[\"firstname\",\"hs_object_id\"],\"sort\":\"id:desc\""))
  }

  @Test("R6.14 a private filter is nobody else's")
  func privacy() async throws {
    let machine = try await TestMachine.withStore()
    _ = await machine.run("users", "add", "eva@example.com", "--name", "Eva Holm")
    _ = await machine.run(
      "filters", "save", "Secret", "--filter", "email contains bjorn", "--as", "bo@example.com")
    let eva = await machine.run("contacts", "list", "--saved", "Secret", "--as", "eva@example.com")
    #expect(eva.status == 66)
    #expect(eva.errors.hasPrefix("tierline: There is no saved filter \"Secret\".\n"))
    let list = await machine.run("filters", "list", "--as", "eva@example.com")
    #expect(!list.output.contains("Secret"))
    let bo = await machine.run("contacts", "count", "--saved", "secret", "--as", "bo@example.com")
    #expect(bo.output == "1\n")
  }

  @Test("R6.18 a broken saved filter shows nothing with a warning and stops what would change")
  func broken() async throws {
    let machine = try await TestMachine.withStore()
    _ = await machine.run("lists", "create", "Fair", "1", "2")
    _ = await machine.run("filters", "save", "Away", "--filter", "not in list fair")
    let deleted = await machine.run("lists", "delete", "fair", "--format", "json")
    #expect(
      deleted.output == """
        {"id":null,"name":"Fair","changed":true,"broken":[{"kind":"saved-filter","name":"Away"}],\
        "sequence":7}

        """)
    let list = await machine.run("contacts", "list", "--saved", "Away", "--columns", "id")
    #expect(list.status == 0)
    #expect(list.output == "hs_object_id\n")
    #expect(
      list.errors == """
        warning: The saved filter "Away" is broken and matches nothing: There is no list "Fair".
          not in list "Fair"
                      ^^^^^^

        """)
    for command in [
      ["contacts", "set-marketing", "--saved", "Away", "--confirm", "0"],
      ["contacts", "edit", "--saved", "away", "--set", "city=Lund"],
      ["contacts", "export", "--saved", "away"], ["lists", "create", "X", "--saved", "away"],
    ] {
      let before = try machine.storeBytes()
      let result = await machine.run(command)
      #expect(result.status == 65, "\(command)")
      #expect(result.output == "", "\(command)")
      #expect(result.errors.contains("is broken: There is no list \"Fair\"."), "\(command)")
      #expect(try machine.storeBytes() == before, "\(command)")
    }
  }

  @Test("R7.1 R7.4 lists are made, filled, renamed and deleted; contacts stay")
  func lists() async throws {
    let machine = try await TestMachine.withStore()
    let active = await machine.run(
      "lists", "create", "Swedes", "--active", "--filter", "country = Sweden")
    #expect(active.errors == "List \"Swedes\" created; it has 1 contact now.\n")
    let created = await machine.run("lists", "create", "Fair", "--filter", "email is known")
    #expect(created.errors == "List \"Fair\" created; it has 2 contacts now.\n")
    let added = await machine.run("lists", "add", "fair", "2", "3", "77", "--format", "json")
    #expect(added.output.hasPrefix(#"{"selected":3,"changed":1,"unchanged":1,"refused":[{"id":77"#))
    let removed = await machine.run("lists", "remove", "FAIR", "--filter", "in list Swedes")
    #expect(removed.errors == "1 contact left the list.\n")
    #expect(await machine.run("contacts", "count", "--filter", "in list Fair").output == "2\n")
    let renamed = await machine.run("lists", "rename", "Fair", "Spring fair")
    #expect(renamed.status == 0)
    let lists = await machine.run("lists", "list", "--format", "csv")
    #expect(
      lists.output.split(separator: "\r\n").map {
        $0.split(separator: ",").prefix(5).joined(separator: ",")
      }
        == [
          "id,name,processing_type,size,marketing", "100,Swedes,DYNAMIC,1,0",
          "101,Spring fair,MANUAL,2,1",
        ])
    #expect(await machine.run("lists", "delete", "101").status == 0)
    #expect(await machine.run("contacts", "count").output == "3\n")
    let mistakes: [([String], Int32)] = [
      (["lists", "create", "A", "--active"], 64), (["lists", "create", "swedes"], 1),
      (["lists", "add", "Swedes", "1"], 1), (["lists", "edit", "Swedes"], 64),
      (["lists", "show", "Sweds"], 66), (["lists", "create", "T", "--visibility", "team"], 1),
      (["lists", "create", "C", "--active", "--filter", "in list Nowhere"], 64),
      (["filters", "save", "New"], 64), (["filters", "delete", "All contacts"], 1),
      (["filters", "save", "F", "--filter", "", "--sort", "x"], 64),
    ]
    for (arguments, status) in mistakes {
      let result = await machine.run(arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
    }
  }
}
