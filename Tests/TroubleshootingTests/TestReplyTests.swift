import Knowledge
import Testing

@testable import Troubleshooting

/// What is said of the test message in somebody's own words.
@Suite struct TestReplyTests {
  private func verify() throws -> Step {
    .verify(try #require(Specimen.knowledge.fixes[id: "use-other-port"]))
  }

  /// Reads "port" as a port, and whether a page opens.
  private func understand(_ words: String) -> Statement {
    let facts = [("port", Fact("port", "587")), ("opens", Fact("page-opens", "yes"))]
    return Statement(
      readings: facts.filter { words.contains($0.0) }.map { .init(fact: $0.1, words: $0.0) },
      wordCount: 1)
  }

  /// What counts as a cure that was seen is not taken from half a yes.
  @Test(
    "whether the test message came back",
    arguments: [
      ("yes", true), ("yes, it went out and came back", true), ("yes no problem at all", true),
      ("it came back", true), ("the message has arrived", true),
      ("both went out and came back", true),
      ("yes it went out but did not come back", false), ("yes, but nothing arrives", false),
      ("it went out but didn\u{2019}t come back", false), ("nothing has arrived yet", false),
      ("yes, no message came back", false), ("no, the second one did not come", false),
      ("no good", false),
      ("yes, but it took an hour", nil), ("yes it came back undelivered", nil),
      ("yes, it does not ask any more", nil), ("it came back to me that I had it off", nil),
      ("no problem there", nil), ("the error came back", nil),
    ] as [(String, Bool?)])
  func testMessages(words: String, cameBack: Bool?) throws {
    #expect(TestReply(words).cameBack == cameBack)
    let events = try verify().events(replying: words, understand)
    #expect(events == (cameBack.map { [.verified($0)] } ?? []))
  }

  @Test func whatIsSaidBesidesTheTestIsRead() throws {
    let verify = try verify()
    let elsewhere = verify.events(replying: "yes the page opens fine", understand)
    #expect(elsewhere == [.said(understand("opens"))])
    let half = verify.events(replying: "yes, but only on port 25", understand)
    #expect(half == [.said(understand("port"))])
    let failed = verify.events(replying: "no, nothing came back, on port 25", understand)
    #expect(failed == [.verified(false), .also(.said(understand("port")))])
    let quoted = verify.events(replying: "yes, with 2.1.5") { _ in
      Statement(sightings: [.init(signature: "all-well", words: "2.1.5")], wordCount: 1)
    }
    guard case .said = quoted.first else { Issue.record("booked"); return }
  }
}
