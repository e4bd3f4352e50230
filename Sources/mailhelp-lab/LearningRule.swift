import Foundation
import Learning

/// How to choose the order of fixes from what has worked.
enum LearningRule: String, CaseIterable {
  case shipped = "shipped"
  case expert = "expert order"
  case greedy = "posterior mean"
  case thompson = "Thompson"
  case guarded = "Thompson, guard 10 %"
  case ucb1 = "UCB1"
  case klUCB = "KL-UCB"
}

/// One rule at work in one world.
struct Learner {
  private static let trouble = "trouble"
  private static let names = (0..<64).map { "fix \($0)" }

  let rule: LearningRule
  let world: HelpdeskWorld
  private let number: Int
  private var successes: [Double]
  private var failures: [Double]
  private var book = TallyBook()
  private var random: SplitMix64
  private var session = 0

  init(_ rule: LearningRule, in world: HelpdeskWorld, number: Int) {
    self.rule = rule
    self.world = world
    self.number = number
    random = SplitMix64(seed: "\(rule.rawValue) \(number)")
    successes = world.guesses.map { HelpdeskWorld.expertStrength * $0 }
    failures = world.guesses.map { HelpdeskWorld.expertStrength * (1 - $0) }
  }

  /// What is believed of each fix.
  var estimates: [EfficacyEstimate] {
    guard rule == .shipped else {
      return zip(successes, failures).map { EfficacyEstimate(BetaEstimate(alpha: $0, beta: $1)) }
    }
    return world.guesses.enumerated().map { fix, guess in
      book.efficacy(
        of: Self.names[fix], for: Self.trouble,
        expert: ExpertEfficacy(mean: guess, strength: HelpdeskWorld.expertStrength))
    }
  }

  /// The order that the beliefs alone suggest.
  var believedPlan: [Int] {
    world.plan(rule == .expert ? world.guesses : estimates.map(\.mean))
  }

  /// The order for the next session.
  mutating func plan() -> [Int] {
    session += 1
    let estimates = estimates
    let means = estimates.map(\.mean)
    switch rule {
    case .expert: return world.plan(world.guesses)
    case .greedy: return world.plan(means)
    case .thompson: return world.plan(estimates.map { $0.draw(using: &random) })
    case .guarded:
      return guarded(
        world.plan(estimates.map { $0.draw(using: &random) }), means,
        Exploration(session: "", allowance: 0.10))
    case .ucb1:
      return world.plan(
        estimates.map {
          min(1, $0.mean + (1.5 * log(Double(session) + 1) / $0.informed.strength).squareRoot())
        })
    case .klUCB:
      let time = log(Double(session) + 2)
      let budget = time + 3 * log(max(time, 1))
      return world.plan(estimates.map { Self.upperBound($0.informed, budget: budget) })
    case .shipped:
      let exploration = Exploration(session: "\(number)/\(session)")
      let drawn = estimates.enumerated().map {
        exploration.efficacy(of: Self.names[$0], for: Self.trouble, believed: $1)
      }
      return guarded(world.plan(drawn), means, exploration)
    }
  }

  private func guarded(_ plan: [Int], _ means: [Double], _ exploration: Exploration) -> [Int] {
    let best = world.plan(means)
    let admitted = exploration.admits(
      planCosting: world.cost(of: plan, means), best: world.cost(of: best, means))
    return admitted ? plan : best
  }

  /// The greatest chance within `budget` nats of the mean.
  private static func upperBound(_ estimate: BetaEstimate, budget: Double) -> Double {
    let mean = min(max(estimate.mean, 1e-12), 1 - 1e-12)
    var low = mean
    var high = 1.0
    for _ in 0..<14 {
      let middle = min((low + high) / 2, 1 - 1e-12)
      let divergence =
        mean * log(mean / middle) + (1 - mean) * log((1 - mean) / (1 - middle))
      if estimate.strength * divergence <= budget { low = middle } else { high = middle }
    }
    return low
  }

  /// Takes what came of the fixes that were tried.
  mutating func learn(_ tried: [(fix: Int, worked: Bool)]) {
    guard rule != .shipped else {
      book.record(
        SessionCredit(
          causes: [Self.trouble: 1],
          attempts: tried.map { .init(fix: Self.names[$0.fix], worked: $0.worked) }, day: 0))
      return
    }
    for (fix, worked) in tried {
      successes[fix] += worked ? 1 : 0
      failures[fix] += worked ? 0 : 1
    }
  }
}
