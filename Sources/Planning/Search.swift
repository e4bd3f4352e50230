/// One look ahead from one belief.
///
/// All values here are unnormalised: expected cost times P(evidence), so that no division is needed
/// and the values of a question's answers simply add up.
final class Search {
  /// Differences below this share of the weight are ties: sums in another order differ by less.
  static let tie = 1e-12
  /// Up to so many causes the whole budget is for positions; what they cost grows with the causes, and
  /// with the fixes, of which there are more then.
  private static let causesWithinBudget = 24
  /// With more causes than this, lists inside the search are shorter. At 61 causes, 300 questions and 200
  /// fixes that help a little with everything, it halves the time of a decision.
  private static let manyCauses = 60

  let model: DecisionModel
  let limits: Planner.Limits
  let table: Row
  let width: Int
  let room: Workspace
  let order: FixOrder

  private var questionIsOpen: [Bool]
  private var weighsAll = false
  private var options: [[Choice]]
  private var leafValues: [OutcomeSet: Double] = [:]
  private var nodeValues: [[OutcomeSet: Double]]

  private(set) var expansions = 0
  private var allowance = Int.max
  private var gaveUp: Bool { expansions > allowance }

  /// A step and the value of taking it.
  struct Choice {
    let step: Action
    var value: Double
  }

  init(_ belief: BeliefState, table: Row, limits: Planner.Limits) {
    model = belief.model
    self.limits = limits
    self.table = table
    width = model.causes.count
    room = Workspace(
      levels: limits.greatestDepth + 2, causes: width, fixes: model.fixes.count)
    order = FixOrder(model, table: table, room: room)
    questionIsOpen = [Bool](repeating: false, count: model.questions.count)
    options = Array(repeating: [], count: limits.greatestDepth + 1)
    nodeValues = Array(repeating: [:], count: limits.greatestDepth + 1)

    let total = belief.totalWeight
    let weights = room.weights(0)
    for cause in 0..<width { weights[cause] = total > 0 ? belief.weights[cause] / total : 0 }
    let bounds = room.bounds(0)
    for fix in model.fixes.indices { bounds[fix] = FixOrder.closed }
    for fix in belief.openFixes { bounds[fix] = .infinity }
    var outcomes = belief.openFixes.count
    for question in belief.openQuestions {
      questionIsOpen[question] = true
      outcomes += model.questions[question].answers.count
    }
    weighsAll = outcomes <= limits.weighAllUpTo
  }

  // MARK: The root

  /// Weighs the root's options, deeper while the budget lasts.
  func plan() -> PlannedStep {
    guard sum(room.weights(0), width) > 0 else { return contradiction() }
    let causes = max(width, Self.causesWithinBudget)
    let budget =
      limits.budget * Self.causesWithinBudget / causes * Self.causesWithinBudget / causes
    var depth = 1
    weigh(depth: 1, level: 0, since: OutcomeSet())
    var spent = expansions
    var best = options[0]
    while depth < limits.greatestDepth {
      let before = expansions
      if depth >= limits.depth {
        // Each further step multiplies the work about as the last one did.
        let growth = max(before / max(spent, 1), 1)
        guard before * growth <= budget else { break }
        allowance = budget
      }
      spent = max(before, 1)
      weigh(depth: depth + 1, level: 0, since: OutcomeSet())
      if gaveUp { break }
      depth += 1
      best = options[0]
    }
    return report(best, depth: depth)
  }

  func cost(of step: Action) -> Double {
    guard sum(room.weights(0), width) > 0 else { return model.supportCost }
    let after = limits.depth - 1
    order.rank(level: 0)
    switch step {
    case .support: return model.supportCost
    case .try(let fix):
      let isOpen = room.bounds(0)[fix] > FixOrder.closed
      return model.fixes[fix].cost
        + (isOpen
          ? valueAfterFailure(of: fix, depth: after, level: 0, OutcomeSet())
          : value(depth: after, level: 0, since: OutcomeSet()))
    case .ask(let question):
      return model.questions[question].cost
        + (questionIsOpen[question]
          ? valueAfterAnswers(to: question, depth: after, level: 0, OutcomeSet())
          : value(depth: after, level: 0, since: OutcomeSet()))
    }
  }

  private func contradiction() -> PlannedStep {
    let support = PlannedStep.Option(
      step: .support, cost: model.supportCost, expectedCost: model.supportCost, chance: 1,
      valueOfInformation: 0)
    return PlannedStep(
      step: .support, expectedCost: model.supportCost, costWithoutQuestions: model.supportCost,
      options: [support], depth: 0, expansions: 0)
  }

  private func report(_ choices: [Choice], depth: Int) -> PlannedStep {
    // The budget is for weighing; what has been weighed is explained whatever is left of it.
    allowance = .max
    order.rank(level: 0)
    let chances = room.bounds(0)
    let plain = leaf(copyOf: 0)
    var ranked: [PlannedStep.Option] = []
    for choice in choices {
      var chance = 0.0
      var cost = model.supportCost
      var information = 0.0
      switch choice.step {
      case .support: chance = 1
      case .try(let fix):
        cost = model.fixes[fix].cost
        chance = chances[fix] * cost
      case .ask(let question):
        cost = model.questions[question].cost
        information = plain - valueAfterAnswers(to: question, depth: 0, level: 0, OutcomeSet())
      }
      let option = PlannedStep.Option(
        step: choice.step, cost: cost, expectedCost: choice.value, chance: chance,
        valueOfInformation: information)
      // Choices come in the order that settles ties; an option goes before those it beats.
      let place = ranked.firstIndex { option.expectedCost < $0.expectedCost - Self.tie }
      ranked.insert(option, at: place ?? ranked.endIndex)
    }
    return PlannedStep(
      step: ranked[0].step, expectedCost: ranked[0].expectedCost, costWithoutQuestions: plain,
      options: ranked, depth: depth, expansions: expansions)
  }

