/// One value a row in chunks of 65,536 rows, so that a write after a snapshot copies one chunk
/// only.
///
/// A chunk in which every row still has the default takes no memory.
package struct ChunkedColumn<Element: Equatable & Sendable>: Sendable {
  package static var rowsPerChunk: Int { tableChunkRows }

  let defaultElement: Element
  /// An empty array stands for a chunk of defaults.
  package private(set) var chunks: [[Element]] = []

  package init(default defaultElement: Element) {
    self.defaultElement = defaultElement
  }

  package subscript(row: Int) -> Element {
    get {
      let chunk = row >> tableChunkShift
      guard chunk < chunks.count, !chunks[chunk].isEmpty else { return defaultElement }
      return chunks[chunk][row & tableChunkMask]
    }
    set {
      let chunk = row >> tableChunkShift
      if chunk >= chunks.count || chunks[chunk].isEmpty {
        guard newValue != defaultElement else { return }
        while chunks.count <= chunk { chunks.append([]) }
        chunks[chunk] = Array(repeating: defaultElement, count: tableChunkRows)
      }
      chunks[chunk][row & tableChunkMask] = newValue
    }
  }

  /// The values of one chunk; `nil` when all of them are the default.
  package func chunk(_ index: Int) -> [Element]? {
    index < chunks.count && !chunks[index].isEmpty ? chunks[index] : nil
  }
}

let tableChunkShift = 16
let tableChunkRows = 1 << tableChunkShift
let tableChunkMask = tableChunkRows - 1
