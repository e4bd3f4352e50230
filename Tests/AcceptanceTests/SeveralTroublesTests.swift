import Foundation
import Testing

/// Sessions that begin with two troubles told at once.
@Suite struct SeveralTroublesInSessionsTests {
  private static let first = "Outlook 2016 keeps asking for the password of my gmx account."
  private static let second = "PS on my iPad it says that my mailbox is full"
  private static let both = "\(first) \(second)"

  /// What a session that begins so has kept of the person's words.
  private func kept(choosing number: Int) throws -> (shown: String, facts: Set<String>) {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "--no-explore", Self.both, input: "\(number)\nlikely\nq\n")
    let session = try #require(try program.sessions().first)
    let said = try #require(session.events.first)
    #expect(said.kind == "said")
    return (run.output, Set(said.readings))
  }

  @Test func thePersonSaysWhichComesFirst() throws {
    let first = try kept(choosing: 1)
    #expect(first.shown.contains("That sounds like 2 troubles. Which one first?"))
    #expect(first.facts.contains("client=outlook-2016"))
    #expect(!first.facts.contains("client=ipad"))
    let second = try kept(choosing: 2)
    #expect(second.facts.contains("client=ipad") && second.facts.contains("provider=gmx"))
    let one = try kept(choosing: 3)
    #expect(one.facts.contains("prompt-returns=yes"))
    #expect(one.facts.contains("full-mailbox-of=own"))
  }
}
