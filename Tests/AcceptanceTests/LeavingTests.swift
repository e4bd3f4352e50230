import Foundation
import Testing

/// How a session that was left goes on.
@Suite struct LeavingTests {
  @Test(arguments: [#"{"command":"quit"}"#, ""])
  func whatAProgramLeavesGoesOnAsTheEndSays(leaving: String) throws {
    let program = try Program()
    let opening = #"{"answers":{"trouble":"cannot-send"}}"#
    let left = try program.run("diagnose", "--json", input: "\(opening)\n\(leaving)\n")
    let end = try #require(left.objects.last)
    #expect(left.status == 1)
    #expect(end["outcome"] as? String == "abandoned")
    #expect((end["summary"] as? String)?.contains("`mailhelp diagnose --resume`") == true)
    #expect(try program.sessions().map(\.outcome) == ["open"])
    let resumed = try program.run("diagnose", "--json", "--resume")
    #expect(resumed.status == 1, "\(resumed.complaints)")
    #expect(resumed.objects.first?["id"] as? String == left.objects.first?["id"] as? String)
  }

  /// Who says so has ended it; it does not wait to be taken up again.
  @Test func whoGivesUpInWordsHasEndedTheSession() throws {
    let program = try Program()
    let opening = #"{"answers":{"trouble":"cannot-send"}}"#
    let run = try program.run(
      "diagnose", "--json", input: "\(opening)\n{\"text\":\"I give up\"}\n")
    #expect(run.status == 1)
    #expect(run.objects.last?["outcome"] as? String == "abandoned")
    #expect(run.objects.last?["summary"] as? String == "Stopped.")
    #expect(try program.sessions().map(\.outcome) == ["abandoned"])
    let resumed = try program.run("diagnose", "--json", "--resume")
    #expect(resumed.status == 2 && resumed.complaints.contains("no session is waiting"))
  }

  @Test func theSessionThatGoesOnIsNamedByTheStartOfItsName() throws {
    let program = try Program()
    for answer in ["trouble=cannot-send", "trouble=cannot-receive"] {
      _ = try program.run("diagnose", "--on", "2010-06-01", "--answer", answer)
    }
    let sessions = try program.sessions()
    let earlier = try #require(sessions.last)
    for option in ["--resume", "--session"] {
      let start = String(earlier.id.prefix(13))
      let run = try program.run("diagnose", option, start, "--json")
      #expect(run.objects.last?["session"] as? String == earlier.id)
      #expect(run.complaints.isEmpty)
    }
    let dated = try program.run("diagnose", "--resume", earlier.id, "--on", "2020-01-01")
    #expect(dated.status == 1)
    #expect(
      dated.complaints
        == "mailhelp: the session goes on as of 2010-06-01, when it was begun, not as of 2020-01-01\n"
    )
    #expect(try program.sessions().map(\.events.count) == sessions.map(\.events.count))
  }

  @Test(arguments: [
    ["--resume", "it still fails"], ["--session", ""], ["--session", "zzz"],
    ["--resume", "3f2a", "--session", "3f2b"],
  ])
  func whatIsNoNameIsRefused(arguments: [String]) throws {
    let program = try Program()
    _ = try program.run("diagnose", "--answer", "trouble=cannot-send")
    let run = try program.run(["diagnose"] + arguments)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(try program.sessions().first?.events.count == 1)
  }

  /// Without its log no session can go on, so only that is said; and no log is begun.
  @Test func aLogThatCannotBeUsedEndsTheResuming() throws {
    let program = try Program()
    let file = "\(program.home)/log"
    let none = try program.run("diagnose", "--resume", "--db", file)
    #expect(none.status == 2)
    #expect(none.complaints.contains("no session is waiting"))
    #expect(!FileManager.default.fileExists(atPath: file))
    try Data("This is no database, but as long as one.".utf8)
      .write(to: URL(fileURLWithPath: file))
    for face in ["--plain", "--json"] {
      let run = try program.run("diagnose", "--resume", "--db", file, face)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.complaints.hasPrefix("mailhelp: this file is no log of outcomes"))
      #expect(!run.complaints.contains("goes on"))
    }
  }

  @Test(arguments: [(["--no-log"], #"{"text":"cannot send"}"#), ([], "{}")])
  func nothingIsPromisedWhereNothingIsKept(options: [String], opening: String) throws {
    let run = try Program().run(["diagnose", "--json"] + options, input: opening + "\n")
    #expect(run.objects.last?["outcome"] as? String == "abandoned")
    #expect(run.objects.last?["summary"] as? String == "Stopped.")
  }
}
