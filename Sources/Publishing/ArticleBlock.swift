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
  /// Steps for the users of some mail programs, who are named; the given number of them is as in the steps
  /// above it.
  case variant(String, [String], asAbove: Int)
  /// In no order.
  case bullets([String])
  /// Error codes and messages as they stand on the screen.
  case messages([String])
  /// What people say of it.
  case sayings([String])
  /// What only some want to read, under the line that says what it is.
  case folded(String, [ArticleBlock])
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

  /// What the table shows; empty where the line above says it.
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
    blocks += Self.blocks(of: first)
    if kind == .fix {
      blocks += fixes.flatMap(\.wholeSteps)
    } else {
      let others = fixes.dropFirst(Self.fixesInSight).map {
        ArticleBlock.folded($0.title, $0.blocks)
      }
      part(
        "What to do",
        fixes.prefix(Self.fixesInSight).flatMap { [.heading($0.title, level: 2)] + $0.blocks }
          + (places.map { [.folded(Self.placesTitle, [.table($0)])] } ?? [])
          + (others.isEmpty ? [] : [.heading("What else may help", level: 2)] + others))
    }
    part("Why it happens", why.map(ArticleBlock.paragraph))
    part("Good to know", goodToKnow.isEmpty ? [] : [.bullets(goodToKnow)])
    part("Messages you may see", messages.isEmpty ? [] : [.messages(messages)])
    if kind == .cause {
      part("How people put it", spokenSayings.isEmpty ? [] : [.sayings(spokenSayings)])
    }
    for section in sections where !section.isFolded { part(section.heading, section.blocks) }
    // Once it is about today, what was before is for those who look for it, and without remarks on it.
    blocks += sections.filter(\.isFolded).map { .folded($0.heading, $0.blocks) }
    if !later.isEmpty { blocks.append(.folded("Then and now", later.map { .table($0.table) })) }
    part("Read next", related.isEmpty ? [] : [.links(related)])
    part("Where this comes from", sources.isEmpty ? [] : [.sources(sources)])
    return blocks
  }

  /// What the tables of menu paths are called.
  fileprivate static let placesTitle = "Where that is in your program"

  /// So many of the things to do are in sight, and of the others what they are: the first ones help most.
  private static let fixesInSight = 4

  /// So many ways to say it are read; by the others it is found.
  private static let sayingsInSight = 5

  /// When it was last compared with its sources, as a sentence.
  var standing: String? { updated.map { "Last checked on \($0.inWords)." } }

  private var spokenSayings: [String] {
    let sentences = sayings.filter { $0.contains(" ") }
    return (sentences.isEmpty ? sayings : sentences).prefix(Self.sayingsInSight)
      .map(\.spokenByAPerson)
  }

  /// The tables, each with the remarks on single servers.
  private static func blocks(of tables: [SettingsTable]) -> [ArticleBlock] {
    tables.flatMap { table -> [ArticleBlock] in
      [.table(table.table)] + (table.remarks.isEmpty ? [] : [.bullets(table.remarks)])
    }
  }
}

extension ArticleFix {
  /// For whom it is, what it takes, and the steps; what is special to single programs in place or by a link.
  fileprivate var blocks: [ArticleBlock] {
    let blocks = [
      ArticleBlock.paragraph([terms, readers].compactMap(\.self).joined(separator: " "))
    ]
    guard let stepByStep else { return blocks + wholeSteps }
    let title = variants.isEmpty ? FAQArticle.placesTitle : "Step by step in your program"
    return blocks + [.steps(steps), .links([ArticleLink(id: stepByStep, title: title)])]
  }

  /// The steps for any program, and what is special to single ones.
  fileprivate var wholeSteps: [ArticleBlock] {
    var blocks: [ArticleBlock] = steps.isEmpty ? [] : [.steps(steps)]
    if let places { blocks.append(.folded(FAQArticle.placesTitle, [.table(places)])) }
    return blocks
      + variants.map { .variant("In \($0.name)", $0.steps, asAbove: $0.stepsAsIn(steps)) }
  }
}

extension ArticleBlock {
  /// What to say in place of that many first steps: "Steps 1 and 2 as above, then:".
  static func asAbove(_ count: Int) -> String {
    switch count {
    case 1: "Step 1 as above, then:"
    case 2: "Steps 1 and 2 as above, then:"
    default: "Steps 1 to \(count) as above, then:"
    }
  }
}

extension ArticleSection {
  fileprivate var blocks: [ArticleBlock] {
    paragraphs.map(ArticleBlock.paragraph)
      + (items.isEmpty ? [] : [isInOrder ? .steps(items) : .bullets(items)])
      + (table.map { [.table($0)] } ?? [])
  }
}
