import Domain
import Engine
import Foundation
import Storage
import TestSupport
import Testing
import Wording

@testable import CLI

/// What is said about the store's files.
@Suite struct StoreTests {
  private let words = CatalogueFiles.english

  @Test func everyStorageErrorSaysWhatWhereAndTheWayOut() throws {
    let damage = Damage(
      file: "journal-000007.jsonl", line: 1204, byte: 81_235, kind: .chain, commitsMissing: 3)
    let holder = LockHolder(process: 4711, who: "bo", since: "2026-11-21T12:00:00.000Z")
    let errors: [StorageError] = [
      .system(call: .open, file: "head", code: EIO), .noStore(path: "/srv/s"),
      .storeExists(path: "/srv/s"), .directoryNotEmpty(path: "/srv/s", entry: "notes.txt"),
      .unsafe(file: "/srv/s", .symbolicLink), .unsafe(file: "head", .wrongKind),
      .unsafe(file: "head", .linkCount(2)), .unsafe(file: "/srv/s", .foreignOwner(1001)),
      .unsafe(file: "head", .foreignGroup(50)),
      .unsafe(file: "/srv/s", .writableByOthers(mode: 0o777)),
      .unsafe(file: "/srv/s", .ancestorWritable(level: 2, mode: 0o777)),
      .unsafe(file: "lock", .replaced), .networkVolume(type: "nfs4"),
      .formatTooNew(found: 3, supported: 1), .damaged(damage),
      .damaged(Damage(file: "head", kind: .missing)),
      .damaged(Damage(file: "snapshot-000001-00.jsonl", line: 7, kind: .content(.noAccount))),
      .readOnly(.asked), .readOnly(.notWritable(code: EACCES)),
      .readOnly(.writerTooOld(needed: 2, supported: 1)), .readOnly(.headUnknown),
      .readOnly(.syncFailed(code: EIO)), .readOnly(.switchUnfinished(code: EIO)),
      .busy(.commit, holder: holder, waitedMilliseconds: 5000),
      .busy(.compaction, holder: holder, waitedMilliseconds: 5000),
      .busy(.commit, holder: nil, waitedMilliseconds: 5000),
      .notSaved(call: .write, code: ENOSPC), .outcomeUnknown(call: .syncData, code: EIO),
      .lineTooLong(bytes: 2_000_000, limit: 1_048_576), .malformed(.payload, nil),
      .attachmentLost(file: "import-1a.jsonl"), .generationMoved,
    ]
    var text = ""
    for error in errors {
      let failure = words.failure(error, in: nil, actor: nil)
      text += "[\(failure.status.rawValue)] \(failure.explanation.text)\n"
      text += "  \(failure.explanation.hint ?? "")\n"
      #expect(!failure.explanation.paragraph.contains("{"))
      #expect(failure.explanation.hint != nil)
    }
    try TextGolden.check(text, "storage.txt")
  }

  @Test func everyKindOfDamageAndFindingHasWords() throws {
    let kinds: [Damage.Kind] = [
      .missing, .manifest, .manifestOutdated(generation: 3, acknowledged: 4), .contentHash,
      .length(expected: 10, found: 9), .lineCount(expected: 10, found: 9), .lineLength,
      .notJSON(.unexpectedEnd), .lineForm, .sequence(expected: 10, found: 12), .commitment, .chain,
      .content(.missing(member: "id")), .content(.unknownMember("x")),
      .content(.badValue(member: "at")), .content(.illegalStatus(contact: 7)),
      .content(.duplicateContact(7)), .content(.noAccount), .zeroBytes, .truncated, .archiveChain,
    ]
    let findings: [VerifyReport.Finding] =
      kinds.map { .damage(Damage(file: "f", line: 2, byte: 30, kind: $0)) } + [
        .tornTail(file: "journal-000001.jsonl", byte: 120, bytes: 17), .headSlot(number: 1),
        .headUnknown, .stray(file: "notes.txt"), .unreadable(.unsafe(file: "head", .wrongKind)),
      ]
    let text = findings.map { words.line(for: $0) + "\n" }.joined()
    #expect(!text.contains("{"))
    try TextGolden.check(text, "findings.txt")
    for call in FileCall.allCases {
      #expect(FileCallPhrase(rawValue: "storage.call." + call.rawValue) != nil, "\(call)")
    }
  }

