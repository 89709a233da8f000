internal import ArgumentParser
internal import Domain

/// A number on the command line, with or without digit grouping (R5.7).
@Sendable func typedNumber(_ text: String) throws -> Int {
  guard let number = groupedNumber(text) else {
    throw ValidationError("A whole number is needed, such as 1204 or 1,204.")
  }
  return number
}
