/// Where the boxes of a picture stand, in pixels: columns side by side, boxes as high as their text,
/// shorter columns spread over the height of the tallest.
struct GraphLayout {
  struct Box {
    let x: Int
    let y: Int
    let height: Int
    let lines: [String]
  }

  static let margin = 24
  static let top = 108
  static let boxWidth = 300
  static let inset = 10
  static let padding = 8
  static let lineHeight = 17
  private static let aisle = 190
  private static let gap = 10

  let boxes: [Box]
  let height: Int
  private let leaving: [Int]
  private let arriving: [Int]

  var width: Int { 2 * Self.margin + 3 * Self.boxWidth + 2 * Self.aisle }

  init(of graph: KnowledgeGraph) {
    var leaving = Array(repeating: 0, count: graph.nodes.count)
    var arriving = leaving
    for edge in graph.edges {
      leaving[edge.from] += 1
      arriving[edge.to] += 1
    }
    self.leaving = leaving
    self.arriving = arriving
    let lines = graph.nodes.map { Self.wrapped($0.label) }
    let heights = zip(graph.nodes, lines).map { node, lines in
      2 * Self.padding + (lines.count + (node.detail.isEmpty ? 0 : 1)) * Self.lineHeight - 2
    }
    let columns = KnowledgeGraph.Column.allCases.map { column in
      graph.nodes.indices.filter { graph.nodes[$0].column == column }
    }
    let extents = columns.map { column in
      column.reduce(0) { $0 + heights[$1] } + max(0, column.count - 1) * Self.gap
    }
    let tallest = extents.max() ?? 0
    var ys = Array(repeating: 0, count: graph.nodes.count)
    for (column, extent) in zip(columns, extents) {
      // What is left over goes between the boxes, and above and below them.
      let spare = Double(tallest - extent) / Double(max(1, column.count))
      var y = Double(Self.top) + spare / 2
      for position in column {
        ys[position] = Int(y.rounded())
        y += Double(heights[position] + Self.gap) + spare
      }
    }
    boxes = graph.nodes.indices.map { position in
      Box(
        x: Self.left(of: graph.nodes[position].column), y: ys[position],
        height: heights[position], lines: lines[position])
    }
    height = Self.top + tallest + Self.margin
  }

  func left(of column: KnowledgeGraph.Column) -> Int { Self.left(of: column) }

  private static func left(of column: KnowledgeGraph.Column) -> Int {
    margin + column.rawValue * (boxWidth + aisle)
  }

  /// Where an edge begins and ends: at the middle of the boxes' sides.
  func ends(of edge: KnowledgeGraph.Edge) -> (start: (x: Int, y: Int), end: (x: Int, y: Int)) {
    let (from, to) = (boxes[edge.from], boxes[edge.to])
    return ((from.x + Self.boxWidth, from.y + from.height / 2), (to.x, to.y + to.height / 2))
  }

  func isOnlyEdge(atStartOf edge: KnowledgeGraph.Edge) -> Bool { leaving[edge.from] == 1 }

  func isOnlyEdge(atEndOf edge: KnowledgeGraph.Edge) -> Bool { arriving[edge.to] == 1 }

  // MARK: - Text

  /// The text in lines that fit into a box.
  static func wrapped(_ text: String) -> [String] {
    let room = Double(boxWidth - 2 * inset)
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if width(of: longer) <= room {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if width(of: line) + width(of: String(character)) > room {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// How wide a text is at 13 pixels, on the safe side of common typefaces.
  private static func width(of text: String) -> Double {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar {
      case "i", "l", "j", "'", ".", ",", ":", ";", "|", "!": sum + 4
      case "f", "t", "r", "(", ")", "[", "]", " ", "-", "I": sum + 5.5
      case "m", "w", "M", "W", "@", "%": sum + 12.5
      case "A"..."Z": sum + 9.2
      case "\u{1100}"...: sum + 13
      default: sum + 8
      }
    }
  }
}
