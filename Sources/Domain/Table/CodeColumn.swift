/// Text that repeats: each distinct value is kept once, and a row holds its number.
package struct CodeColumn: Sendable {
  /// The distinct values; the value at 0 is empty and stands for no value.
  package private(set) var values: [String] = [""]
  private var codeByValue: [String: UInt32] = [:]
  /// The number of each row's value in `values`.
  package private(set) var codes = ChunkedColumn<UInt32>(default: 0)

  package init() {}

  package subscript(row: Int) -> String? {
    let code = codes[row]
    return code == 0 ? nil : values[Int(code)]
  }

  /// Gives the row this value; an empty one removes the value.
  package mutating func set(_ row: Int, to value: String) {
    codes[row] = value.isEmpty ? 0 : code(for: value)
  }

  private mutating func code(for value: String) -> UInt32 {
    if let known = codeByValue[value] { return known }
    let code = UInt32(values.count)
    values.append(value)
    codeByValue[value] = code
    return code
  }
}
