import Knowledge

/// A line being typed: one screen row that slides sideways when the text is longer.
struct LineEditor: Equatable, Sendable {
  /// What the cursor steps over at once.
  private enum Cell: Equatable {
    case character(Character)
    /// A paste of several lines, or a very long one; shown only by its size.
    case block(String)

    var text: String {
      switch self {
      case .character(let character): String(character)
      case .block(let text): text
      }
    }

    var shown: String {
      switch self {
      case .character(let character): String(character).harmlessLine
      case .block(let text): "[\(text.extent)]"
      }
    }
  }

  private var cells: [Cell] = []
  private var cursor = 0

  /// Everything typed and pasted.
  var text: String { cells.map(\.text).joined() }
  var isEmpty: Bool { cells.isEmpty }

  /// Applies a key that edits; says whether it was one.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(character)
    case .paste(let text): paste(text)
    case .left, .control("b"): cursor = max(cursor - 1, 0)
    case .right, .control("f"): cursor = min(cursor + 1, cells.count)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = cells.count
    case .backspace: remove(from: max(cursor - 1, 0), to: cursor)
    case .delete, .control("d"): remove(from: cursor, to: min(cursor + 1, cells.count))
    case .control("u"): remove(from: 0, to: cursor)
    case .control("k"): remove(from: cursor, to: cells.count)
    case .control("w"): remove(from: startOfWord, to: cursor)
    default: return false
    }
    return true
  }

  mutating func clear() { self = LineEditor() }

  /// Makes all that was typed one finished line, and starts the next.
  mutating func startLine() {
    cells = [.block(text + "\n")]
    cursor = 1
  }

  /// The part around the cursor that fits, and the cursor's column in it.
  func window(columns: Int) -> (shown: String, cursor: Int) {
    let widths = cells.map { $0.shown.displayWidth }
    var start = cursor
    var column = 0
    while start > 0, column + widths[start - 1] < columns {
      start -= 1
      column += widths[start]
    }
    var end = cursor
    var width = column
    while end < cells.count, width + widths[end] < columns {
      width += widths[end]
      end += 1
    }
    return (cells[start..<end].map(\.shown).joined(), column)
  }

  private mutating func insert(_ character: Character) {
    if cursor > 0, case .character(let before) = cells[cursor - 1] {
      let joined = String(before) + String(character)
      if joined.count == 1, let joined = joined.first {
        cells[cursor - 1] = .character(joined)
        return
      }
    }
    cells.insert(.character(character), at: cursor)
    cursor += 1
  }

  private mutating func paste(_ text: String) {
    let isBlock = text.contains("\n") || text.utf8.count > 400
    let new = isBlock ? [Cell.block(text)] : text.map { Cell.character($0) }
    cells.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }

  private var startOfWord: Int {
    let spaced = cells[..<cursor].lastIndex { $0.text != " " } ?? -1
    return (cells[..<(spaced + 1)].lastIndex { $0.text == " " } ?? -1) + 1
  }

  private mutating func remove(from start: Int, to end: Int) {
    cells.removeSubrange(start..<end)
    cursor = start
  }
}

extension String {
  /// The size of a long text in words, for example "12 lines".
  var extent: String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    let count = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
    return count > 1 ? "\(count) lines" : "\(self.count) characters"
  }

  /// The first line, shortened to a number of columns, with the size of a longer text behind it.
  package func digest(columns: Int, ellipsis: String) -> String {
    let lines = harmless.split(separator: "\n")
    let first = lines.first.map(String.init) ?? ""
    var kept = ""
    var width = 0
    for character in first {
      width += character.displayWidth
      if width > columns { return kept + ellipsis + (lines.count > 1 ? " (\(extent))" : "") }
      kept.append(character)
    }
    return lines.count > 1 ? "\(kept) \(ellipsis) (\(extent))" : kept
  }
}
