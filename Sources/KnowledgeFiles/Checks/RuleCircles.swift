import Knowledge

/// Rules that lead back to themselves. Through facts alone that is merely odd; through a `none`
/// there is no order in which the rules could fire (K. R. Apt, H. A. Blair, A. Walker, "Towards a
/// theory of declarative knowledge", 1988).
enum RuleCircles: Check {
  static func run(_ whole: Whole) {
    let concluding = whole.knowledge.rules.filter { rule in
      rule.conclusions.contains { if case .conclude = $0 { true } else { false } }
    }
    guard !concluding.isEmpty else { return }
    let throughNone = checkNegation(concluding, whole)
    checkFacts(concluding.filter { !throughNone.contains($0.id) }, whole)
  }

  /// Findings as nodes, as the rule engine orders them. Returns the rules that were reported.
  private static func checkNegation(_ rules: [Rule], _ whole: Whole) -> Set<Rule.ID> {
    guard rules.contains(where: { !$0.condition.none.isEmpty }) else { return [] }
    var graph = DirectedGraph<Finding.ID>()
    for rule in rules {
      for case .conclude(let fact) in rule.conclusions {
        for premise in rule.condition.findings { graph.connect(premise, fact.finding) }
      }
    }
    let component = graph.components()
    var reported: Set<Rule.ID> = []
    for rule in rules {
      for case .conclude(let fact) in rule.conclusions {
        let negated = rule.condition.none.first { term in
          component[term.finding] == component[fact.finding]
        }
        guard let negated, reported.insert(rule.id).inserted else { continue }
        let name = rule.id.rawValue
        whole.report(
          .negationCircle,
          at: whole.places.place(.rule, name, "when", "none", .key(negated.finding.rawValue)),
          "the rule \(name.quoted) needs \(negated.finding.rawValue.quoted) not to be so, and that "
            + "depends on what the rule itself concludes",
          hint: "what a rule's 'none' names must be settled without the rule")
      }
    }
    return reported
  }

  /// Rules and facts as nodes: a rule leads to its facts, a fact to the rules that wait for it.
  private static func checkFacts(_ rules: [Rule], _ whole: Whole) {
    enum Node: Hashable {
      case rule(Rule.ID)
      case fact(Fact)
      case settled(Finding.ID)
    }
    var graph = DirectedGraph<Node>()
    for rule in rules {
      for case .conclude(let fact) in rule.conclusions {
        graph.connect(.rule(rule.id), .fact(fact))
        graph.connect(.fact(fact), .settled(fact.finding))
      }
      for term in rule.condition.all + rule.condition.any.joined() {
        for value in term.values {
          graph.connect(.fact(Fact(term.finding, value)), .rule(rule.id))
        }
        if term.values.isEmpty { graph.connect(.settled(term.finding), .rule(rule.id)) }
      }
    }
    let component = graph.components()
    let circles = Dictionary(grouping: rules) { component[.rule($0.id)] ?? -1 }
    for (number, members) in circles where number >= 0 {
      guard let first = members.first else { continue }
      let isCircle =
        members.count > 1
        || first.conclusions.contains {
          if case .conclude(let fact) = $0 { component[.fact(fact)] == number } else { false }
        }
      guard isCircle else { continue }
      let name = first.id.rawValue
      whole.report(
        .ruleCircle, .warning, at: whole.places.place(.rule, name),
        members.count > 1
          ? "the rules \(members.map(\.id.rawValue.quoted).joined(separator: ", ")) follow from each other"
          : "the rule \(name.quoted) follows from itself",
        hint: "leave out the one that says nothing new",
        notes: members.dropFirst().map {
          whole.places.note(.rule, $0.id.rawValue, "another rule of the circle")
        })
    }
  }
}

/// Nodes and arrows between them.
struct DirectedGraph<Node: Hashable> {
  private var numbers: [Node: Int] = [:]
  private var arrows: [[Int]] = []

  mutating func connect(_ from: Node, _ to: Node) {
    let target = number(of: to)
    arrows[number(of: from)].append(target)
  }

  private mutating func number(of node: Node) -> Int {
    if let number = numbers[node] { return number }
    numbers[node] = arrows.count
    arrows.append([])
    return arrows.count - 1
  }

  /// Numbers the nodes so that those, and only those, that lead to each other have the same number
  /// (R. Tarjan, "Depth-first search and linear graph algorithms", 1972; without recursion).
  func components() -> [Node: Int] {
    var order = Array(repeating: -1, count: arrows.count)
    var low = order
    var component = order
    var stack: [Int] = []
    var path: [(node: Int, next: Int)] = []
    var (visited, found) = (0, 0)
    func enter(_ node: Int) {
      order[node] = visited
      low[node] = visited
      visited += 1
      stack.append(node)
      path.append((node, 0))
    }
    for start in arrows.indices where order[start] < 0 {
      enter(start)
      while let (node, next) = path.last {
        if next < arrows[node].count {
          path[path.count - 1].next += 1
          let target = arrows[node][next]
          if order[target] < 0 {
            enter(target)
          } else if component[target] < 0 {
            low[node] = min(low[node], order[target])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
        guard low[node] == order[node] else { continue }
        while let member = stack.popLast() {
          component[member] = found
          if member == node { break }
        }
        found += 1
      }
    }
    return numbers.mapValues { component[$0] }
  }
}
