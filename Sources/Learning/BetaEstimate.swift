/// What is believed about a chance: a Beta distribution.
public struct BetaEstimate: Sendable, Equatable {
  /// Successes, real and imagined; above zero.
  public let alpha: Double
  /// Failures, real and imagined; above zero.
  public let beta: Double

  /// Counts stay above zero, so that nothing is ever certain, and finite.
  private static let (least, most) = (1e-6, 1e12)

  /// A distribution with these counts; what is not above zero is brought just above it, and what is
  /// beyond a trillion down to that.
  public init(alpha: Double, beta: Double) {
    self.alpha = alpha > Self.least ? min(alpha, Self.most) : Self.least
    self.beta = beta > Self.least ? min(beta, Self.most) : Self.least
  }

  /// A distribution with this mean (0...1) and as sure as `strength` observations.
  public init(mean: Double, strength: Double) {
    self.init(alpha: strength * mean, beta: strength * (1 - mean))
  }

  /// The expected chance.
  public var mean: Double { alpha / (alpha + beta) }

  /// How many observations it is worth.
  public var strength: Double { alpha + beta }

  /// The variance of the chance.
  public var variance: Double { mean * (1 - mean) / (strength + 1) }

  /// A chance drawn from the distribution.
  public func draw(using random: inout SplitMix64) -> Double {
    let a = random.logOfGamma(shape: alpha)
    let b = random.logOfGamma(shape: beta)
    return 1 / (1 + exponential(b - a))
  }
}

/// What the knowledge base says of a fix, and how sure its author is.
public struct ExpertEfficacy: Sendable, Equatable {
  /// P(fix works | cause), 0...1.
  public let mean: Double
  /// How many observations the statement is worth.
  public let strength: Double

  /// A statement worth `strength` observations.
  public init(mean: Double, strength: Double) {
    self.mean = min(max(mean, 0), 1)
    self.strength = max(strength, 0)
  }
}
