import Knowledge

/// CommonMark with the tables of GitHub: a file for each article, and an index.
struct MarkdownFormat {
  func files(
    for articles: [FAQArticle], generated day: Day
  ) -> [(path: String, contents: String)] {
    let names = ArticleNames(articles)
    var index = "# \(ArticleFormat.title)\n\nAs of \(day.inWords).\n"
    for shelf in Shelf.shelves(of: articles, names) {
      index += "\n## \(Self.inline(shelf.heading))\n\n"
      for (name, article) in shelf.articles {
        index += "- [\(Self.inline(article.name))](\(name).md)\n"
      }
    }
    return [("index.md", index)]
      + zip(names.names, articles).map { name, article in
        ("\(name).md", Self.text(of: article, names))
      }
  }

  static func text(of article: FAQArticle, _ names: ArticleNames) -> String {
    var parts = ["# \(inline(article.title))", "*\(inline(article.question))*"]
    parts += article.blocks.map { text(of: $0, names) }
    if let standing = article.standing { parts.append("*\(inline(standing))*") }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func text(of block: ArticleBlock, _ names: ArticleNames) -> String {
    switch block {
    case .heading(let text, let level):
      return String(repeating: "#", count: level + 1) + " " + inline(text)
    case .notice(let text): return "> **Note:** \(inline(text))"
    case .paragraph(let text): return atLineStart(inline(text))
    case .steps(let steps): return numbered(steps)
    case .variant(let name, let steps, let above):
      let lead = above > 0 ? "\(ArticleBlock.asAbove(above))\n\n" : ""
      return "#### \(inline(name))\n\n\(lead)\(numbered(steps, after: above))"
    case .bullets(let items): return list(items.map { atLineStart(inline($0)) })
    case .messages(let messages): return list(messages.map(code))
    case .sayings(let sayings): return atLineStart(inline(sayings.quoted))
    case .folded(let title, let content):
      return (["### \(inline(title))"] + content.map { text(of: $0, names) })
        .joined(separator: "\n\n")
    case .table(let table): return text(of: table)
    case .links(let links):
      return list(
        links.map { link in
          names[link.id].map { "[\(inline(link.title))](\($0).md)" } ?? inline(link.title)
        })
    case .sources(let sources):
      return list(
        sources.map { source in
          inline(source.address) + (source.checked.map { ", checked on \($0.inWords)" } ?? "")
        })
    }
  }

  private static func numbered(_ steps: [String], after above: Int = 0) -> String {
    zip(1..., steps).dropFirst(above).map { "\($0). \(atLineStart(inline($1)))" }.joined(
      separator: "\n")
  }

  private static func list(_ items: [String]) -> String {
    items.map { "- \($0)" }.joined(separator: "\n")
  }

  private static func text(of table: ArticleTable) -> String {
    let rows =
      [table.header.map(inline)] + [table.header.map { _ in "---" }]
      + table.rows.map { $0.map(text(of:)) }
    return (table.caption.isEmpty ? "" : "**\(inline(table.caption))**\n\n")
      + rows.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  private static func text(of cell: ArticleTable.Cell) -> String {
    switch cell {
    case .words(let text): return inline(text)
    case .verbatim(let text): return code(text).replacing("|", with: "\\|")
    case .link(let address, let label):
      return WebAddress(address).map { "[\(inline(label))](<\($0.text)>)" } ?? inline(label)
    }
  }

  /// The text as Markdown, with every sign that means something there escaped.
  static func inline(_ text: String) -> String {
    InlineText(text).runs.map { run in
      switch run {
      case .plain(let text): return escaped(text)
      case .bold(let text): return "**\(escaped(text))**"
      case .link(let address): return "<\(address.text)>"
      }
    }.joined()
  }

  /// Words as they stand, between as many backticks as it takes.
  static func code(_ text: String) -> String {
    let line = text.singleLine
    let longest = line.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let padding = line.hasPrefix("`") || line.hasSuffix("`") || line.isEmpty ? " " : ""
    return fence + padding + line + padding + fence
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { special.contains($0) }) else { return text }
    var result = ""
    let scalars = text.unicodeScalars
    for (index, scalar) in zip(scalars.indices, scalars) {
      switch scalar {
      case "<": result += "&lt;"
      case "&":
        let next = scalars[scalars.index(after: index)...].first
        result += next.map { $0 == "#" || $0.properties.isAlphabetic } == true ? "&amp;" : "&"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#": result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let special = Set("<&\\`*_[]|~#".utf8)

  /// Keeps a line from being taken for a list, a quotation or a rule.
  private static func atLineStart(_ text: String) -> String {
    guard let first = text.first else { return text }
    if "-+>=".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let mark = text.dropFirst(digits.count).first, mark == "." || mark == ")" {
      return digits + "\\" + text.dropFirst(digits.count)
    }
    return text
  }
}
