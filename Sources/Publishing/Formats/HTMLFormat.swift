import Knowledge

/// `faq.html`: one page with every article, without anything from elsewhere. The one script that runs
/// shortens the list of contents (`ContentsFilter`).
/// The data for machines (schema.org FAQPage, as JSON-LD) stands at its end.
struct HTMLFormat {
  func files(
    for articles: [FAQArticle], generated day: Day
  ) -> [(path: String, contents: String)] {
    let names = ArticleNames(
      articles, reserved: ContentsFilter.anchors.union(["top", "contents", "articles"]))
    let shelves = Shelf.shelves(of: articles, names)
    var page = Self.head
    page += "<body>\n<a class=\"skip\" href=\"#articles\">Skip the contents</a>\n"
    page += "<header id=\"top\">\n<h1>\(Self.escaped(ArticleFormat.title))</h1>\n"
    page += "<p>As of <time datetime=\"\(day)\">\(day.inWords)</time>. "
    page += "\(articles.count) \(articles.count == 1 ? "article" : "articles").</p>\n</header>\n"
    page += Self.contents(shelves)
    page += "<main id=\"articles\" tabindex=\"-1\">\n"
    for (index, shelf) in shelves.enumerated() {
      page += "<section aria-labelledby=\"shelf.\(index + 1)\">\n"
      page += "<h2 id=\"shelf.\(index + 1)\">\(Self.inline(shelf.heading))</h2>\n"
      for (name, article) in shelf.articles { Self.write(article, name, names, to: &page) }
      page += "</section>\n"
    }
    page += "</main>\n"
    page += Self.structuredData(articles, day)
    page += "</body>\n</html>\n"
    return [("faq.html", page)]
  }

  private static let head = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; script-src '\(ContentsFilter.digest)'; base-uri 'none'; form-action 'none'">
    <title>\(escaped(ArticleFormat.title))</title>
    <style>
    \(HTMLStyle.sheet)</style>
    </head>

