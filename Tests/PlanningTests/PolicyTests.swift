import Planning
import Testing

/// Policies of the literature on models small enough to be reckoned by hand.
@Suite struct PolicyTests {
  /// What a policy does first, and what it costs in all.
  typealias Figure = (policy: Policy, first: Action, cost: Double)

  // MARK: When to ask

  /// A is likely and soon mended; the question only tells B from C, so it wants asking once A is out:
  ///
  ///     cause  prior  fix, minutes  answer
  ///     A       3/4   0,  1         yes
  ///     B       1/8   1, 10         yes
  ///     C       1/8   2, 10         no          asking takes 1 minute, support 100
  static func askLater() throws -> DecisionModel {
    try model(
      [6, 1, 1], support: 100,
      fixes: [(1, [1, 0, 0]), (10, [0, 1, 0]), (10, [0, 0, 1])], questions: [(1, [1, 1, 0])])
  }

  /// Never asking costs 1 + 1/4·10 + 1/8·10; asking at once 1 + 7/8·1 + 1/8·10 + 1/8·10; asking when
  /// the first fix has failed 1 + 1/4·(1 + 10).
  static let (never, atOnce, later) = (4.75, 4.375, 3.75)

  @Test(
    arguments: [
      (.staticOrder, .try(0), never), (.staticOrderCut, .try(0), never),
      (.updatedOrder, .try(0), never), (.updatedOrderCS, .try(0), never),
      (.updatedOrderCut, .try(0), never),
      // Now or never: now is better than never.
      (.myopic, .ask(0), atOnce), (.lookahead1, .ask(0), atOnce),
      // A tells most of all, so nothing says that it could wait.
      (.informationGain, .ask(0), atOnce),
      (.twoStep, .try(0), later), (.lookahead2, .try(0), later), (.lookahead3, .try(0), later),
    ] as [Figure])
  func whoLooksAheadAsksLater(_ figure: Figure) throws {
    try expect(figure, on: Self.askLater())
  }

  @Test func promisesAreTheCostsOfTheBestPlanOfThatDepth() throws {
    let solver = try ExactSolver(Self.askLater())
    #expect(solver.promise(depth: 0) == Self.never)
    #expect(solver.promise(depth: 1) == Self.atOnce)
    #expect(solver.promise(depth: 2) == Self.later)
    #expect(solver.optimalCost == Self.later)
    #expect(solver.lowerBound == 0.75 * 1 + 0.25 * 10, "as if the cause were known")
    #expect(solver.states == 24, "three fixes failed or not; the question open, yes or no")
  }

  @Test func whatIsPlannedIsWrittenOutStepByStep() throws {
    let nodes = try ExactSolver(Self.askLater()).graph(of: .twoStep).nodes
    func next(_ place: Int) -> PolicyGraph.Node { nodes[place] }
    guard case .attempt(fix: 0, let failed)? = nodes.last,
      case .ask(question: 0, let answered) = next(failed),
      case .attempt(fix: 1, _) = next(answered[0]), case .attempt(fix: 2, _) = next(answered[1])
    else {
      Issue.record("not the first fix, the question, and what it points at: \(nodes)")
      return
    }
  }

  // MARK: When to stop

  /// The second fix is not worth its price: 2 + 1/2·10 = 7 if support follows the first, and
  /// 2 + 1/2·(12 + 1/10·10) = 8.5 if the second does.
  @Test(
    arguments: Policy.allCases.map { policy in
      (policy, .try(0), [.staticOrder, .updatedOrder].contains(policy) ? 8.5 : 7)
    } as [Figure])
  func whatDoesNotPayIsLeftToSupport(_ figure: Figure) throws {
    try expect(
      figure, on: model([1, 1], support: 10, fixes: [(2, [1, 0]), (12, [0, 0.9])]))
  }

  /// Ten equal causes with a fix each for 10. None pays beside support for 60, since 1/10 : 10 is less
  /// than 1 : 60; all together cost 10·(10 + 9 + … + 1)/10 = 55. Who compares efficiencies gives up.
  @Test(
    arguments: Policy.allCases.map { policy in
      [.updatedOrderCS, .myopic, .twoStep, .informationGain].contains(policy)
        ? (policy, .support, 60) : (policy, .try(0), 55)
    } as [Figure])
  func whatPaysOnlyAsAWholeIsSeenByTheBestPlaceToStop(_ figure: Figure) throws {
    let fixes = (0..<10).map { fix in (10.0, (0..<10).map { $0 == fix ? 1.0 : 0 }) }
    try expect(figure, on: model(Array(repeating: 1, count: 10), support: 60, fixes: fixes))
  }

