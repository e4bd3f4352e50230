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

  @Test func whoLeavesIsReminded() throws {
    let run = try Program().run("diagnose", "--plain", "--no-explore", Self.both, input: "1\nq\n")
    #expect(run.output.contains("You also told of this"))
    #expect(run.output.components(separatedBy: "“\(Self.second)”").count == 3, "\(run.output)")
  }

  /// A password is remarked on wherever it is told, and not read back: not in the menu, nor at the end.
  @Test(arguments: [1, 2, 3])
  func aPasswordInEitherIsRemarkedOnOnce(choosing number: Int) throws {
    let words = "\(Self.both), the password is Sommer2024!"
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "--no-explore", words, input: "\(number)\nq\n")
    #expect(run.output.contains("That sounds like 2 troubles"))
    #expect(run.output.components(separatedBy: "You have typed what looks like").count == 2)
    #expect(!run.output.contains("Sommer"), "\(run.output)")
    #expect(run.output.contains("[password]"))
    let body = try #require(try program.sessions().first?.events.first).body
    #expect(!body.contains("Sommer"))
  }

  @Test func aProgramGetsThemAtTheEnd() throws {
    let told = Self.second + String(repeating: ", again and again", count: 20)
    let run = try Program().run(
      "diagnose", "--json", "--no-explore", "--no-log",
      input: #"{"text":"\#(Self.first) \#(told)"}"# + "\n")
    let warnings = try #require(run.objects.first?["warnings"] as? [String])
    #expect(warnings.contains { $0.contains(Self.second) && $0.count < 250 })
    let end = try #require(run.objects.last)
    #expect(end["troubles"] as? [String] == [told])
    #expect(end["warnings"] as? [String] == [])
    #expect(run.objects.first?["troubles"] == nil)
  }

  /// Where no step comes before the end, the end says what else there is to say.
  @Test func whatCouldNotBeSaidBeforeIsSaidAtTheEnd() throws {
    let words = "\(Self.both), the password is Sommer2024!"
    let run = try Program().run(
      "diagnose", "--json", "--no-log", input: #"{"text":"\#(words)","command":"quit"}"# + "\n")
    #expect(run.objects.count == 1 && !run.output.contains("Sommer"))
    let warnings = try #require(run.objects.first?["warnings"] as? [String])
    #expect(warnings.count == 2)
    #expect(warnings.first?.hasPrefix("You have typed what looks like a password") == true)
    #expect(warnings.last?.hasPrefix("The text tells of another trouble") == true)
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