    """

  private static func contents(_ shelves: [Shelf]) -> String {
    guard !shelves.isEmpty else { return "" }
    var text = "<nav id=\"contents\" aria-label=\"Contents\">\n<h2>Contents</h2>\n"
    text += ContentsFilter.field
    for shelf in shelves {
      // A blank that does not break keeps the number with the last word.
      text += "<details>\n<summary>\(inline(shelf.heading))\u{A0}"
      text += "<span class=\"count\">\(shelf.articles.count)</span></summary>\n<ul>\n"
      for (name, article) in shelf.articles {
        let phrases = article.searchPhrases.map(\.singleLine).joined(separator: "|")
        let data = phrases.isEmpty ? "" : " data-phrases=\"\(escaped(phrases))\""
        text += "<li\(data)><a href=\"#\(name)\">\(inline(article.name))</a></li>\n"
      }
      text += "</ul>\n</details>\n"
    }
    return text + "</nav>\n<script>\(ContentsFilter.script)</script>\n"
  }

  private static func write(
    _ article: FAQArticle, _ name: String, _ names: ArticleNames, to page: inout String
  ) {
    page += "<article id=\"\(name)\">\n<h3>\(inline(article.title)) "
    page += "<a class=\"anchor\" href=\"#\(name)\" aria-label=\"Link to this article\">#</a></h3>\n"
    page += "<p class=\"question\">\(inline(article.question))</p>\n"
    for block in article.blocks { write(block, names, to: &page) }
    page += "<p class=\"standing\">"
    if let updated = article.updated {
      page += "Last checked on <time datetime=\"\(updated)\">\(updated.inWords)</time>. "
    }
    page += "<a href=\"#contents\">Contents</a></p>\n</article>\n"
  }

  private static func write(
    _ block: ArticleBlock, _ names: ArticleNames, to page: inout String
  ) {
    switch block {
    case .heading(let text, let level):
      page += "<h\(level + 3)>\(inline(text))</h\(level + 3)>\n"
    case .notice(let text):
      page += "<p class=\"notice\"><strong>Note:</strong> \(inline(text))</p>\n"
    case .paragraph(let text): page += "<p>\(inline(text))</p>\n"
    case .steps(let steps): page += list("ol", steps.map(inline))
    case .variant(let name, let steps, let above):
      page += "<details>\n<summary>\(inline(name))</summary>\n"
      if above > 0 { page += "<p>\(ArticleBlock.asAbove(above))</p>\n" }
      page += list("ol", steps.dropFirst(above).map(inline), from: above + 1) + "</details>\n"
    case .sayings(let sayings): page += "<p class=\"sayings\">\(inline(sayings.quoted))</p>\n"
    case .folded(let title, let content):
      page += "<details>\n<summary>\(inline(title))</summary>\n"
      for block in content { write(block, names, to: &page) }
      page += "</details>\n"
    case .bullets(let items):
      let bullets = list("ul", items.map(inline))
      page += Self.areShort(items) ? "<div class=\"short\">\n\(bullets)</div>\n" : bullets
    case .messages(let messages):
      page += "<div class=\"messages\">\n"
      page += list("ul", messages.map { "<code>\(escaped($0.singleLine))</code>" }) + "</div>\n"
    case .table(let table): write(table, to: &page)
    case .links(let links):
      page += list(
        "ul",
        links.map { link in
          names[link.id].map { "<a href=\"#\($0)\">\(inline(link.title))</a>" }
            ?? inline(link.title)
        })
    case .sources(let sources):
      page += list(
        "ul",
        sources.map { source in
          Self.link(source.address, label: source.address)
            + (source.checked.map { ", checked on \($0.inWords)" } ?? "")
        })
    }
  }

  /// Whether a list is many names rather than sentences, which then stand in columns.
  private static func areShort(_ items: [String]) -> Bool {
    items.count >= 8 && items.allSatisfy { $0.count <= 64 && !$0.hasSuffix(".") }
  }

  private static func list(_ element: String, _ items: [String], from first: Int = 1) -> String {
    items.isEmpty
      ? ""
      : "<\(element)\(first > 1 ? " start=\"\(first)\"" : "")>\n"
        + items.map { "<li>\($0)</li>\n" }.joined() + "</\(element)>\n"
  }

  /// On a phone each cell stands on a line of its own, behind the name of its column.
  private static func write(_ table: ArticleTable, to page: inout String) {
    let header = table.header.map(inline)
    let labels = table.header.map { escaped(InlineText($0).plain) }
    let caption = table.caption.isEmpty ? "" : "<caption>\(inline(table.caption))</caption>\n"
    page += "<table>\n\(caption)<thead>\n<tr>"
    page += header.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows {
      page += "<tr>"
      for (index, cell) in row.enumerated() {
        let text = html(of: cell)
        page +=
          index == 0
          ? "<th scope=\"row\">\(text)</th>"
          : "<td data-label=\"\(index < labels.count ? labels[index] : "")\">\(text)</td>"
      }
      page += "</tr>\n"
    }
    page += "</tbody>\n</table>\n"
  }

  private static func html(of cell: ArticleTable.Cell) -> String {
    switch cell {
    case .words(let text): inline(text)
    case .verbatim(let text): "<code>\(escaped(text.singleLine))</code>"
    case .link(let address, let label): link(address, label: label)
    }
  }

  private static func link(_ address: String, label: String) -> String {
    guard let web = WebAddress(address) else { return escaped(label.singleLine) }
    return "<a href=\"\(escaped(web.text))\" rel=\"noreferrer\">\(escaped(label.singleLine))</a>"
  }

  /// The text as HTML: bold, links to http and https, and all else as it stands.
  static func inline(_ text: String) -> String {
    InlineText(text).runs.map { run in
      switch run {
      case .plain(let text): escaped(text)
      case .bold(let text): "<strong>\(escaped(text))</strong>"
      case .link(let address): link(address.text, label: address.text)
      }
    }.joined()
  }

  /// The text with the five signs replaced that mean something in HTML, inside attributes too.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { special.contains($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let special = Set("&<>\"'".utf8)

  /// https://schema.org/FAQPage
  private static func structuredData(_ articles: [FAQArticle], _ day: Day) -> String {
    guard !articles.isEmpty else { return "" }
    func plain(_ text: String) -> String { InlineText(text).plain }
    // What is done program by program is no answer to a question of its own.
    let questions = articles.filter { $0.kind != .fix }.map { article -> JSONText in
      let answer = article.answer.map(plain).joined(separator: "\n\n")
      return .object(
        [
          ("@type", .string("Question")), ("name", .string(plain(article.question))),
          (
            "acceptedAnswer",
            .object([("@type", .string("Answer")), ("text", .string(answer))])
          ),
        ] + (article.updated.map { [("dateModified", .string($0.description))] } ?? []))
    }
    var data = ""
    JSONText.object([
      ("@context", .string("https://schema.org")), ("@type", .string("FAQPage")),
      ("name", .string(ArticleFormat.title)), ("inLanguage", .string("en")),
      ("dateModified", .string(day.description)), ("mainEntity", .array(questions)),
    ]).write(to: &data, insideMarkup: true)
    return "<script type=\"application/ld+json\">\(data)</script>\n"
  }
}
