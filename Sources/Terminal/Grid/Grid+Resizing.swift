extension Grid {
  /// The same picture in another size: cut at the right and below, or filled with blanks.
  package func resized(to size: Size) -> Grid {
    guard size != self.size else { return self }
    var result = Grid(size: size)
    for row in 0..<min(size.rows, self.size.rows) {
      for column in 0..<min(size.columns, self.size.columns) {
        let cell = self[row, column]
        if !cell.isRightHalf { result.put(cell, row: row, column: column) }
      }
    }
    result.setCursor(cursor.position, isVisible: cursor.isVisible)
    return result
  }
}
