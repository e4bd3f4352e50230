/// A form in which graphs are written. The same graph gives the same bytes.
public enum GraphFormat: String, CaseIterable, Sendable {
  /// For Graphviz.
  case dot
  /// For Markdown pages that draw Mermaid.
  case mermaid
  /// A picture of its own, for light and dark.
  case svg

  /// The graph in this form.
  public func text(of graph: KnowledgeGraph) -> String {
    switch self {
    case .dot: DOTFormat.text(of: graph)
    case .mermaid: MermaidFormat.text(of: graph)
    case .svg: SVGPicture(of: graph).text
    }
  }
}

extension KnowledgeGraph.Edge {
  /// `93 %`; what is not certain is never shown as if it were.
  var percent: String {
    let percent = Int((likelihood * 100).rounded())
    if percent == 0, likelihood > 0 { return "< 1 %" }
    if percent == 100, likelihood < 1 { return "> 99 %" }
    return "\(percent) %"
  }
}

/// The language of Graphviz: https://graphviz.org/doc/info/lang.html
enum DOTFormat {
  static func text(of graph: KnowledgeGraph) -> String {
    var text = "digraph knowledge {\n"
    text += "  graph [rankdir=LR, label=\(quoted(graph.title)), labelloc=t, ranksep=1.6];\n"
    text += "  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\", fontsize=11];\n"
    text += "  edge [fontname=\"sans-serif\", fontsize=9, color=\"#5a626c\"];\n"
    for column in KnowledgeGraph.Column.allCases {
      text += "  subgraph { rank=same; node [fillcolor=\"\(fill(column))\"];\n"
      for node in graph.nodes where node.column == column {
        let width = node.isFocus ? ", penwidth=3" : ""
        text += "    \(quoted(node.id)) [label=\(quoted(node.label))\(width)];\n"
      }
      text += "  }\n"
    }
    for edge in graph.edges {
      let width = Int((5 + 35 * edge.likelihood).rounded())
      text +=
        "  \(quoted(graph.nodes[edge.from].id)) -> \(quoted(graph.nodes[edge.to].id)) "
        + "[label=\"\(edge.percent)\", penwidth=\(width / 10).\(width % 10)];\n"
    }
    return text + "}\n"
  }

  private static func fill(_ column: KnowledgeGraph.Column) -> String {
    switch column {
    case .finding: "#e3effb"
    case .cause: "#fff1cc"
    case .fix: "#e2f3e4"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text {
      if character == "\"" || character == "\\" { quoted += "\\" }
      quoted.append(character.isNewline ? " " : character)
    }
    return quoted + "\""
  }
}

/// Mermaid's flowcharts.
enum MermaidFormat {
  static func text(of graph: KnowledgeGraph) -> String {
    var text = "%% \(graph.title)\nflowchart LR\n"
    for (position, node) in graph.nodes.enumerated() {
      text += "  n\(position)[\"\(escaped(node.label))\"]:::\(node.column)\n"
    }
    for edge in graph.edges {
      text += "  n\(edge.from) -->|\"\(edge.percent)\"| n\(edge.to)\n"
    }
    for (position, edge) in graph.edges.enumerated() {
      let width = max(1, Int((4 * edge.likelihood).rounded()))
      text += "  linkStyle \(position) stroke-width:\(width)px\n"
    }
    text += "  classDef finding fill:#e3effb,stroke:#0b57a4,color:#1c1f23\n"
    text += "  classDef cause fill:#fff1cc,stroke:#b98900,color:#1c1f23\n"
    text += "  classDef fix fill:#e2f3e4,stroke:#2c7a3f,color:#1c1f23\n"
    return text
  }

  /// Marks that would end the label or be taken for markup, as entities of Mermaid's own.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\"": escaped += "#quot;"
      case "#": escaped += "#35;"
      case "<": escaped += "#lt;"
      case ">": escaped += "#gt;"
      case "&": escaped += "#amp;"
      case "`": escaped += "#96;"
      case _ where character.isNewline: escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