  // MARK: Positions

  /// V_depth of the position whose weights stand at `level`.
  private func value(depth: Int, level: Int, since past: OutcomeSet) -> Double {
    if depth == 0 {
      if let known = leafValues[past] { return known }
      expansions += 1
      let value = order.cost(level: level)
      leafValues[past] = value
      return value
    }
    if let known = nodeValues[depth][past] { return known }
    weigh(depth: depth, level: level, since: past)
    if gaveUp { return 0 }
    var best = Double.infinity
    for choice in options[level] where choice.value < best { best = choice.value }
    nodeValues[depth][past] = best
    return best
  }

  private func leaf(copyOf level: Int) -> Double {
    room.copyLevel(from: level, to: level + 1)
    return order.cost(level: level + 1)
  }

  /// Fills `options[level]`: fixes, then questions, then support, each group in the model's order.
  private func weigh(depth: Int, level: Int, since past: OutcomeSet) {
    let total = sum(room.weights(level), width)
    order.rank(level: level)
    options[level].removeAll(keepingCapacity: true)
    for fix in candidateFixes(level: level) {
      if gaveUp { return }
      let rest = valueAfterFailure(of: fix, depth: depth - 1, level: level, past)
      let value = model.fixes[fix].cost * total + rest
      options[level].append(Choice(step: .try(fix), value: value))
    }
    for question in candidateQuestions(level: level, total: total, past) {
      if gaveUp { return }
      let rest = valueAfterAnswers(to: question, depth: depth - 1, level: level, past)
      let value = model.questions[question].cost * total + rest
      options[level].append(Choice(step: .ask(question), value: value))
    }
    options[level].append(Choice(step: .support, value: model.supportCost * total))
  }

  private func valueAfterFailure(
    of fix: Int, depth: Int, level: Int, _ past: OutcomeSet
  ) -> Double {
    let since = past.adding(fix + 1)
    if depth == 0, let known = leafValues[since] { return known }
    let row = table + (model.layout.fails + fix) * width
    let total = multiply(room.weights(level), row, into: room.weights(level + 1), width)
    guard total > 0 else { return 0 }
    room.copyBounds(from: level, to: level + 1)
    room.bounds(level + 1)[fix] = FixOrder.closed
    return value(depth: depth, level: level + 1, since: since)
  }

  private func valueAfterAnswers(
    to question: Int, depth: Int, level: Int, _ past: OutcomeSet
  ) -> Double {
    let wasOpen = questionIsOpen[question]
    questionIsOpen[question] = false
    defer { questionIsOpen[question] = wasOpen }
    var result = 0.0
    for answer in model.questions[question].answers.indices {
      let index = model.questions[question].firstRow + answer
      let since = past.adding(model.fixes.count + index + 1)
      if depth == 0, let known = leafValues[since] {
        result += known
        continue
      }
      let row = table + (model.layout.answers + index) * width
      let total = multiply(room.weights(level), row, into: room.weights(level + 1), width)
      guard total > 0 else { continue }
      // No chance can shrink less than the answer's likeliest cause. The margin is for rounding.
      let share = greatest(row, width) * (1 + 1e-12)
      room.copyBounds(from: level, to: level + 1, times: share)
      result += value(depth: depth, level: level + 1, since: since)
    }
    return result
  }

  // MARK: Candidates

  /// Whether lists are shorter here: inside a large model whose fixes help with much, so that every
  /// position costs many times as much.
  private func isTight(_ level: Int) -> Bool { isLarge(level) && !order.isCheap }

  private func isLarge(_ level: Int) -> Bool { level > 0 && width > Self.manyCauses }

  private func candidateFixes(level: Int) -> [Int] {
    let bounds = room.bounds(level)
    let open = model.fixes.indices.filter { bounds[$0] > FixOrder.closed }
    let kept = isTight(level) ? max(limits.fixes - 1, 1) : limits.fixes
    if weighsAll || open.count <= kept { return open }
    var best = Shortlist(kept)
    for fix in open { best.offer(fix, worth: bounds[fix]) }
    return best.items.sorted()
  }

  private func candidateQuestions(level: Int, total: Double, _ past: OutcomeSet) -> [Int] {
    let open = questionIsOpen.indices.filter { questionIsOpen[$0] }
    if weighsAll || open.count <= limits.questions { return open }
    let kept = isTight(level) ? (limits.questions + 1) / 2 : limits.questions
    // Inside a large model there is no room for a longer list than is kept.
    var informative = Shortlist(isLarge(level) ? kept : limits.shortlist)
    for question in open {
      let gain = informationGain(of: question, level: level, total: total)
      if gain > 1e-12 { informative.offer(question, worth: gain / model.questions[question].cost) }
    }
    if informative.items.count <= kept { return informative.items.sorted() }
    var cheap = Shortlist(kept)
    for question in informative.items.sorted() {
      let rest = valueAfterAnswers(to: question, depth: 0, level: level, past)
      cheap.offer(question, worth: -(model.questions[question].cost * total + rest))
    }
    return cheap.items.sorted()
  }

  /// Mutual information of cause and answer, in nats: H(answer) − Σ_c P(c)·H(answer | c).
  private func informationGain(of question: Int, level: Int, total: Double) -> Double {
    let weights = room.weights(level)
    let first = model.layout.answers + model.questions[question].firstRow
    var gain = dot(weights, table + (model.layout.clarity + question) * width, width) / total
    for answer in model.questions[question].answers.indices {
      let chance = dot(weights, table + (first + answer) * width, width) / total
      if chance > 0 { gain -= chance * logarithm(chance) }
    }
    return gain
  }
}
