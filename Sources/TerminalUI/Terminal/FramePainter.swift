/// Draws frames one over the other, changing only the lines that differ.
struct FramePainter {
  private var shown: Frame?
  private var columns = 0  // of the terminal when the frame was shown

  /// Lines between the cursor and the end of the frame.
  var rowsBelow: Int { shown.map { $0.lines.count - $0.row } ?? 0 }

  /// What to write so that the frame replaces the one before it.
  mutating func paint(_ frame: Frame, columns: Int) -> String {
    var bytes = ""
    let resized = self.columns != columns
    if let shown {
      if shown == frame, !resized { return "" }
      bytes += resized ? erase(width: columns) : up(shown.row)
    }
    let before = resized ? [] : shown?.lines ?? []
    for (index, line) in frame.lines.enumerated() {
      if index >= before.count || before[index] != line { bytes += "\r\u{1B}[K" + line }
      bytes += "\n"
    }
    if before.count > frame.lines.count { bytes += "\r\u{1B}[J" }
    bytes += "\r" + up(frame.lines.count - frame.row)
    if frame.column > 0 { bytes += "\u{1B}[\(frame.column)C" }
    shown = frame
    self.columns = columns
    return bytes
  }

  /// What to write so that nothing of the frame is left, and the cursor stands where it began.
  ///
  /// A terminal that became narrower since has folded long lines: the rows above are counted anew
  /// with `width`.
  mutating func erase(width: Int? = nil) -> String {
    guard let shown else { return "" }
    defer { self.shown = nil }
    let rows = shown.lines[..<shown.row].reduce(0) { rows, line in
      rows + (width.map { max(1, (line.plainWidth + $0 - 1) / max($0, 1)) } ?? 1)
    }
    return "\r" + up(rows) + "\u{1B}[J"
  }

  /// Somebody else has written: the next frame starts where the cursor is.
  mutating func forget() { shown = nil }

  private func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }
}
