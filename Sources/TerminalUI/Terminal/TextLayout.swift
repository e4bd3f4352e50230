/// Lays text out in lines no wider than a terminal.
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
  /// address, is broken only if a whole line cannot hold it.
  public func wrap(
    _ text: String, first: String = "", rest: String? = nil, ink: Ink = []
  ) -> [String] {
    wrap(StyledText(markup: text, ink: ink), first: first, rest: rest)
  }

  /// Keeps text as it stands, spaces between words included: a log, a server's own words. No markup is read.
  public func verbatim(_ text: String, indent: Int = 2, ink: Ink = []) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return StyledText(verbatim: text, ink: ink).lines.flatMap { line in
      chunks(of: line, first: width - indent, rest: width - indent).map { piece in
        guard let last = piece.lastIndex(where: { !$0.isSpace }) else { return "" }
        return margin + style.draw(piece[...last])
      }
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
  private func wrap(line: ArraySlice<Glyph>, first: String, rest: String) -> [String] {
    let (mark, body) = line.splitListMark
    let hanging = rest + String(repeating: " ", count: mark.reduce(0) { $0 + $1.width })
    var lines: [String] = []
    var prefix = first + style.draw(mark)
    var column = first.plainWidth + mark.reduce(0) { $0 + $1.width }
    var current: [Glyph] = []

    func finish() {
      lines.append(current.isEmpty ? prefix.trimmingSpaces : prefix + style.draw(current))
      current = []
      prefix = hanging
      column = hanging.plainWidth
    }
    for word in body.words {
      let gap = current.isEmpty ? 0 : word.space.count
      if column + gap + word.width <= width {
        if gap > 0 { current += word.space }
        current += word.glyphs
        column += gap + word.width
        continue
      }
      if !current.isEmpty { finish() }
      if column + word.width <= width {
        current = Array(word.glyphs)
        column += word.width
      } else if word.width <= width {  // too wide for the margin, not for a line of its own
        if !prefix.trimmingSpaces.isEmpty { finish() }
        (prefix, current, column) = ("", Array(word.glyphs), word.width)
      } else {
        let pieces = chunks(
          of: word.glyphs, first: width - column, rest: width - hanging.plainWidth)
        for piece in pieces.dropLast() {
          current = Array(piece)
          finish()
        }
        current = Array(pieces.last ?? [])
        column += current.reduce(0) { $0 + $1.width }
      }
    }
    if !current.isEmpty || lines.isEmpty { finish() }
    return lines
  }

  /// Cuts by columns alone; every piece holds at least one glyph.
  private func chunks(
    of glyphs: ArraySlice<Glyph>, first: Int, rest: Int
  ) -> [ArraySlice<Glyph>] {
    var pieces: [ArraySlice<Glyph>] = []
    var start = glyphs.startIndex
    var column = 0
    for index in glyphs.indices {
      let room = pieces.isEmpty ? first : rest
      if column + glyphs[index].width > room, index > start {
        pieces.append(glyphs[start..<index])
        start = index
        column = 0
      }
      column += glyphs[index].width
    }
    return pieces + [glyphs[start...]]
  }
}

/// A stretch of text that is not broken, and the space before it.
private struct Word {
  let space: ArraySlice<Glyph>
  let glyphs: ArraySlice<Glyph>
  var width: Int { glyphs.reduce(0) { $0 + $1.width } }
}

extension ArraySlice<Glyph> {
  /// Words at spaces; and between East Asian characters, though not before a closing mark.
  fileprivate var words: [Word] {
    var words: [Word] = []
    var rest = self
    while !rest.isEmpty {
      let start = rest.firstIndex { !$0.isSpace } ?? rest.endIndex
      var end = start
      while end < rest.endIndex, !rest[end].isSpace {
        end += 1
        guard end < rest.endIndex else { break }
        let splits = rest[end - 1].character.breaksAnywhere || rest[end].character.breaksAnywhere
        if splits, !"、。，．！？：；）」』】〉》ー".contains(rest[end].character),
          !"（「『【〈《".contains(rest[end - 1].character)
        {
          break
        }
      }
      if end > start {
        words.append(
          Word(space: rest[rest.startIndex..<start].prefix(1), glyphs: rest[start..<end]))
      }
      rest = rest[end...]
    }
    return words
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

  var trimmingSpaces: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
