import Foundation
import Planning
import Testing

@Suite struct PlannerTests {
  static func fixedDepth(_ depth: Int) -> Planner {
    Planner(.init(depth: depth, greatestDepth: depth))
  }

  @Test(arguments: 0..<40, 1...3)
  func valuesAreThoseOfTheFormula(_ seed: Int, _ depth: Int) throws {
    let model = try randomModel(seed, causes: 4, fixes: 3, questions: 2)
    let plan = Self.fixedDepth(depth).nextStep(in: BeliefState(model))
    let plain = BruteForce(model: model)
    #expect(plan.depth == depth)
    #expect(abs(plan.expectedCost - plain.lookahead(plain.start, depth)) < 1e-9)
    #expect(abs(plan.costWithoutQuestions - plain.leaf(plain.start)) < 1e-9)
    #expect(plan.options.count == 6)
    #expect(plan.options[0].step == plan.step)
    for option in plan.options {
      let value = plain.cost(of: option.step, plain.start) { plain.lookahead($0, depth - 1) }
      #expect(abs(option.expectedCost - value) < 1e-9)
      if case .try(let fix) = option.step {
        #expect(abs(option.chance - plain.works(fix, plain.start)) < 1e-12)
      }
      if case .ask = option.step {
        let saved =
          plan.costWithoutQuestions
          - plain.cost(of: option.step, plain.start) {
            plain.leaf($0)
          }
        #expect(abs(option.valueOfInformation - (saved + option.cost)) < 1e-9)
      }
    }
    for (better, worse) in zip(plan.options, plan.options.dropFirst()) {
      #expect(better.expectedCost <= worse.expectedCost + 1e-9)
    }
  }

  @Test(arguments: 0..<20)
  func costOfAnyStepIsThatOfItsOption(_ seed: Int) throws {
    let belief = BeliefState(try randomModel(seed, causes: 5, fixes: 4, questions: 3))
    let planner = Self.fixedDepth(2)
    for option in planner.nextStep(in: belief).options {
      #expect(abs(planner.expectedCost(of: option.step, in: belief) - option.expectedCost) < 1e-9)
    }
  }

  @Test(arguments: 0..<10)
  func looksDeeperOnlyWithinTheBudget(_ seed: Int) throws {
    let belief = BeliefState(try randomModel(seed, causes: 6, fixes: 5, questions: 4))
    let poor = Planner(.init(budget: 0)).nextStep(in: belief)
    let rich = Planner(.init(budget: 1_000_000)).nextStep(in: belief)
    #expect(poor.depth == 2)
    #expect(rich.depth == 4)
    #expect(rich.expectedCost <= poor.expectedCost + 1e-9)
    let tight = Planner(.init(budget: 400)).nextStep(in: belief)
    #expect(tight.depth >= 2 && tight.expansions <= 402)
  }

  /// Many fixes, so that what is left out of the reckoning because it cannot pay would be missed: each
  /// for everything, or each for few causes.
  @Test(arguments: 0..<30)
  func leafTriesEveryFixThatPays(_ seed: Int) throws {
    let isSparse = seed.isMultiple(of: 2)
    let model =
      isSparse
      ? try sparseModel(seed, causes: 12, fixes: 20)
      : try randomModel(seed, causes: 6, fixes: 16, questions: 0)
    let plan = Planner(.init(depth: 1, greatestDepth: 1)).nextStep(in: BeliefState(model))
    let plain = BruteForce(model: model)
    #expect(abs(plan.costWithoutQuestions - plain.leaf(plain.start)) < 1e-9)
  }

  /// Ten equal causes with a fix each for 10: none is worth its price beside support for 60, yet all
  /// together cost 10·(10 + 9 + … + 1)/10 = 55.
  @Test func leafTriesWhatPaysOnlyAsAWhole() throws {
    let fixes = (0..<10).map { fix in (10.0, (0..<10).map { $0 == fix ? 1.0 : 0 }) }
    let model = try model(Array(repeating: 1, count: 10), support: 60, fixes: fixes)
    let plan = Planner(.init(depth: 1, greatestDepth: 1)).nextStep(in: BeliefState(model))
    #expect(abs(plan.costWithoutQuestions - 55) < 1e-9)
    #expect(plan.step == .try(0))
  }

