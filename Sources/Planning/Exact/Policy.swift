/// Policies from the literature, for comparison with the planner's.
public enum Policy: String, Sendable, CaseIterable {
  /// Fixes in the order of prior chance per cost, never re-ranked, all of them, then support.
  case staticOrder = "pc_static"
  /// The same order, cut at the best place for support.
  case staticOrderCut = "pc_static_cut"
  /// Fixes re-ranked after every failure, all of them, then support.
  case updatedOrder = "pc_updated"
  /// The same, but support as soon as its efficiency 1/cost is the greatest (Heckerman, Breese and
  /// Rommelse 1995).
  case updatedOrderCS = "pc_updated_cs"
  /// The re-ranked order, stopped at the best place: the leaf of the look-ahead.
  case updatedOrderCut = "pc_updated_cut"
  /// Ask now or never (Heckerman, Breese and Rommelse 1995; Langseth and Jensen 2003, Eq. 4).
  case myopic = "myopic"
  /// Ask now, or after the best fix, or never (Jensen et al. 2001; Langseth and Jensen 2003, Eq. 5).
  case twoStep = "two_step"
  /// Look ahead one step over every fix and question.
  case lookahead1 = "lookahead1"
  /// Look ahead two steps.
  case lookahead2 = "lookahead2"
  /// Look ahead three steps.
  case lookahead3 = "lookahead3"
  /// Ask what tells most per cost until one cause is sure enough or nothing tells much, then re-ranked
  /// fixes.
  case informationGain = "infogain"
}

/// When the re-ranked order of fixes ends.
enum PolicyRule: Hashable {
  /// When no fix is left.
  case all
  /// When support is the most efficient.
  case supportRule
  /// Where it costs least.
  case cut
}

extension ExactSolver {
  func step(of policy: Policy, at state: Int) -> Action {
    switch policy {
    case .staticOrder, .staticOrderCut:
      let order = staticOrder()
      let costs = sequenceCosts(order)
      let cut = costs.indices.min { costs[$0] < costs[$1] } ?? 0
      return order.isEmpty || (policy == .staticOrderCut && cut == 0) ? .support : .try(order[0])
    case .updatedOrder:
      return bestFix(state).map { .try($0.fix) } ?? .support
    case .updatedOrderCS: return baseStep(state)
    case .updatedOrderCut:
      let stop = orderCost(state, .cut) >= model.supportCost * table.mass[state]
      return stop ? .support : bestFix(state).map { .try($0.fix) } ?? .support
    case .myopic: return myopicStep(state)
    case .twoStep: return twoStep(state)
    case .lookahead1: return lookaheadStep(state, depth: 1)
    case .lookahead2: return lookaheadStep(state, depth: 2)
    case .lookahead3: return lookaheadStep(state, depth: 3)
    case .informationGain: return informationGainStep(state)
    }
  }

  // MARK: Orders of fixes

  /// The fix of highest P(works, evidence)/cost; of equals the earliest.
  func bestFix(_ state: Int) -> (fix: Int, efficiency: Double)? {
    let mass = table.mass[state]
    var best: (fix: Int, efficiency: Double)?
    for fix in table.openFixes(state) {
      let after = table.mass[table.after(failed: fix, state)]
      let efficiency = (mass - after) / model.fixes[fix].cost
      if efficiency > (best?.efficiency ?? -1) + Self.tie * mass { best = (fix, efficiency) }
    }
    return best
  }

  /// Expected cost, times P(evidence), of the re-ranked order from a state on.
  func orderCost(_ start: Int, _ rule: PolicyRule) -> Double {
    var costs = orderCosts[rule] ?? Array(repeating: .nan, count: table.mass.count)
    orderCosts[rule] = nil
    defer { orderCosts[rule] = costs }
    // The order is a chain: walk down to what is known, then add up on the way back.
    var chain: [(state: Int, paid: Double)] = []
    var state = start
    var rest = 0.0
    while true {
      let mass = table.mass[state]
      if !(mass > 0) { break }
      if !costs[state].isNaN {
        rest = costs[state]
        break
      }
      guard let (fix, efficiency) = bestFix(state),
        rule != .supportRule || !supportBeats(efficiency, mass)
      else {
        rest = model.supportCost * mass
        costs[state] = rest
        break
      }
      chain.append((state, model.fixes[fix].cost * mass))
      state = table.after(failed: fix, state)
    }
    for (state, paid) in chain.reversed() {
      rest += paid
      if rule == .cut { rest = min(rest, model.supportCost * table.mass[state]) }
      costs[state] = rest
    }
    return rest
  }

