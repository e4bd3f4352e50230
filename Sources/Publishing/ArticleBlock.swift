/// A piece of an article in reading order: what every format draws, and a terminal too. Texts may
/// carry `**bold**` and bare web addresses, except those of `messages` and verbatim cells.
public enum ArticleBlock: Equatable, Sendable {
  /// Names what follows; level 1 is a part of the article, level 2 a part of that.
  case heading(String, level: Int)
  /// What to know before anything else.
  case notice(String)
  /// Running text.
  case paragraph(String)
  /// To be done in order.
  case steps([String])
  /// Steps for the users of some mail programs, who are named.
  case variant(String, [String])
  /// In no order.
  case bullets([String])
  /// Error codes and messages as they stand on the screen.
  case messages([String])
  /// Rows under a header.
  case table(ArticleTable)
  /// Other articles.
  case links([ArticleLink])
  /// Where it comes from.
  case sources([ArticleSource])
}

/// A table with a caption; the first cell of a row names the row.
public struct ArticleTable: Equatable, Sendable {
  /// What stands in one place.
  public enum Cell: Equatable, Sendable {
    /// Text.
    case words(String)
    /// To be copied character by character: a server's name, a port.
    case verbatim(String)
    /// Words that lead to an address.
    case link(String, label: String)
  }

  /// What the table shows.
  public let caption: String
  /// The names of the columns.
  public let header: [String]
  /// The rows, each as long as the header.
  public let rows: [[Cell]]

  /// A table with a caption.
  public init(caption: String, header: [String], rows: [[Cell]]) {
    self.caption = caption
    self.header = header
    self.rows = rows
  }
}

extension FAQArticle {
  /// The article below its title and question, in reading order: the answer first.
  public var blocks: [ArticleBlock] {
    var blocks: [ArticleBlock] = []
    func part(_ heading: String, _ content: [ArticleBlock]) {
      if !content.isEmpty { blocks += [.heading(heading, level: 1)] + content }
    }
    if let notice { blocks.append(.notice(notice)) }
    blocks += answer.map(ArticleBlock.paragraph)
    // A topic tells of one time, so its table stands with its answer whatever time that is.
    let first = settings.filter { $0.isCurrent || kind == .topic }
    let later = settings.filter { !$0.isCurrent && kind != .topic }
    blocks += Self.blocks(of: first, after: [])
    part("What to do", fixes.flatMap(Self.blocks(of:)))
    part("Why it happens", why.map(ArticleBlock.paragraph))
    part("Good to know", goodToKnow.isEmpty ? [] : [.bullets(goodToKnow)])
    part("Messages you may see", messages.isEmpty ? [] : [.messages(messages)])
    if kind == .cause {
      part("How people put it", sayings.isEmpty ? [] : [.paragraph(quotedSayings)])
    }
    for section in sections {
      part(
        section.heading,
        section.paragraphs.map(ArticleBlock.paragraph)
          + (section.items.isEmpty
            ? [] : [section.isInOrder ? .steps(section.items) : .bullets(section.items)])
          + (section.table.map { [.table($0)] } ?? []))
    }
    part("Then and now", Self.blocks(of: later, after: first.flatMap(\.remarks)))
    part("Read next", related.isEmpty ? [] : [.links(related)])
    part("Where this comes from", sources.isEmpty ? [] : [.sources(sources)])
    return blocks
  }

  /// When it was last compared with its sources, as a sentence.
  var standing: String? { updated.map { "Last checked on \($0.inWords)." } }

  private var quotedSayings: String {
    let sentences = sayings.filter { $0.contains(" ") }
    return (sentences.isEmpty ? sayings : sentences)
      .map { "\u{201C}\($0.spokenByAPerson)\u{201D}" }.joined(separator: ", ")
  }

  /// The tables, each with the remarks on single servers that have not been made before.
  private static func blocks(
    of tables: [SettingsTable], after said: [String]
  ) -> [ArticleBlock] {
    tables.flatMap { table -> [ArticleBlock] in
      let remarks = table.remarks.filter { !said.contains($0) }
      return [.table(table.table)] + (remarks.isEmpty ? [] : [.bullets(remarks)])
    }
  }

  private static func blocks(of fix: ArticleFix) -> [ArticleBlock] {
    [.heading(fix.title, level: 2)]
      + (fix.readers.map { [.paragraph($0)] } ?? []) + [.paragraph(fix.terms)]
      + (fix.steps.isEmpty ? [] : [.steps(fix.steps)])
      + fix.variants.map { .variant("In \($0.name)", $0.steps) }
  }
}
