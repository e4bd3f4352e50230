import Foundation
import Testing

/// Sessions that begin with two troubles told at once.
@Suite struct SeveralTroublesInSessionsTests {
  private static let first = "Outlook 2016 keeps asking for the password of my gmx account."
  private static let second = "PS on my iPad it says that my mailbox is full"
  private static let both = "\(first) \(second)"

  /// What a session that begins so has kept of the person's words, and what it has shown.
  private func kept(choosing number: Int) throws -> (body: String, shown: String) {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "--no-explore", Self.both, input: "\(number)\nq\n")
    let said = try #require(try program.sessions().first?.events.first)
    #expect(said.kind == "said")
    return (said.body, run.output)
  }

  @Test func thePersonSaysWhichComesFirst() throws {
    let first = try kept(choosing: 1)
    #expect(first.shown.contains("That sounds like 2 troubles. Which one first?"))
    #expect(first.shown.contains("2. “\(Self.second)”"))
    #expect(first.body.contains("prompt-returns") && !first.body.contains("storage-full-notice"))
    let second = try kept(choosing: 2)
    #expect(second.body.contains("storage-full-notice") && !second.body.contains("prompt-returns"))
    #expect(second.body.contains("gmx") && !second.body.contains("outlook-2016"))
    let one = try kept(choosing: 3)
    #expect(one.body.contains("prompt-returns") && one.body.contains("storage-full-notice"))
  }

  @Test func whoLeavesBeforeChoosingHasSaidNothing() throws {
    let program = try Program()
    let run = try program.run("diagnose", "--plain", Self.both, input: "q\n")
    #expect(run.status == 1)
    #expect(try program.sessions().isEmpty)
  }

  @Test func theOtherIsNamedAtTheEnd() throws {
    let run = try Program().run(
      "diagnose", "--plain", "--no-explore", Self.both, input: "1\ni give up\n")
    #expect(run.output.contains("You also told of this"))
    #expect(run.output.components(separatedBy: "“\(Self.second)”").count == 3, "\(run.output)")
  }

  @Test func withoutATerminalTheFirstIsTaken() throws {
    let run = try Program().run("diagnose", "--no-explore", Self.both)
    #expect(run.output.contains("You also told of this"))
    #expect(run.output.contains("“\(Self.second)”"))
    let lines = try Program().run(
      "diagnose", "--json", "--no-explore", input: #"{"text":"\#(Self.both)"}"# + "\n")
    let warnings = try #require(lines.objects.first?["warnings"] as? [String])
    #expect(
      warnings.contains(
        "The text tells of another trouble, which is left for a session of its own: \(Self.second)")
    )
  }
}
