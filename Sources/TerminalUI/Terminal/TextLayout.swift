import Knowledge

/// Lays text out in lines no wider than a terminal, except for a word that no line can hold: a
/// broken address could be neither clicked nor copied.
public struct TextLayout: Equatable, Sendable {
  /// Columns to fill, 10 or more.
  public let width: Int
  /// Colour and marks.
  public let style: TerminalStyle
  /// Whether everything is to be read from top to bottom, as a screen reader does: no columns, no
  /// drawn lines.
  public let isLinear: Bool

  /// A layout of at most 80 columns, whatever wider terminal there is.
  public init(columns: Int = 80, style: TerminalStyle = .plain, isLinear: Bool = false) {
    self.width = min(max(columns, 10), 80)
    self.style = style
    self.isLinear = isLinear
  }

  /// Wraps text with `**bold**` markup at spaces. The first line starts with `first`, the others
  /// with as many spaces or with `rest`. Line ends in the text are kept; a line that starts with a
  /// list mark (`- `, `2. `) hangs under its text. A word wider than the line, such as a long
  /// address, stands whole on a line of its own, behind the mark if it comes first.
  public func wrap(
    _ text: String, first: String = "", rest: String? = nil, ink: Ink = []
  ) -> [String] {
    wrap(StyledText(markup: text, ink: ink), first: first, rest: rest)
  }

  /// Keeps text as it stands, spaces between words included: a log, a server's own words. No markup
  /// is read. A line that is too long goes on under its own beginning.
  public func verbatim(_ text: String, indent: Int = 2, ink: Ink = []) -> [String] {
    StyledText(verbatim: text, ink: ink).lines.flatMap { line in
      let inset = min(line.prefix(while: \.isSpace).count, width / 2)
      let margin = String(repeating: " ", count: indent + inset)
      return wrap(
        line: line.drop(while: \.isSpace), first: margin, rest: margin, keepsSpaces: true)
    }
  }

  func wrap(_ text: StyledText, first: String = "", rest: String? = nil) -> [String] {
    let later = rest ?? String(repeating: " ", count: first.plainWidth)
    var lines: [String] = []
    for line in text.lines {
      lines += wrap(line: line, first: lines.isEmpty ? first : later, rest: later)
    }
    return lines
  }

  /// One source line: its words, poured into as many lines as they need.
  private func wrap(
    line: ArraySlice<Glyph>, first: String, rest: String, keepsSpaces: Bool = false
  ) -> [String] {
    let (mark, body) = line.splitListMark
    let hanging = rest + String(repeating: " ", count: mark.columns)
    var lines: [String] = []
    var prefix = first + style.draw(mark)
    var column = first.plainWidth + mark.columns
    var current: [Glyph] = []

    func finish() {
      lines.append(current.isEmpty ? prefix.trimmingSpaces : prefix + style.draw(current))
      current = []
      prefix = hanging
      column = hanging.plainWidth
    }
    for word in body.words {
      let space = keepsSpaces ? word.space : word.space.prefix(1)
      if !current.isEmpty, column + space.count + word.glyphs.columns > width { finish() }
      let beginsLine = current.isEmpty && !(keepsSpaces && lines.isEmpty)
      let added = beginsLine ? word.glyphs : space + word.glyphs
      current += added
      column += added.columns
    }
    if !current.isEmpty || lines.isEmpty { finish() }
    return lines
  }
}

/// A stretch of text that is not broken, and the space before it.
private struct Word {
  let space: ArraySlice<Glyph>
  let glyphs: ArraySlice<Glyph>
}

extension ArraySlice<Glyph> {
  fileprivate var columns: Int { reduce(0) { $0 + $1.width } }

  /// Words at spaces, though not between a number and its `%`; and between East Asian characters,
  /// though not before a closing mark.
  fileprivate var words: [Word] {
    var words: [Word] = []
    var rest = self
    while !rest.isEmpty {
      let start = rest.firstIndex { !$0.isSpace } ?? rest.endIndex
      var end = start
      while end < rest.endIndex, !rest[end].isSpace || rest.isBeforePercent(end) {
        end += 1
        guard end < rest.endIndex else { break }
        let splits = rest[end - 1].breaksAnywhere || rest[end].breaksAnywhere
        if splits, !"、。，．！？：；）」』】〉》ー".contains(rest[end].character),
          !"（「『【〈《".contains(rest[end - 1].character)
        {
          break
        }
      }
      if end > start {
        words.append(Word(space: rest[..<start], glyphs: rest[start..<end]))
      }
      rest = rest[end...]
    }
    return words
  }

  /// Whether the space at the index parts a number from its `%`, as in `36 %`.
  private func isBeforePercent(_ index: Int) -> Bool {
    index > startIndex && self[index - 1].character.isNumber && self[index].isSpace
      && index + 1 < endIndex && self[index + 1].character == "%"
  }

  /// A leading `- `, `* `, `• ` or `12. ` with its indentation, and what follows.
  fileprivate var splitListMark: (mark: ArraySlice<Glyph>, body: ArraySlice<Glyph>) {
    let indented = drop(while: \.isSpace)
    let digits = indented.prefix { $0.character.isASCII && $0.character.isNumber }
    let mark = indented.dropFirst(digits.count)
    let isMark: Bool
    switch mark.first?.character {
    case "-", "*", "•": isMark = digits.isEmpty
    case ".", ")": isMark = !digits.isEmpty && digits.count < 4
    default: isMark = false
    }
    guard isMark, mark.dropFirst().first?.isSpace == true, mark.count > 2 else {
      return ([], indented)
    }
    let body = mark.dropFirst(2)
    return (self[startIndex..<body.startIndex], body)
  }
}

extension String {
  /// The width without the escape sequences that draw inks.
  var plainWidth: Int { harmless.displayWidth }

  package var trimmingSpaces: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
