import Foundation
import Testing

/// The line protocol with programs that say odd things.
@Suite struct ProtocolTests {
  /// What was said to the lines, in order: steps by their kind, errors in full.
  private func answers(to lines: String, _ program: Program) throws -> [String] {
    let run = try program.run("diagnose", "--json", "--no-explore", input: lines)
    return run.objects.map { $0["error"] as? String ?? $0["step"] as? String ?? "?" }
  }

  @Test func whatNoStepHasAskedForIsNoOpening() throws {
    for reply in [#"{"answer":"yes"}"#, #"{"result":"worked"}"#, #"{"command":"back"}"#] {
      let said = try answers(to: reply + "\n", try Program())
      #expect(
        said == [
          "the first line opens the session with text, answers and on; no step stood yet",
          "question", "end",
        ])
    }
    #expect(try answers(to: #"{"command":"quit"}"#, try Program()) == ["end"])
  }

  @Test func ofTwoRepliesAtOnceNoneIsTaken() throws {
    let program = try Program()
    let said = try answers(
      to: """
        {"answers":{"trouble":"cannot-send"}}
        {"answer":"unknown","command":"why"}
        {"answer":"unknown","text":"in a hotel"}
        """, program)
    let refusal = "one thing at a time: text, answer, result or command"
    #expect(said == ["question", refusal, "question", refusal, "question", "end"])
    #expect(try program.sessions().first?.events.map(\.kind) == ["answered"])
  }

  @Test func blankWordsAreNoneAndOthersMustTellSomething() throws {
    let program = try Program()
    let said = try answers(
      to: """
        {"answers":{"trouble":"cannot-send"},"text":" "}
        {"text":""}
        {"text":"qwxz vbnm"}
        {"text":"\\n","answer":"unknown"}
        """, program)
    #expect(
      said == [
        "question", "a question wants {\"answer\":…}", "question",
        "nothing in this text was understood", "question", "question", "end",
      ])
    #expect(try program.sessions().first?.events.map(\.kind) == ["answered", "unsure"])
  }

  @Test(
    arguments: [
      #"{"answer":5}"#, #"{"text":["a"]}"#, "[]", "null", "{", #"{"command":{}}"#, "\u{0}",
      #"{"answer":"\ud800"}"#,
    ])
  func aLineThatIsNotUnderstoodGetsAnErrorAndTheStepAgain(line: String) throws {
    let said = try answers(to: "{}\n\(line)\n", try Program())
    #expect(
      said == ["question", "this line is not a JSON object that I understand", "question", "end"])
  }

  @Test(arguments: ["[", #"{"a":"#])
  func aLineMayGoDeep(opening: String) throws {
    let line = String(repeating: opening, count: 100_000)
    let said = try answers(to: "{}\n\(line)\n", try Program())
    #expect(
      said == ["question", "this line is not a JSON object that I understand", "question", "end"])
  }
}