  @Test func moreCausesLeaveLessOfTheBudget() throws {
    func depth(causes: Int) throws -> Int {
      let model = try randomModel(2, causes: causes, fixes: 5, questions: 4)
      return Planner(.init(budget: 2_000)).nextStep(in: BeliefState(model)).depth
    }
    #expect(try depth(causes: 24) == 4)
    #expect(try depth(causes: 96) < 4)
  }

  @Test(arguments: 0..<10)
  func shortlistKeepsThePromise(_ seed: Int) throws {
    let belief = BeliefState(try randomModel(seed, causes: 20, fixes: 15, questions: 15))
    let narrow = Planner(.init(greatestDepth: 2)).nextStep(in: belief)
    let wide = Planner(.init(greatestDepth: 2, weighAllUpTo: 1000)).nextStep(in: belief)
    #expect(narrow.options.count <= 3 + 4 + 1)
    #expect(wide.options.count == 31)
    #expect(narrow.expectedCost <= narrow.costWithoutQuestions + 1e-9)
    #expect(narrow.expectedCost >= wide.expectedCost - 1e-9)
  }

  /// A shortlist of one: the question of most information per cost, and the fix of most chance per cost.
  @Test(arguments: 0..<20)
  func shortlistIsByWorthPerCost(_ seed: Int) throws {
    let belief = BeliefState(try randomModel(seed, causes: 6, fixes: 5, questions: 6))
    let plan = Planner(
      .init(depth: 1, greatestDepth: 1, weighAllUpTo: 0, shortlist: 1, questions: 1, fixes: 1)
    ).nextStep(in: belief)
    let model = belief.model
    let telling = model.questions.indices.max {
      information(of: $0, belief) / model.questions[$0].cost
        < information(of: $1, belief) / model.questions[$1].cost
    }
    let likely = model.fixes.indices.max {
      belief.chance(thatFixWorks: $0) / model.fixes[$0].cost
        < belief.chance(thatFixWorks: $1) / model.fixes[$1].cost
    }
    let expected = try [Action.ask(#require(telling)), .try(#require(likely)), .support]
    #expect(Set(plan.options.map(\.step)) == Set(expected))
  }

  /// H(cause) − E[H(cause | answer)], in nats.
  private func information(of question: Int, _ belief: BeliefState) -> Double {
    func entropy(_ chances: [Double]) -> Double {
      -chances.reduce(0) { $1 > 0 ? $0 + $1 * log($1) : $0 }
    }
    return belief.model.questions[question].answers.indices.reduce(entropy(belief.posterior)) {
      var after = belief
      after.answer(question, with: $1)
      let chance = belief.chance(ofAnswer: $1, to: question)
      return chance > 0 ? $0 - chance * entropy(after.posterior) : $0
    }
  }

  /// Of the questions that tell most, the one with which the least is expected to be paid.
  @Test(arguments: 0..<20)
  func shortlistIsCutByExpectedCost(_ seed: Int) throws {
    let belief = BeliefState(try randomModel(seed, causes: 6, fixes: 5, questions: 6))
    let wide = Planner(.init(depth: 1, greatestDepth: 1)).nextStep(in: belief)
    let narrow = Planner(
      .init(depth: 1, greatestDepth: 1, weighAllUpTo: 0, shortlist: 6, questions: 1)
    ).nextStep(in: belief)
    func asked(_ plan: PlannedStep) -> Action? {
      plan.options.map(\.step).first { if case .ask = $0 { true } else { false } }
    }
    #expect(asked(narrow) == asked(wide))
  }

  @Test func planIsTheSameEveryTime() throws {
    let belief = BeliefState(try randomModel(3, causes: 30, fixes: 20, questions: 20))
    let first = Planner().nextStep(in: belief)
    for _ in 0..<3 { #expect(Planner().nextStep(in: belief).options == first.options) }
  }

  @Test func beliefAndScaleDoNotMatterToThePlan() throws {
    let model = try randomModel(5, causes: 8, fixes: 5, questions: 4)
    var small = BeliefState(model)
    for _ in 0..<100 { small.weigh(by: Array(repeating: 1e-4, count: 8)) }
    let a = Planner().nextStep(in: BeliefState(model))
    let b = Planner().nextStep(in: small)
    #expect(a.step == b.step)
    #expect(abs(a.expectedCost - b.expectedCost) < 1e-9)
  }

  // MARK: Ties

  @Test func ofEqualFixesTheEarliest() throws {
    let model = try model([1, 1, 1], fixes: [(2, [1, 0, 0]), (2, [0, 1, 0]), (2, [0, 0, 1])])
    #expect(Planner().nextStep(in: BeliefState(model)).step == .try(0))
    let shared = try PlannerTests.twins(9)
    #expect(Planner(.init(weighAllUpTo: 0)).nextStep(in: shared).step == .try(0))
  }

  /// Nine equal fixes for nine equal causes.
  static func twins(_ count: Int) throws -> BeliefState {
    let fixes = (0..<count).map { fix in (1.0, (0..<count).map { $0 == fix ? 1.0 : 0 }) }
    return BeliefState(try model(Array(repeating: 1, count: count), fixes: fixes))
  }

  @Test func fixBeforeQuestionBeforeSupport() throws {
    // A fix that surely works for 5, or support for 5.
    let certain = try model([1], support: 5, fixes: [(5, [1])])
    #expect(Planner().nextStep(in: BeliefState(certain)).step == .try(0))
    // Knowing the cause saves exactly what the question costs: 1 + 2 against 2 + 0.5·2.
    let even = try model(
      [0.5, 0.5], support: 100, fixes: [(2, [1, 0]), (2, [0, 1])], questions: [(1, [1, 0])])
    let plan = Planner().nextStep(in: BeliefState(even))
    #expect(plan.step == .try(0))
    #expect(plan.options.map(\.step) == [.try(0), .try(1), .ask(0), .support])
    #expect(abs(plan.expectedCost - 3) < 1e-12)
  }

  @Test func asksWhenItPaysAndGivesUpWhenNothingHelps() throws {
    let pays = try model(
      [0.5, 0.5], support: 100, fixes: [(20, [1, 0]), (20, [0, 1])], questions: [(1, [1, 0])])
    let plan = Planner().nextStep(in: BeliefState(pays))
    #expect(plan.step == .ask(0))
    #expect(plan.options[0].valueOfInformation == 10)
    let hopeless = try model([0.99, 0.01], support: 10, fixes: [(5, [0, 1])])
    #expect(Planner().nextStep(in: BeliefState(hopeless)).step == .support)
  }

  @Test func oddLimitsAreBroughtIntoRange() throws {
    let belief = BeliefState(try randomModel(1))
    let planner = Planner(
      .init(depth: -3, greatestDepth: 99, budget: -1, weighAllUpTo: -5, shortlist: -1, fixes: 0))
    #expect(planner.limits.depth == 1 && planner.limits.greatestDepth == 4)
    #expect(planner.nextStep(in: belief).expectedCost.isFinite)
  }

  @Test func hugeLimitsAreBroughtIntoRange() throws {
    let belief = BeliefState(try randomModel(1, causes: 70, fixes: 2, questions: 3))
    let planner = Planner(
      .init(
        depth: .max, greatestDepth: .max, budget: .max, weighAllUpTo: .max, shortlist: .max,
        questions: .max, fixes: .max))
    #expect(planner.limits.budget == 1_000_000_000)
    #expect(planner.nextStep(in: belief).expectedCost.isFinite)
    let selective = Planner(.init(weighAllUpTo: 0, shortlist: .max, questions: .max, fixes: .max))
    #expect(selective.nextStep(in: belief).expectedCost.isFinite)
  }
}
