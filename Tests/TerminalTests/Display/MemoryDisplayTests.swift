import Foundation
import Terminal
import TestSupport
import Testing

struct MemoryDisplayTests {
  @Test func scriptedKeysArriveInOrderAndThenTheInputEnds() throws {
    let display = MemoryDisplay(size: Size(10, 2))
    try display.press("g<Enter>")
    #expect(display.nextInput(timeout: nil) == .key(.character("g")))
    #expect(display.nextInput(timeout: .zero) == .key(.enter))
    #expect(display.nextInput(timeout: .zero) == nil)
    #expect(display.nextInput(timeout: nil) == .endOfInput)
  }

  @Test func typeaheadIsTheRestOfTheBatch() throws {
    let display = MemoryDisplay(size: Size(10, 2))
    display.send([.key(.character("d")), .key(.character("y")), .wake, .key(.enter)])
    try display.press("n")
    #expect(display.nextInput(timeout: nil) == .key(.character("d")))
    display.discardTypeahead()
    #expect(display.nextInput(timeout: nil) == .wake)
    #expect(display.nextInput(timeout: nil) == .key(.character("n")))
  }

  @Test func wakingFromAnotherThreadEndsTheWait() {
    let display = MemoryDisplay(size: Size(10, 2), end: .waits(limit: .seconds(20)))
    let waker = display.waker
    // A thread of its own: a task might wait for one that this test occupies.
    Thread.detachNewThread { waker.wake() }
    #expect(display.nextInput(timeout: nil) == .wake)
  }

  @Test func equalPicturesAreKeptOnce() {
    let display = MemoryDisplay(size: Size(5, 1))
    var canvas = Canvas(size: Size(5, 1))
    display.present(canvas.grid)
    display.present(canvas.grid)
    canvas.text("x", row: 0, column: 0)
    display.present(canvas.grid)
    #expect(display.frames.count == 2)
    #expect(display.screen.lines == ["x"])
    #expect(display.screen.position(of: "x") == Position(row: 0, column: 0))
  }
}
