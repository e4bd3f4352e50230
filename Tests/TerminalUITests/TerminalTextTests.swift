import Knowledge
import Testing

@testable import TerminalUI

@Suite struct TerminalTextTests {
  @Test(
    "display width",
    arguments: [
      ("", 0), ("mail", 4), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｶﾅ", 2), ("한국", 4),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("✉️", 2), ("✉", 1),
      ("👍🏽", 2), ("a\u{200B}b", 2), ("\u{7}", 0), ("…", 1), ("ไทย", 3), ("नि", 1), ("Ａ", 2),
    ])
  func width(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test(
    "text that would steer the terminal is made harmless",
    arguments: [
      ("plain text", "plain text"),
      ("\u{1B}[31mred\u{1B}[0m", "red"),
      ("\u{1B}[2J\u{1B}[1;1Hgone", "gone"),
      ("\u{1B}]0;title\u{7}text", "text"),
      ("\u{1B}]8;;http://x\u{1B}\\link", "link"),
      ("\u{9B}31mC1", "C1"),
      ("\u{9D}0;x\u{9C}C1", "C1"),
      ("\u{1B}]unfinished\nnext line", "\nnext line"),
      ("\u{1B}[12\u{1B}[31mtwice", "twice"),
      ("\u{1B}(0\u{1B}=\u{1B}7x", "x"),
      ("a\u{8}b\u{0}c\u{7F}", "a�b�c�"),
      ("one\r\ntwo\rthree", "one\ntwo\nthree"),
      ("tab\tbed", "tab    bed"),
      ("pay\u{202E}cod.exe", "paycod.exe"), ("a\u{200E}b\u{200F}c\u{61C}d", "abcd"),
      ("end\u{1B}", "end"),
    ])
  func harmless(text: String, expected: String) {
    #expect(text.harmless == expected)
  }

  /// Asterisks that open nothing do not have the rest of a long text looked through each time.
  @Test(.timeLimit(.minutes(1))) func asterisksWithoutAnEndAreReadOnce() {
    let text = String(repeating: "**a ", count: 64_000)
    #expect(StyledText(markup: text).glyphs.count == text.count)
  }

  /// Whatever is put in, nothing comes out that a terminal would obey.
  @Test func noLayoutLetsControlsThrough() {
    var random = SplitMix64(seed: 20)
    let pieces = ["\u{1B}", "[", "]", "2J", "\u{9B}", "\u{7}", "\n", "a", " ", "**", "日", "\u{90}"]
    for _ in 0..<2_000 {
      let text = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let layout = TextLayout(columns: 20)
      let lines = layout.lines(of: [
        .heading(text), .paragraph(text), .verbatim(text), .steps([text]), .warning(text),
        .card(title: text, [.init(text, text)]),
      ])
      for line in lines {
        #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
        let words = line.split(separator: " ").drop { ["1.", "-"].contains($0) }
        #expect(line.displayWidth <= 20 || words.count == 1, "only one word may be wider")
      }
    }
  }

  @Test(
    "bold markup",
    arguments: [
      ("Press **OK** now", "Press <OK> now"), ("**a** and **b**", "<a> and <b>"),
      ("2 ** 3 ** 4", "2 ** 3 ** 4"), ("**open", "**open"), ("****", "****"),
      (#"\*\*not bold\*\*"#, "**not bold**"), (#"DOMAIN\user"#, #"DOMAIN\user"#),
      ("**two\nlines**", "<two\nlines>"),
    ])
  func markup(text: String, expected: String) {
    let glyphs = StyledText(markup: text).glyphs
    let marked = glyphs.indices.map { index in
      let isBold = glyphs[index].ink.contains(.bold)
      let begins = isBold && (index == 0 || !glyphs[index - 1].ink.contains(.bold))
      let ends = isBold && (index + 1 == glyphs.count || !glyphs[index + 1].ink.contains(.bold))
      return (begins ? "<" : "") + String(glyphs[index].character) + (ends ? ">" : "")
    }
    #expect(marked.joined() == expected)
  }

  @Test func textWithoutMarkupStaysAsItIs() {
    let text = "**loud** and a * star"
    #expect(TextLayout().wrap(text.withoutMarkup) == [text])
  }

  @Test func inksAreDrawnOnlyWithColour() {
    let color = TextLayout(style: TerminalStyle(usesColor: true, usesUnicode: true))
    #expect(color.wrap("Press **OK**.") == ["Press \u{1B}[1mOK\u{1B}[0m."])
    #expect(TextLayout().wrap("Press **OK**.") == ["Press OK."])
    #expect(
      color.lines(of: [.warning("Stop.")]) == ["\u{1B}[1;31mWarning: \u{1B}[0mStop."])
  }

  @Test(
    "colour is decided by the choice, then NO_COLOR, TERM and the output",
    arguments: [
      (ColorChoice.auto, true, ["TERM": "xterm"], true), (.auto, false, ["TERM": "xterm"], false),
      (.auto, true, ["TERM": "xterm", "NO_COLOR": "1"], false),
      (.auto, true, ["TERM": "xterm", "NO_COLOR": ""], true),
      (.auto, true, ["TERM": "dumb"], false),
      (.auto, true, [:], false), (.always, false, ["NO_COLOR": "1", "TERM": "dumb"], true),
      (.never, true, ["TERM": "xterm"], false),
    ] as [(ColorChoice, Bool, [String: String], Bool)])
  func color(choice: ColorChoice, isTerminal: Bool, variables: [String: String], expected: Bool) {
    let style = TerminalStyle(choice, isTerminal: isTerminal) { variables[$0] }
    #expect(style.usesColor == expected)
  }

  @Test(
    "marks follow the character set",
    arguments: [
      (["LANG": "de_DE.UTF-8"], true), (["LC_ALL": "C", "LANG": "de_DE.UTF-8"], false),
      (["LC_CTYPE": "C.utf8"], true), ([:], false),
    ] as [([String: String], Bool)])
  func marks(variables: [String: String], expected: Bool) {
    #expect(TerminalStyle(isTerminal: true) { variables[$0] }.usesUnicode == expected)
  }
}

/// Sebastiano Vigna's SplitMix64: small, and the same everywhere.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
