public import Knowledge

/// A form in which articles are published; the executable writes the files.
public enum ArticleFormat: String, CaseIterable, Sendable {
  /// One page with everything: `faq.html`.
  case html
  /// A Markdown file for each article, and `index.md`.
  case markdown
  /// One JSON object with all articles: `faq.json`.
  case json
  /// A plain text file for each article, and `index.txt`.
  case text

  /// What stands above the whole.
  static let title = "Mail trouble: questions and answers"

  /// The files in this form, in a stable order; the same articles and day give the same bytes.
  ///
  /// Paths are bare file names, safe on any file system whatever the articles' names are.
  public func files(
    for articles: [FAQArticle], generated day: Day
  ) -> [(path: String, contents: String)] {
    switch self {
    case .html: HTMLFormat().files(for: articles, generated: day)
    case .markdown: MarkdownFormat().files(for: articles, generated: day)
    case .json: JSONFormat().files(for: articles)
    case .text: TextFormat().files(for: articles, generated: day)
    }
  }
}

/// A file name or anchor for each article: its name with anything strange replaced, and a number
/// where two would share one.
struct ArticleNames {
  /// In the order of the articles.
  let names: [String]
  private let byID: [FAQArticle.ID: String]

  init(_ articles: [FAQArticle], reserved: Set<String> = ["index"]) {
    var taken = reserved
    var byID: [FAQArticle.ID: String] = [:]
    names = articles.map { article in
      let safe = Self.safe(article.id)
      var name = safe
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(safe)-\(number)"
        number += 1
      }
      if byID[article.id] == nil { byID[article.id] = name }
      return name
    }
    self.byID = byID
  }

  /// The name of the article with that id, if it is among them.
  subscript(id: FAQArticle.ID) -> String? { byID[id] }

  private static func safe(_ id: String) -> String {
    let bytes = id.utf8.map { byte -> UInt8 in
      let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      if isUpper { return byte | 0x20 }
      return WebAddress.isAlphanumeric(byte) || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ".")
        ? byte : UInt8(ascii: "-")
    }
    let trimmed = bytes.drop { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }.prefix(120)
    return trimmed.isEmpty ? "article" : String(decoding: trimmed, as: UTF8.self)
  }
}

/// Articles that stand together under one heading.
struct Shelf {
  let heading: String
  let articles: [(name: String, article: FAQArticle)]

  /// The articles by their headings, in the order in which each heading first comes.
  static func shelves(of articles: [FAQArticle], _ names: ArticleNames) -> [Shelf] {
    var order: [String] = []
    var contents: [String: [(name: String, article: FAQArticle)]] = [:]
    for (name, article) in zip(names.names, articles) {
      if contents[article.shelf] == nil { order.append(article.shelf) }
      contents[article.shelf, default: []].append((name, article))
    }
    return order.map { Shelf(heading: $0, articles: contents[$0] ?? []) }
  }
}
