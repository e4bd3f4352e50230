import Foundation
import Testing

/// *Another one*, with a name that the knowledge base does not hold.
@Suite struct AnotherOneTests {
  /// How a session gets to the question, and what then answers it: only programs and providers have an
  /// entry for all others.
  static let openings:
    [(says: String, given: [String], typed: String, kind: String, body: String)] =
      [
        (
          "outlook 2010 password refused", [], "", "answered",
          #"{"finding":"provider","value":"any-other"}"#
        ),
        (
          "pop3 needs a paid account",
          ["trouble=cannot-receive", "error-kind=other", "client=outlook-2010"], "not sure\n",
          "unsure", #"{"question":"account-type"}"#
        ),
      ]

  @Test(arguments: openings)
  func onlyAValueThatExistsIsKept(
    says: String, given: [String], typed: String, kind: String, body: String
  ) throws {
    let program = try Program()
    let run = try program.run(
      ["diagnose", "--plain", "--no-explore", says] + given.flatMap { ["--answer", $0] },
      input: typed + "9\nzzzz qqqq\n")
    #expect(run.output.contains("9. Another one"), "\(run.output)")
    #expect(!run.output.contains(". Another provider\n"), "that would be the same twice")
    let event = try #require(try program.sessions().first?.events.last)
    #expect(event.kind == kind)
    #expect(event.body == body)
  }
}
