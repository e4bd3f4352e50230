import Knowledge
import Testing

@testable import Publishing

/// Graphs of causes with what is seen and what helps.
@Suite struct GraphTests {
  static let strange = "A \"quoted\" <name> & a \\ back#slash"

  static let knowledge = KnowledgeBase(
    findings: [
      Finding(
        id: "network", name: "Where the device is", role: .surroundings,
        values: [
          .init(id: "home", name: "At home", background: 0.9),
          .init(id: "hotel", name: "In a hotel", background: 0.1),
        ]),
      Finding(
        id: "web-works", name: Wording(strange), role: .symptom,
        values: [
          .init(id: .yes, name: "Yes", background: 0.5),
          .init(id: .no, name: "No", background: 0.5),
        ]),
    ],
    causes: [
      cause("blocked", .connect, [("network", "hotel", 0.6), ("web-works", .yes, 0.995)]),
      cause("broken", .client, [("web-works", .yes, 0.55), ("network", "home", 0.92)]),
    ],
    fixes: [fix("use-port", 2), fix("ask", 0.5), fix("start-anew", 300)])

  private static func cause(
    _ id: Cause.ID, _ stage: Stage, _ rows: [(Finding.ID, Finding.Value.ID, Double)]
  ) -> Cause {
    Cause(
      id: id, stage: stage, title: Wording("It is \(id)"), summary: "So it is.", prior: [],
      findings: rows.map {
        ($0.0, [.init(value: $0.1, probability: Probability(clamping: $0.2))])
      },
      remedies: (id == "blocked" ? ["use-port", "ask"] : ["ask", "start-anew"]).map {
        .init(fix: $0, efficacy: Probability(clamping: 0.8))
      })
  }

  private static func fix(_ id: Fix.ID, _ minutes: Double) -> Fix {
    Fix(id: id, title: Wording("Do \(id)"), minutes: minutes, steps: [])
  }

  private static func graph(_ name: String) throws -> KnowledgeGraph {
    try #require(KnowledgeGraph(around: name, in: knowledge))
  }

  // MARK: - What is shown

