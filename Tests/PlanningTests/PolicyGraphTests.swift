import Planning
import Testing

/// Policies written out, and followed in worlds that they were not made for.
struct PolicyGraphTests {
  @Test(arguments: 0..<12)
  func costsInItsOwnWorldWhatThePolicyCosts(seed: Int) throws {
    let model = try randomModel(seed)
    let solver = try ExactSolver(model)
    for policy in [Policy.twoStep, .informationGain, .updatedOrderCS, .myopic] {
      let cost = solver.graph(of: policy).cost(in: model)
      #expect(abs(cost - solver.cost(of: policy)) < 1e-9, "\(policy)")
    }
    let best = solver.optimalGraph().cost(in: model)
    #expect(abs(best - solver.optimalCost) < 1e-9)
    let shipped = solver.graph { Planner().nextStep(in: $0).step }.cost(in: model)
    #expect(abs(shipped - solver.cost { Planner().nextStep(in: $0).step }) < 1e-9)
    let ahead = solver.graph(lookingAhead: 2).cost(in: model)
    #expect(abs(ahead - solver.cost(of: .lookahead2)) < 1e-9)
  }

  @Test func nothingBeatsTheBestOfAWorldInThatWorld() throws {
    for seed in 0..<12 {
      let believed = try ExactSolver(randomModel(seed))
      let graph = believed.optimalGraph()
      let world = try randomModel(seed, lasting: 0.3)
      let best = try ExactSolver(world).optimalCost
      #expect(graph.cost(in: world) >= best - 1e-9)
    }
  }

  @Test func aWorldThatCuresNothingCostsEveryFixAndSupport() throws {
    let believed = try model([1, 1], support: 50, fixes: [(2, [1, 0]), (3, [0, 0.9])])
    let graph = try ExactSolver(believed).optimalGraph()
    let hopeless = try model([1, 1], support: 50, fixes: [(2, [0, 0]), (3, [0, 0])])
    #expect(abs(graph.cost(in: hopeless) - 55) < 1e-9)
  }
}

/// The random model of the same seed, in which fixes work less often by the given share.
private func randomModel(_ seed: Int, lasting share: Double) throws -> DecisionModel {
  let model = try randomModel(seed)
  var builder = try DecisionModel.Builder(causes: model.causes, supportCost: model.supportCost)
  for (index, question) in model.questions.enumerated() {
    let answers = question.answers.enumerated().map { answer, name in
      DecisionModel.Answer(
        id: name, likelihoods: model.likelihoods(ofAnswer: answer, to: index))
    }
    try builder.add(question: question.id, cost: question.cost, answers: answers)
  }
  for (index, fix) in model.fixes.enumerated() {
    try builder.add(
      fix: fix.id, cost: fix.cost, works: model.efficacies(ofFix: index).map { $0 * share })
  }
  return builder.build()
}
