import Foundation
import Testing

/// What becomes of a cure that is reported and not tested.
@Suite struct UnconfirmedTests {
  /// A session in which an unlikely fix is said to have worked, so that a test is asked for.
  static let reported = [
    "diagnose", "--answer", "trouble=cannot-send", "--result", "retype-password=worked",
  ]

  @Test func theLogTellsATestThatWasNotMadeFromOneThatWasPassed() throws {
    let answers = [("1", "verified"), ("3", "unverified")]
    for (answer, kind) in answers {
      let program = try Program()
      let run = try program.run(Self.reported + ["--plain"], input: answer + "\n")
      #expect(run.status == 0 && run.output.contains("Solved"), "\(run.output)")
      let session = try #require(try program.sessions().first)
      #expect(session.outcome == "solved")
      #expect(session.events.map(\.kind) == ["answered", "tried", kind])
    }
  }

  /// A yes that is taken back is no cure that was seen.
  @Test func halfAYesIsNoConfirmation() throws {
    let program = try Program()
    let input = "yes, but it took an hour\nyes it went out but did not come back\n"
    let run = try program.run(Self.reported + ["--plain", "--no-explore"], input: input)
    #expect(run.output.components(separatedBy: "Does it go out").count == 3, "\(run.output)")
    #expect(!run.output.contains("Solved"))
    let session = try #require(try program.sessions().first)
    #expect(session.outcome == "open")
    let verified = try #require(session.events.first { $0.kind == "verified" })
    #expect(verified.body.contains(#""arrived":false"#))
  }

  @Test func withoutATerminalItIsCountedAsSolvedAndUnconfirmed() throws {
    let program = try Program()
    let run = try program.run(Self.reported)
    #expect(run.status == 0)
    #expect(run.output.contains("Solved by: Type the password again"))
    #expect(run.output.contains("send a message to yourself"))
    let session = try #require(try program.sessions().first)
    #expect(session.outcome == "solved")
    #expect(session.events.last?.kind == "unverified")
    let stats = try program.run("outcomes", "stats", "--json").objects.first
    #expect(stats?["solved"] as? Int == 1)
  }

  @Test func aProgramMaySayThatItCannotBeTested() throws {
    let program = try Program()
    _ = try program.run(Self.reported + ["--plain"])
    let run = try program.run("diagnose", "--json", "--resume", input: #"{"answer":"unknown"}"#)
    #expect(run.objects.last?["outcome"] as? String == "solved")
    #expect(try program.sessions().first?.events.last?.kind == "unverified")
  }
}
