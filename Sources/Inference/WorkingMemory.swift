public import Knowledge

/// What is known in one session: the facts that were given and all that the rules add to them. Which
/// facts those are depends on the set of given facts alone, not on their order nor on that of the rules.
public struct WorkingMemory: Sendable {
  /// The rules.
  public let network: RuleNetwork
  /// The facts that were given, by finding.
  public private(set) var given: [Finding.ID: Finding.Value.ID] = [:]
  /// The facts that rules concluded beyond those, in the order of firing, which may be any in which each stands
  /// behind what it follows from.
  public private(set) var derived: [Fact] = []

  private var missing: [UInt64]
  private var holds: [Bool]
  private var fired: [Int32] = []
  /// Rules whose lines are met, waiting for their stratum.
  private var agenda: [[Int32]]

  /// What follows from the given facts; of two about one finding, from the later.
  public init(_ network: RuleNetwork, given facts: some Collection<Fact> = []) {
    self.network = network
    missing = network.missing
    holds = Array(repeating: false, count: network.facts.count)
    agenda = Array(repeating: [], count: network.strata)
    for fact in facts { given[fact.finding] = fact.value }
    for node in network.ready { complete(node) }
    for fact in facts where given[fact.finding] == fact.value { admit(fact) }
    fire()
  }

  // MARK: Firing

  private mutating func admit(_ fact: Fact) {
    if let literal = network.literals[fact] {
      hold(literal)
      let settled = network.settledLiteral[Int(literal)]
      if settled >= 0 { hold(settled) }
    } else if let settled = network.settledLiterals[fact.finding] {
      hold(settled)
    }
  }

  private mutating func hold(_ literal: Int32) {
    let index = Int(literal)
    guard !holds[index] else { return }
    holds[index] = true
    for position in network.edgeStart[index]..<network.edgeStart[index + 1] {
      let edge = network.edges[Int(position)]
      clear(edge.bit, of: edge.node)
    }
  }

  private mutating func clear(_ bit: UInt8, of node: Int32) {
    let before = missing[Int(node)]
    guard before != 0 else { return }
    missing[Int(node)] = before & ~(1 << UInt64(bit))
    if missing[Int(node)] == 0 { complete(node) }
  }

  private mutating func complete(_ node: Int32) {
    switch network.completions[Int(node)] {
    case .satisfies(let parent, let bit): clear(bit, of: parent)
    case .activates(let rule): agenda[Int(network.stratum[Int(rule)])].append(rule)
    }
  }

  /// Fires what is on the agenda, the lower strata first: when a rule asks that something does not
  /// hold, all rules that might conclude it have had their turn.
  private mutating func fire() {
    var stratum = 0
    while stratum < agenda.count {
      guard let rule = agenda[stratum].popLast() else {
        stratum += 1
        continue
      }
      guard !network.forbidden[Int(rule)].contains(where: { holds[Int($0)] }) else { continue }
      fired.append(rule)
      for literal in network.conclusions[Int(rule)] where !holds[Int(literal)] {
        guard let fact = network.facts[Int(literal)] else { continue }
        if let said = given[fact.finding], said != fact.value { continue }
        derived.append(fact)
        admit(fact)
      }
    }
  }

  // MARK: Reading

  /// What a finding is: as given, else as concluded if the rules agree on one value.
  public func value(of finding: Finding.ID) -> Finding.Value.ID? {
    if let said = given[finding] { return said }
    var found: Finding.Value.ID?
    for fact in derived where fact.finding == finding {
      if found != nil { return nil }
      found = fact.value
    }
    return found
  }

  /// The rules that fired, by name.
  public var firedRules: [Rule] { fired.sorted().map { network.rules[Int($0)] } }

  /// How many rules fired.
  public var firedCount: Int { fired.count }
}
