/// Exact figures for small models, by enumeration of every state of evidence: the optimum, known
/// policies, and any policy given as a function.
public final class ExactSolver {
  /// The model solved.
  public let model: DecisionModel
  let table: EvidenceTable
  private lazy var optimal = optimalCosts()
  var orderCosts: [PolicyRule: [Double]] = [:]
  var lookaheadCosts: [[Double]] = []

  /// Ties are differences below this share of P(evidence).
  static let tie = Search.tie

  /// Refuses models with over three million states of evidence, or with so many causes that a table of
  /// them would not fit in memory.
  public init(_ model: DecisionModel) throws(ModelError) {
    self.model = model
    table = try EvidenceTable(model)
  }

  /// How many states of evidence the model has.
  public var states: Int { table.mass.count }

  // MARK: Bounds

  /// Least expected cost over all policies (dynamic programming).
  public var optimalCost: Double { optimal[0] }

  /// Expected cost if the cause were known at the start: Σ_c P(c)·cost(c), below the optimum.
  public var lowerBound: Double {
    zip(model.causes, model.row(model.layout.known)).reduce(0) { $0 + $1.0.prior * $1.1 }
  }

  /// Of equals the earliest fix, then question, then support.
  func optimalStep(at state: Int) -> Action { best(at: state) { self.optimal[$0] }.step }

  private func optimalCosts() -> [Double] {
    var costs = [Double](repeating: 0, count: states)
    let questions = (0..<table.codes).map { table.openQuestions($0) }
    let fullMask = states / table.codes - 1
    for state in stride(from: states - 1, through: 0, by: -1) {
      let mass = table.mass[state]
      guard mass > 0 else { continue }
      var least = model.supportCost * mass
      let (mask, code) = state.quotientAndRemainder(dividingBy: table.codes)
      var open = fullMask & ~mask
      while open != 0 {
        let fix = open.trailingZeroBitCount
        open &= open - 1
        least = min(least, model.fixes[fix].cost * mass + costs[state + table.codes << fix])
      }
      for question in questions[code] {
        var cost = model.questions[question].cost * mass
        for next in table.after(asking: question, state) { cost += costs[next] }
        least = min(least, cost)
      }
      costs[state] = least
    }
    return costs
  }

  // MARK: Policies

  /// Exact expected cost of following `policy` to the end.
  public func cost(of policy: Policy) -> Double {
    switch policy {
    case .staticOrder: sequenceCosts(staticOrder()).last ?? model.supportCost
    case .staticOrderCut: sequenceCosts(staticOrder()).min() ?? model.supportCost
    case .updatedOrder: orderCost(0, .all)
    case .updatedOrderCS: orderCost(0, .supportRule)
    case .updatedOrderCut: orderCost(0, .cut)
    default: evaluate { state, _ in self.step(of: policy, at: state) }
    }
  }

  /// What `policy` does first.
  public func firstStep(of policy: Policy) -> Action { step(of: policy, at: 0) }

  /// V_depth at the start: what a look-ahead of that depth promises (its policy costs at most that).
  public func promise(depth: Int) -> Double { lookahead(0, depth: depth) }

  /// Exact expected cost of a policy that sees beliefs, for instance a `Planner`'s. A step that is
  /// not open counts as support.
  public func cost(of choose: (BeliefState) -> Action) -> Double {
    evaluate { _, belief in choose(belief) }
  }

  private func evaluate(_ choose: (Int, BeliefState) -> Action) -> Double {
    var known: [Int: Double] = [:]
    func cost(_ state: Int, _ belief: BeliefState) -> Double {
      let mass = table.mass[state]
      guard mass > 0 else { return 0 }
      if let cost = known[state] { return cost }
      var total = model.supportCost * mass
      switch choose(state, belief) {
      case .try(let fix) where belief.fixes.contains(fix):
        var next = belief
        next.failed(fix)
        total = model.fixes[fix].cost * mass + cost(table.after(failed: fix, state), next)
      case .ask(let question) where belief.questions.contains(question):
        total = model.questions[question].cost * mass
        for (answer, state) in table.after(asking: question, state).enumerated() {
          var next = belief
          next.answer(question, with: answer)
          total += cost(state, next)
        }
      default: break
      }
      known[state] = total
      return total
    }
    return cost(0, BeliefState(model))
  }

  /// The step of least cost when a state that follows is worth `value`.
  func best(at state: Int, value: (Int) -> Double) -> (cost: Double, step: Action) {
    let mass = table.mass[state]
    let tie = Self.tie * mass
    var least = Double.infinity
    var step = Action.support
    for fix in table.openFixes(state) {
      let cost = model.fixes[fix].cost * mass + value(table.after(failed: fix, state))
      if cost < least - tie { (least, step) = (cost, .try(fix)) }
    }
    for question in table.openQuestions(state) {
      var cost = model.questions[question].cost * mass
      for next in table.after(asking: question, state) { cost += value(next) }
      if cost < least - tie { (least, step) = (cost, .ask(question)) }
    }
    let support = model.supportCost * mass
    return support < least - tie ? (support, .support) : (least, step)
  }
}
