import Knowledge

/// A line of a file as a terminal can show it, and where in it the underlining goes.
struct Excerpt {
  /// The line, or what of it lies around the place, without tabs and control characters.
  let line: String
  /// How many terminal columns lie before the underlined part.
  let indent: Int
  /// How many terminal columns are underlined, at least one.
  let width: Int

  /// Cuts a line so that the place, a column from 1 and a length in Unicode scalars, is in view.
  init(of bytes: ArraySlice<UInt8>, column: Int, length: Int, width limit: Int) {
    let window = Window(bytes, column: column, limit: limit)
    let cells = Self.cells(of: window.text)
    let first = column - 1 - window.firstScalar
    var start = cells.count
    var end = cells.count
    var scalars = 0
    for (index, cell) in cells.enumerated() {
      if start == cells.count, scalars + cell.scalars > first { start = index }
      if scalars >= first + max(1, length), end == cells.count { end = index }
      scalars += cell.scalars
    }
    end = max(end, start)
    let view = Self.view(of: cells, around: start..<end, limit: limit)
    let isCutBefore = window.isCutBefore || view.lowerBound > 0
    let isCutAfter = window.isCutAfter || view.upperBound < cells.count
    line =
      (isCutBefore ? "…" : "") + cells[view].map(\.shown).joined() + (isCutAfter ? "…" : "")
    indent = (isCutBefore ? 1 : 0) + cells[view.lowerBound..<start].width
    self.width = max(1, cells[start..<min(end, max(start, view.upperBound))].width)
  }

  /// What of the line is looked at: enough for any view, however long the line.
  private struct Window {
    let text: String
    let firstScalar: Int
    let isCutBefore: Bool
    let isCutAfter: Bool

    init(_ bytes: ArraySlice<UInt8>, column: Int, limit: Int) {
      firstScalar = max(0, column - 1 - limit)
      var start = bytes.startIndex
      var scalars = -1
      while start < bytes.endIndex {
        if !UTF8.isContinuation(bytes[start]) { scalars += 1 }
        if scalars == firstScalar { break }
        start += 1
      }
      var end = start
      scalars = 0
      while end < bytes.endIndex {
        if !UTF8.isContinuation(bytes[end]) { scalars += 1 }
        if scalars > 3 * limit { break }
        end += 1
      }
      text = String(decoding: bytes[start..<end], as: UTF8.self)
      isCutBefore = firstScalar > 0 && start > bytes.startIndex
      isCutAfter = end < bytes.endIndex
    }
  }

  private static func cells(of text: String) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    for character in text {
      let cell = Cell(character, column: column)
      column += cell.width
      cells.append(cell)
    }
    return cells
  }

  /// The cells in view: the whole line if it fits, else a part with the marked cells in it.
  private static func view(of cells: [Cell], around marked: Range<Int>, limit: Int) -> Range<Int> {
    guard cells.width > limit else { return 0..<cells.count }
    let room = limit - 2
    var lower = marked.lowerBound
    var upper = marked.lowerBound
    var width = 0
    // The marked part first, then a third of what is left before it, then all that fits behind.
    while upper < marked.upperBound, width + cells[upper].width <= room {
      width += cells[upper].width
      upper += 1
    }
    let before = width + (room - width) / 3
    while lower > 0, width + cells[lower - 1].width <= before {
      lower -= 1
      width += cells[lower].width
    }
    while upper < cells.count, width + cells[upper].width <= room {
      width += cells[upper].width
      upper += 1
    }
    while lower > 0, width + cells[lower - 1].width <= room {
      lower -= 1
      width += cells[lower].width
    }
    return lower..<upper
  }
}

/// One character of a line on its way to the terminal.
private struct Cell {
  let shown: String
  let scalars: Int
  let width: Int

  init(_ character: Character, column: Int) {
    scalars = character.unicodeScalars.count
    if character == "\t" {
      width = 4 - column % 4
      shown = String(repeating: " ", count: width)
    } else {
      shown = String(character).withoutControls
      width = shown.displayWidth
    }
  }
}

extension RandomAccessCollection<Cell> {
  fileprivate var width: Int { reduce(0) { $0 + $1.width } }
}
