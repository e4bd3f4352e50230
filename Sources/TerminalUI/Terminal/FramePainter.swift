/// Draws frames one over the other, changing only the lines that differ.
struct FramePainter {
  private var shown: Frame?
  private var columns = 0  // of the terminal when the frame was shown

  /// Rows between the cursor and the end of the frame.
  var rowsBelow: Int { shown.map { $0.lines[$0.row...].rows(columns: columns) } ?? 0 }

  /// What to write so that the frame replaces the one before it. Lines that the terminal folds are
  /// not drawn one over the other: then the whole frame is drawn anew.
  mutating func paint(_ frame: Frame, columns: Int) -> String {
    var bytes = ""
    let lines = frame.lines + (shown?.lines ?? [])
    let isAnew = self.columns != columns || lines.rows(columns: columns) > lines.count
    if let shown {
      if shown == frame, self.columns == columns { return "" }
      bytes += isAnew ? erase(width: columns) : up(shown.row)
    }
    let before = isAnew ? [] : shown?.lines ?? []
    for (index, line) in frame.lines.enumerated() {
      if index >= before.count || before[index] != line { bytes += "\r\u{1B}[K" + line }
      bytes += "\n"
    }
    if before.count > frame.lines.count { bytes += "\r\u{1B}[J" }
    bytes += "\r" + up(frame.lines[frame.row...].rows(columns: columns))
    if frame.column > 0 { bytes += "\u{1B}[\(frame.column)C" }
    shown = frame
    self.columns = columns
    return bytes
  }

  /// What to write so that nothing of the frame is left, and the cursor stands where it began.
  ///
  /// A terminal that became narrower since has folded long lines: the rows above are counted anew
  /// with `width`. The first row is erased by itself: a frame may fill the screen, and a terminal
  /// told to erase everything from the first place on may put it all into the history.
  mutating func erase(width: Int? = nil) -> String {
    guard let shown else { return "" }
    defer { self.shown = nil }
    let above = shown.lines[..<shown.row]
    let rows = width.map { above.rows(columns: $0) } ?? above.count
    return "\r" + up(rows) + "\u{1B}[K\u{1B}[C\u{1B}[J\r"
  }

  /// Somebody else has written: the next frame starts where the cursor is.
  mutating func forget() { shown = nil }

  private func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }
}

extension Collection<String> {
  /// The rows that lines take on a terminal of so many columns, which folds longer ones.
  func rows(columns: Int) -> Int {
    let columns = Swift.max(columns, 1)
    return reduce(0) { $0 + Swift.max(1, ($1.plainWidth + columns - 1) / columns) }
  }
}
