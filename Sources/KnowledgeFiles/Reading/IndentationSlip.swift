import Knowledge

/// A line that is indented further, or less far, than those with which it belongs. Where YAML cannot go on
/// is often a line or more below it.
struct IndentationSlip: Equatable {
  /// The line to be moved, and the column in which it begins.
  let line: Int
  let column: Int
  /// The column in which it should begin.
  let right: Int
  /// The line with which it belongs.
  let model: Int
  /// Whether it belongs below that line and not beside it.
  let isBelow: Bool

  /// The slip behind the line at which YAML could not go on; nil if indentation does not explain it.
  init?(before line: Int, in lines: LineIndex) {
    guard let stopped = Row.rows(of: line, in: lines).first else { return nil }
    let above = Row.rows(above: line, in: lines)
    if let parent = above.firstIndex(where: { $0.column < stopped.column }),
      parent + 1 < above.count, above[parent].line < stopped.line,
      above[parent].isOutOfLine(between: above[parent + 1], and: stopped)
    {
      self.init(moving: above[parent], beside: stopped)
      return
    }
    var levels: [Row] = []
    for row in above where row.column < levels.last?.column ?? .max { levels.append(row) }
    if let model = levels.first(where: { $0.isEntry == stopped.isEntry }) {
      let isInLine = levels.contains {
        $0.column == stopped.column && $0.isEntry == stopped.isEntry
      }
      guard !isInLine else { return nil }
      self.init(moving: stopped, beside: model)
    } else if stopped.isEntry, let key = levels.first, !key.hasValue, key.column > stopped.column {
      self.init(moving: stopped, below: key)
    } else {
      return nil
    }
  }

  private init(moving row: Row, beside model: Row) {
    (line, column, right) = (row.line, row.column, model.column)
    (self.model, isBelow) = (model.line, false)
  }

  private init(moving row: Row, below key: Row) {
    (line, column, right) = (row.line, row.column, key.column + 2)
    (model, isBelow) = (key.line, true)
  }

  var message: String {
    let comparison = right > column ? "less" : "more"
    return isBelow
      ? "this line is indented less than line \(model), to which it belongs"
      : "this line is indented \(comparison) than line \(model), beside which it belongs"
  }

  var hint: String { "let it begin in column \(right)" }
}

/// The beginning of a line: a key, or an entry of a list.
private struct Row {
  let line: Int
  let column: Int
  let isEntry: Bool
  /// Whether something stands behind the key.
  let hasValue: Bool

  /// Whether a line that stands left of the one below it should stand beside it: the key above is left
  /// without what belongs to it, or is followed by the line below.
  func isOutOfLine(between above: Row, and below: Row) -> Bool {
    guard isEntry == below.isEntry else { return false }
    let leavesAboveEmpty = !above.isEntry && !above.hasValue && above.column == column
    return leavesAboveEmpty || (above.column == below.column && above.isEntry == isEntry)
  }

  /// What begins in a line: nothing, a key, an entry, or an entry and the key within it.
  static func rows(of number: Int, in lines: LineIndex) -> [Row] {
    let line = lines.line(number)
    let indent = line.prefix { $0 == 0x20 }.count
    let rest = line.dropFirst(indent)
    guard rest.starts(with: [Hyphen.byte, 0x20]) else {
      return key(rest).map { [Row(line: number, column: indent + 1, isEntry: false, hasValue: $0)] }
        ?? []
    }
    let gap = rest.dropFirst().prefix { $0 == 0x20 }.count
    let within = key(rest.dropFirst(1 + gap)).map {
      Row(line: number, column: indent + gap + 2, isEntry: false, hasValue: $0)
    }
    return [Row(line: number, column: indent + 1, isEntry: true, hasValue: true)]
      + (within.map { [$0] } ?? [])
  }

  /// How many lines are looked at before the one that is wrong.
  private static let reach = 200

  /// What begins above a line in its document, the nearest first.
  static func rows(above number: Int, in lines: LineIndex) -> [Row] {
    var rows: [Row] = []
    for line in (max(1, number - reach)..<max(1, number)).reversed() {
      if lines.line(line).starts(with: "---".utf8) { break }
      rows += Self.rows(of: line, in: lines).reversed()
    }
    return rows
  }

  /// Whether a text begins with a key, and if so whether something stands behind it.
  private static func key(_ text: ArraySlice<UInt8>) -> Bool? {
    let name = text.prefix { $0.isNameByte }
    let rest = text.dropFirst(name.count)
    guard !name.isEmpty, rest.first == UInt8(ascii: ":") else { return nil }
    guard let next = rest.dropFirst().first else { return false }
    guard next == 0x20 else { return nil }
    return ![nil, UInt8(ascii: "#")].contains(rest.dropFirst(2).first { $0 != 0x20 })
  }
}
