/// A topic of the FAQ that no single cause covers, written by an author.
public struct Article: Identifiable, Sendable {
  /// The article's name.
  public typealias ID = Identifier<Article>

  /// How many of those who read about mail trouble need it.
  public enum Readership: String, CaseIterable, Sendable {
    /// What most people come for.
    case many
    /// As usual.
    case some
    /// What is over, or concerns a few.
    case few
  }

  /// A part under a heading of its own.
  public struct Section: Sendable {
    /// Its heading.
    public let heading: Wording
    /// Its paragraphs.
    public let paragraphs: [Wording]
    /// Its list, if it has one.
    public let items: [Wording]
    /// Whether the list is of steps, to be done one after the other.
    public let isInOrder: Bool
    /// A page that each provider has, whose places are listed.
    public let page: Provider.Page?

    /// A part under a heading of its own.
    public init(
      heading: Wording, paragraphs: [Wording], items: [Wording], isInOrder: Bool = false,
      page: Provider.Page? = nil
    ) {
      self.heading = heading
      self.paragraphs = paragraphs
      self.items = items
      self.isInOrder = isInOrder
      self.page = page
    }
  }

  /// The article's name.
  public let id: ID
  /// Its title.
  public let title: Wording
  /// The question as people put it.
  public let question: Wording
  /// The answer, first and short.
  public let answer: [Wording]
  /// The rest, in parts.
  public let sections: [Section]
  /// How people ask for it, in lower case.
  public let says: [String]
  /// The causes that it has to do with, the closest first.
  public let causes: [Cause.ID]
  /// Whose settings table belongs to it.
  public let provider: Provider.ID?
  /// How many need it; those of many stand first.
  public let readership: Readership
  /// The days on which what it says holds.
  public let validity: Validity
  /// Where the claims come from; `checked` is its date.
  public let sources: [String]
  /// The day on which somebody last compared it with its sources.
  public let checked: Day?
  /// Where it is written.
  public let origin: SourceLocation

  /// A topic of the FAQ.
  public init(
    id: ID, title: Wording, question: Wording, answer: [Wording], sections: [Section] = [],
    says: [String] = [], causes: [Cause.ID] = [], provider: Provider.ID? = nil,
    readership: Readership = .some, validity: Validity = .always, sources: [String] = [],
    checked: Day? = nil,
    origin: SourceLocation = .nowhere
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.answer = answer
    self.sections = sections
    self.says = says
    self.causes = causes
    self.provider = provider
    self.readership = readership
    self.validity = validity
    self.sources = sources
    self.checked = checked
    self.origin = origin
  }
}
