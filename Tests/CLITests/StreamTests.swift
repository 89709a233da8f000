import Engine
import Foundation
import Glibc
import TestSupport
import Testing

@testable import CLI

/// Output that is closed, full or interrupted.
@Suite struct StreamTests {
  @Test func aReaderThatLeavesEndsTheOutputQuietly() async throws {
    signal(SIGPIPE, SIG_IGN)
    var machine = try await TestMachine.withStore()
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let errors = ByteStream.memory()
    machine.environment.variables["LANG"] = "C.UTF-8"
    let context = ProgramContext(
      environment: machine.environment, input: .bytes([]), output: .descriptor(ends[1]),
      errors: errors)
    let status = await CommandLineProgram.run(
      arguments: ["contacts", "list"], context: context
    ) { _ in -1 }
    #expect(status == 0)
    #expect(errors.contents.replacing("warning: The store lies in memory", with: "") == "")
  }

  @Test func aFullDiskIsAnErrorEvenWhenANoteComesBetween() async throws {
    let machine = try await TestMachine.withStore()
    let full = open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    let errors = ByteStream.memory()
    let context = ProgramContext(
      environment: machine.environment, input: .bytes([]), output: .descriptor(full),
      errors: errors)
    let status = await CommandLineProgram.run(
      arguments: ["contacts", "list", "--limit", "1"], context: context
    ) { _ in -1 }
    #expect(status == 74)
    #expect(errors.contents.contains("The output could not be written: no space left on device."))
  }

  @Test func inputIsReadLineByLineWhateverTheChunks() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let text = Array("one\r\ntwo\n\nlast".utf8)
    #expect(write(ends[1], text, text.count) == text.count)
    close(ends[1])
    defer { close(ends[0]) }
    let input = ByteInput.descriptor(ends[0])
    let lines = input.lines().map { String(decoding: $0, as: UTF8.self) }
    #expect(lines == ["one", "two", "", "last"])
  }

  @Test func whatIsNoTextOnInputIsNamedByLine() async throws {
    let machine = try await TestMachine.withStore()
    let result = await machine.run(
      ["contacts", "edit", "-", "--set", "phone=1"], bytes: Array("1\n".utf8) + [0xC3, 0x28, 0x0A])
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("tierline: Standard input, line 2: not UTF-8 text.\n"))
  }
}
