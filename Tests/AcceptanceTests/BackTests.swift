import Foundation
import Testing

/// One *back* takes one reply back, however much the reply said.
@Suite struct BackTests {
  /// Answers the question what the message says, and names the program besides.
  static let words = "550 5.7.1 unable to relay, in thunderbird"
  static let kinds = ["answered", "answered", "said", "took-back", "took-back"]

  @Test func aProgramGetsTheSameQuestionAgain() throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--json",
      input: """
        {"answers":{"trouble":"cannot-send"}}
        {"text":"\(Self.words)"}
        {"command":"back"}

        """)
    let questions = run.objects.filter { $0["step"] as? String != "end" }
    #expect(questions.count == 3)
    #expect(questions.first?["finding"] as? String == "error-kind")
    #expect(questions.last?["id"] as? String == questions.first?["id"] as? String)
    #expect(questions.first?["causes"] as? NSArray == questions.last?["causes"] as? NSArray)
    #expect(try program.sessions().first?.events.map(\.kind) == Self.kinds)
  }

  /// What is learned of a session is learned for whom it was about in the end.
  @Test func whatWasTakenBackIsNotLearned() throws {
    let program = try Program()
    _ = try program.run(
      "diagnose", "--json",
      input: """
        {"answers":{"trouble":"cannot-send"}}
        {"text":"it is gmx in thunderbird"}
        {"command":"back"}
        {"text":"I give up"}

        """)
    let id = try #require(try program.sessions().first).id
    let shown = try #require(try program.run("outcomes", "show", id, "--json").objects.first)
    #expect(shown["outcome"] as? String == "abandoned")
    #expect(shown["provider"] as? String == nil)
    #expect(shown["client"] as? String == nil)
  }

  @Test func soDoesThePersonAtTheTerminal() throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "--answer", "trouble=cannot-send", input: "\(Self.words)\nb\n")
    #expect(run.output.components(separatedBy: "What does the error message say").count == 3)
    #expect(try program.sessions().first?.events.map(\.kind) == Self.kinds)
  }

  /// Back to the beginning, the words stand there again.
  @Test(arguments: [["cannot send at all"], []])
  func theFirstWordsAreNotLost(onTheCommandLine words: [String]) throws {
    let program = try Program()
    let typed = words.isEmpty ? "cannot send at all\n\n" : ""
    let run = try program.run(["diagnose", "--plain"] + words, input: typed + "b\n\n")
    #expect(run.output.contains("Until now: cannot send at all"))
    #expect(run.output.components(separatedBy: "Sending fails").count > 2, "\(run.output)")
    #expect(try program.sessions().first?.events.map(\.kind) == ["said", "took-back", "said"])
  }

  @Test func beforeTheBeginningThereIsNothing() throws {
    let program = try Program()
    let run = try program.run("diagnose", "--plain", input: "b\n\ncannot send\n\n")
    #expect(run.output.contains("This is the beginning"))
    #expect(try program.sessions().first?.events.map(\.kind) == ["said"])
  }

  @Test func alsoAfterTheSessionWasLeft() throws {
    let program = try Program()
    let begun = ["diagnose", "--plain", "--answer", "trouble=cannot-send"]
    _ = try program.run(begun, input: "\(Self.words)\n")
    _ = try program.run(["diagnose", "--plain", "--resume"], input: "b\n")
    #expect(try program.sessions().first?.events.map(\.kind) == Self.kinds)
  }

  @Test(arguments: ["nonsense", "why not", "blah banana"])
  func whatIsNotUnderstoodChangesNothing(_ words: String) throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "--no-explore", "cannot receive, my mailbox is full", "--answer",
      "client=thunderbird", "--answer", "provider=gmx", input: "\(words)\n")
    #expect(run.output.components(separatedBy: "I did not understand that").count == 2)
    #expect(run.output.components(separatedBy: "Did it help?").count == 3)
    let kinds = try #require(try program.sessions().first).events.map(\.kind)
    #expect(!kinds.contains("tried"))
  }

  @Test func aFixThatChangedSomethingIsOfferedAgain() throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "--no-explore", "cannot receive, my mailbox is full", "--answer",
      "client=thunderbird",
      "--answer", "provider=gmx", input: "cannot send now: 550 5.7.1 unable to relay\nb\n")
    #expect(run.output.components(separatedBy: "Try this: Make room").count == 3)
    let kinds = try #require(try program.sessions().first).events.map(\.kind)
    #expect(kinds.suffix(4) == ["tried", "said", "took-back", "took-back"])
  }
}
