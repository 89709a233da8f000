import Domain
import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("Text in any encoding")
struct TextSourceTests {
  /// Reads bytes that arrive in pieces of a few.
  private func text(_ bytes: [UInt8], _ encoding: TextEncoding, pieces: [Int] = []) throws
    -> [UInt8]
  {
    var source = TextSource(MemorySource(bytes, pieces: pieces), encoding: encoding)
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 7)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
      guard count > 0 else { break }
      result += buffer[..<count]
    }
    #expect(source.bytesRead == bytes.count)
    return result
  }

  @Test("R5.1: the code pages and UTF-16 come out as UTF-8, at any piece edges")
  func encodings() throws {
    let cases: [(TextEncoding, String.Encoding, String)] = [
      (.utf8, .utf8, "Åsa 👩‍💻"), (.windows1252, .windowsCP1252, "Åsa – “Öberg” €"),
      (.windows1250, .windowsCP1250, "Żółć, Łącki – č"),
      (.utf16LittleEndian, .utf16LittleEndian, "Åsa 👩‍💻 佐藤"),
      (.utf16BigEndian, .utf16BigEndian, "Åsa 👩‍💻 佐藤"),
    ]
    for (encoding, foundation, string) in cases {
      let bytes = Array(try need(string.data(using: foundation)))
      for pieces in [[], [1], [3, 1, 2]] {
        let read = try text(bytes, encoding, pieces: pieces)
        #expect(String(decoding: read, as: UTF8.self) == string, "\(encoding), \(pieces)")
      }
    }
  }

  @Test("Half a character is a byte that no UTF-8 text has")
  func broken() throws {
    #expect(try text([0x41, 0, 0x3d, 0xd8, 0x42, 0], .utf16LittleEndian) == [0x41, 0xff, 0x42])
    #expect(try text([0x41, 0, 0x3d, 0xd8], .utf16LittleEndian) == [0x41, 0xff])
    #expect(try text([0x41, 0, 0x42], .utf16LittleEndian) == [0x41, 0xff])
    #expect(try text([0x00, 0x41, 0xdc, 0x00], .utf16BigEndian) == [0x41, 0xff])
  }

  @Test("Bytes that are not UTF-8 tell a code page, unless the rest of the file is UTF-8")
  func scan() throws {
    func found(_ bytes: [UInt8], window: Int = 9) throws -> TextEncoding {
      try EncodingScan(MemorySource(bytes, pieces: [1, 4, 2]), windowSize: window).encoding
    }
    let utf8 = Array("Åsa, Öberg, 👩‍💻 and 佐藤".utf8)
    #expect(try found(utf8) == .utf8)
    #expect(try found([]) == .utf8)
    #expect(try found(Array("Asa".utf8)) == .utf8)
    #expect(try found(utf8 + [0xe5, 0x0a]) == .utf8)
    #expect(try found([0xc5, 0x73, 0x61]) == .windows1252)
    #expect(try found(Array("Asa".utf8) + [0xe5]) == .windows1252)
  }

  /// A table with quotes everywhere, or where they are needed.
  private func written(
    _ table: [[String]], _ delimiter: String, isQuoted: Bool, lineBreak: String
  ) -> String {
    table.map { row in
      row.map { cell in
        let needsQuotes = cell.contains { "\"\n\r".contains($0) || String($0) == delimiter }
        let isPlain = !isQuoted && !needsQuotes
        return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
      }
      .joined(separator: delimiter) + lineBreak
    }
    .joined()
  }

  @Test("R5.4: a random table in any delimiter, quoting and encoding is read as it was written")
  func anyTable() throws {
    let desk = try SourceDesk()
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    let encodings: [(TextEncoding, String.Encoding, mark: [UInt8])] = [
      (.utf8, .utf8, []), (.utf8, .utf8, [0xef, 0xbb, 0xbf]),
      (.utf16LittleEndian, .utf16LittleEndian, [0xff, 0xfe]),
      (.utf16BigEndian, .utf16BigEndian, [0xfe, 0xff]), (.windows1252, .windowsCP1252, []),
    ]
    let letters = ["a", "Å", "ö", "é", "ß", ",", ";", "\"", "\n", "\t", "|", " ", "'", "x", "z"]
    for round in 0..<150 {
      let (encoding, foundation, mark) = random.pick(encodings)
      let delimiter = random.pick(CSVDelimiter.all)
      let titles = Int.random(in: 0...2, using: &random)
      let rows = (0..<Int.random(in: 1...8, using: &random)).map { number in
        // A letter of a code page in each row, so that there is something to find out.
        let tail = (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(letters) }
        return ["c\(number)@example.com", "é" + tail.joined() + "."]
      }
      let header = ["E-mail", "Förnamn"]
      let table = (0..<titles).map { ["Title \($0)"] } + [header] + rows
      let text = written(
        table, String(decoding: [delimiter], as: UTF8.self), isQuoted: random.chance(50),
        lineBreak: random.pick(["\r\n", "\n", "\r"]))
      let file = try desk.open(mark + Array(try need(text.data(using: foundation))))
      let note = "seed \(seed), round \(round): \(text.debugDescription)"
      #expect(file.encoding == encoding && file.delimiter == delimiter, "\(note)")
      #expect(file.header == header && file.titleRows == titles, "\(note)")
      var read = try ImportRows(file: file, mapping: ColumnMapping(file: file))
      var cells: [[String]] = []
      while case .row(let row) = try read.next() { cells.append(row.cells) }
      #expect(cells == rows, "\(note)")
      #expect(read.progress.bytesDone == file.size, "\(note)")
    }
  }
}
