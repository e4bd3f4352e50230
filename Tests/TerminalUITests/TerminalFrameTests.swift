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
    #expect(painter.erase(width: 20) == "\r\u{1B}[4A\u{1B}[J")
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
}
