public import Knowledge

/// Rules made ready to fire: every line of every condition is indexed by the fact that meets it, so
/// that a new fact touches only the rules that wait for it, and each line of them once (W. F. Dowling,
/// J. H. Gallier, "Linear-time algorithms for testing the satisfiability of propositional Horn
/// formulae", Journal of Logic Programming 1, 1984; with bits for their counters, as several values may
/// meet one line). Conditions have no variables, so nothing has to be joined as in Rete (C. L. Forgy,
/// Artificial Intelligence 19, 1982).
public struct RuleNetwork: Sendable {
  /// A circle through a `none`: no order of firing would be right.
  public struct Unstratified: Error, Sendable {
    /// A rule on the circle, or one that waits for it.
    public let rule: Rule.ID
  }

  /// What waits for a fact: a bit of a node's mask.
  struct Edge: Sendable {
    let node: Int32
    let bit: UInt8
  }

  /// What a node does once nothing is missing.
  enum Completion: Sendable {
    /// The rule's condition holds, but for its `none`.
    case activates(rule: Int32)
    /// One group of an `any` holds: a bit of its rule's own node.
    case satisfies(node: Int32, bit: UInt8)
  }

  /// The rules that hold on the day, by name.
  public let rules: [Rule]

  /// Every fact and every "settled at all" that a condition or a conclusion names has a number.
  private(set) var literals: [Fact: Int32] = [:]
  private(set) var settledLiterals: [Finding.ID: Int32] = [:]
  private(set) var facts: [Fact?] = []
  /// The literal of "settled at all" that belongs to a fact's literal, or -1.
  private(set) var settledLiteral: [Int32] = []
  /// `edges[edgeStart[l]..<edgeStart[l + 1]]` wait for literal `l`.
  private(set) var edgeStart: [Int32] = []
  private(set) var edges: [Edge] = []
  /// What each node still needs, one bit a line.
  private(set) var missing: [UInt64] = []
  private(set) var completions: [Completion] = []
  /// Per rule, the facts that it concludes.
  private(set) var conclusions: [[Int32]] = []
  /// Per rule, the literals none of which may hold.
  private(set) var forbidden: [[Int32]] = []
  /// Per rule, its stratum: all that its `none` names is settled in lower ones.
  private(set) var stratum: [Int32] = []
  private(set) var strata = 1
  /// Nodes that lack nothing from the start.
  private(set) var ready: [Int32] = []

  /// Makes the rules that hold on the day ready to fire; without a day, all of them.
  ///
  /// - Precondition: no part of a condition has more than `Condition.mostLines`, which is what knowledge
  ///   files are held to: a node's lines are counted in 64 bits.
  public init(rules: [Rule], on day: Day? = nil) throws(Unstratified) {
    func holds(_ rule: Rule) -> Bool { day.map(rule.validity.contains) ?? true }
    let holding = rules.allSatisfy(holds) ? rules : rules.filter(holds)
    self.rules =
      holding.indices.dropFirst().allSatisfy { holding[$0 - 1].id <= holding[$0].id }
      ? holding : holding.sorted { $0.id < $1.id }
    compile()
    try stratify()
  }

  // MARK: Compiling

  private mutating func compile() {
    var waiting: [[Edge]] = []
    for (index, rule) in rules.enumerated() {
      precondition(
        ([rule.condition.all] + rule.condition.any).allSatisfy { $0.count <= Condition.mostLines },
        "the condition of the rule '\(rule.id)' has too many lines")
      let node = Int32(missing.count)
      missing.append(0)
      completions.append(.activates(rule: Int32(index)))
      var bit: UInt8 = 0
      for term in rule.condition.all {
        connect(term, to: Edge(node: node, bit: bit), in: &waiting)
        bit += 1
      }
      if !rule.condition.any.isEmpty {
        for group in rule.condition.any {
          let alternative = Int32(missing.count)
          missing.append((1 << UInt64(group.count)) - 1)
          completions.append(.satisfies(node: node, bit: bit))
          for (position, term) in group.enumerated() {
            connect(term, to: Edge(node: alternative, bit: UInt8(position)), in: &waiting)
          }
          if group.isEmpty { ready.append(alternative) }
        }
        bit += 1
      }
      missing[Int(node)] = (1 << UInt64(bit)) - 1
      if bit == 0 { ready.append(node) }
      conclusions.append(
        rule.conclusions.compactMap {
          if case .conclude(let fact) = $0 { number(of: fact, in: &waiting) } else { nil }
        })
      forbidden.append(
        rule.condition.none.flatMap { term in literals(meeting: term, in: &waiting) })
    }
    edgeStart.reserveCapacity(waiting.count + 1)
    for list in waiting {
      edgeStart.append(Int32(edges.count))
      edges += list
    }
    edgeStart.append(Int32(edges.count))
    settledLiteral = facts.map { $0.flatMap { settledLiterals[$0.finding] } ?? -1 }
  }

  private mutating func connect(
    _ term: Condition.Term, to edge: Edge, in waiting: inout [[Edge]]
  ) {
    for literal in literals(meeting: term, in: &waiting) { waiting[Int(literal)].append(edge) }
  }

  private mutating func literals(
    meeting term: Condition.Term, in waiting: inout [[Edge]]
  ) -> [Int32] {
    guard term.values.isEmpty else {
      return term.values.map { number(of: Fact(term.finding, $0), in: &waiting) }
    }
    if let known = settledLiterals[term.finding] { return [known] }
    let known = Int32(facts.count)
    facts.append(nil)
    waiting.append([])
    settledLiterals[term.finding] = known
    return [known]
  }

  private mutating func number(of fact: Fact, in waiting: inout [[Edge]]) -> Int32 {
    if let known = literals[fact] { return known }
    let literal = Int32(facts.count)
    facts.append(fact)
    waiting.append([])
    literals[fact] = literal
    return literal
  }

  // MARK: Strata

  /// Numbers the rules so that whatever a rule's `none` names is settled in lower strata
  /// (K. R. Apt, H. A. Blair, A. Walker, "Towards a theory of declarative knowledge", 1988).
  private mutating func stratify() throws(Unstratified) {
    stratum = Array(repeating: 0, count: rules.count)
    // Only a `none` leads to a higher stratum, so without a circle there are no more than those.
    let highest = rules.count { !$0.condition.none.isEmpty }
    guard highest > 0 else { return }
    var concluding: [Finding.ID: [Int]] = [:]
    for (index, rule) in rules.enumerated() {
      for case .conclude(let fact) in rule.conclusions {
        concluding[fact.finding, default: []].append(index)
      }
    }
    var changed = true
    while changed {
      changed = false
      for (index, rule) in rules.enumerated() {
        var least = stratum[index]
        for term in rule.condition.all + rule.condition.any.joined() {
          for other in concluding[term.finding] ?? [] { least = max(least, stratum[other]) }
        }
        for term in rule.condition.none {
          for other in concluding[term.finding] ?? [] { least = max(least, stratum[other] + 1) }
        }
        guard least > stratum[index] else { continue }
        guard least <= highest else { throw Unstratified(rule: rule.id) }
        stratum[index] = least
        changed = true
      }
    }
    strata = Int(stratum.max() ?? 0) + 1
  }
}
