import Testing

@testable import TerminalUI

@Suite(.timeLimit(.minutes(1))) struct TerminalArrowTests {
  static let question = ChoicePrompt(
    "What happens?", options: [.init("It fails"), .init("Nothing"), .init("It works")],
    commands: [PromptCommand("back", key: "b", onEscape: true), PromptCommand("why", key: "w")])
  static let manyOptions = ChoicePrompt(
    "Which one?", options: (1...30).map { .init("Program \($0)") })

  @Test(
    "keys in a menu",
    arguments: [
      ("\r", .option(0)), ("\u{1B}[B\r", .option(1)), ("\u{1B}[B\u{1B}[B\u{1B}[A\r", .option(1)),
      ("\u{1B}[A\r", .option(2)), ("jj\r", .option(2)), ("jk\r", .option(0)), ("2", .option(1)),
      ("9\r", .option(0)), ("\u{1B}[F\r", .option(2)), ("\u{1B}[F\u{1B}[H\r", .option(0)),
      ("\u{1B}[6~\r", .option(2)), ("\u{1B}", .command("back")), ("b", .command("back")),
      ("W", .command("why")), ("\u{4}", .endOfInput), ("zz\u{1B}[99~ ", .option(0)),
    ] as [(String, ChoiceReply)])
  func menu(keys: String, expected: ChoiceReply) async throws {
    let terminal = try #require(PseudoTerminal())
    let run = await terminal.run([("choose", keys)]) { $0.choose(Self.question) }
    #expect(run.replies == expected)
    #expect(run.keptModes)
    #expect(run.shown.contains("\u{1B}[?2004h") && run.shown.hasSuffix("\u{1B}[?2004l"))
  }

  @Test(
    "numbers of several digits wait for Enter",
    arguments: [("2\r", 1), ("23\r", 22), ("31\r", 0), ("4\u{1B}[B\r", 4), ("39\r", 8)])
  func digits(keys: String, expected: Int) async throws {
    let terminal = try #require(PseudoTerminal())
    let run = await terminal.run([("choose", keys)]) { $0.choose(Self.manyOptions) }
    #expect(run.replies == .option(expected))
  }

  @Test(
    "Enter alone is no answer where one has to be chosen",
    arguments: [
      ("\r\u{1B}[B\r", .option(0)), ("\r\r\r\u{1B}[B\u{1B}[B\r", .option(1)),
      ("\r\u{1B}[A\r", .option(2)), ("\r2\r", .option(1)), ("\r\u{1B}[H\r", .option(0)),
      ("\u{1B}[B\u{1B}[B\u{1B}[B\u{1B}[B\r", .option(0)), ("noth\r", .option(1)),
      ("9\u{7F}\r\u{1B}[F\r", .option(2)), ("x\u{7F}\r1\u{7F}\r3\r", .option(2)),
      ("\u{1B}[Bx\u{7F}\r\u{1B}[A\r", .option(2)), ("\rwhy\r", .command("why")),
      ("\r\u{4}", .endOfInput),
    ] as [(String, ChoiceReply)])
  func enterAlone(keys: String, expected: ChoiceReply) {
    var question = Self.question
    question.needsChoosing = true
    question.allowsText = true
    var menu = Menu(question)
    var reply: ChoiceReply?
    for key in Self.keys(keys) where reply == nil { reply = menu.handle(key) }
    #expect(reply == expected)
  }

  /// The keys that the bytes stand for.
  private static func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    decoder.feed(text.utf8)
    var keys: [Key] = []
    while let key = decoder.next(isFinal: true) { keys.append(key) }
    return keys
  }

  @Test func whoPressesEnterAloneIsToldWhatToDo() async throws {
    let terminal = try #require(PseudoTerminal(rows: 12, columns: 40))
    let run = await terminal.run([
      ("choose", "\r"), ("Please move to an answer first.", "\u{1B}[B"), ("> 1", "\r"),
    ]) {
      $0.choose(
        ChoicePrompt("Did it help?", options: [.init("Yes"), .init("No")], needsChoosing: true))
    }
    #expect(run.replies == .option(0))
  }

  @Test func theScreenKeepsARecord() async throws {
    let terminal = try #require(PseudoTerminal())
    let run = await terminal.run([
      ("choose", "\u{1B}[B\r"), ("choose", "w"), ("go on", "it says 535\r"),
    ]) { prompter in
      prompter.show(.paragraph("Hello."))
      _ = prompter.choose(Self.question)
      _ = prompter.choose(Self.question)
      prompter.show(.paragraph("Because."))
      return prompter.readLine(TextPrompt("The message"))
    }
    #expect(run.replies == .text("it says 535"))
    #expect(
      TerminalScreen(showing: run.shown).text == """
        Hello.

        > What happens? Nothing
        > What happens? why

        Because.

        > The message: it says 535

        """)
  }

  @Test(arguments: [(80, 24), (40, 12), (20, 10), (20, 6)] as [(UInt16, UInt16)])
  func aLongMenuScrollsInsideAnyWindow(columns: UInt16, rows: UInt16) async throws {
    let terminal = try #require(PseudoTerminal(rows: rows, columns: columns))
    let down = String(repeating: "\u{1B}[B", count: 17)
    let run = await terminal.run([("Program 1", down), ("Program 18", "\r")]) {
      $0.choose(Self.manyOptions)
    }
    #expect(run.replies == .option(17))
    let frame = Menu(Self.manyOptions).body(TextLayout(columns: Int(columns)), rows: Int(rows) - 2)
    #expect(frame.lines.count <= Int(rows) - 2)
  }

  /// What was explained stays in sight above a list that could fill the screen.
  @Test func aLongMenuLeavesRoomForWhatStandsAbove() async throws {
    let terminal = try #require(PseudoTerminal(rows: 24, columns: 80))
    let run = await terminal.run([("Program 1", "\r")]) { prompter in
      for reason in 1...8 { prompter.show(.paragraph("Reason \(reason).")) }
      return prompter.choose(Self.manyOptions)
    }
    let rows = run.shown.split(whereSeparator: \.isNewline).count { $0.contains("Program ") }
    #expect(run.replies == .option(0))
    #expect((4...9).contains(rows), "there is room for 19")
  }

  @Test(arguments: [(true, true), (false, false)])
  func theLastResortIsToldByItsNumberWhereItIsOutOfSight(_ isLastResort: Bool, _ isTold: Bool) {
    var prompt = Self.manyOptions
    prompt.endsInLastResort = isLastResort
    func text(rows: Int) -> String {
      Menu(prompt).body(TextLayout(columns: 80), rows: rows).lines.joined(separator: "\n")
    }
    let last = prompt.options.count
    #expect(text(rows: 12).contains("below; \(last) Program \(last)") == isTold)
    #expect(!text(rows: 40).contains("below"))
  }

  @Test(
    "typing where words are allowed",
    arguments: [
      ("noth\r", .option(1)), ("it wor\r", .option(2)), ("it\r", .text("it")),
      ("it\u{1B}[B\r", .option(0)), ("i\r", .option(0)),
      ("something else\r", .text("something else")),
      ("noth\u{1B}[B\r", .text("noth")), ("3\r", .option(2)), ("535\r", .text("535")),
      ("b\r", .command("back")), ("why\r", .command("why")), ("xx\u{15}\r", .option(0)),
      ("\u{1B}[200~one\r\u{1B}[31mtwo\u{1B}[201~\r", .text("one\n\u{1B}[31mtwo")),
    ] as [(String, ChoiceReply)])
  func words(keys: String, expected: ChoiceReply) async throws {
    let terminal = try #require(PseudoTerminal())
    var prompt = Self.question
    prompt.allowsText = true
    let run = await terminal.run([("choose", keys)]) { [prompt] in $0.choose(prompt) }
    #expect(run.replies == expected)
    #expect(!run.shown.contains("\u{1B}[31m"))
  }

  @Test(
    "what is typed selects the answer that says it, not one that holds a like word",
    arguments: [
      ("no", .option(1)), ("n", .option(1)), ("now", .option(0)), ("y", .option(0)),
      ("not", .option(2)), ("it works", .option(0)), ("what", .option(3)),
    ] as [(String, ChoiceReply)])
  func like(typed: String, expected: ChoiceReply) {
    var menu = Menu(
      ChoicePrompt(
        "Did it help?",
        options: [
          "Yes, it works now", "No, nothing changed", "Not yet", "Something else, whatever",
        ].map { .init($0) }, needsChoosing: true, allowsText: true))
    for character in typed { _ = menu.handle(.character(character)) }
    #expect(menu.handle(.enter) == expected)
  }

  @Test func aNumberOfNoAnswerIsSaidToBeNoneAndTakenForNothing() async throws {
    let terminal = try #require(PseudoTerminal())
    var prompt = Self.question
    prompt.allowsText = true
    let run = await terminal.run([
      ("choose", "77"), ("There are 3 answers.", "\r\u{1B}[B"), ("or type", "\u{1B}[B\r"),
    ]) { [prompt] in $0.choose(prompt) }
    #expect(run.replies == .option(1), "the first arrow gives the answers back")
  }

  @Test func escapeClearsWhatWasTypedBeforeItGoesBack() async throws {
    let terminal = try #require(PseudoTerminal())
    var prompt = Self.question
    prompt.allowsText = true
    let run = await terminal.run([
      ("choose", "xyz"), ("xyz", "\u{1B}"), ("or type", "\u{1B}"),
    ]) { [prompt] in $0.choose(prompt) }
    #expect(run.replies == .command("back"))
  }

  @Test(
    "typing a text",
    arguments: [
      ("hello\r", .text("hello")), ("日本é\u{7F}\r", .text("日本")), ("\rx\r", .text("x")),
      ("b\r", .command("back")), ("\u{1B}", .command("back")), ("\u{4}", .endOfInput),
      ("ac\u{1B}[Db\r", .text("abc")), ("x\u{4}y\r", .text("xy")),
      ("\u{1B}[200~one\rtwo\u{1B}[201~\r", .text("one two")),
    ] as [(String, TextReply)])
  func text(keys: String, expected: TextReply) async throws {
    let terminal = try #require(PseudoTerminal())
    let prompt = TextPrompt("Text", commands: Self.question.commands)
    let run = await terminal.run([("go on", keys)]) { $0.readLine(prompt) }
    #expect(run.replies == expected)
    #expect(run.keptModes)
  }

  @Test(
    "what was said before stands there to be changed",
    arguments: [
      ("\r", "cannot send"), (" mail\r", "cannot send mail"), ("\u{15}no\r", "no"),
      ("\u{15}\r", ""),
    ])
  func earlier(keys: String, expected: String) async throws {
    let terminal = try #require(PseudoTerminal())
    let prompt = TextPrompt("Text", allowsEmpty: true, earlier: "cannot send")
    let run = await terminal.run([("go on", keys)]) { $0.readLine(prompt) }
    #expect(run.replies == .text(expected))
  }

  @Test(
    "a log arrives whole, marked as a paste or not",
    arguments: [
      "\u{1B}[200~one\r\r  three\u{1B}[201~\r", "one\r\r  three\r",
      "\u{1B}[200~one\n\n  three\u{1B}[201~\r",
    ])
  func log(keys: String) async throws {
    let terminal = try #require(PseudoTerminal())
    let prompt = TextPrompt("Log", allowsSeveralLines: true)
    let run = await terminal.run([("go on", keys)]) { $0.readLine(prompt) }
    #expect(run.replies == .text("one\n\n  three"))
  }

  @Test func controlCIsAReplyWhereItIsToldTo() async throws {
    let terminal = try #require(PseudoTerminal())
    let run = await terminal.run([("choose", "\u{3}")], interruption: .isReply) {
      $0.choose(Self.question)
    }
    #expect(run.replies == .interrupted)
    #expect(run.keptModes)
  }

  @Test func aTerminalThatHangsUpEndsTheInput() async throws {
    let terminal = try #require(PseudoTerminal())
    let person = Task { await onThread { terminal.unplug(afterSeeing: "choose") } }
    let replies = await onThread {
      let prompter = ArrowPrompter(port: terminal.port, style: .plain)
      return [prompter.choose(Self.question), prompter.choose(Self.question)]
    }
    await person.value
    #expect(replies == [.endOfInput, .endOfInput])
  }

  @Test func aFileIsNoPlaceForAMenu() {
    let prompter = ArrowPrompter(port: TerminalPort(input: -1, output: -1), style: .plain)
    #expect(prompter.choose(Self.question) == .endOfInput)
  }

  @Test func thePortPicksTheWayOfAsking() throws {
    let terminal = try #require(PseudoTerminal())
    func kind(plain: Bool = false, _ term: String?) -> String {
      "\(type(of: terminal.port.prompter(plain: plain, style: .plain) { _ in term }))"
    }
    #expect(kind("xterm") == "ArrowPrompter")
    #expect(kind(plain: true, "xterm") == "PlainPrompter")
    #expect(kind("dumb") == "PlainPrompter")
    #expect(kind(nil) == "PlainPrompter")
    terminal.close()
  }
}
