import Foundation
import Learning

/// A made-up trouble with independent fixes, tried one after another until one works, then support.
struct HelpdeskWorld {
  static let supportCost = 60.0
  static let expertStrength = 10.0

  /// P(each fix works), now and after the change.
  let chances: [Double]
  let chancesLater: [Double]
  /// Minutes each fix takes.
  let costs: [Double]
  /// What an expert believes of the chances.
  let guesses: [Double]
  /// The fix that stops working at the change.
  let favourite: Int

  /// Chances Beta(1.2, 4), costs log-uniform from 1 to 15 minutes, guesses off by 0.7 in logit. The
  /// change: the most efficient fix falls to 0.02, the one that worked least rises to 0.6.
  init(_ random: inout SplitMix64, fixes: Int = 8) {
    let spread = BetaEstimate(alpha: 1.2, beta: 4)
    var chances: [Double] = []
    var costs: [Double] = []
    var guesses: [Double] = []
    for _ in 0..<fixes {
      let chance = min(max(spread.draw(using: &random), 1e-9), 1 - 1e-9)
      chances.append(chance)
      costs.append(pow(15, random.unit()))
      let logit = log(chance / (1 - chance)) + 0.7 * random.normal()
      guesses.append(1 / (1 + exp(-logit)))
    }
    self.chances = chances
    self.costs = costs
    self.guesses = guesses
    let efficiencies = zip(chances, costs).map { $0 / $1 }
    favourite = efficiencies.firstIndex(of: efficiencies.max() ?? 0) ?? 0
    let neglected = chances.firstIndex(of: chances.min() ?? 0) ?? 0
    var later = chances
    later[favourite] = 0.02
    later[neglected] = 0.6
    chancesLater = later
  }

  /// The fixes worth trying if these were the chances, most efficient first.
  func plan(_ chances: [Double]) -> [Int] {
    costs.indices.filter { chances[$0] * Self.supportCost > costs[$0] }
      .sorted { a, b in
        let (x, y) = (chances[a] / costs[a], chances[b] / costs[b])
        return x == y ? a < b : x > y
      }
  }

  /// Expected minutes of a plan if these are the chances.
  func cost(of plan: [Int], _ chances: [Double]) -> Double {
    var cost = 0.0
    var unsolved = 1.0
    for fix in plan {
      cost += unsolved * costs[fix]
      unsolved *= 1 - chances[fix]
    }
    return cost + unsolved * Self.supportCost
  }
}
