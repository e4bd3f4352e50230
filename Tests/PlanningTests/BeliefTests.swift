import Planning
import Testing

@Suite struct BeliefTests {
  @Test func posteriorByHand() throws {
    let model = try model(
      [0.2, 0.8], fixes: [(1, [0.5, 0])], questions: [(1, [0.9, 0.1])])
    var belief = BeliefState(model)
    belief.answer(0, with: 0)  // 0.18 against 0.08
    #expect(abs(belief.posterior[0] - 0.18 / 0.26) < 1e-15)
    #expect(abs(belief.chance(thatFixWorks: 0) - 0.5 * 0.18 / 0.26) < 1e-15)
    belief.failed(0)  // 0.09 against 0.08
    #expect(abs(belief.posterior[0] - 9.0 / 17) < 1e-15)
    #expect(belief.openFixes == [] && belief.openQuestions == [])
  }

  @Test(arguments: 0..<40)
  func orderOfEvidenceIsIrrelevantAndChancesSumToOne(_ seed: Int) throws {
    let model = try randomModel(seed, causes: 7, fixes: 5, questions: 5)
    var random = SplitMix64(seed: UInt64(seed))
    var evidence: [(inout BeliefState) -> Void] = []
    for question in model.questions.indices where Bool.random(using: &random) {
      let answer = Int.random(in: 0..<2, using: &random)
      evidence.append { $0.answer(question, with: answer) }
    }
    for fix in model.fixes.indices where Bool.random(using: &random) {
      evidence.append { $0.failed(fix) }
    }
    var forwards = BeliefState(model)
    var shuffled = BeliefState(model)
    for item in evidence { item(&forwards) }
    for item in evidence.shuffled(using: &random) { item(&shuffled) }
    #expect(abs(forwards.posterior.reduce(0, +) - 1) < 1e-12)
    for (a, b) in zip(forwards.posterior, shuffled.posterior) { #expect(abs(a - b) < 1e-12) }
    #expect(forwards.openFixes == shuffled.openFixes)
    for question in forwards.openQuestions {
      let chances = model.questions[question].answers.indices.map {
        forwards.chance(ofAnswer: $0, to: question)
      }
      #expect(abs(chances.reduce(0, +) - 1) < 1e-9)
    }
  }

  @Test func impossibleEvidenceIsSaidAndDividesByNothing() throws {
    let model = try model([0.3, 0.7], fixes: [(1, [1, 1])], questions: [(1, [0, 0])])
    var belief = BeliefState(model)
    belief.answer(0, with: 0)
    #expect(belief.isContradictory)
    #expect(belief.posterior == [0.3, 0.7])
    let plan = Planner().nextStep(in: belief)
    #expect(plan.step == .support && plan.expectedCost == 1000)
    #expect(Planner().expectedCost(of: .try(0), in: belief).isFinite)
  }

  @Test func whatIsNoLongerOpenCostsItsPriceForNothing() throws {
    let model = try model(
      [0.3, 0.7], fixes: [(1, [0.9, 0.1]), (4, [0.2, 0.8])], questions: [(2, [0.9, 0.2])])
    var belief = BeliefState(model)
    belief.answer(0, with: 1)
    belief.failed(0)
    let planner = Planner(.init(depth: 3))
    let onward = Planner(.init(depth: 2)).nextStep(in: belief).expectedCost
    #expect(abs(planner.expectedCost(of: .try(0), in: belief) - (1 + onward)) < 1e-9)
    #expect(abs(planner.expectedCost(of: .ask(0), in: belief) - (2 + onward)) < 1e-9)
  }

  @Test func weightsDoNotVanish() throws {
    let model = try model([0.5, 0.5], fixes: [])
    var belief = BeliefState(model)
    for _ in 0..<400 { belief.weigh(by: [1e-3, 2e-3]) }
    for _ in 0..<400 { belief.weigh(by: [2e-3, 1e-3]) }
    #expect(abs(belief.posterior[0] - 0.5) < 1e-9)
  }

  @Test func oddLikelihoodsAreTamed() throws {
    let model = try model([0.25, 0.25, 0.25, 0.25], fixes: [])
    var belief = BeliefState(model)
    belief.weigh(by: [-1, .nan, 1])
    #expect(belief.posterior == [0, 0, 0.5, 0.5])
    for _ in 0..<10 { belief.weigh(by: [1, 1, .infinity, 1]) }
    #expect(belief.posterior == [0, 0, 1, 0])
  }

  @Test func unknownAnswerIsNoNews() throws {
    let model = try model(
      [0.25, 0.75], fixes: [], questions: [(1, [0.9, 0.1]), (1, [0.1, 0.9])])
    var belief = BeliefState(model)
    belief.answer(0, with: 2)
    #expect(belief.posterior == [0.25, 0.75])
    #expect(belief.openQuestions == [1])
  }

  @Test func whatIsWithdrawnIsClosedWithoutNews() throws {
    var belief = BeliefState(
      try model([0.25, 0.75], fixes: [(1, [0.5, 0]), (1, [0, 1])], questions: [(1, [1, 0])]))
    belief.withdraw(fix: 1)
    belief.withdraw(fix: 1)
    belief.withdraw(question: 0)
    #expect(belief.openFixes == [0] && belief.openQuestions.isEmpty)
    #expect(belief.posterior == [0.25, 0.75])
  }

  @Test func misreportsByHand() throws {
    let noise = Misreport(falseCure: 0.1, missed: 0.2)
    // told = 0.8·0.6, told wrongly = 0.1·0.4
    #expect(abs(noise.chanceSolved(ifReportedWithChance: 0.6) - 0.48 / 0.52) < 1e-15)
    #expect(noise.chanceSolved(ifReportedWithChance: 0) == 0)
    let never = Misreport(falseCure: 0, missed: 1)
    #expect(never.chanceSolved(ifReportedWithChance: 0.6) == 0)
    #expect(Misreport(falseCure: .nan, missed: 7) == Misreport(falseCure: 0, missed: 1))
  }

  @Test func manyQuestionsAreCountedRight() throws {
    let model = try model(
      [1], fixes: [], questions: Array(repeating: (1, [0.5]), count: 130))
    var belief = BeliefState(model)
    #expect(belief.openQuestions == Array(0..<130))
    for question in [0, 63, 64, 127, 128, 129] { belief.withdraw(question: question) }
    #expect(belief.openQuestions.count == 124)
    #expect(!belief.openQuestions.contains(64) && belief.openQuestions.contains(65))
  }
}
