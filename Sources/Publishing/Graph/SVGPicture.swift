/// A graph as a picture: three columns of boxes, read from left to right, with curves between them
/// that are the wider the likelier. It follows the reader's light or dark, and tells in words what it
/// shows.
struct SVGPicture {
  private let graph: KnowledgeGraph
  private let layout: GraphLayout

  init(of graph: KnowledgeGraph) {
    self.graph = graph
    layout = GraphLayout(of: graph)
  }

  var text: String {
    let (width, height) = (layout.width, layout.height)
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" role="img" aria-labelledby="title desc">
      <title id="title">\(graph.title.asMarkup)</title>
      <desc id="desc">\(description.asMarkup)</desc>
      <style>
      \(Self.style)
      </style>
      <rect class="paper" width="\(width)" height="\(height)"/>
      <text class="title" x="\(GraphLayout.margin)" y="34">\(graph.title.asMarkup)</text>
      <text class="about" x="\(GraphLayout.margin)" y="56">\(graph.about.asMarkup)</text>

      """
    for column in KnowledgeGraph.Column.allCases {
      let x = layout.left(of: column)
      svg += "<text class=\"head\" x=\"\(x)\" y=\"\(GraphLayout.top - 16)\">"
      svg += "\(Self.head(of: column))</text>\n"
    }
    svg += "<g class=\"edges\">\n"
    for edge in graph.edges { svg += curve(edge) }
    svg += "</g>\n"
    for position in graph.nodes.indices { svg += box(position) }
    svg += "<g class=\"figures\">\n"
    for edge in graph.edges { svg += figure(edge) }
    return svg + "</g>\n</svg>\n"
  }

  private static func head(of column: KnowledgeGraph.Column) -> String {
    switch column {
    case .finding: "What is seen"
    case .cause: "What is wrong"
    case .fix: "What helps"
    }
  }

  /// The picture in words; relations one by one where there are few.
  private var description: String {
    var words = graph.about
    for column in KnowledgeGraph.Column.allCases {
      let count = graph.nodes.count { $0.column == column }
      words += column == .finding ? " Findings: " : column == .cause ? ", causes: " : ", fixes: "
      words += "\(count)"
    }
    words += "."
    guard graph.hasRoomForFigures else { return words }
    for edge in graph.edges { words += " \(sentence(edge))." }
    return words
  }

  /// Edges that lead farther up or down, in pixels, are faint where there are many, for they would
  /// cover the near ones.
  private static let far = 600

  private func sentence(_ edge: KnowledgeGraph.Edge) -> String {
    "\(graph.nodes[edge.from].label) \u{2192} \(graph.nodes[edge.to].label): \(edge.percent)"
  }

  // MARK: - Parts

  private func curve(_ edge: KnowledgeGraph.Edge) -> String {
    let (start, end) = layout.ends(of: edge)
    let middle = (start.x + end.x) / 2
    let width = Int((8 + 34 * edge.likelihood).rounded())
    let isFar = abs(end.y - start.y) > Self.far && !graph.hasRoomForFigures
    let opacity = Int(((35 + 45 * edge.likelihood) * (isFar ? 0.4 : 1)).rounded())
    return """
      <path d="M\(start.x) \(start.y)C\(middle) \(start.y) \(middle) \(end.y) \(end.x) \(end.y)" \
      stroke-width="\(width / 10).\(width % 10)" opacity="0.\(opacity)">\
      <title>\(sentence(edge).asMarkup)</title></path>

      """
  }

  private func box(_ position: Int) -> String {
    let node = graph.nodes[position]
    let place = layout.boxes[position]
    let focus = node.isFocus ? " focus" : ""
    var svg = "<g class=\"\(node.column)\(focus)\">"
    svg += "<rect x=\"\(place.x)\" y=\"\(place.y)\" width=\"\(GraphLayout.boxWidth)\" "
    svg += "height=\"\(place.height)\" rx=\"6\"/>"
    var baseline = place.y + GraphLayout.padding + 11
    for line in place.lines {
      svg += "<text x=\"\(place.x + GraphLayout.inset)\" y=\"\(baseline)\">\(line.asMarkup)</text>"
      baseline += GraphLayout.lineHeight
    }
    if !node.detail.isEmpty {
      svg += "<text class=\"detail\" x=\"\(place.x + GraphLayout.inset)\" y=\"\(baseline)\">"
      svg += "\(node.detail.asMarkup)</text>"
    }
    return svg + "</g>\n"
  }

  /// The percentage, beside the outer box if that has no other edge on this side.
  private func figure(_ edge: KnowledgeGraph.Edge) -> String {
    guard graph.hasRoomForFigures else { return "" }
    let (start, end) = layout.ends(of: edge)
    // On the side of the line that the curve turns away from.
    let (above, below) = (-5, 14)
    if layout.isOnlyEdge(atStartOf: edge) {
      let y = start.y + (end.y < start.y ? below : above)
      return "<text x=\"\(start.x + 6)\" y=\"\(y)\">\(edge.percent.asMarkup)</text>\n"
    }
    if layout.isOnlyEdge(atEndOf: edge) {
      let y = end.y + (end.y > start.y ? below : above)
      return "<text class=\"end\" x=\"\(end.x - 6)\" y=\"\(y)\">"
        + "\(edge.percent.asMarkup)</text>\n"
    }
    return ""
  }

  private static let style = """
    svg { color-scheme: light dark; --ink: #1c1f23; --soft: #5a626c; --paper: #ffffff;
      --finding: #e3effb; --finding-line: #0b57a4; --cause: #fff1cc; --cause-line: #8a6600;
      --fix: #e2f3e4; --fix-line: #2c7a3f; --edge: #5a626c; }
    @media (prefers-color-scheme: dark) { svg { --ink: #e6e9ec; --soft: #a5afb9; --paper: #15181b;
      --finding: #16293d; --finding-line: #8abfff; --cause: #332a10; --cause-line: #d9a91f;
      --fix: #15301c; --fix-line: #7ccb8f; --edge: #a5afb9; } }
    text { font: 13px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: var(--ink); }
    .title { font-size: 20px; font-weight: 600; } .about, .detail { fill: var(--soft); }
    .detail { font-size: 11.5px; } .head { font-size: 14px; font-weight: 600; fill: var(--soft); }
    .paper { fill: var(--paper); } .edges path { fill: none; stroke: var(--edge); }
    .edges path:hover { stroke: var(--finding-line); opacity: 1; }
    .finding rect { fill: var(--finding); stroke: var(--finding-line); }
    .cause rect { fill: var(--cause); stroke: var(--cause-line); }
    .fix rect { fill: var(--fix); stroke: var(--fix-line); } .focus rect { stroke-width: 3; }
    .figures text { font-size: 11.5px; fill: var(--soft); stroke: var(--paper); stroke-width: 4px;
      paint-order: stroke; } .end { text-anchor: end; }
    """
}

extension String {
  /// With the marks of XML as entities, and without what XML forbids.
  fileprivate var asMarkup: String {
    var markup = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "\"": markup += "&quot;"
      case "\n", "\t": markup += " "
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": continue
      default: markup.unicodeScalars.append(scalar)
      }
    }
    return markup
  }
}
