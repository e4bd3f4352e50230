import Foundation
import Testing

@testable import TerminalUI

@Suite struct TerminalPlainTests {
  static let question = ChoicePrompt(
    "What happens?",
    options: [
      .init("It **fails**", hint: "a message appears"), .init("Nothing at all"), .init("Yes"),
    ],
    commands: [
      PromptCommand("unsure", key: "?", word: "not sure"), PromptCommand("back", key: "b"),
    ])

  @Test(
    "an answer is a number, a key, a word or a label",
    arguments: [
      ("2", .option(1)), (" 3. \r", .option(2)), ("2)", .option(1)), ("?", .command("unsure")),
      ("Not sure", .command("unsure")), ("B", .command("back")), ("back", .command("back")),
      ("nothing at all", .option(1)), ("noth", .option(1)), ("y", .option(2)),
      ("", .endOfInput), ("4", .endOfInput), ("0", .endOfInput), ("perhaps", .endOfInput),
    ] as [(String, ChoiceReply)])
  func choices(typed: String, expected: ChoiceReply) async {
    let (reply, _) = await answering(typed + "\n") { $0.choose(Self.question) }
    #expect(reply == expected)
  }

  @Test func wrongInputGetsOneSentenceAndTheQuestionAgain() async {
    let (reply, shown) = await answering("7\nmaybe\n2\n") { $0.choose(Self.question) }
    #expect(reply == .option(1))
    #expect(
      shown == """
        What happens?
        1. It fails
           a message appears
        2. Nothing at all
        3. Yes
        Or: ? not sure, b back
        Your choice (1-3, or ? b): 7
        Please type a number from 1 to 3, or one of ? b.
        Your choice (1-3, or ? b): maybe
        Please type a number from 1 to 3, or one of ? b.
        Your choice (1-3, or ? b): 2

        """)
  }

  @Test func aNumberOfNoAnswerIsNoAnswerInOnesOwnWordsEither() async {
    var prompt = Self.question
    prompt.allowsText = true
    let (reply, shown) = await answering("0\n77\n-1\n2\n") { [prompt] in $0.choose(prompt) }
    #expect(reply == .option(1))
    let asked = "Your choice (1-3, or ? b, or your own words): "
    #expect(
      shown.hasSuffix(
        """
        \(asked)0
        There are 3 answers.
        \(asked)77
        There are 3 answers.
        \(asked)-1
        There are 3 answers.
        \(asked)2

        """))
  }

  @Test func aNumberThatAnAnswerSpeaksOfIsMeantAsWords() async {
    let prompt = ChoicePrompt(
      "How large?", options: [.init("Less than 10 MB"), .init("10 to 25 MB")], allowsText: true)
    let (reply, _) = await answering("25\n") { $0.choose(prompt) }
    #expect(reply == .text("25"))
  }

  @Test func endlessNonsenseIsNotAskedForEver() async {
    let nonsense = String(repeating: "nonsense\n", count: 100)
    let (reply, shown) = await answering(nonsense) { $0.choose(Self.question) }
    #expect(reply == .endOfInput)
    #expect(shown.split(separator: "\n").count < 60)
  }

  @Test func wordsOfOnesOwnAreTakenWhereAllowed() async {
    var prompt = Self.question
    prompt.allowsText = true
    let (replies, _) = await answering("550\nnoth\n2\nlast words") { [prompt] prompter in
      (0..<5).map { _ in prompter.choose(prompt) }
    }
    #expect(replies == [.text("550"), .text("noth"), .option(1), .text("last words"), .endOfInput])
  }

  @Test func enterTakesThePreselectedOption() async {
    var prompt = Self.question
    prompt.preselected = 2
    let (reply, shown) = await answering("\n") { [prompt] in $0.choose(prompt) }
    #expect(reply == .option(2))
    #expect(shown.contains("(1-3, or ? b) [3]: "))
  }

  @Test func oneLineIsAnAnswerAndALogEndsWithAnEmptyLine() async {
    let prompt = TextPrompt("Which message?", allowsSeveralLines: true)
    let (replies, _) = await answering("first\n  second\nthird\n\nnext\n") { prompter in
      (0..<3).map { _ in prompter.readLine(prompt) }
    }
    #expect(replies == [.text("first\n  second\nthird"), .text("next"), .endOfInput])
  }

  @Test func enterAloneKeepsWhatWasSaidBefore() async {
    let prompt = TextPrompt("What happens?", allowsEmpty: true, earlier: "cannot send\nat all")
    let (replies, shown) = await answering("\nanew\n") { prompter in
      [prompter.readLine(prompt), prompter.readLine(prompt)]
    }
    #expect(replies == [.text("cannot send\nat all"), .text("anew")])
    #expect(shown.contains("Until now: cannot send ... (2 lines)"))
  }

  @Test func aLineOfTextMayBeACommandOrEmpty() async {
    let commands = [PromptCommand("back", key: "b")]
    let strict = TextPrompt("Name?", commands: commands)
    let lenient = TextPrompt("Name?", commands: commands, allowsEmpty: true)
    let (replies, shown) = await answering("\nb\n\nBob\n") { prompter in
      [prompter.readLine(strict), prompter.readLine(lenient), prompter.readLine(lenient)]
    }
    #expect(replies == [.command("back"), .text(""), .text("Bob")])
    #expect(shown.contains("Please type something."))
  }

  @Test func nothingMovesTheCursorEvenInColour() async {
    let style = TerminalStyle(usesColor: true, usesUnicode: true)
    let (_, shown) = await answering("1\n", style: style) { prompter in
      prompter.show(.paragraph("A \u{1B}[2J**b**\u{8}"), .rule)
      return prompter.choose(Self.question)
    }
    let parts = shown.split(separator: "\u{1B}").dropFirst()
    #expect(!parts.isEmpty)
    for part in parts { #expect(part.first == "[" && part.prefix { $0 != "m" }.allSatisfy(isSGR)) }
    #expect(!shown.contains("\r") && !shown.contains("\u{8}"))
  }

  private func isSGR(_ character: Character) -> Bool { "[;0123456789".contains(character) }

  /// Runs a conversation over two pipes, the answers written beforehand.
  private func answering<R: Sendable>(
    _ answers: String, style: TerminalStyle = .plain,
    _ talk: @escaping @Sendable (PlainPrompter) -> R
  ) async -> (R, shown: String) {
    let (input, output) = (Pipe(), Pipe())
    input.fileHandleForWriting.write(Data(answers.utf8))
    try? input.fileHandleForWriting.close()
    let port = TerminalPort(
      input: input.fileHandleForReading.fileDescriptor,
      output: output.fileHandleForWriting.fileDescriptor)
    let reply = await onThread { talk(PlainPrompter(port: port, style: style)) }
    try? output.fileHandleForWriting.close()
    let shown = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    try? input.fileHandleForReading.close()
    return (reply, String(decoding: shown, as: UTF8.self))
  }
}

/// Runs work that waits on a thread of its own, so that tests do not wait for one another.
func onThread<R: Sendable>(_ work: @escaping @Sendable () -> R) async -> R {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: work()) }
  }
}
