/// What is believed about a chance when the source of that belief may itself be wrong.
///
/// Two readings of the same outcomes: one begins from what files and wider contexts say, the other
/// from nothing (the uniform distribution). How far the second is to be preferred follows from which
/// of them foresaw the outcomes better (a robust mixture prior: Schmidli et al., Biometrics 70, 2014).
public struct EfficacyEstimate: Sendable, Equatable {
  /// Beginning from what files and wider contexts say.
  public let informed: BetaEstimate
  /// Beginning from nothing.
  public let open: BetaEstimate
  /// P(the second reading is the right one), 0...1: chances are drawn by this.
  public let doubt: Double
  /// The same in excess of the usual doubt, which nobody has shown to be due: means are taken by
  /// this, so that without outcomes an author's figure stays what it is.
  public let shownDoubt: Double

  /// How improbable it is beforehand that the informed reading is wrong.
  private static let usualDoubt = 0.01
  /// The same just after outcomes of another fix for the cause have contradicted experience.
  private static let doubtAfterChange = 0.9

  /// A belief without a doubt.
  public init(_ certain: BetaEstimate) {
    informed = certain
    open = certain
    doubt = 0
    shownDoubt = 0
  }

  /// What is believed after outcomes.
  ///
  /// - Parameters:
  ///   - prior: what files and wider contexts say
  ///   - worked: credit of the attempts that worked
  ///   - tried: credit of all attempts
  ///   - unrest: 0...1, how lately the world has changed for the cause
  init(prior: BetaEstimate, worked: Double, tried: Double, unrest: Double) {
    let failed = max(tried - worked, 0)
    informed = BetaEstimate(alpha: prior.alpha + worked, beta: prior.beta + failed)
    open = BetaEstimate(alpha: 1 + worked, beta: 1 + failed)
    let before = Self.usualDoubt + (Self.doubtAfterChange - Self.usualDoubt) * unrest
    if tried > 0 {
      // The logarithm of how much better the informed reading foresaw the outcomes.
      let gain =
        informed.logNormalisation - prior.logNormalisation - open.logNormalisation
      doubt = 1 / (1 + (1 - before) / before * exponential(min(max(gain, -50), 50)))
    } else {
      doubt = before
    }
    shownDoubt = max(doubt - Self.usualDoubt, 0) / (1 - Self.usualDoubt)
  }

  /// The expected chance.
  public var mean: Double { informed.mean + shownDoubt * (open.mean - informed.mean) }

  /// The variance of the chance.
  public var variance: Double {
    let (a, b) = (informed.mean - mean, open.mean - mean)
    return (1 - shownDoubt) * (informed.variance + a * a) + shownDoubt * (open.variance + b * b)
  }

  /// The interval that holds the chance with this probability, as much left out below as above.
  public func interval(_ probability: Double = 0.9) -> ClosedRange<Double> {
    let tail = (1 - min(max(probability, 0), 1)) / 2
    let low = quantile(tail)
    return low...max(low, quantile(1 - tail))
  }

  private func quantile(_ share: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      let below =
        (1 - shownDoubt) * informed.probability(below: middle)
        + (shownDoubt > 0 ? shownDoubt * open.probability(below: middle) : 0)
      if below < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// A chance drawn from what is believed.
  public func draw(using random: inout SplitMix64) -> Double {
    guard doubt > 0 else { return informed.draw(using: &random) }
    return random.unit() < doubt
      ? open.draw(using: &random) : informed.draw(using: &random)
  }
}
