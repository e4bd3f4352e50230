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
    var findings = Numbering<Finding.ID>()
    var graph = DirectedGraph()
    for rule in rules {
      for case .conclude(let fact) in rule.conclusions {
        let concluded = findings.number(of: fact.finding)
        for premise in rule.condition.findings {
          graph.connect(findings.number(of: premise), concluded)
        }
      }
    }
    let component = graph.components()
    var reported: Set<Rule.ID> = []
    for rule in rules {
      for case .conclude(let fact) in rule.conclusions {
        let own = component[findings.number(of: fact.finding)]
        let negated = rule.condition.none.first {
          component[findings.number(of: $0.finding)] == own
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
    var facts = Numbering<Fact>(from: rules.count)
    var ofFinding: [Finding.ID: [Int]] = [:]
    var graph = DirectedGraph()
    for (number, rule) in rules.enumerated() {
      for case .conclude(let fact) in rule.conclusions {
        let (node, isNew) = facts.numberAndNovelty(of: fact)
        if isNew { ofFinding[fact.finding, default: []].append(node) }
        graph.connect(number, node)
      }
    }
    for (number, rule) in rules.enumerated() {
      for term in rule.condition.all + rule.condition.any.joined() {
        guard let concluded = ofFinding[term.finding] else { continue }
        for node in concluded where term.values.isEmpty { graph.connect(node, number) }
        for value in term.values {
          if let node = facts.existing(Fact(term.finding, value)) { graph.connect(node, number) }
        }
      }
    }
    let component = graph.components()
    let circles = Dictionary(grouping: rules.indices) { component[$0] }
    for members in circles.values {
      guard let first = members.first else { continue }
      let isCircle =
        members.count > 1
        || rules[first].conclusions.contains {
          guard case .conclude(let fact) = $0, let node = facts.existing(fact) else {
            return false
          }
          return component[node] == component[first]
        }
      if isCircle { report(members.map { rules[$0].id.rawValue }, whole) }
    }
  }

  private static func report(_ names: [String], _ whole: Whole) {
    whole.report(
      .ruleCircle, .warning, at: whole.places.place(.rule, names[0]),
      names.count > 1
        ? "the rules \(names.map(\.quoted).joined(separator: ", ")) follow from each other"
        : "the rule \(names[0].quoted) follows from itself",
      hint: "leave out the one that says nothing new",
      notes: names.dropFirst().map {
        whole.places.note(.rule, $0, "another rule of the circle")
      })
  }
}

/// Gives things numbers, each its own.
private struct Numbering<Thing: Hashable> {
  private var numbers: [Thing: Int] = [:]
  private let first: Int

  init(from first: Int = 0) { self.first = first }

  func existing(_ thing: Thing) -> Int? { numbers[thing] }

  mutating func number(of thing: Thing) -> Int { numberAndNovelty(of: thing).number }

  mutating func numberAndNovelty(of thing: Thing) -> (number: Int, isNew: Bool) {
    if let number = numbers[thing] { return (number, false) }
    let number = first + numbers.count
    numbers[thing] = number
    return (number, true)
  }
}

/// Nodes, which are numbers, and arrows between them.
struct DirectedGraph {
  private var arrows: [[Int]] = []

  mutating func connect(_ from: Int, _ to: Int) {
    while arrows.count <= max(from, to) { arrows.append([]) }
    arrows[from].append(to)
  }

  /// Numbers the nodes so that those, and only those, that lead to each other have the same number
  /// (R. Tarjan, "Depth-first search and linear graph algorithms", 1972; without recursion).
  func components() -> [Int] {
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
    return component
  }
}
