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

  @Test(arguments: [(["--no-log"], #"{"text":"cannot send"}"#), ([], "{}")])
  func nothingIsPromisedWhereNothingIsKept(options: [String], opening: String) throws {
    let run = try Program().run(["diagnose", "--json"] + options, input: opening + "\n")
    #expect(run.objects.last?["outcome"] as? String == "abandoned")
    #expect(run.objects.last?["summary"] as? String == "Stopped.")
  }
}
