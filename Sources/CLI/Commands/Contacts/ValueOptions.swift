internal import ArgumentParser
internal import Domain
internal import Wording

extension Session {
  /// Reads `property=value` texts; an empty value clears the property.
  func assignments(_ texts: [String]) throws(CommandFailure) -> [ContactProperty: String] {
    var values: [ContactProperty: String] = [:]
    for text in texts {
      guard let equals = text.firstIndex(of: "=") else {
        throw failure(.usage, .notAnAssignment, .notAnAssignmentHint, ["token": .data(text)])
      }
      let property = try property(EmailAddress.trimmed(String(text[..<equals])))
      guard values[property] == nil else {
        throw failure(
          .usage, .assignedTwice, .assignedTwiceHint,
          ["property": .text(catalogue.label(of: property))])
      }
      values[property] = String(text[text.index(after: equals)...])
    }
    return values
  }
}
