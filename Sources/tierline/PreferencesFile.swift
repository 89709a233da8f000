import Console
import Domain
import Engine

/// Where the console keeps what a person set up: lines `key = value` in the state directory.
///
///     column = lastname 20
///     column = -phone
///     sort = lastname,firstname
///     preview = on
///     filter = stage = subscriber
///
/// A line that cannot be read is passed over: losing a column width must not stop anybody.
struct PreferencesFile: Sendable {
  private let path: String?

  init(environment: Environment) {
    path = environment.baseDirectory("XDG_STATE_HOME", fallback: ".local/state").map {
      $0 + "/tierline/console"
    }
  }

  func load() -> Preferences {
    guard let path, case .success(let bytes) = readWholeFile(path, limit: 1 << 20) else {
      return Preferences()
    }
    return Preferences(lines: String(decoding: bytes, as: UTF8.self).split(separator: "\n"))
  }

  /// Replaces the file; returns what went wrong.
  func save(_ preferences: Preferences) -> FileFailure? {
    guard let path else { return nil }
    let text = preferences.lines.joined(separator: "\n") + "\n"
    return replaceWholeFile(path, with: Array(text.utf8))
  }
}

extension Preferences {
  fileprivate var lines: [String] {
    var lines = columns.map { setting in
      let mark = setting.isShown ? "" : "-"
      let width = setting.width.map { " \($0)" } ?? ""
      return "column = \(mark)\(setting.column.internalName)\(width)"
    }
    lines.append("sort = " + sort.text)
    lines.append("preview = " + (showsPreview ? "on" : "off"))
    lines += filterHistory.map { "filter = " + $0 }
    return lines
  }

  fileprivate init(lines: [Substring]) {
    var read = Preferences(columns: [], filterHistory: [])
    for line in lines {
      let pair = line.split(separator: "=", maxSplits: 1).map {
        EmailAddress.trimmed(String($0))
      }
      guard pair.count == 2 else { continue }
      switch pair[0] {
      case "column": if let setting = ColumnSetting(line: pair[1]) { read.columns.append(setting) }
      case "sort": if case .success(let keys) = SortKey.parse(pair[1]) { read.sort = keys }
      case "preview": read.showsPreview = pair[1] != "off"
      case "filter": read.filterHistory.append(pair[1])
      default: break
      }
    }
    if read.columns.isEmpty { read.columns = ColumnSetting.standard }
    self = read
  }
}

extension ColumnSetting {
  fileprivate init?(line: String) {
    let isHidden = line.hasPrefix("-")
    let words = line.drop { $0 == "-" }.split(separator: " ")
    guard let column = words.first.flatMap({ ContactColumn(internalName: String($0)) }) else {
      return nil
    }
    self.init(column, isShown: !isHidden, width: words.count > 1 ? Int(words[1]) : nil)
  }
}