  /// A fix as efficient as support, 1/2 : 5 and 1 : 10: the rule of efficiencies goes for the fix, the
  /// best place to stop for the earlier end. Both cost 10.
  @Test(
    arguments: [
      (.updatedOrderCS, .try(0), 10), (.updatedOrderCut, .support, 10), (.lookahead1, .try(0), 10),
    ] as [Figure])
  func asEfficientAsSupport(_ figure: Figure) throws {
    try expect(figure, on: model([1], support: 10, fixes: [(5, [0.5])]))
  }

  // MARK: What is known beforehand

  /// Of three fixes for one cause those pay that work more often than their price is worth in support
  /// (1/2·20 > 2 and 1/5·20 > 1, but 9/10·20 < 30): 2 + 1/2·1 + 2/5·20.
  @Test func theBoundTriesWhatPaysBestFirst() throws {
    let solver = try ExactSolver(
      model([1], support: 20, fixes: [(1, [0.2]), (30, [0.9]), (2, [0.5])]))
    #expect(abs(solver.lowerBound - 10.5) < 1e-12)
    #expect(abs(solver.optimalCost - 10.5) < 1e-12, "with one cause there is nothing to find out")
  }

  // MARK: Equals

  @Test(arguments: Policy.allCases)
  func ofEqualFixesTheEarliest(_ policy: Policy) throws {
    let equals = try model([1, 1, 1], fixes: [(2, [1, 0, 0]), (2, [0, 1, 0]), (2, [0, 0, 1])])
    #expect(try ExactSolver(equals).firstStep(of: policy) == .try(0))
  }

  /// Sums in another order differ in the last digits, so what differs by less than 1e-12 counts as equal.
  @Test(arguments: Policy.allCases, [(1e-13, 0), (1e-11, 1)])
  func whatDiffersByRoundingIsEqual(_ policy: Policy, _ rounding: (excess: Double, first: Int))
    throws
  {
    let near = try model(
      [1, 1], fixes: [(1, [0.5, 0.5]), (1, [0.5 + rounding.excess, 0.5 + rounding.excess])])
    #expect(try ExactSolver(near).firstStep(of: policy) == .try(rounding.first))
  }

  // MARK: Information gain

  /// The rule asks until one cause has 0.8.
  @Test(arguments: [(0.79, Action.ask(0)), (0.81, .try(0))])
  func sureEnoughToMend(_ share: Double, _ first: Action) throws {
    let sure = try model(
      [share, 1 - share], fixes: [(1, [1, 0]), (1, [0, 1])], questions: [(1, [1, 0])])
    #expect(try ExactSolver(sure).firstStep(of: .informationGain) == first)
  }

  /// It asks for no less than 0.02 bits a minute. The question here tells one bit.
  @Test(arguments: [(49, Action.ask(0)), (51, .try(0))])
  func worthAsking(_ minutes: Double, _ first: Action) throws {
    let even = try model(
      [1, 1], fixes: [(1, [1, 0]), (1, [0, 1])], questions: [(minutes, [1, 0])])
    #expect(try ExactSolver(even).firstStep(of: .informationGain) == first)
  }

  /// One bit for 10 minutes, or 1 − H(0.8) = 0.278 bits for one.
  @Test func whatTellsMostPerMinute() throws {
    let even = try model(
      [1, 1], fixes: [(1, [1, 0]), (1, [0, 1])], questions: [(10, [1, 0]), (1, [0.8, 0.2])])
    #expect(try ExactSolver(even).firstStep(of: .informationGain) == .ask(1))
  }

  private func expect(
    _ figure: Figure, on model: DecisionModel, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let solver = try ExactSolver(model)
    #expect(
      abs(solver.cost(of: figure.policy) - figure.cost) < 1e-12, sourceLocation: sourceLocation)
    #expect(solver.firstStep(of: figure.policy) == figure.first, sourceLocation: sourceLocation)
  }
}
