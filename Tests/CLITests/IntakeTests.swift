import Foundation
import TestSupport
import Testing

@testable import CLI

/// Forms, chatflows, apps, the API key and tools on the command line.
@Suite struct IntakeTests {
  /// A machine with an app, a form and a chatflow.
  private func machine() async throws -> TestMachine {
    let machine = try await TestMachine.withStore()
    for arguments in [
      ["apps", "connect", "Bakery"], ["apps", "connect", "Google Calendar", "--kind", "calendar"],
      ["forms", "create", "Newsletter"], ["chatflows", "create", "Support"],
    ] {
      let result = await machine.run(arguments)
      #expect(result.status == 0, "\(arguments): \(result.errors)")
    }
    return machine
  }

  @Test("R8.6 R8.8 turning an app on shows what it created lately and needs --confirm 1")
  func turningOn() async throws {
    let machine = try await machine()
    _ = await machine.run("apps", "request", "bakery", "create", "--set", "email=a@example.se")
    let before = try machine.storeBytes()
    let asked = await machine.run("apps", "on", "Bakery")
    #expect(asked.status == 3)
    #expect(
      asked.errors == """
        Change the marketing setting of an app
          created in the last 30 days         1
          of these marketing now              0
          made marketing in the last 30 days  0
        From now on contacts that it creates become marketing contacts and count at once. \
        Contacts that are there already stay as they are.
        tierline: Change the marketing setting of an app: not confirmed, nothing was changed.
          The number to confirm is 1: --confirm 1

        """)
    #expect(try machine.storeBytes() == before)
    #expect(await machine.run("apps", "on", "Bakery", "--confirm", "2").status == 3)
    #expect(await machine.run("apps", "on", "Bakery", "--dry-run").status == 0)
    #expect(try machine.storeBytes() == before)
    #expect(await machine.run("apps", "on", "Bakery", "--confirm", "1").status == 0)
    let request = await machine.run(
      "apps", "request", "Bakery", "create", "--set", "email=b@example.se", "--format", "json")
    #expect(request.output.contains(#""count_before":1,"count_after":2"#))
    let off = await machine.run("apps", "off", "Bakery")
    #expect(off.errors == "Bakery: off. Contacts that are marketing already stay so.\n")
  }

  @Test("R8.4 R8.11 apps list has the key first, every app, notes, and who turned what when")
  func listOfApps() async throws {
    let machine = try await machine()
    _ = await machine.run("apps", "on", "Google Calendar", "--confirm", "1")
    _ = await machine.run("apps", "request", "Bakery", "create", "--set", "email=a@example.se")
    let list = await machine.run("apps", "list", "--format", "csv")
    #expect(
      list.output.split(separator: "\r\n") == [
        "id,name,kind,status,sets_marketing,created,created_marketing,toggled_at,toggled_by,note",
        "1,Account API key (legacy),api-key,disconnected,false,0,0,,,",
        "100,Bakery,oauth,connected,false,1,0,,,",
        "101,Google Calendar,calendar,connected,true,0,0,2026-11-21T12:00:00.000Z,1,"
          + "never-creates-contacts",
      ])
  }

  @Test("R11.2 submissions come one JSON object a line, all or none, and each has its answer")
  func submissions() async throws {
    let machine = try await machine()
    let lines = """
      {"email":"new@example.se","First name":"Nia"}

      {"email":"MARTA@example.se","city":"Lund"}
      {"email":"new@example.se"}

      """
    let result = await machine.run(
      "forms", "submit", "newsletter", "-", "--format", "csv", input: lines)
    #expect(result.status == 0)
    #expect(
      result.output.split(separator: "\r\n") == [
        "line,hs_object_id,effect,hs_marketable_status", "1,4,created,true", "3,1,updated,true",
        "4,4,updated,true",
      ])
    #expect(result.errors == "Taken in: 1 created, 1 updated, 2 newly marketing.\n")
    let page = await machine.run("contacts", "show", "1", "--format", "table").output
    #expect(page.contains("by form \"Newsletter\""), "\(page)")
  }

  @Test(
    "R6.24 a bad line is named with its place, status 65, and nothing is taken in",
    arguments: [
      (#"{"email":"a@example.se","emial":"x"}"#, "Line 2, byte 26:"),
      (#"{"email":"a@example.se""#, "Line 2, byte 24:"),
      (#"["a@example.se"]"#, "Line 2, byte 1:"),
      (#"{"email":"nobody@"}"#, "Line 2: "),
      (#"{"email":"a@example.se","hs_marketable_status":"true"}"#, "Line 2: "),
      (#"{"phone":"1"}"#, "Line 2: "),
    ])
  func badLines(_ line: String, _ place: String) async throws {
    let machine = try await machine()
    let before = try machine.storeBytes()
    let result = await machine.run(
      "apps", "request", "Bakery", "create", "-",
      input: #"{"email":"first@example.se"}"# + "\n" + line + "\n")
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.errors.contains(place), "\(result.errors)")
    #expect(result.errors.contains("Nothing was taken in."))
    #expect(try machine.storeBytes() == before)
  }

  @Test("4.4 a token is printed once, kept as a digest, and must be right where one is given")
  func tokens() async throws {
    let machine = try await machine()
    let made = await machine.run("apps", "token", "Bakery")
    let token = made.output.trimmingCharacters(in: .newlines)
    #expect(token.hasPrefix("tierline_"))
    #expect(!made.errors.contains(token))
    for bytes in try machine.storeBytes().values {
      #expect(!String(decoding: bytes, as: UTF8.self).contains(token))
    }
    let file = try machine.file("token", token + "\n")
    let other = try machine.file("other", token.dropLast() + "\n")
    func request(_ file: String) async -> Int32 {
      await machine.run(
        "apps", "request", "Bakery", "create", "--set", "email=a@example.se", "--token-file", file
      ).status
    }
    #expect(await request(file) == 0)
    #expect(await request(other) == 77)
    #expect(await request(machine.folder.path("none")) == 66)
    // A new token takes the place of the old one; a revoked one is no token.
    _ = await machine.run("apps", "token", "Bakery")
    #expect(await request(file) == 77)
    _ = await machine.run("apps", "token", "Bakery", "--revoke")
    #expect(await request(file) == 77)
  }

  @Test("R8.3 R8.9 the API key: made, used, turned on, revoked")
  func apiKey() async throws {
    let machine = try await machine()
    let request = ["apps", "request", "api-key", "create", "--set", "email=k@example.se"]
    #expect(await machine.run(request).status == 1)
    let made = await machine.run("api-key", "create")
    #expect(made.output.hasPrefix("tierline_"))
    #expect(await machine.run("api-key", "on").status == 3)
    #expect(await machine.run("api-key", "on", "--confirm", "1").status == 0)
    #expect(await machine.run(request).status == 0)
    let show = await machine.run("api-key", "show", "--format", "json")
    #expect(show.output.contains(#""sets_marketing":true,"created":1,"created_marketing":1"#))
    #expect(show.output.contains(#""has_token":true"#))
    #expect(await machine.run("api-key", "revoke").status == 0)
    #expect(await machine.run(request).status == 1)
    #expect(await machine.run("api-key", "off").status == 0)
  }

  @Test("R8.14 a removed app's name shows with (removed)")
  func removedApp() async throws {
    let machine = try await machine()
    _ = await machine.run("apps", "on", "Bakery", "--confirm", "1")
    _ = await machine.run("apps", "request", "Bakery", "create", "--set", "email=a@example.se")
    #expect(await machine.run("apps", "disconnect", "Bakery").status == 0)
    #expect(await machine.run("apps", "reconnect", "Bakery").status == 0)
    #expect(await machine.run("apps", "remove", "Bakery").status == 0)
    let page = await machine.run("contacts", "show", "a@example.se", "--format", "table").output
    #expect(page.contains("by app \"Bakery\" (removed)"), "\(page)")
  }

  @Test("R11.3 R11.8 non-HubSpot forms and chatflows have their own defaults")
  func otherDefaults() async throws {
    let machine = try await machine()
    for (command, isMarketing) in [
      (["non-hubspot-forms", "submit"], true), (["chatflows", "chat", "Support"], false),
      (["non-hubspot-forms", "off"], nil), (["chatflows", "on", "Support", "--confirm", "1"], nil),
      (["non-hubspot-forms", "submit"], false), (["chatflows", "chat", "Support"], true),
    ] as [([String], Bool?)] {
      let email = "m\(UInt32.random(in: 0..<1_000_000_000))@example.se"
      let result = await machine.run(
        command + (isMarketing == nil ? [] : ["--set", "email=" + email, "--format", "json"]))
      #expect(result.status == 0, "\(command)")
      guard let isMarketing else { continue }
      #expect(
        result.output.contains("\"hs_marketable_status\":\(isMarketing)"), "\(result.output)")
    }
  }

  @Test("4: contacts create --via makes non-marketing contacts as a tool does")
  func tools() async throws {
    let machine = try await machine()
    let create = ["contacts", "create", "--email", "t@example.se", "--via"]
    let made = await machine.run(create + ["meetings-link", "--format", "json"])
    #expect(made.output.contains(#""effect":"created","hs_marketable_status":false"#))
    #expect(await machine.run(create + ["logged-email"]).status == 0)
    #expect(await machine.run(create + ["mobile-app"]).status == 1)
    #expect(await machine.run(create + ["meetings"]).status == 64)
    #expect(await machine.run(create + ["document", "--marketing"]).status == 64)
  }

  @Test("15.7 sources list says what makes contacts marketing and what nobody reviewed")
  func sources() async throws {
    let machine = try await machine()
    _ = await machine.run("forms", "submit", "Newsletter", "--set", "email=a@example.se")
    let all = await machine.run("sources", "list", "--format", "csv")
    #expect(
      all.output.split(separator: "\r\n").map { $0.split(separator: ",").prefix(2) }.map {
        $0.joined(separator: " ")
      } == [
        "kind name", "non-hubspot-forms Non-HubSpot forms", "form Newsletter",
        "chatflow Support", "api-key Account API key (legacy)", "app Bakery",
        "app Google Calendar", "import CONTACT_IMPORT", "by-hand USER_SET",
      ])
    let unseen = await machine.run("sources", "list", "--never-reviewed", "--format", "csv")
    #expect(unseen.output.split(separator: "\r\n").count == 3)
    let later = await machine.run("sources", "list", "--since", "2026-11-22", "--format", "csv")
    #expect(later.output.contains("form,Newsletter,true,0,0,,,false"))
    #expect(await machine.run("sources", "list", "--since", "soon").status == 64)
  }

  @Test("R9.3 R8.2 without access a toggle is refused with status 77, and the attempt is kept")
  func togglesNeedAccess() async throws {
    let machine = try await machine()
    _ = await machine.run("users", "revoke", "bo@example.com", "marketing-contacts-access")
    let before = try machine.storeBytes()
    let result = await machine.run(
      "--as", "bo@example.com", "forms", "off", "Newsletter")
    #expect(result.status == 77)
    #expect(try machine.storeBytes() != before)
    #expect(
      await machine.run(
        "--as", "bo@example.com", "forms", "submit", "Newsletter", "--set", "email=a@example.se"
      ).status == 0)
  }
}
