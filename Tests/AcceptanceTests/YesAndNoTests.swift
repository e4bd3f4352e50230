import Foundation
import Testing

/// Who is asked a yes-or-no question may say yes or no, and more besides.
@Suite struct YesAndNoTests {
  /// So much is known that the website is asked for first; one of its answers begins with a yes.
  static let known = [
    "trouble=cannot-either", "error-kind=password-refused", "client=thunderbird", "provider=gmx",
    "began=by-itself",
  ].flatMap { ["--answer", $0] }
  static let words = "yes I can read them on the computer"

  @Test func aPersonSaysYes() throws {
    let program = try Program()
    let run = try program.run(
      ["diagnose", "--plain", "--no-explore"] + Self.known, input: Self.words + "\n")
    #expect(run.output.contains("Yes, it works there"))
    #expect(!run.output.contains("I did not understand"))
    #expect(run.output.components(separatedBy: "Yes, it works there").count == 2)
  }

  @Test func aProgramPassesOnWhatThePersonSays() throws {
    let program = try Program()
    let run = try program.run(
      ["diagnose", "--json", "--no-explore"] + Self.known,
      input: """
        {}
        {"text":"zzzz"}
        {"text":"\(Self.words)"}

        """)
    let asked = run.objects.compactMap { $0["finding"] as? String }
    #expect(asked.prefix(2) == ["webmail-works", "webmail-works"])
    #expect(asked.count == 3 && asked.last != "webmail-works")
    let errors = run.objects.compactMap { $0["error"] as? String }
    #expect(errors == ["nothing in this text was understood"])
  }

  @Test func afterAFixItIsTheResult() throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "--no-explore", "cannot receive, my mailbox is full", "--answer",
      "client=thunderbird", "--answer", "provider=gmx", input: "no, still the same\n")
    #expect(!run.output.contains("What happens now?"))
    let events = try #require(try program.sessions().first).events
    #expect(events.filter { $0.kind == "tried" }.count == 1)
  }
}