  private func supportBeats(_ efficiency: Double, _ mass: Double) -> Bool {
    mass / model.supportCost > efficiency + Self.tie * mass
  }

  /// Fixes by prior chance per cost; of equals the earliest.
  func staticOrder() -> [Int] {
    let efficiency = model.fixes.indices.map {
      (table.mass[0] - table.mass[table.after(failed: $0, 0)]) / model.fixes[$0].cost
    }
    var order: [Int] = []
    for fix in model.fixes.indices {
      let place = order.firstIndex { efficiency[fix] > efficiency[$0] + Self.tie }
      order.insert(fix, at: place ?? order.endIndex)
    }
    return order
  }

  /// Expected cost of the first m fixes of `order`, then support, for m = 0...n.
  func sequenceCosts(_ order: [Int]) -> [Double] {
    var state = 0
    var paid = 0.0
    var costs = [model.supportCost * table.mass[0]]
    for fix in order {
      paid += model.fixes[fix].cost * table.mass[state]
      state = table.after(failed: fix, state)
      costs.append(paid + model.supportCost * table.mass[state])
    }
    return costs
  }

  // MARK: Questions

  /// Expected cost of asking, then the re-ranked order with the support rule.
  private func costOfAsking(_ question: Int, _ state: Int) -> Double {
    table.after(asking: question, state).reduce(
      model.questions[question].cost * table.mass[state]
    ) { $0 + orderCost($1, .supportRule) }
  }

  private func baseStep(_ state: Int) -> Action {
    guard let (fix, efficiency) = bestFix(state), !supportBeats(efficiency, table.mass[state])
    else { return .support }
    return .try(fix)
  }

  private func myopicStep(_ state: Int) -> Action {
    let tie = Self.tie * table.mass[state]
    var least = orderCost(state, .supportRule)
    var step: Action?
    for question in table.openQuestions(state) {
      let cost = costOfAsking(question, state)
      if cost < least - tie { (least, step) = (cost, .ask(question)) }
    }
    return step ?? baseStep(state)
  }

  private func twoStep(_ state: Int) -> Action {
    let mass = table.mass[state]
    let tie = Self.tie * mass
    let never = orderCost(state, .supportRule)
    let base = baseStep(state)
    var least = Double.infinity
    var step: Action?
    for question in table.openQuestions(state) {
      let now = costOfAsking(question, state)
      guard now < never - tie else { continue }
      if case .try(let fix) = base {
        let later = costOfAsking(question, table.after(failed: fix, state))
        if model.fixes[fix].cost * mass + later < now - tie { continue }
      }
      if now < least - tie { (least, step) = (now, .ask(question)) }
    }
    return step ?? base
  }

  private func informationGainStep(_ state: Int) -> Action {
    let total = table.mass[state]
    let posterior = table.weights(state).map { $0 / total }
    return model.tellingQuestion(among: table.openQuestions(state), believing: posterior)
      .map(Action.ask) ?? baseStep(state)
  }

  // MARK: Look-ahead

  /// V_depth of a state, times P(evidence).
  func lookahead(_ state: Int, depth: Int) -> Double {
    guard table.mass[state] > 0 else { return 0 }
    guard depth > 0 else { return orderCost(state, .cut) }
    while lookaheadCosts.count < depth {
      lookaheadCosts.append(Array(repeating: .nan, count: table.mass.count))
    }
    let known = lookaheadCosts[depth - 1][state]
    if !known.isNaN { return known }
    let cost = best(at: state) { self.lookahead($0, depth: depth - 1) }.cost
    lookaheadCosts[depth - 1][state] = cost
    return cost
  }

  private func lookaheadStep(_ state: Int, depth: Int) -> Action {
    best(at: state) { self.lookahead($0, depth: depth - 1) }.step
  }
}
