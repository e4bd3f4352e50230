import Planning
import Testing

@Suite struct ExactTests {
  @Test func sacsoFigure1AsPublished() throws {
    let solver = try ExactSolver(sacsoFigure1())
    #expect(abs(solver.optimalCost - 1.45) < 1e-12)
    #expect(abs(solver.cost(of: .updatedOrder) - 1.50) < 1e-12)
    #expect(abs(solver.cost(of: .staticOrder) - 1.55) < 1e-12)
    #expect(solver.firstStep(of: .twoStep) == .try(1))
    #expect(solver.states == 8)
  }

  @Test func linFigure2AsPublished() throws {
    let solver = try ExactSolver(linFigure2())
    #expect(abs(solver.optimalCost - 1.75) < 1e-12)
    // The printed strategy: the first fix, the question, then what it points at.
    let printed = solver.cost { belief in
      if belief.openFixes.count == 3 { return .try(0) }
      if belief.openQuestions == [0] { return .ask(0) }
      return .try(belief.posterior[1] > belief.posterior[2] ? 1 : 2)
    }
    #expect(abs(printed - 2) < 1e-12)
  }

  @Test(arguments: zip([1, 2, 3], [3, 11.0 / 3, 4.25]))
  func vomlelovaTheorem4(_ size: Int, _ published: Double) throws {
    let solver = try ExactSolver(vomlelova(size))
    #expect(abs(solver.optimalCost - published) < 1e-12)
  }

  @Test func independentFixesByTheFormula() throws {
    // Chances 0.5, 0.3, 0.2 and costs 2, 1, 4: by chance per cost the order is 1, 0, 2.
    let model = try model(
      [0.5, 0.3, 0.2], fixes: [(2, [1, 0, 0]), (1, [0, 1, 0]), (4, [0, 0, 1])])
    let solver = try ExactSolver(model)
    #expect(abs(solver.optimalCost - (1 + 0.7 * 2 + 0.2 * 4)) < 1e-12)
    #expect(abs(solver.cost(of: .staticOrder) - solver.optimalCost) < 1e-12)
    #expect(abs(solver.lowerBound - (0.5 * 2 + 0.3 * 1 + 0.2 * 4)) < 1e-12)
  }

  @Test(arguments: 0..<25)
  func agreesWithBruteForce(_ seed: Int) throws {
    let model = try randomModel(seed)
    let solver = try ExactSolver(model)
    let plain = BruteForce(model: model)
    #expect(abs(solver.optimalCost - plain.optimum(plain.start)) < 1e-9)
    #expect(abs(solver.cost(of: .updatedOrderCut) - plain.leaf(plain.start)) < 1e-9)
    for depth in 1...3 {
      #expect(abs(solver.promise(depth: depth) - plain.lookahead(plain.start, depth)) < 1e-9)
    }
  }

  @Test(arguments: 0..<60)
  func policiesAreOrdered(_ seed: Int) throws {
    let model = try randomModel(seed, causes: 6, fixes: 5, questions: 3)
    let solver = try ExactSolver(model)
    let shipped = solver.cost { Planner().nextStep(in: $0).step }
    let chain = [
      solver.lowerBound, solver.optimalCost, solver.cost(of: .lookahead2),
      solver.promise(depth: 2), solver.promise(depth: 1), solver.cost(of: .updatedOrderCut),
      solver.cost(of: .updatedOrder),
    ]
    for (less, more) in zip(chain, chain.dropFirst()) { #expect(less <= more + 1e-9) }
    #expect(solver.cost(of: .lookahead3) <= solver.promise(depth: 3) + 1e-9)
    #expect(solver.cost(of: .updatedOrderCut) <= solver.cost(of: .updatedOrderCS) + 1e-9)
    #expect(solver.cost(of: .myopic) <= solver.cost(of: .updatedOrderCS) + 1e-9)
    #expect(solver.cost(of: .twoStep) <= solver.cost(of: .updatedOrderCS) + 1e-9)
    #expect(solver.cost(of: .staticOrderCut) <= solver.cost(of: .staticOrder) + 1e-9)
    #expect(shipped >= solver.optimalCost - 1e-9)
    #expect(shipped <= solver.promise(depth: 2) + 1e-9)
    #expect(solver.cost(of: .informationGain) >= solver.optimalCost - 1e-9)
  }

  @Test(arguments: Policy.allCases)
  func withoutStepsEveryPolicyCallsSupport(_ policy: Policy) throws {
    let solver = try ExactSolver(model([1, 2], support: 7, fixes: []))
    #expect(solver.cost(of: policy) == 7)
    #expect(solver.firstStep(of: policy) == .support)
  }

  @Test func tooManyStatesAreRefused() throws {
    let large = try model([1, 1], fixes: Array(repeating: (1, [0.5, 0]), count: 70))
    #expect(throws: ModelError.self) { try ExactSolver(large) }
  }

  @Test func moreChancesThanMemoryHoldsAreRefused() throws {
    let chances = Array(repeating: 0.5, count: 200)
    let wide = try model(
      Array(repeating: 1, count: 200), fixes: Array(repeating: (1, chances), count: 20))
    #expect(throws: ModelError.self) { try ExactSolver(wide) }
  }

  @Test func closedStepCountsAsSupport() throws {
    let solver = try ExactSolver(model([1], support: 7, fixes: [(1, [0.5])]))
    #expect(solver.cost { _ in .try(0) } == 1 + 0.5 * 7)
  }
}
