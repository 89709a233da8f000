import Domain
import Engine
import TestSupport
import Testing

@Suite struct SubmissionReaderTests {
  private func read(_ text: String) throws(SubmissionError) -> Submission {
    try SubmissionReader.read(Array(text.utf8), line: 3)
  }

  @Test("R11.4 a submission is one JSON object of internal names or labels")
  func submissions() throws {
    let text =
      #"{ "email":"bo@example.se", "First name":"B\u00f8", "NUM_CONVERSION_EVENTS":3, "#
      + #""hs_email_optout":true, "city":null, "phone":"" }"#
    #expect(
      try read(text)
        == Submission(
          [
            .email: "bo@example.se", .firstName: "Bø", .formSubmissions: "3", .optedOut: "true",
            .city: "", .phone: "",
          ], line: 3))
    #expect(try read("{}") == Submission([:], line: 3))
  }

  @Test(
    "R11.4 what is no submission is refused with its place",
    arguments: [
      ("", 1, SubmissionError.Kind.json),
      ("x", 1, .json),
      (#"{"email":"a@b.se""#, 18, .json),
      (#"{"email":"a@b.se"} {}"#, 20, .json),
      (#"{"email":"a@b.se","email":"c@d.se"}"#, 19, .json),
      (#"{"email":"a"#, 12, .json),
      ("[1]", 1, .notAnObject),
      (#"  "email""#, 3, .notAnObject),
      (#"{"email":"a@b.se","emial":"x"}"#, 20, .unknownProperty("emial", nearest: "email")),
      (#"{"qqqqqqqqq":"x"}"#, 3, .unknownProperty("qqqqqqqqq", nearest: nil)),
      (#"{"email":"a@b.se","Email":"c@d.se"}"#, 20, .twice(.email)),
      (#"{"email":["a@b.se"]}"#, 3, .notAText(.email)),
      (#"{"firstname":{"a":1}}"#, 3, .notAText(.firstName)),
    ])
  func mistakes(_ text: String, _ byte: Int, _ kind: SubmissionError.Kind) {
    #expect(throws: SubmissionError(line: 3, byte: byte, kind: kind)) { try read(text) }
  }

  @Test("R11.4 any bytes are a submission or a mistake with a place, never a crash")
  func anyBytes() {
    var random = SeededGenerator(seed: 5)
    let good = Array(#"{"email":"bo@example.se","firstname":"B\u00f8","city":null}"#.utf8)
    for round in 0..<4000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes = Array(bytes[..<max(1, place)])
        }
      }
      do {
        _ = try SubmissionReader.read(bytes, line: 1)
      } catch {
        #expect((1...bytes.count + 1).contains(error.byte), "round \(round)")
      }
    }
  }
}
