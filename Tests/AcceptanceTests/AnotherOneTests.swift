import Foundation
import Testing

/// *Another one*, with a name that the knowledge base does not hold.
@Suite struct AnotherOneTests {
  /// What is said, and what then answers the first question: only programs and providers have an
  /// entry for all others.
  static let openings = [
    ("outlook 2010 password refused", "answered", #"{"finding":"provider","value":"any-other"}"#),
    ("pop3 needs a paid account, password refused", "unsure", #"{"question":"account-type"}"#),
  ]

  @Test(arguments: openings)
  func onlyAValueThatExistsIsKept(says: String, kind: String, body: String) throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "--no-explore", says, input: "9\nzzzz qqqq\n")
    #expect(run.output.contains("9. Another one"), "\(run.output)")
    #expect(!run.output.contains(". Another provider\n"), "that would be the same twice")
    let event = try #require(try program.sessions().first?.events.dropFirst().first)
    #expect(event.kind == kind)
    #expect(event.body == body)
  }
}
