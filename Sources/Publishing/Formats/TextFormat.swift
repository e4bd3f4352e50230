public import Knowledge

/// Plain text in lines of a given width, for files and for reading in a terminal.
public struct TextFormat: Sendable {
  /// The width of a line, at least 20.
  public let width: Int
  /// Whether `**bold**` stays marked, for a layout that draws it; otherwise the marks are gone.
  public let keepsBold: Bool

  /// Plain text in lines of the given width.
  public init(width: Int = 76, keepsBold: Bool = false) {
    self.width = max(20, width)
    self.keepsBold = keepsBold
  }

  /// A file for each article, and `index.txt`.
  public func files(
    for articles: [FAQArticle], generated day: Day
  ) -> [(path: String, contents: String)] {
    let names = ArticleNames(articles)
    var index = underlined(ArticleFormat.title, "=") + ["", "As of \(day.inWords)."]
    for shelf in Shelf.shelves(of: articles, names) {
      index += [""] + underlined(shelf.heading, "-") + [""]
      for (name, article) in shelf.articles {
        index += wrap(article.name, first: "- ") + ["    \(name).txt"]
      }
    }
    return [("index.txt", index.joined(separator: "\n") + "\n")]
      + zip(names.names, articles).map { ("\($0).txt", text(of: $1)) }
  }

  /// One article, from its title to the day on which it was last checked.
  public func text(of article: FAQArticle) -> String {
    var lines = underlined(article.title, "=") + [""] + wrap(article.question)
    for block in article.blocks { lines += [""] + self.lines(of: block) }
    if let standing = article.standing { lines += [""] + wrap(standing) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of block: ArticleBlock) -> [String] {
    switch block {
    case .heading(let text, let level):
      return level == 1 ? [""] + underlined(text, "-") : wrap(text, first: "* ")
    case .notice(let text): return wrap("Note: " + text)
    case .paragraph(let text): return wrap(text)
    case .steps(let steps): return numbered(steps)
    case .variant(let name, let steps, let above):
      return wrap("\(name):") + (above > 0 ? wrap(ArticleBlock.asAbove(above), first: "  ") : [])
        + numbered(steps, after: above)
    case .bullets(let items): return items.flatMap { wrap($0, first: "- ") }
    case .messages(let messages):
      return messages.flatMap { wrap(InlineText.asIs($0), first: "  ") }
    case .sayings(let sayings): return wrap(sayings.quoted)
    case .folded(let title, let content):
      return wrap(title, first: "* ") + content.flatMap { [""] + lines(of: $0) }
    case .table(let table): return lines(of: table)
    case .links(let links):
      return links.flatMap { wrap("\($0.title) (\($0.id).txt)", first: "- ") }
    case .sources(let sources):
      return sources.flatMap { source in
        wrap(
          InlineText.asIs(source.address)
            + (source.checked.map { " (checked on \($0.inWords))" } ?? ""), first: "- ")
      }
    }
  }

  private func numbered(_ steps: [String], after above: Int = 0) -> [String] {
    let digits = String(steps.count).count
    return zip(1..., steps).dropFirst(above).flatMap { number, step in
      let padding = String(repeating: " ", count: digits - String(number).count)
      return wrap(step, first: "  \(padding)\(number). ")
    }
  }

  /// Each row under its own name, which any width can hold and a screen reader can follow.
  private func lines(of table: ArticleTable) -> [String] {
    var lines = table.caption.isEmpty ? [] : wrap(table.caption + ":")
    let labels = table.header.dropFirst().map { InlineText($0).plain }
    let column = (labels.map(\.columns).max() ?? 0) + 2
    for row in table.rows {
      guard let name = row.first else { continue }
      let isPair = table.header.count == 2
      lines +=
        (isPair || lines.isEmpty ? [] : [""]) + wrap(words(name) + (isPair ? ":" : ""), first: "  ")
      for (label, cell) in zip(labels, row.dropFirst()) where !words(cell).isEmpty {
        let mark = isPair ? "" : label + String(repeating: " ", count: column - label.columns)
        lines += wrap(words(cell), first: "    " + mark)
      }
    }
    return lines
  }

  private func words(_ cell: ArticleTable.Cell) -> String {
    switch cell {
    case .words(let text): text
    case .verbatim(let text): InlineText.asIs(text)
    case .link(_, let label): label
    }
  }

  private func underlined(_ text: String, _ mark: String) -> [String] {
    let lines = wrap(text)
    return lines + [String(repeating: mark, count: lines.map(\.columns).max() ?? 0)]
  }

  /// The text in lines, the first behind the given mark, the others below its beginning.
  private func wrap(_ text: String, first mark: String = "") -> [String] {
    let shown = keepsBold ? text.singleLine : InlineText(text).plain
    let hang = String(repeating: " ", count: min(mark.columns, width / 2))
    var lines: [String] = []
    var line = mark
    var used = mark.columns
    var isEmpty = true
    for word in shown.utf8.split(separator: UInt8(ascii: " ")).map({ Substring($0) }) {
      let length = word.columns - (keepsBold ? word.marks : 0)
      if !isEmpty, used + 1 + length > width {
        lines.append(line)
        line = hang
        used = hang.utf8.count
        isEmpty = true
      }
      if !isEmpty { line += " " }
      line += word
      used += length + (isEmpty ? 0 : 1)
      isEmpty = false
    }
    return lines + [isEmpty ? String(line.reversed().drop { $0 == " " }.reversed()) : line]
  }
}

extension InlineText {
  /// A text that is to be read as it stands: its asterisks are no markup.
  static func asIs(_ text: String) -> String { text.replacing("*", with: "\\*") }
}

extension StringProtocol {
  /// How many columns it takes; East Asian letters and pictures take two.
  fileprivate var columns: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return reduce(0) { sum, character in
      switch character.unicodeScalars.first?.value ?? 0 {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }

  /// How many characters are marks for bold.
  fileprivate var marks: Int {
    2 * Swift.max(0, split(separator: "**", omittingEmptySubsequences: false).count - 1)
  }
}
