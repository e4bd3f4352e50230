/// A piece of what is shown. All texts may carry `**bold**`, except in `verbatim`.
public enum Block: Equatable, Sendable {
  /// A line that names what follows.
  case heading(String)
  /// Running text; line ends are kept, and lines with a list mark hang.
  case paragraph(String)
  /// Numbered from 1, to be done in order.
  case steps([String])
  /// In no order.
  case bullets([String])
  /// Names with values, such as a settings card.
  case card(title: String?, [Row])
  /// Something that may do harm; it says so in words. Without a label it is a "Warning".
  case warning(String, label: String = "Warning")
  /// Something that went well; like a warning it must say so in words.
  case success(String)
  /// Somebody else's words as they stand: a server's answer, a log.
  case verbatim(String)
  /// The end of a part.
  case rule

  /// One line of a card.
  public struct Row: Equatable, Sendable {
    /// What is meant, for example "Port".
    public let label: String
    /// What it is, for example "993".
    public let value: String

    /// A label and its value.
    public init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }
}

extension TextLayout {
  /// The blocks as lines, an empty one between them but none after a heading.
  public func lines(of blocks: [Block]) -> [String] {
    var lines: [String] = []
    var isBelowHeading = true
    for block in blocks {
      let drawn = self.lines(of: block)
      if drawn.isEmpty { continue }
      lines += isBelowHeading ? drawn : [""] + drawn
      if case .heading = block { isBelowHeading = true } else { isBelowHeading = false }
    }
    return lines
  }

  private func lines(of block: Block) -> [String] {
    switch block {
    case .heading(let text): return wrap(text, ink: .bold)
    case .paragraph(let text): return wrap(text)
    case .steps(let steps):
      let digits = String(steps.count).count
      return zip(1..., steps).flatMap { number, step in
        let mark = String(repeating: " ", count: digits - String(number).count) + "\(number). "
        return wrap(step, first: isLinear ? "\(number). " : "  " + mark)
      }
    case .bullets(let items):
      return items.flatMap { wrap($0, first: isLinear ? "- " : "  \(style.bullet) ") }
    case .card(let title, let rows):
      return (title.map { wrap($0, ink: .bold) } ?? []) + card(rows)
    case .warning(let text, let label):
      let mark = StyledText(verbatim: label.harmlessLine + ": ", ink: [.bold, .red])
      return wrap(StyledText(glyphs: mark.glyphs + StyledText(markup: text).glyphs), rest: "  ")
    case .success(let text): return wrap(text, ink: [.bold, .green])
    case .verbatim(let text): return verbatim(text)
    case .rule:
      return isLinear ? [] : [style.draw(String(repeating: style.ruleMark, count: width), .dim)]
    }
  }

  /// Two columns where they fit, otherwise each value below its label.
  private func card(_ rows: [Block.Row]) -> [String] {
    if isLinear { return rows.flatMap { wrap("\($0.label): \($0.value)") } }
    let labels = rows.map { wrap($0.label.harmlessLine).joined(separator: " ").plainWidth }
    let margin = 2 + (labels.max() ?? 0) + 2
    return zip(rows, labels).flatMap { row, label in
      let drawn = style.draw(StyledText(markup: row.label.harmlessLine, ink: .dim).glyphs)
      let padding = String(repeating: " ", count: margin - 2 - label)
      let widest = row.value.split { $0.isWhitespace }.map { String($0).plainWidth }.max() ?? 0
      return margin <= width / 2 && margin + widest <= width
        ? wrap(row.value, first: "  \(drawn)\(padding)")
        : wrap(row.label.harmlessLine + ":", first: "  ", ink: .dim)
          + wrap(row.value, first: "    ")
    }
  }
}
