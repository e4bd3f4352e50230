import Foundation
import Learning
import Planning

extension Bench {
  /// A belief, the chances of all steps, and one decision: at the size of the shipped knowledge base
  /// (45 causes, 150 questions, 100 fixes) and well beyond it.
  static var planning: [Subject] {
    [
      Subject(name: "posterior-200-500-200", count: 2_000) {
        let model = try randomModel(causes: 200, questions: 500, fixes: 200)
        return { keep(believed(model).posterior) }
      },
      Subject(name: "all-steps-200-500-200", count: 200) {
        let belief = believed(try randomModel(causes: 200, questions: 500, fixes: 200))
        return {
          var sum = 0.0
          for fix in belief.openFixes { sum += belief.chance(thatFixWorks: fix) }
          for question in belief.openQuestions {
            for answer in belief.model.questions[question].answers.indices {
              sum += belief.chance(ofAnswer: answer, to: question)
            }
          }
          keep(sum)
        }
      },
      Subject(name: "decision-45-150-100", count: 40) {
        try decisions(causes: 45, questions: 150, fixes: 100, answered: 3)
      },
      Subject(name: "decision-200-500-200", count: 40) {
        try decisions(causes: 200, questions: 500, fixes: 200, answered: 25)
      },
    ]
  }

  private static func decisions(
    causes: Int, questions: Int, fixes: Int, answered: Int
  ) throws -> () -> Void {
    let beliefs = try (0..<10).map {
      believed(
        try randomModel(causes: causes, questions: questions, fixes: fixes, seed: $0),
        answered: answered)
    }
    var next = 0
    return {
      keep(Planner().nextStep(in: beliefs[next % beliefs.count]))
      next += 1
    }
  }

  /// What is believed after the first answers.
  private static func believed(_ model: DecisionModel, answered: Int = 25) -> BeliefState {
    var belief = BeliefState(model)
    for question in 0..<answered {
      belief.answer(question, with: question % model.questions[question].answers.count)
    }
    return belief
  }

  /// Two or three answers a question, the likely one 0.7 to 0.98, a tenth "don't know"; each fix for
  /// one to three causes.
  private static func randomModel(
    causes: Int, questions: Int, fixes: Int, seed: UInt64 = 1
  ) throws -> DecisionModel {
    var random = SplitMix64(seed: seed)
    var builder = try DecisionModel.Builder(
      causes: (0..<causes).map { .init(id: "c\($0)", prior: -log(random.unit())) },
      supportCost: 60)
    for question in 0..<questions {
      let count = Int.random(in: 2...3, using: &random)
      let clear = Double.random(in: 0.7..<0.98, using: &random)
      var rows = Array(
        repeating: Array(repeating: 0.9 * (1 - clear) / Double(count - 1), count: causes),
        count: count)
      for cause in 0..<causes { rows[.random(in: 0..<count, using: &random)][cause] = 0.9 * clear }
      try builder.add(
        question: "q\(question)", cost: .random(in: 0.3..<4, using: &random),
        answers: rows.enumerated().map { .init(id: "a\($0)", likelihoods: $1) },
        unknown: Array(repeating: 0.1, count: causes))
    }
    for fix in 0..<fixes {
      var works = Array(repeating: 0.0, count: causes)
      works[fix % causes] = .random(in: 0.6..<0.98, using: &random)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        works[.random(in: 0..<causes, using: &random)] = .random(in: 0.6..<0.98, using: &random)
      }
      try builder.add(fix: "f\(fix)", cost: .random(in: 1..<15, using: &random), works: works)
    }
    return builder.build()
  }
}
