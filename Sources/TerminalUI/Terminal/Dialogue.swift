/// A question on the screen: it takes keys until it has a reply, and can be drawn at any size.
protocol Dialogue {
  associatedtype Reply

  /// Whether Enter begins a new line while more input is already there, as in a paste that the
  /// terminal does not mark.
  var takesSeveralLines: Bool { get }
  /// What Ctrl-C means, where it is reported.
  var interrupted: Reply { get }
  var endOfInput: Reply { get }

  mutating func handle(_ key: Key) -> Reply?
  /// Enter in the middle of an unmarked paste.
  mutating func startLine()

  /// Title and details.
  func head(_ layout: TextLayout) -> [String]
  /// What changes while keys are pressed, in at most `rows` lines.
  func body(_ layout: TextLayout, rows: Int) -> Frame
  /// The question and its reply, as a line for the record; nil leaves no line.
  func record(of reply: Reply, style: TerminalStyle) -> (title: String, answer: String)?
}

/// Lines on the screen, and where the cursor rests: on what would be chosen, where a magnifier or a
/// braille line looks.
struct Frame: Equatable, Sendable {
  var lines: [String]
  var row: Int
  var column: Int

  func below(_ head: [String]) -> Frame {
    Frame(lines: head + lines, row: head.count + row, column: column)
  }
}

extension TextLayout {
  func head(_ title: String, _ details: [String]) -> [String] {
    wrap(title, ink: .bold) + details.flatMap { wrap($0) }
  }

  /// Keys and their words, parted widely and wrapped without breaking a pair.
  func keyHelp(_ moves: [(String, String)], _ commands: [PromptCommand]) -> [String] {
    let pairs = moves + commands.map { (String($0.key), $0.word) }
    var lines: [[Glyph]] = []
    var column = width
    for (key, word) in pairs {
      let pair =
        StyledText(verbatim: key.harmlessLine, ink: .bold).glyphs
        + StyledText(verbatim: " " + word.harmlessLine, ink: .dim).glyphs
      let needed = pair.reduce(0) { $0 + $1.width }
      if column + 3 + needed > width {
        lines.append(pair)
        column = needed
      } else {
        lines[lines.count - 1] += StyledText(verbatim: "   ").glyphs + pair
        column += 3 + needed
      }
    }
    return lines.map { style.draw($0) }
  }

  /// The line being typed, behind its pointer, and the column of the cursor.
  func typed(_ editor: LineEditor) -> (line: String, column: Int) {
    let margin = style.pointer.count + 1
    let (shown, cursor) = editor.window(columns: width - margin)
    return (style.draw(style.pointer, [.bold, .cyan]) + " " + shown, margin + cursor)
  }
}
