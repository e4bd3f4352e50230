public import Knowledge

/// Writes the knowledge base up as articles, as the world is on one day. What ended before that day
/// is told as past; what begins after it is not told.
public struct ArticleWriter: Sendable {
  /// What is known.
  let knowledge: KnowledgeBase
  /// The day.
  let day: Day
  /// Fills placeholders in general words, for a reader of whom nothing is known.
  let general: Instructions
  /// The messages that point to a cause.
  let messages: TypicalMessages
  /// The topics that have to do with a cause.
  let topics: [Cause.ID: [Article]]
  /// The causes that a fix mends.
  let causes: [Fix.ID: [Cause]]
  /// How easily causes are taken for one another.
  let likeness: CauseLikeness
  /// The providers that people name, the commonest first.
  let providers: [Provider]
  /// The programs that people name, the commonest first.
  let clients: [Client]
  /// For which programs a fix, or steps of it, are, group by group.
  let audiences: [Fix.ID: [Set<Client.ID>]]
  /// How common programs, providers and kinds of account are.
  let commonness: [Finding.Domain: [Finding.Value.ID: Double]]

  /// A writer for one day.
  public init(_ knowledge: KnowledgeBase, on day: Day) {
    self.knowledge = knowledge
    self.day = day
    general = Instructions(client: nil, provider: nil, on: day, in: knowledge)
    messages = TypicalMessages(knowledge)
    var topics: [Cause.ID: [Article]] = [:]
    for article in knowledge.articles where Self.isKnown(article.validity, on: day) {
      for cause in article.causes { topics[cause, default: []].append(article) }
    }
    self.topics = topics
    causes = knowledge.causes.reduce(into: [:]) { causes, cause in
      for remedy in cause.remedies { causes[remedy.fix, default: []].append(cause) }
    }
    likeness = CauseLikeness(knowledge)
    providers = knowledge.providers.filter { $0.id != Provider.anyOther }.sorted {
      (-$0.weight(on: day), $0.id) < (-$1.weight(on: day), $1.id)
    }
    clients = knowledge.clients.filter { $0.id != Client.anyOther }.sorted {
      (-$0.weight(on: day), $0.id) < (-$1.weight(on: day), $1.id)
    }
    audiences = Self.audiences(in: knowledge)
    commonness = Self.commonness(in: knowledge, on: day)
  }

  /// Every article: each topic of an author, those that many need first and history last; one for each
  /// cause by the stage where it sits, what is done program by program against several of them, each provider's settings, and each mail program that was out by that day; by name
  /// within these.
  public func articles() -> [FAQArticle] {
    let topics = knowledge.articles.filter { Self.isKnown($0.validity, on: day) }
    let present = topics.filter { $0.validity.contains(day) }
    return Article.Readership.allCases
      .flatMap { readership in present.filter { $0.readership == readership } }.map(article(on:))
      + topics.filter { !$0.validity.contains(day) }.map(article(on:))
      + Stage.allCases.flatMap { stage in
        knowledge.causes.filter { $0.stage == stage }.map(article(on:))
      }
      + sharedFixes().map(article(on:))
      + knowledge.providers.filter { $0.id != Provider.anyOther }.map(article(on:))
      + knowledge.clients.filter {
        $0.id != Client.anyOther && Self.isKnown($0.supported, on: day)
      }.map(article(on:))
  }

  /// The article of the given name, without writing the others.
  public func article(id: FAQArticle.ID) -> FAQArticle? {
    func name(after prefix: String) -> String? {
      id.hasPrefix(prefix) ? String(id.dropFirst(prefix.count)) : nil
    }
    if let cause = name(after: "cause-").flatMap({ knowledge.causes[id: .init($0)] }) {
      return article(on: cause)
    }
    if let fix = name(after: "fix-").flatMap({ knowledge.fixes[id: .init($0)] }),
      fix.validity.contains(day), isShared(articleFix(fix))
    {
      return article(on: fix)
    }
    if let provider = name(after: "settings-").flatMap({ knowledge.providers[id: .init($0)] }),
      provider.id != Provider.anyOther
    {
      return article(on: provider)
    }
    if let client = name(after: "client-").flatMap({ knowledge.clients[id: .init($0)] }),
      client.id != Client.anyOther, Self.isKnown(client.supported, on: day)
    {
      return article(on: client)
    }
    return knowledge.articles[id: .init(id)].flatMap {
      Self.isKnown($0.validity, on: day) ? article(on: $0) : nil
    }
  }

  /// Whether something that holds on those days has been heard of by the given day.
  static func isKnown(_ validity: Validity, on day: Day) -> Bool {
    validity.from.map { $0 <= day } ?? true
  }

  /// What to say of a text without days that was written long after the day for which it is asked, or so long
  /// before it that it may no longer be so.
  func notice(ofTextOf checked: Day?) -> String? {
    guard let checked, checked.daysSince1970 - day.daysSince1970 > 5 * 365 else {
      return warningOfAge(checked)
    }
    return
      "This was written as of \(checked.inWords). Some of what it tells as of today was not so on "
      + "\(day.inWords)."
  }

  /// "More than a year ago", where that is so.
  func warningOfAge(_ checked: Day?) -> String? {
    guard let checked, day.daysSince1970 - checked.daysSince1970 > 365 else { return nil }
    return "This was last checked on \(checked.inWords), more than a year ago. "
      + "Compare it with the provider\u{2019}s own pages before you rely on it."
  }
}

/// The sources of an article as they come together: each address once, with its latest day.
struct SourceList {
  private(set) var sources: [ArticleSource] = []
  private(set) var latest: Day?

  mutating func add(_ address: String?, checked: Day?) {
    if let checked { latest = max(latest ?? checked, checked) }
    guard let address else { return }
    guard let known = sources.firstIndex(where: { $0.address == address }) else {
      return sources.append(ArticleSource(address: address, checked: checked))
    }
    let days = [sources[known].checked, checked].compactMap(\.self)
    sources[known] = ArticleSource(address: address, checked: days.max())
  }

  mutating func add(_ provenance: Provenance) {
    add(provenance.source, checked: provenance.checked)
  }
}
