import ArgumentParser
import Foundation
import Learning
import Planning

/// Times one decision on a random model.
struct Time: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time posteriors and decisions on random models.", shouldDisplay: false)

  @Option var causes = 200
  @Option var questions = 500
  @Option var fixes = 200
  @Option(help: "Decisions timed, each on a model of its own.")
  var runs = 15
  @Option(help: "Questions answered before each decision.")
  var answered = 25
  @Option var seed: UInt64 = 1
  @Flag(help: "Fixes work a little for every cause.")
  var dense = false
  @OptionGroup var limits: LimitOptions

  func validate() throws {
    guard causes > 0, questions >= 0, fixes >= 0, runs > 0, answered >= 0 else {
      throw ValidationError("Sizes must not be negative, and there must be a cause and a run.")
    }
  }

  func run() throws {
    var random = SplitMix64(seed: seed)
    var posteriors: [Double] = []
    var decisions: [Double] = []
    var firsts: [Double] = []
    var depths: [Int] = []
    var expansions: [Int] = []
    let clock = ContinuousClock()
    for _ in 0..<runs {
      let model = try randomModel(&random)
      let first = clock.measure { _ = limits.planner.nextStep(in: BeliefState(model)) }
      firsts.append(first.milliseconds)
      let said = (0..<min(answered, questions)).map { question in
        (question, Int.random(in: 0..<model.questions[question].answers.count, using: &random))
      }
      var belief = BeliefState(model)
      var top = 0.0
      let posterior = clock.measure {
        for (question, answer) in said { belief.answer(question, with: answer) }
        top = belief.posterior.max() ?? 0
      }
      guard top > 0 else { continue }
      posteriors.append(posterior.milliseconds)
      var plan: PlannedStep?
      decisions.append(clock.measure { plan = limits.planner.nextStep(in: belief) }.milliseconds)
      depths.append(plan?.depth ?? 0)
      expansions.append(plan?.expansions ?? 0)
    }
    print("causes \(causes), questions \(questions), fixes \(fixes), \(runs) models")
    print("posterior after \(answered) answers: median \(fixed(median(posteriors), 4)) ms")
    print("first decision: median \(fixed(median(firsts), 2)) ms")
    print(
      "decision after the answers: median \(fixed(median(decisions), 2)) ms, worst "
        + "\(fixed(decisions.max() ?? 0, 2)) ms, depth \(depths.min() ?? 0) to "
        + "\(depths.max() ?? 0), at most \(expansions.max() ?? 0) positions")
  }

  /// Two or three answers a question, the likely one 0.7 to 0.98, a tenth "don't know"; each fix
  /// for one to three causes.
  private func randomModel(_ random: inout SplitMix64) throws -> DecisionModel {
    var builder = try DecisionModel.Builder(
      causes: (0..<causes).map {
        .init(id: "c\($0)", prior: -log(.random(in: 0.001..<1, using: &random)))
      }, supportCost: 60)
    for question in 0..<questions {
      let count = Int.random(in: 2...3, using: &random)
      let clear = Double.random(in: 0.7..<0.98, using: &random)
      var rows = Array(repeating: Array(repeating: 0.0, count: causes), count: count)
      for cause in 0..<causes {
        let usual = Int.random(in: 0..<count, using: &random)
        for answer in 0..<count {
          rows[answer][cause] = 0.9 * (answer == usual ? clear : (1 - clear) / Double(count - 1))
        }
      }
      try builder.add(
        question: "q\(question)", cost: .random(in: 0.3..<4, using: &random),
        answers: rows.enumerated().map { .init(id: "a\($0)", likelihoods: $1) },
        unknown: Array(repeating: 0.1, count: causes))
    }
    for fix in 0..<fixes {
      var works = (0..<causes).map { _ in dense ? Double.random(in: 0..<0.05, using: &random) : 0 }
      works[fix % causes] = .random(in: 0.6..<0.98, using: &random)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        works[.random(in: 0..<causes, using: &random)] = .random(in: 0.6..<0.98, using: &random)
      }
      try builder.add(fix: "f\(fix)", cost: .random(in: 1..<15, using: &random), works: works)
    }
    return builder.build()
  }
}

extension Duration {
  /// This duration in milliseconds.
  var milliseconds: Double {
    Double(components.seconds) * 1e3 + Double(components.attoseconds) * 1e-15
  }
}

/// The middle value, the lower of two; 0 of none.
func median(_ values: [Double]) -> Double {
  values.isEmpty ? 0 : values.sorted()[(values.count - 1) / 2]
}
