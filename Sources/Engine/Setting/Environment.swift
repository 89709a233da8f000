internal import Domain
internal import Glibc

/// What the program takes from its environment, as values, so that tests can give others.
package struct Environment: Sendable {
  package var variables: [String: String]
  /// The real user of the process (`getuid`), never a name from a variable.
  package var userNumber: UInt32
  /// The login of that user in the system's user list; `nil` when it has none.
  package var login: String?
  package var homeDirectory: String?
  package var processNumber: Int32

  package init(
    variables: [String: String], userNumber: UInt32, login: String?, homeDirectory: String?,
    processNumber: Int32 = 0
  ) {
    self.variables = variables
    self.userNumber = userNumber
    self.login = login
    self.homeDirectory = homeDirectory
    self.processNumber = processNumber
  }

  /// The environment of this process.
  package static func current() -> Environment {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { variables[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    let number = getuid()
    let record = getpwuid(number)
    let login = record.flatMap { $0.pointee.pw_name }.map { String(cString: $0) }
    let home = record.flatMap { $0.pointee.pw_dir }.map { String(cString: $0) }
    return Environment(
      variables: variables, userNumber: number, login: login,
      homeDirectory: variables["HOME"] ?? home, processNumber: getpid())
  }

  /// A variable that is set to something.
  package subscript(name: String) -> String? {
    guard let value = variables[name], !value.isEmpty else { return nil }
    return value
  }

  /// A base directory of the XDG convention; relative values are invalid and ignored.
  package func baseDirectory(_ variable: String, fallback: String) -> String? {
    if let path = self[variable], path.hasPrefix("/") { return path }
    return homeDirectory.map { $0 + "/" + fallback }
  }

  /// The computer's clock, or the fixed moment that `TIERLINE_NOW` names in ISO 8601.
  package func clock() -> any Clock {
    if let text = self["TIERLINE_NOW"], let instant = Instant(iso: text) {
      return FixedClock(instant)
    }
    return SystemClock()
  }

  /// The name of the local time zone: `TZ`, else what `/etc/localtime` points to, else UTC.
  package func timeZoneName() -> String {
    if let name = self["TZ"], AccountTimeZone(identifier: name) != nil { return name }
    var buffer = [CChar](repeating: 0, count: 1024)
    let length = readlink("/etc/localtime", &buffer, buffer.count - 1)
    guard length > 0 else { return "UTC" }
    let path = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let range = path.firstRange(of: "/zoneinfo/") else { return "UTC" }
    let name = String(path[range.upperBound...])
    return AccountTimeZone(identifier: name) == nil ? "UTC" : name
  }
}
