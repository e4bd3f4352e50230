public import Publishing

/// An article as it is read at a terminal.
public struct ArticleBlocks {
  /// What to show.
  public let blocks: [Block]

  /// Title, question, and everything below them.
  public init(_ article: FAQArticle) {
    blocks =
      [.heading(article.title), .paragraph(article.question)]
      + article.blocks.flatMap(Self.blocks(of:))
  }

  private static func blocks(of block: ArticleBlock) -> [Block] {
    switch block {
    case .heading(let text, _): [.heading(text)]
    case .notice(let text): [.warning(text, label: "Note")]
    case .paragraph(let text): [.paragraph(text)]
    case .steps(let steps): [.steps(steps)]
    case .variant(let name, let steps, _): [.paragraph("\(name):"), .steps(steps)]
    case .bullets(let items): [.bullets(items)]
    case .messages(let texts): texts.map { .verbatim($0) }
    case .sayings(let texts):
      [.paragraph(texts.map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", "))]
    case .folded(let title, let content): [.heading(title)] + content.flatMap(blocks(of:))
    case .table(let table): blocks(of: table)
    case .links(let links): [.bullets(links.map { "\($0.title) (mailhelp faq \($0.id))" })]
    case .sources(let sources):
      [.bullets(sources.map { $0.address + ($0.checked.map { " (checked \($0))" } ?? "") })]
    }
  }

  /// A table becomes a card a row, so that it reads in any width.
  private static func blocks(of table: ArticleTable) -> [Block] {
    (table.caption.isEmpty ? [] : [.heading(table.caption)])
      + table.rows.map { row in
        .card(
          title: row.first.map(words(in:)),
          zip(table.header, row).dropFirst().filter { !words(in: $1).isEmpty }
            .map { Block.Row($0, words(in: $1)) })
      }
  }

  private static func words(in cell: ArticleTable.Cell) -> String {
    switch cell {
    case .words(let text), .verbatim(let text): text
    case .link(let address, let label): label == address ? address : "\(label): \(address)"
    }
  }
}
