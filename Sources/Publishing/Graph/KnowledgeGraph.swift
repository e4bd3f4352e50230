public import Knowledge

/// What is seen, what is wrong and what helps, as a graph in three columns: of the whole, or of the
/// neighbourhood of one thing.
public struct KnowledgeGraph: Sendable {
  /// Where a node stands.
  public enum Column: Int, CaseIterable, Sendable {
    /// A value of a finding.
    case finding
    /// A cause.
    case cause
    /// A fix.
    case fix
  }

  /// One thing.
  public struct Node: Sendable {
    /// Unique in the graph, such as `cause wrong-port`.
    public let id: String
    /// Where it stands.
    public let column: Column
    /// What it is, in a line.
    public let label: String
    /// What else to know of it: a cause's stage, a fix's minutes.
    public let detail: String
    /// Whether it is the one that was asked for.
    public let isFocus: Bool
  }

  /// From what is seen to what is wrong, or from there to what helps.
  public struct Edge: Sendable {
    /// The position of the node on the left.
    public let from: Int
    /// The position of the node on the right.
    public let to: Int
    /// P(value | cause), or P(works | cause).
    public let likelihood: Double
  }

  /// What the graph shows.
  public let title: String
  /// The same in a sentence or two, with what is left out.
  public let about: String
  /// The nodes, column by column, each column from the top.
  public let nodes: [Node]
  /// The edges, by their nodes.
  public let edges: [Edge]

  init(title: String, about: String, nodes: [Node], edges: [Edge]) {
    self.title = title
    self.about = about
    self.nodes = nodes
    self.edges = edges
  }

  /// How many findings of each cause the graph of the whole shows.
  public static let mostTelling = 3

  /// Every cause with its most telling findings and all its fixes.
  public init(of knowledge: KnowledgeBase) {
    var drawing = GraphDrawing(knowledge)
    for cause in knowledge.causes {
      drawing.add(cause, telling: Self.mostTelling)
      drawing.addFixes(of: cause, withMinutes: false)
    }
    self = drawing.graph(
      title: "Causes of mail trouble",
      about: "Each cause with its \(Self.mostTelling) most telling findings and all its fixes.")
  }

  /// The neighbourhood of a cause, a finding or a fix; nil if nothing has that name. Where the name
  /// has several owners, `cause`, `finding` or `fix` and a space before it choose.
  public init?(around name: String, in knowledge: KnowledgeBase) {
    let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
    let (kind, id) = parts.count == 2 ? (parts[0], parts[1]) : (nil, name)
    if kind ?? "cause" == "cause", let cause = knowledge.causes[id: .init(id)] {
      self.init(around: cause, knowledge)
    } else if kind ?? "finding" == "finding", let finding = knowledge.findings[id: .init(id)] {
      self.init(around: finding, knowledge)
    } else if kind ?? "fix" == "fix", let fix = knowledge.fixes[id: .init(id)] {
      self.init(around: fix, knowledge)
    } else {
      return nil
    }
  }

  private init(around cause: Cause, _ knowledge: KnowledgeBase) {
    var drawing = GraphDrawing(knowledge)
    drawing.add(cause, telling: .max, isFocus: true)
    drawing.addFixes(of: cause)
    self = drawing.graph(
      title: cause.title.english,
      about: "What speaks for this cause, and its fixes in the author's order.")
  }

  private init(around finding: Finding, _ knowledge: KnowledgeBase) {
    var drawing = GraphDrawing(knowledge)
    for cause in knowledge.causes {
      let signs = drawing.signs(of: cause).filter { $0.fact.finding == finding.id }
      guard !signs.isEmpty else { continue }
      drawing.add(cause, signs: signs, areFocus: true)
      drawing.addFixes(of: cause, atMost: 1)
    }
    self = drawing.graph(
      title: finding.name.english,
      about: "The causes for which this finding speaks, each with its first fix.")
  }

  private init(around fix: Fix, _ knowledge: KnowledgeBase) {
    var drawing = GraphDrawing(knowledge)
    for cause in knowledge.causes where cause.remedies.contains(where: { $0.fix == fix.id }) {
      drawing.add(cause, telling: Self.mostTelling)
      drawing.addFixes(of: cause, only: fix.id)
    }
    self = drawing.graph(
      title: fix.title.english,
      about:
        "The causes that this fix cures, each with its \(Self.mostTelling) most telling findings."
    )
  }

  /// Every name that has a neighbourhood.
  public static func names(in knowledge: KnowledgeBase) -> [String] {
    knowledge.causes.map(\.id.rawValue) + knowledge.findings.map(\.id.rawValue)
      + knowledge.fixes.map(\.id.rawValue)
  }
}
