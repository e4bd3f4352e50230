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

extension KnowledgeGraph {
  /// Whether there are so few edges that a figure beside each can be read.
  var hasRoomForFigures: Bool { edges.count <= 80 }
}

/// The language of Graphviz: https://graphviz.org/doc/info/lang.html
enum DOTFormat {
  static func text(of graph: KnowledgeGraph) -> String {
    var text = "digraph knowledge {\n"
    text += "  graph [rankdir=LR, label=\(quoted(graph.title)), labelloc=t, ranksep=1.6];\n"
    text += "  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\", fontsize=11];\n"
    text +=
      "  edge [fontname=\"sans-serif\", fontsize=9, color=\"#5a626c\", tailport=e, headport=w];\n"
    for column in KnowledgeGraph.Column.allCases {
      text += "  subgraph { rank=same; node [fillcolor=\"\(fill(column))\"];\n"
      for node in graph.nodes where node.column == column {
        let width = node.isFocus ? ", penwidth=3" : ""
        text += "    \(quoted(node.id)) [label=\(wrapped(node.label))\(width)];\n"
      }
      text += "  }\n"
    }
    let figure = graph.hasRoomForFigures ? "label" : "edgetooltip"
    for edge in graph.edges {
      let width = Int((5 + 35 * edge.likelihood).rounded())
      text +=
        "  \(quoted(graph.nodes[edge.from].id)) -> \(quoted(graph.nodes[edge.to].id)) "
        + "[\(figure)=\"\(edge.percent)\", penwidth=\(width / 10).\(width % 10)];\n"
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

  /// In quotes, with line ends where the box would become too wide.
  private static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= widest {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return "\"" + lines.map { quoted($0).dropFirst().dropLast() }.joined(separator: "\\n") + "\""
  }

  /// The characters of a line in a box.
  private static let widest = 36

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
    var text = "%% \(remark(graph.title))\nflowchart LR\n"
    for (position, node) in graph.nodes.enumerated() {
      text += "  n\(position)[\"\(escaped(node.label))\"]:::\(node.column)\n"
    }
    for edge in graph.edges {
      let figure = graph.hasRoomForFigures ? "|\"\(escaped(edge.percent))\"|" : ""
      text += "  n\(edge.from) -->\(figure) n\(edge.to)\n"
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

  /// Braces in a comment are taken for the beginning of a directive.
  private static func remark(_ text: String) -> String {
    String(text.map { $0.isNewline || "{}".contains($0) ? " " : $0 })
  }

  /// Marks that would end the label or be taken for markup, as entities of Mermaid's own. A label that
  /// begins like an entry of a list is not drawn at all.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "-" where escaped.isEmpty, "+" where escaped.isEmpty: escaped += character.entity
      case "." where escaped.allSatisfy(\.isNumber): escaped += character.entity
      case ")" where escaped.allSatisfy(\.isNumber): escaped += character.entity
      case "*", "_", "\\": escaped += character.entity
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

extension Character {
  /// The number of its first scalar as Mermaid writes entities.
  fileprivate var entity: String { "#\(unicodeScalars.first?.value ?? 32);" }
}
