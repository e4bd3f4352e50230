import Testing

@testable import TerminalUI

@Suite struct TerminalFrameTests {
  @Test func onlyChangedLinesAreWritten() {
    var painter = FramePainter()
    _ = painter.paint(Frame(lines: ["one", "two", "three"], row: 0, column: 0), columns: 80)
    let again = painter.paint(
      Frame(lines: ["one", "TWO", "three"], row: 1, column: 2), columns: 80)
    #expect(again.contains("TWO") && !again.contains("one") && !again.contains("three"))
    #expect(painter.rowsBelow == 2)
    let same = painter.paint(Frame(lines: ["one", "TWO", "three"], row: 1, column: 2), columns: 80)
    #expect(same.isEmpty)
  }

  /// Any row of frames leaves only the last on the screen, below what was there before.
  @Test func framesReplaceOneAnother() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<300 {
      var painter = FramePainter()
      var output = "before\n"
      var last: [String] = []
      for _ in 0..<6 {
        last = (0..<Int.random(in: 1...6, using: &random)).map { _ in
          String(repeating: "x", count: Int.random(in: 0...4, using: &random))
        }
        let row = Int.random(in: last.indices, using: &random)
        output += painter.paint(Frame(lines: last, row: row, column: 1), columns: 80)
      }
      let shown = TerminalScreen(showing: output).text
      #expect(shown == (["before"] + last + [""]).joined(separator: "\n"))
      #expect(TerminalScreen(showing: output + painter.erase()).text == "before\n")
    }
  }

  @Test func aNarrowerWindowHasFoldedTheLinesAbove() {
    var painter = FramePainter()
    let lines = [String(repeating: "x", count: 50), "", "choose"]
    _ = painter.paint(Frame(lines: lines, row: 2, column: 0), columns: 80)
    #expect(painter.erase(width: 20) == "\r\u{1B}[4A\u{1B}[K\u{1B}[C\u{1B}[J\r")
  }

  /// A terminal may keep in its history what was on a screen that is cleared from its first place.
  @Test func aFrameThatFillsTheScreenLeavesNothingInTheHistory() {
    var painter = FramePainter()
    let lines = (1...5).map { "choice \($0)" }
    var output = "before\n" + painter.paint(Frame(lines: lines, row: 3, column: 0), columns: 80)
    output += painter.paint(Frame(lines: ["choice 3", "typed"], row: 1, column: 2), columns: 80)
    output += painter.paint(Frame(lines: lines, row: 0, column: 0), columns: 80)
    output += painter.erase(width: 80) + "answer\n"
    #expect(TerminalScreen(showing: output, rows: 6).text == "before\nanswer\n")
  }

  /// An address wider than the terminal is folded by it.
  @Test func framesWithFoldedLinesReplaceOneAnotherToo() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<300 {
      var painter = FramePainter()
      var output = "before\n"
      var last: [String] = []
      for _ in 0..<6 {
        last = (0..<Int.random(in: 1...5, using: &random)).map { _ in
          String(repeating: "x", count: Int.random(in: 0...24, using: &random))
        }
        let row = Int.random(in: last.indices, using: &random)
        output += painter.paint(Frame(lines: last, row: row, column: 0), columns: 10)
      }
      let alone = "before\n" + last.map { "\r\($0)\n" }.joined() + "\r"
      #expect(
        TerminalScreen(showing: output, columns: 10).text
          == TerminalScreen(showing: alone, columns: 10).text)
      #expect(
        TerminalScreen(showing: output + painter.erase(width: 10), columns: 10).text == "before\n")
    }
  }

  @Test func theKeysAreWrappedBetweenPairs() {
    let commands = [PromptCommand("unsure", key: "?", word: "not sure"), .init("back", key: "b")]
    let layout = TextLayout(columns: 20)
    #expect(
      layout.keyHelp([("Enter", "choose")], commands) == ["Enter choose", "? not sure   b back"])
  }

  @Test func aMenuMarksTheSelectedRowWithoutColour() {
    var menu = Menu(
      ChoicePrompt("Which?", options: [.init("One", hint: "the first"), .init("Two")]))
    _ = menu.handle(.down)
    let frame = menu.body(TextLayout(), rows: 20)
    #expect(
      frame.lines == [
        "  1 One", "    the first", "> 2 Two", "", "Arrows move   Enter choose",
      ])
    #expect(frame.row == 2)
  }

  @Test func aNumberIsShownAsTheChoiceItIs() {
    var menu = Menu(
      ChoicePrompt(
        "Which?", options: [.init("One"), .init("Two"), .init("Three")], allowsText: true))
    _ = menu.handle(.character("2"))
    let frame = menu.body(TextLayout(), rows: 20)
    #expect(
      frame.lines == [
        "  1 One", "> 2 Two", "  3 Three", "", "or type your own words",
        "Arrows move   Enter choose",
      ])
    #expect(frame.row == 1)
    _ = menu.handle(.character("9"))
    let longer = menu.body(TextLayout(), rows: 20)
    #expect(longer.lines.prefix(3) == ["  There are 3 answers.", "", "> 29"])
    _ = menu.handle(.backspace)
    _ = menu.handle(.down)
    #expect(menu.handle(.enter) == .option(2))
  }
}