  @Test func aCauseHasWhatSpeaksForItAndItsFixes() throws {
    let graph = try Self.graph("blocked")
    #expect(
      graph.nodes.map(\.id) == [
        "finding network hotel", "finding web-works yes", "cause blocked", "fix use-port",
        "fix ask",
      ])
    #expect(graph.nodes.filter(\.isFocus).map(\.id) == ["cause blocked"])
    #expect(graph.edges.map(\.likelihood) == [0.6, 0.995, 0.8, 0.8])
    #expect(graph.nodes.map(\.detail) == ["", "", "connect", "2 minutes", "30 seconds"])
  }

  @Test func whatIsAsCommonWithoutTheCauseSaysNothing() throws {
    let graph = try Self.graph("broken")
    #expect(!graph.nodes.contains { $0.column == .finding })
  }

  @Test func aFindingHasTheCausesForWhichItSpeaks() throws {
    let graph = try Self.graph("network")
    #expect(graph.nodes.map(\.id) == ["finding network hotel", "cause blocked", "fix use-port"])
  }

  @Test func aFixHasTheCausesThatItCures() throws {
    let graph = try Self.graph("ask")
    #expect(
      graph.nodes.filter { $0.column == .cause }.map(\.id) == ["cause blocked", "cause broken"])
    #expect(graph.nodes.filter { $0.column == .fix }.map(\.id) == ["fix ask"])
  }

  @Test func namesAreToldApartByTheirKind() {
    #expect(KnowledgeGraph(around: "fix ask", in: Self.knowledge) != nil)
    #expect(KnowledgeGraph(around: "cause ask", in: Self.knowledge) == nil)
    #expect(KnowledgeGraph(around: "nothing", in: Self.knowledge) == nil)
    #expect(KnowledgeGraph.names(in: Self.knowledge).count == 7)
  }

  @Test func theWholeHasEveryCauseByStage() {
    let graph = KnowledgeGraph(of: Self.knowledge)
    #expect(
      graph.nodes.filter { $0.column == .cause }.map(\.id) == ["cause blocked", "cause broken"])
    #expect(graph.nodes.count { $0.column == .fix } == 3)
    for edge in graph.edges {
      #expect(graph.nodes[edge.from].column.rawValue + 1 == graph.nodes[edge.to].column.rawValue)
    }
  }

  // MARK: - Forms

  @Test(arguments: GraphFormat.allCases)
  func theSameGraphGivesTheSameText(_ format: GraphFormat) {
    let text = format.text(of: KnowledgeGraph(of: Self.knowledge))
    #expect(text == format.text(of: KnowledgeGraph(of: Self.knowledge)))
    #expect(text.hasSuffix("\n"))
  }

  @Test func marksOfEachLanguageAreEscaped() throws {
    let graph = try Self.graph("blocked")
    #expect(
      GraphFormat.dot.text(of: graph).contains(#"A \"quoted\" <name> & a \\ back#slash:\nyes"#))
    #expect(
      GraphFormat.mermaid.text(of: graph).contains(
        #"A #quot;quoted#quot; #lt;name#gt; #amp; a #92; back#35;slash: yes"#))
    let svg = GraphFormat.svg.text(of: graph)
    #expect(svg.contains("A &quot;quoted&quot; &lt;name&gt; &amp; a \\"))
    #expect(!svg.contains("<name>"))
  }

  /// Mermaid refuses to draw a label that begins like an entry of a list.
  @Test(arguments: [
    ("1. Do it", "1#46; Do it"), ("12) Do it", "12#41; Do it"), ("- Do it", "#45; Do it"),
    ("5.7.1 and *so* on", "5#46;7.1 and #42;so#42; on"), ("At 587.", "At 587."),
  ])
  func labelsThatLookLikeMarkdown(_ label: String, _ written: String) {
    let graph = KnowledgeGraph(
      title: "{so}", about: "",
      nodes: [.init(id: "cause a", column: .cause, label: label, detail: "", isFocus: false)],
      edges: [])
    let text = GraphFormat.mermaid.text(of: graph)
    #expect(text.contains("[\"\(written)\"]"))
    #expect(!text.contains("{"))
  }

  @Test func likelihoodsAreWrittenAndDrawn() throws {
    let graph = try Self.graph("blocked")
    let dot = GraphFormat.dot.text(of: graph)
    #expect(dot.contains("[label=\"60 %\", penwidth=2.6]"))
    #expect(dot.contains("label=\"> 99 %\""))
    #expect(GraphFormat.mermaid.text(of: graph).contains("-->|\"80 %\"|"))
    #expect(GraphFormat.svg.text(of: graph).contains("stroke-width=\"2.8\""))
  }

  @Test func thePictureTellsInWordsWhatItShows() throws {
    let svg = GraphFormat.svg.text(of: try Self.graph("blocked"))
    #expect(svg.contains("role=\"img\" aria-labelledby=\"title desc\""))
    #expect(svg.contains("<title id=\"title\">It is blocked</title>"))
    #expect(svg.contains("Findings: 2, causes: 1, fixes: 2."))
    #expect(svg.contains("It is blocked \u{2192} Do use-port: 80 %."))
    #expect(svg.contains("prefers-color-scheme: dark"))
  }

  // MARK: - Layout

  @Test func noTwoBoxesOverlapAndAllLieInThePicture() {
    let graph = KnowledgeGraph(of: Self.knowledge)
    let layout = GraphLayout(of: graph)
    for (position, box) in layout.boxes.enumerated() {
      #expect(box.y >= GraphLayout.top && box.y + box.height <= layout.height)
      #expect(box.x >= 0 && box.x + GraphLayout.boxWidth <= layout.width)
      for other in layout.boxes[(position + 1)...] where other.x == box.x {
        #expect(box.y + box.height < other.y || other.y + other.height < box.y)
      }
    }
  }

  @Test func longTextsAreWrappedAndNothingOfThemIsLost() {
    let text = "Where the device is connected: " + String(repeating: "w", count: 90) + " and so on"
    let lines = GraphLayout.wrapped(text)
    #expect(lines.count > 3)
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    #expect(GraphLayout.wrapped("") == [""])
  }
}
