/// How often causes occur: priors learned as a hierarchical Dirichlet.
extension TallyBook {
  /// How many sessions an expert's priors are worth, and a wider context's.
  public static let priorStrength = 300.0

  /// How common the causes are in a context.
  ///
  /// What is expected there counts as `strength` sessions, and those there were are added: first for
  /// everyone, then by how much more or less than expected the provider and the client have seen of
  /// each cause, then for both.
  ///
  /// - Parameters:
  ///   - causes: their names
  ///   - expected: how common they are expected to be in a context by the files alone, so that what
  ///     provider and client tell of themselves is not counted twice; called at most four times
  /// - Returns: shares in the order of the causes; they sum to 1.
  public func shares(
    of causes: [String], in leaf: Context = .everywhere, strength: Double = priorStrength,
    on day: Int? = nil, expected: (Context) -> [Double]
  ) -> [Double] {
    func seen(_ context: Context) -> [Double] {
      causes.map { sessions(about: $0, in: context, on: day) }
    }
    func updated(_ shares: [Double], _ seen: [Double]) -> [Double] {
      Self.normalised(zip(shares, seen).map { strength * $0 + $1 })
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
      var weight = strength
      for context in [Context(provider: leaf.provider), Context(client: leaf.client)] {
        let seen = seen(context)
        let sessions = seen.reduce(0, +)
        guard sessions > 0 else { continue }
        let before = lifted(context)
        let after = updated(before, seen)
        for index in lifts.indices {
          lifts[index] += sessions * (before[index] > 0 ? after[index] / before[index] : 1)
        }
        weight += sessions
      }
      parent = Self.normalised(zip(parent, lifts).map { $0 * $1 / weight })
    }
    return updated(parent, seen(leaf))
  }

  private static func normalised(_ shares: [Double]) -> [Double] {
    let sum = shares.reduce(0, +)
    return sum > 0
      ? shares.map { $0 / sum } : shares.map { _ in 1 / Double(max(shares.count, 1)) }
  }
}
