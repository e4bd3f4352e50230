public import Knowledge

/// One article of the FAQ as it holds on a day: plain values, ready for any format. Texts may carry
/// `**bold**` and bare web addresses; every placeholder is filled.
public struct FAQArticle: Identifiable, Equatable, Sendable {
  /// What an article is about.
  public enum Kind: String, CaseIterable, Sendable {
    /// One thing that can be wrong.
    case cause
    /// One thing to do, program by program.
    case fix
    /// One provider's settings.
    case settings
    /// One mail program.
    case client
    /// A topic that an author wrote up.
    case topic
  }

  /// Its name, which stays the same from one export to the next: `cause-wrong-port`.
  public let id: String
  /// What it is about.
  public let kind: Kind
  /// The heading under which it stands in a list of articles.
  public let shelf: String
  /// The cause that it is about, if it is about one.
  public let cause: Cause.ID?
  /// Its title.
  public let title: String
  /// What it is called in a list under the heading of its shelf: "Thunderbird" under "Mail programs".
  public let name: String
  /// The question that it answers, as people put it.
  public let question: String
  /// How people say it, in lower case; `…` stands for words in between.
  public let sayings: [String]
  /// Error codes and messages that point here, as programs and servers show them.
  public let messages: [String]
  /// What it is found by beside what can be read in it: whole messages, `*` standing for anything in
  /// between, and ways to ask.
  public let searchPhrases: [String]
  /// What to know before anything else: that it is old, or history.
  public let notice: String?
  /// The answer, in paragraphs.
  public let answer: [String]
  /// The explanation, in paragraphs.
  public let why: [String]
  /// What to do, the first choice first.
  public let fixes: [ArticleFix]
  /// Where the places that several of the things to do name are in the commonest programs.
  public let places: ArticleTable?
  /// What to enter where.
  public let settings: [SettingsTable]
  /// The parts under headings of their own.
  public let sections: [ArticleSection]
  /// What else to know.
  public let goodToKnow: [String]
  /// Where the claims come from.
  public let sources: [ArticleSource]
  /// The latest day on which something in it was compared with its source.
  public let updated: Day?
  /// What to read next.
  public let related: [ArticleLink]

  /// One article of the FAQ.
  public init(
    id: String, kind: Kind, shelf: String, cause: Cause.ID? = nil, title: String,
    name: String? = nil, question: String,
    sayings: [String] = [], messages: [String] = [], searchPhrases: [String] = [],
    notice: String? = nil, answer: [String],
    why: [String] = [], fixes: [ArticleFix] = [], places: ArticleTable? = nil,
    settings: [SettingsTable] = [],
    sections: [ArticleSection] = [], goodToKnow: [String] = [], sources: [ArticleSource] = [],
    updated: Day? = nil, related: [ArticleLink] = []
  ) {
    self.id = id
    self.kind = kind
    self.shelf = shelf
    self.cause = cause
    self.title = title
    self.name = name ?? title
    self.question = question
    self.sayings = sayings
    self.messages = messages
    self.searchPhrases = searchPhrases
    self.notice = notice
    self.answer = answer
    self.why = why
    self.fixes = fixes
    self.places = places
    self.settings = settings
    self.sections = sections
    self.goodToKnow = goodToKnow
    self.sources = sources
    self.updated = updated
    self.related = related
  }

  /// What people see or say when it is this: their words, then the messages.
  public var symptoms: [String] { sayings + messages }
}

/// A part of an article under a heading of its own.
public struct ArticleSection: Equatable, Sendable {
  /// Its heading.
  public let heading: String
  /// Its paragraphs.
  public let paragraphs: [String]
  /// Its list.
  public let items: [String]
  /// Whether the list is of steps, to be done one after the other.
  public let isInOrder: Bool
  /// Its table.
  public let table: ArticleTable?
  /// Whether only some want to read it, such as what was in former times.
  public let isFolded: Bool

  /// A part under a heading of its own.
  public init(
    heading: String, paragraphs: [String] = [], items: [String] = [], isInOrder: Bool = false,
    table: ArticleTable? = nil, isFolded: Bool = false
  ) {
    self.heading = heading
    self.paragraphs = paragraphs
    self.items = items
    self.isInOrder = isInOrder
    self.table = table
    self.isFolded = isFolded
  }
}

/// A page that an article rests on.
public struct ArticleSource: Equatable, Sendable {
  /// Its address, as the author wrote it.
  public let address: String
  /// The day on which somebody last looked at it.
  public let checked: Day?

  /// A page that an article rests on.
  public init(address: String, checked: Day?) {
    self.address = address
    self.checked = checked
  }
}

/// Another article to read.
public struct ArticleLink: Equatable, Sendable {
  /// Its name.
  public let id: FAQArticle.ID
  /// Its title.
  public let title: String

  /// Another article to read.
  public init(id: FAQArticle.ID, title: String) {
    self.id = id
    self.title = title
  }
}