  @Test func aSoundStoreIsSaidToBeSound() async throws {
    let machine = try await TestMachine.withStore()
    let result = await machine.run("store", "verify", "--format", "json")
    #expect(result.status == 0)
    #expect(result.output.contains("\"outcome\":\"sound\",\"findings\":[],\"sequence\":4"))
    #expect(result.errors == "The store is sound: 4 changes in the journal, all as written.\n")
  }

  @Test func aTornTailIsRecoverableAndSaid() async throws {
    let machine = try await TestMachine.withStore()
    try append("{\"m\":{\"seq\":5", to: machine.store + "/journal-000001.jsonl")
    let verify = await machine.run("store", "verify", "--format", "table")
    #expect(verify.status == 1)
    #expect(verify.output.hasPrefix("journal-000001.jsonl, byte "))
    let count = await machine.run("contacts", "count")
    #expect(count.output == "3\n")
    #expect(count.errors.contains("of a change that broke off are ignored"))
    #expect(await machine.run("contacts", "create", "--email", "a@example.se").status == 0)
    #expect(await machine.run("store", "verify").status == 0)
  }

  @Test func aDamagedStoreIsRefusedWithFileAndLine() async throws {
    let machine = try await TestMachine.withStore()
    let path = machine.store + "/journal-000001.jsonl"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try Data(text.replacing("marta@example.se", with: "morta@example.se").utf8)
      .write(to: URL(filePath: path))
    let verify = await machine.run("store", "verify", "--format", "table")
    #expect(verify.status == 2)
    #expect(verify.output.contains("journal-000001.jsonl, line "))
    let list = await machine.run("contacts", "list")
    #expect(list.status == 74)
    #expect(list.output == "")
    #expect(list.errors.hasPrefix("tierline: The store is damaged: journal-000001.jsonl, line "))
    let doctor = await machine.run("doctor", "--format", "json")
    #expect(doctor.status == 1)
  }

  @Test func compactingKeepsTheHistoryAndTheContacts() async throws {
    let machine = try await TestMachine.withStore()
    let result = await machine.run("store", "compact")
    #expect(result.status == 0)
    #expect(result.errors == "Compacted: generation 2, up to change 4.\n")
    #expect(await machine.run("contacts", "count").output == "3\n")
    #expect(await machine.run("store", "verify").status == 0)
  }

  @Test func doctorFindsNothingWrongOnASoundMachine() async throws {
    let machine = try await TestMachine.withStore()
    let result = await machine.run("doctor", "--format", "json")
    #expect(result.status == 0)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(report["problems"] as? Int == 0)
    let findings = try #require(report["findings"] as? [[String: String]])
    #expect(
      Set(findings.compactMap { $0["subject"] }).isSuperset(of: [
        "version", "clock", "terminal", "term", "locale", "settings", "store-path", "store",
        "store-size", "enforced", "actor", "disk",
      ]))
    #expect(!result.output.contains("marta"))
  }

  @Test func doctorNamesWhatIsWrong() async throws {
    var machine = try await TestMachine.withStore()
    machine.environment.login = "mallory"
    _ = try machine.settings("colour = never\n")
    let result = await machine.run("doctor", "--format", "plain")
    #expect(result.status == 1)
    #expect(result.output.contains("settings\tproblem\t"))
    #expect(result.output.contains("actor\tproblem\t"))
    #expect(result.errors.hasSuffix("2 problems found.\n"))
    let nowhere = await (try TestMachine()).run("doctor")
    #expect(nowhere.status == 1)
  }

  @Test func keysAreListedAndChecked() async throws {
    let machine = try TestMachine()
    let list = await machine.run("keys", "list")
    #expect(list.status == 0)
    #expect(list.output.contains("contacts\t/\tfilter\t"))
    #expect(await machine.run("keys", "check").status == 0)
    _ = try machine.settings("key.z = sort\nkey.z = filter\nkey.<Nope> = sort\n")
    let check = await machine.run("keys", "check")
    #expect(check.status == 78)
    #expect(check.output.contains("sort") && check.output.contains("filter"))
    #expect(await machine.run("keys", "list").output.contains("contacts\tz\tsort\t"))
  }

  private func append(_ text: String, to path: String) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }
}
