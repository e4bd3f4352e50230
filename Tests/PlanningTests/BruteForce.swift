import Planning

/// The plainest possible reckoning with normalised chances and no tables, to check the real one.
struct BruteForce {
  let model: DecisionModel

  struct Position {
    var chances: [Double]
    var fixes: [Int]
    var questions: [Int]

    func without(fix: Int) -> [Int] { fixes.filter { $0 != fix } }
    func without(question: Int) -> [Int] { questions.filter { $0 != question } }
  }

  var start: Position {
    Position(
      chances: model.causes.map(\.prior), fixes: Array(model.fixes.indices),
      questions: Array(model.questions.indices))
  }

  func works(_ fix: Int, _ at: Position) -> Double {
    zip(at.chances, model.efficacies(ofFix: fix)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  func normalised(_ joint: [Double]) -> [Double] {
    let total = joint.reduce(0, +)
    return joint.map { $0 / total }
  }

  func failed(_ fix: Int, _ at: Position) -> Position {
    let joint = zip(at.chances, model.efficacies(ofFix: fix)).map { $0 * (1 - $1) }
    return Position(
      chances: normalised(joint), fixes: at.without(fix: fix), questions: at.questions)
  }

  /// Cost of a fix or question now, `rest` being the cost of what follows.
  func cost(of step: Action, _ at: Position, rest: (Position) -> Double) -> Double {
    switch step {
    case .support: return model.supportCost
    case .try(let fix):
      let chance = works(fix, at)
      let after = chance < 1 - 1e-12 ? (1 - chance) * rest(failed(fix, at)) : 0
      return model.fixes[fix].cost + after
    case .ask(let question):
      var cost = model.questions[question].cost
      for answer in model.questions[question].answers.indices {
        let row = model.likelihoods(ofAnswer: answer, to: question)
        let joint = zip(at.chances, row).map { $0 * $1 }
        let chance = joint.reduce(0, +)
        guard chance > 1e-12 else { continue }
        let next = Position(
          chances: normalised(joint), fixes: at.fixes, questions: at.without(question: question))
        cost += chance * rest(next)
      }
      return cost
    }
  }

  func steps(_ at: Position) -> [Action] {
    at.fixes.map { .try($0) } + at.questions.map { .ask($0) } + [.support]
  }

  func optimum(_ at: Position) -> Double {
    steps(at).map { cost(of: $0, at, rest: optimum) }.min() ?? model.supportCost
  }

  /// Re-ranked fixes with the best place to stop.
  func leaf(_ at: Position) -> Double {
    var best: (fix: Int, efficiency: Double)?
    for fix in at.fixes {
      let efficiency = works(fix, at) / model.fixes[fix].cost
      if efficiency > (best?.efficiency ?? -1) + 1e-12 { best = (fix, efficiency) }
    }
    guard let best else { return model.supportCost }
    return min(model.supportCost, cost(of: .try(best.fix), at, rest: leaf))
  }

  func lookahead(_ at: Position, _ depth: Int) -> Double {
    guard depth > 0 else { return leaf(at) }
    return steps(at).map { step in cost(of: step, at) { lookahead($0, depth - 1) } }.min()
      ?? model.supportCost
  }
}
