/// Things of one kind, in the order of their names, found by name at once.
public struct Catalog<Item: Identifiable & Sendable>: Sendable, RandomAccessCollection
where Item.ID: Sendable & Comparable {
  /// All of them.
  public let items: [Item]
  private let positions: [Item.ID: Int]

  /// The given things; of two with one name the first stays.
  public init(_ items: [Item] = []) {
    self.items = Self.isOrdered(items) ? items : Self.ordered(items)
    var positions: [Item.ID: Int] = [:]
    positions.reserveCapacity(self.items.count)
    for index in self.items.indices { positions[self.items[index].id] = index }
    self.positions = positions
  }

  /// Whether each name is greater than the one before it, as in what was a catalog already.
  private static func isOrdered(_ items: [Item]) -> Bool {
    items.indices.dropFirst().allSatisfy { items[$0 - 1].id < items[$0].id }
  }

  private static func ordered(_ items: [Item]) -> [Item] {
    var seen: Set<Item.ID> = []
    return items.sorted { $0.id < $1.id }.filter { seen.insert($0.id).inserted }
  }

  /// The thing of that name.
  public subscript(id id: Item.ID) -> Item? { positions[id].map { items[$0] } }

  /// Where the thing of that name stands.
  public func position(of id: Item.ID) -> Int? { positions[id] }

  /// Whether there is a thing of that name.
  public func contains(_ id: Item.ID) -> Bool { positions[id] != nil }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// How many there are.
  public var endIndex: Int { items.count }
  /// The thing at that position.
  public subscript(position: Int) -> Item { items[position] }
}

/// All that is known: what can be observed, be wrong, be done, and the facts of clients and
/// providers by date. It knows nothing of files or scores.
public struct KnowledgeBase: Sendable {
  /// A digest of what it was made from, by which logs and caches refer to it.
  public let version: String
  /// What the words are worth.
  public let scale: Scale
  /// What can be observed.
  public let findings: Catalog<Finding>
  /// How to ask for it.
  public let questions: Catalog<Question>
  /// What follows from what.
  public let rules: Catalog<Rule>
  /// What can be wrong.
  public let causes: Catalog<Cause>
  /// What can be done.
  public let fixes: Catalog<Fix>
  /// Error codes and texts.
  public let signatures: Catalog<Signature>
  /// What phrases mention by name.
  public let expressions: Catalog<Expression>
  /// How people tell of causes.
  public var reports: Catalog<Reports> { rest.value.reports }

  /// How people tell of a cause, or of what mailhelp knows nothing of (`somethingElse`).
  public func reports(of cause: Cause.ID) -> [String] {
    reports[id: .init(cause.rawValue)]?.told ?? []
  }
  /// Mail programs.
  public let clients: Catalog<Client>
  /// Mail providers.
  public let providers: Catalog<Provider>
  /// Kinds of accounts.
  public let accountTypes: Catalog<AccountType>
  /// Topics of the FAQ.
  public let articles: Catalog<Article>
  /// Sessions written down, as tests.
  public var cases: Catalog<WorkedCase> { rest.value.cases }

  private var rest: Later<Rest>

  /// All that is known.
  public init(
    version: String = "", scale: Scale = .standard, findings: [Finding] = [],
    questions: [Question] = [], rules: [Rule] = [], causes: [Cause] = [], fixes: [Fix] = [],
    signatures: [Signature] = [], expressions: [Expression] = [], reports: [Reports] = [],
    clients: [Client] = [], providers: [Provider] = [], accountTypes: [AccountType] = [],
    articles: [Article] = [], cases: [WorkedCase] = []
  ) {
    self.version = version
    self.scale = scale
    self.findings = Catalog(findings)
    self.questions = Catalog(questions)
    self.rules = Catalog(rules)
    self.causes = Catalog(causes)
    self.fixes = Catalog(fixes)
    self.signatures = Catalog(signatures)
    self.expressions = Catalog(expressions)
    self.clients = Catalog(clients)
    self.providers = Catalog(providers)
    self.accountTypes = Catalog(accountTypes)
    self.articles = Catalog(articles)
    let rest = Rest(reports: reports, cases: cases)
    self.rest = Later { rest }
  }

  /// What is much, and few ask for.
  public struct Rest: Sendable {
    /// How people tell of causes.
    public let reports: Catalog<Reports>
    /// Sessions written down.
    public let cases: Catalog<WorkedCase>

    /// The given reports and cases.
    public init(reports: [Reports] = [], cases: [WorkedCase] = []) {
      self.reports = Catalog(reports)
      self.cases = Catalog(cases)
    }
  }

  /// The same with other reports and cases, which are put together when somebody asks for them.
  public func adding(_ rest: @escaping @Sendable () -> Rest) -> KnowledgeBase {
    var other = self
    other.rest = Later(rest)
    return other
  }

  /// The kinds of account that a provider is known to have; none where it is not known itself.
  public func kinds(at provider: Provider?) -> [AccountType] {
    provider.map { provider in accountTypes.filter { $0.provider == provider.id } } ?? []
  }

  /// The kinds of account that a provider has on a day. One of which nothing is known on it is not there yet.
  public func kinds(at provider: Provider, on day: Day) -> [AccountType] {
    accountTypes.filter { $0.provider == provider.id && $0.exists(on: day) }
  }

  /// The provider whose addresses end in the given domain, in any case; subdomains of a provider's
  /// domain count as its own. Nobody is known of domains that only stand with any other provider.
  public func provider(ofDomain domain: String) -> Provider? {
    var rest = Substring(domain.lowercased())
    while rest.contains(".") {
      if let found = providers.first(where: { $0.domains.contains(String(rest)) }) {
        return found.id == Provider.anyOther ? nil : found
      }
      guard let dot = rest.firstIndex(of: ".") else { return nil }
      rest = rest[rest.index(after: dot)...]
    }
    return nil
  }
}
