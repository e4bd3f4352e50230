import Testing

@testable import TerminalUI

@Suite struct TerminalKeyTests {
  @Test(
    "bytes become keys",
    arguments: [
      ("a", [.character("a")]), ("é日", [.character("é"), .character("日")]),
      ("\r\n", [.enter, .enter]), ("\t\u{7F}\u{8}", [.tab, .backspace, .backspace]),
      ("\u{3}\u{4}\u{15}", [.control("c"), .control("d"), .control("u")]),
      ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
      ("\u{1B}OA\u{1B}OH\u{1B}OF", [.up, .home, .end]),
      ("\u{1B}[H\u{1B}[1~\u{1B}[7~\u{1B}[F\u{1B}[4~", [.home, .home, .home, .end, .end]),
      ("\u{1B}[3~\u{1B}[5~\u{1B}[6~", [.delete, .pageUp, .pageDown]),
      ("\u{1B}[1;5C\u{1B}[99;99R\u{1B}[I", [.right, .unknown, .unknown]),
      ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}x", [.unknown]),
      ("\u{1B}[200~one\rtwo\r\nthree\u{1B}[201~x", [.paste("one\ntwo\nthree"), .character("x")]),
      ("\u{1B}[200~\u{1B}[A\u{1B}[201~", [.paste("\u{1B}[A")]), ("\u{1B}[", [.unknown]),
    ] as [(String, [Key])])
  func keys(bytes: String, expected: [Key]) {
    var decoder = KeyDecoder()
    decoder.feed(bytes.utf8)
    let keys = decoder.remainingKeys
    #expect(keys == expected)

    var trickled: [Key] = []
    var slow = KeyDecoder()
    for byte in bytes.utf8 {
      slow.feed([byte])
      while let key = slow.next() { trickled.append(key) }
    }
    trickled += slow.remainingKeys
    #expect(trickled == expected)
  }

  @Test func brokenBytesAreNoCharacters() {
    var decoder = KeyDecoder()
    decoder.feed([0xFF, 0xC3, 0x41, 0xED, 0xA0, 0x80, 0xE2, 0x82])
    #expect(decoder.remainingKeys.filter { $0 != .unknown } == [.character("A")])
  }

  @Test(
    "editing a line",
    arguments: [
      ([.left, .character("X")], "hello worlXd"),
      ([.home, .character("X")], "Xhello world"),
      ([.home, .delete, .right, .control("k")], "e"),
      ([.control("w")], "hello "), ([.control("w"), .control("w")], ""),
      ([.left, .left, .control("u")], "ld"),
      ([.backspace, .backspace, .control("a"), .control("e"), .character("!")], "hello wor!"),
      ([.character("e"), .character("\u{301}"), .backspace], "hello world"),
      ([.paste("a\nb"), .left, .backspace], "hello worla\nb"),
      ([.paste("a\nb"), .backspace], "hello world"),
    ] as [([Key], String)])
  func editing(keys: [Key], expected: String) {
    var editor = LineEditor()
    for key in "hello world".map({ Key.character($0) }) + keys { _ = editor.handle(key) }
    #expect(editor.text == expected)
  }

  @Test func aLongLineSlidesUnderTheCursor() {
    var editor = LineEditor()
    for character in "日本語 abcdefgh" { _ = editor.handle(.character(character)) }
    #expect(editor.window(columns: 8) == ("bcdefgh", 7))
    _ = editor.handle(.home)
    #expect(editor.window(columns: 8) == ("日本語 ", 0))
    #expect(editor.window(columns: 40) == ("日本語 abcdefgh", 0))
  }

  @Test func whatIsPastedCannotSteerTheLine() {
    var editor = LineEditor()
    _ = editor.handle(.paste("a\u{1B}[2Jb\u{7}"))
    #expect(editor.text == "a\u{1B}[2Jb\u{7}")
    let shown = editor.window(columns: 40).shown
    #expect(!shown.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }

  @Test(
    "a long text is told in brief",
    arguments: [
      ("short", "short"), ("one\ntwo\nthree\n", "one … (3 lines)"),
      ("a line of twenty-nine columns", "a line of twenty-nin…"),
    ])
  func digest(text: String, expected: String) {
    #expect(text.digest(columns: 20, ellipsis: "…") == expected)
  }
}

extension KeyDecoder {
  /// A copy is emptied, so that the decoder itself stays as it is.
  fileprivate var remainingKeys: [Key] {
    var copy = self
    var keys: [Key] = []
    while let key = copy.next(isFinal: true) { keys.append(key) }
    return keys
  }
}
