import Inference
public import Knowledge

/// How probable each cause is, and what made it so.
public struct Belief: Sendable {
  /// One thing that moved the causes.
  public struct Influence: Sendable {
    /// What it was.
    public enum Origin: Sendable, Hashable {
      /// A settled finding.
      case finding(Evidence)
      /// An error code or text.
      case signature(Signature.ID, words: String)
      /// The wording: what of it speaks for which cause.
      case wording([Cause.ID: [String]])
      /// A rule that ruled causes out or preferred some.
      case rule(Rule.ID)
      /// A fix that did not help.
      case failedFix(Fix.ID)
    }

    /// What it was.
    public let origin: Origin
    /// P(it | cause) for every cause, up to a common factor.
    public let row: [Double]
  }

  /// The causes, "something else" last.
  public let causes: [Cause.ID]
  /// Their probabilities, in the same order; they sum to 1.
  public let posterior: [Double]
  /// Their probabilities before anything was said.
  public let priors: [Double]
  /// What moved them, in the order in which it was taken in.
  public let influences: [Influence]

  init(priors: [Double], causes: [Cause.ID], influences: [Influence]) {
    self.causes = causes
    self.priors = priors
    self.influences = influences
    var weights = priors
    for influence in influences {
      for index in weights.indices { weights[index] *= influence.row[index] }
      // Keep clear of underflow however much is known.
      let top = weights.max() ?? 0
      if top > 0 { for index in weights.indices { weights[index] /= top } }
    }
    let sum = weights.reduce(0, +)
    posterior = sum > 0 ? weights.map { $0 / sum } : priors
  }

  /// How probable a cause is.
  public func probability(of cause: Cause.ID) -> Double {
    causes.firstIndex(of: cause).map { posterior[$0] } ?? 0
  }

  /// The causes, the most probable first; equals by name.
  public var ranking: [(cause: Cause.ID, probability: Double)] {
    zip(causes, posterior).sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { ($0, $1) }
  }

  /// What speaks for (positive) and against (negative) a cause: the logarithm of how much likelier
  /// each influence is under it than on average, the weightiest first.
  func weightOfEvidence(
    for cause: Cause.ID
  ) -> [(influence: Influence, weight: Double)] {
    guard let index = causes.firstIndex(of: cause) else { return [] }
    return influences.map { influence in
      let average = zip(priors, influence.row).reduce(0) { $0 + $1.0 * $1.1 }
      return (influence, logarithm(influence.row[index] / max(average, .leastNormalMagnitude)))
    }.sorted { abs($0.weight) > abs($1.weight) }
  }
}
