/// How often causes occur: priors learned as a hierarchical Dirichlet.
extension TallyBook {
  /// How many sessions an expert's priors are worth, and a wider context's.
  public static let priorStrength = 300.0
  /// How improbable it is beforehand that a cause is not as common as expected.
  public static let usualOddity = 0.02

  /// How common the causes are in a context.
  ///
  /// What is expected there counts as `strength` sessions, and those there were are added: first for
  /// everyone, then by how much more or less than expected the provider and the client have seen of
  /// each cause, then for both. A cause moves only as far as it has shown that it is not as common as
  /// expected: a hundred causes that each follow their chance outcomes would do harm.
  ///
  /// - Parameters:
  ///   - causes: their names
  ///   - expected: how common they are expected to be in a context by the files alone, so that what
  ///     provider and client tell of themselves is not counted twice; called at most four times
  ///   - oddity: how probable it is beforehand that a cause is not as common as expected; with 1
  ///     every session moves its cause
  /// - Returns: shares in the order of the causes; they sum to 1.
  public func shares(
    of causes: [String], in leaf: Context = .everywhere, strength: Double = priorStrength,
    oddity: Double = usualOddity, on day: Int? = nil, expected: (Context) -> [Double]
  ) -> [Double] {
    func seen(_ context: Context) -> [Double] {
      causes.map { sessions(about: $0, in: context, on: day) }
    }
    func updated(_ shares: [Double], _ seen: [Double]) -> [Double] {
      let sessions = seen.reduce(0, +)
      return Self.normalised(
        zip(shares, seen).map { share, seen in
          let moved = (strength * share + seen) / (strength + sessions)
          return share
            + Self.oddity(of: seen, expecting: sessions * share, oddity) * (moved - share)
        })
    }
    let stated = Self.normalised(expected(.everywhere))
    let overall = updated(stated, seen(.everywhere))
    let lift = zip(overall, stated).map { $1 > 0 ? $0 / $1 : 1 }
    guard leaf != .everywhere else { return overall }
    /// What the files expect in a context, lifted as all sessions have shown.
    func lifted(_ context: Context) -> [Double] {
      Self.normalised(zip(Self.normalised(expected(context)), lift).map { $0 * $1 })
    }
    var parent = lifted(leaf)
    if leaf.provider != nil, leaf.client != nil {
      var lifts = Array(repeating: strength, count: causes.count)
      for context in [Context(provider: leaf.provider), Context(client: leaf.client)] {
        let seen = seen(context)
        let sessions = seen.reduce(0, +)
        guard sessions > 0 else { continue }
        let before = lifted(context)
        let after = updated(before, seen)
        for index in lifts.indices {
          lifts[index] += sessions * (before[index] > 0 ? after[index] / before[index] : 1)
        }
      }
      parent = Self.normalised(zip(parent, lifts).map { $0 * $1 })
    }
    return updated(parent, seen(leaf))
  }

  /// P(a cause is not as common as expected | it was seen so often): counts are Poisson, of the expected
  /// rate or of one that is anything around it (Gamma with shape 1).
  static func oddity(of seen: Double, expecting expected: Double, _ before: Double) -> Double {
    guard before > 0 else { return 0 }
    // The logarithm of how much better the second foresaw the count.
    let gain = logGamma(1 + seen) - (1 + seen) * logarithm(1 + expected) + expected
    return 1 / (1 + (1 - before) / before * exponential(min(max(-gain, -50), 50)))
  }

  private static func normalised(_ shares: [Double]) -> [Double] {
    let sum = shares.reduce(0, +)
    return sum > 0
      ? shares.map { $0 / sum } : shares.map { _ in 1 / Double(max(shares.count, 1)) }
  }
}
