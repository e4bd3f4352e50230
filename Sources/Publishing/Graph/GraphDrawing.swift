import Knowledge

/// Gathers nodes and edges, and puts them in order.
struct GraphDrawing {
  /// A value that speaks for a cause.
  struct Sign {
    let fact: Fact
    /// P(value | cause).
    let likelihood: Double
    /// What seeing it adds to the cause on average: p·log(p / background).
    let worth: Double
  }

  private let knowledge: KnowledgeBase
  private var nodes: [KnowledgeGraph.Node] = []
  private var positions: [String: Int] = [:]
  private var edges: [KnowledgeGraph.Edge] = []

  init(_ knowledge: KnowledgeBase) { self.knowledge = knowledge }

  // MARK: - What speaks for a cause

  /// The values that are seen with the cause clearly more often than without it, the most telling
  /// first.
  func signs(of cause: Cause) -> [Sign] {
    var signs: [Sign] = []
    for (finding, likelihoods) in cause.findings {
      for likelihood in likelihoods {
        let probability = likelihood.probability.value
        let background = background(of: likelihood.value, finding)
        guard probability >= 0.2, probability >= 1.2 * background else { continue }
        signs.append(
          Sign(
            fact: Fact(finding, likelihood.value), likelihood: probability,
            worth: probability * Self.doublings(probability / max(background, 0.001))))
      }
    }
    return signs.enumerated().sorted {
      ($1.element.worth, $0.offset) < ($0.element.worth, $1.offset)
    }
    .map(\.element)
  }

  private func background(of value: Finding.Value.ID, _ finding: Finding.ID) -> Double {
    guard let subject = knowledge.findings[id: finding] else { return 0.5 }
    switch subject.domain {
    case .listed: return subject.value(value)?.background ?? 0.5
    case .clients: return 1 / Double(max(1, knowledge.clients.count))
    case .providers: return 1 / Double(max(1, knowledge.providers.count))
    case .accountTypes: return 1 / Double(max(1, knowledge.accountTypes.count))
    }
  }

  /// A logarithm good enough to order by, without Foundation: doublings, with a straight line between.
  private static func doublings(_ ratio: Double) -> Double {
    guard ratio >= 1 else { return 0 }
    return Double(ratio.exponent) + ratio.significand - 1
  }

  // MARK: - Gathering

  mutating func add(_ cause: Cause, telling count: Int, isFocus: Bool = false) {
    add(cause, signs: Array(signs(of: cause).prefix(count)), isFocus: isFocus)
  }

  mutating func add(
    _ cause: Cause, signs: [Sign], isFocus: Bool = false, areFocus: Bool = false
  ) {
    let right = position(
      "cause \(cause.id)", .cause, cause.title.english, cause.stage.rawValue, isFocus)
    for sign in signs {
      let left = position(
        "finding \(sign.fact.finding) \(sign.fact.value)", .finding, words(for: sign.fact), "",
        areFocus)
      edges.append(.init(from: left, to: right, likelihood: sign.likelihood))
    }
  }

  mutating func addFixes(
    of cause: Cause, atMost count: Int = .max, only wanted: Fix.ID? = nil,
    withMinutes: Bool = true
  ) {
    guard let left = positions["cause \(cause.id)"] else { return }
    for remedy in cause.remedies.filter({ wanted == nil || $0.fix == wanted }).prefix(count) {
      guard let fix = knowledge.fixes[id: remedy.fix] else { continue }
      let right = position(
        "fix \(fix.id)", .fix, fix.title.english,
        withMinutes ? Self.shown(minutes: fix.minutes) : "", wanted != nil)
      edges.append(.init(from: left, to: right, likelihood: remedy.efficacy.value))
    }
  }

  private static func shown(minutes: Double) -> String {
    if minutes < 1 { return "\(Int((minutes * 60).rounded())) seconds" }
    let rounded = Int(minutes.rounded())
    if rounded >= 120 { return "\(Int((minutes / 60).rounded())) hours" }
    return rounded == 1 ? "1 minute" : "\(rounded) minutes"
  }

  private mutating func position(
    _ id: String, _ column: KnowledgeGraph.Column, _ label: String, _ detail: String,
    _ isFocus: Bool
  ) -> Int {
    if let known = positions[id] { return known }
    nodes.append(.init(id: id, column: column, label: label, detail: detail, isFocus: isFocus))
    positions[id] = nodes.count - 1
    return nodes.count - 1
  }

  private func words(for fact: Fact) -> String {
    guard let finding = knowledge.findings[id: fact.finding] else { return fact.description }
    let value: String
    switch finding.domain {
    case .listed: value = finding.value(fact.value)?.name.english ?? fact.value.rawValue
    case .clients:
      value = knowledge.clients[id: .init(fact.value.rawValue)]?.name.english ?? fact.value.rawValue
    case .providers:
      value =
        knowledge.providers[id: .init(fact.value.rawValue)]?.name.english ?? fact.value.rawValue
    case .accountTypes:
      value =
        knowledge.accountTypes[id: .init(fact.value.rawValue)]?.name.english
        ?? fact.value.rawValue
    }
    let isYesOrNo = [Finding.Value.ID.yes, .no].contains(fact.value)
    return "\(finding.name.english): \(isYesOrNo ? value.lowercased() : value)"
  }

  // MARK: - Order

  /// The causes stand by stage; findings and fixes stand about where their causes do, so that few
  /// edges cross.
  func graph(title: String, about: String) -> KnowledgeGraph {
    let stages = Stage.allCases.map(\.rawValue)
    let causes = nodes.indices.filter { nodes[$0].column == .cause }
      .sorted {
        (stages.firstIndex(of: nodes[$0].detail) ?? 0, nodes[$0].id)
          < (stages.firstIndex(of: nodes[$1].detail) ?? 0, nodes[$1].id)
      }
    var heights: [Int: Double] = [:]
    for (height, cause) in causes.enumerated() { heights[cause] = Double(height) }
    let findings = ordered(.finding, by: heights) { ($0.to, $0.from) }
    let fixes = ordered(.fix, by: heights) { ($0.from, $0.to) }
    let order = findings + causes + fixes
    var newPositions: [Int: Int] = [:]
    for (new, old) in order.enumerated() { newPositions[old] = new }
    let moved = edges.compactMap { edge -> KnowledgeGraph.Edge? in
      guard let from = newPositions[edge.from], let to = newPositions[edge.to] else { return nil }
      return .init(from: from, to: to, likelihood: edge.likelihood)
    }
    return KnowledgeGraph(
      title: title, about: about, nodes: order.map { nodes[$0] },
      edges: moved.sorted { ($0.from, $0.to) < ($1.from, $1.to) })
  }

  /// The nodes of a column by the mean height of their causes; of equals, the one first added.
  private func ordered(
    _ column: KnowledgeGraph.Column, by heights: [Int: Double],
    _ ends: (KnowledgeGraph.Edge) -> (cause: Int, other: Int)
  ) -> [Int] {
    var sums: [Int: (sum: Double, weight: Double)] = [:]
    for edge in edges {
      let (cause, other) = ends(edge)
      guard let height = heights[cause] else { continue }
      let old = sums[other] ?? (0, 0)
      let weight = max(edge.likelihood, 0.01)
      sums[other] = (old.sum + weight * height, old.weight + weight)
    }
    func mean(_ node: Int) -> Double { sums[node].map { $0.sum / $0.weight } ?? 0 }
    return nodes.indices.filter { nodes[$0].column == column }
      .sorted { (mean($0), $0) < (mean($1), $1) }
  }
}
