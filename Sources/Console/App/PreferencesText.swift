import Domain

/// Preferences as lines of text, for the file that keeps them.
///
/// One `name value` pair a line: `column name=SHOWN[:WIDTH]`, `sort`, `preview`, `filter`. Unknown
/// lines and columns are passed over, so that an older program reads what a newer one wrote.
extension Preferences {
  /// The lines, without a filter that spans lines.
  package var text: String {
    var lines = columns.map { setting in
      "column \(setting.column.internalName)=\(setting.isShown ? "on" : "off")"
        + (setting.width.map { ":\($0)" } ?? "")
    }
    lines.append("sort \(sort.text)")
    lines.append("preview \(showsPreview ? "on" : "off")")
    lines += filterHistory.filter { !$0.contains(where: \.isNewline) }.map { "filter \($0)" }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Reads lines; what they do not say stays as the program comes.
  package init(text: String) {
    self.init()
    var read: [ColumnSetting] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard let name = parts.first else { continue }
      let value = parts.count > 1 ? String(parts[1]) : ""
      switch name {
      case "column": if let setting = ColumnSetting(text: value) { read.append(setting) }
      case "sort": if case .success(let keys) = SortKey.parse(value) { sort = keys }
      case "preview": showsPreview = value == "on"
      case "filter": remember(filter: value)
      default: break
      }
    }
    var seen: Set<ContactColumn> = []
    let columns = read.filter { seen.insert($0.column).inserted }
    if columns.contains(where: \.isShown) { self.columns = columns }
  }
}

extension ColumnSetting {
  /// Reads `email=on:24`; `nil` for a column that does not exist.
  fileprivate init?(text: String) {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let column = ContactColumn(internalName: String(parts[0])) else {
      return nil
    }
    let values = parts[1].split(separator: ":")
    let width = values.count > 1 ? Int(values[1]).map { min(max($0, 3), 120) } : nil
    self.init(column, isShown: values.first == "on", width: width)
  }
}
