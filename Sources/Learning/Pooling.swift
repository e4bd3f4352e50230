/// Efficacies from few observations: a context borrows from wider ones.
extension TallyBook {
  /// How many observations a wider context's figure is worth, unless the contexts tell.
  static let usualPooling = 10.0
  /// From so many contexts on, they tell.
  static let contextsThatTell = 20
  /// What they may say.
  static let poolingRange = 2.0...200.0

  /// P(fix works | cause) for this provider and client: the expert's figure, corrected by all
  /// sessions, then by those of the provider and of the client, then by those of both.
  public func efficacy(
    of fix: String, for cause: String, expert: ExpertEfficacy, provider: String? = nil,
    client: String? = nil, on day: Int? = nil
  ) -> BetaEstimate {
    let all = counts(of: fix, for: cause, in: .everywhere, on: day)
    let top = BetaEstimate(
      alpha: expert.strength * expert.mean + all.worked,
      beta: expert.strength * (1 - expert.mean) + all.tried - all.worked)
    let mean = top.mean
    let leaf = Context(provider: provider, client: client)
    guard leaf != .everywhere else { return top }
    let pooling = pooling(of: fix, for: cause, in: leaf, on: day)

    var parent = mean
    if let provider, let client {
      var weight = pooling
      var sum = pooling * mean
      for context in [Context(provider: provider), Context(client: client)] {
        let (worked, tried) = counts(of: fix, for: cause, in: context, on: day)
        guard tried > 0 else { continue }
        let pooling = self.pooling(of: fix, for: cause, in: context, on: day)
        sum += tried * (worked + pooling * mean) / (tried + pooling)
        weight += tried
      }
      parent = sum / weight
    }
    let (worked, tried) = counts(of: fix, for: cause, in: leaf, on: day)
    return BetaEstimate(
      alpha: worked + pooling * parent, beta: tried - worked + pooling * (1 - parent))
  }

  /// m: how alike contexts of this kind are, by the method of moments: μ(1 − μ)/τ² − 1, where τ² is
  /// the variance between contexts beyond what chance explains.
  func pooling(of fix: String, for cause: String, in leaf: Context, on day: Int?) -> Double {
    guard let entries = tallies[Pair(cause: cause, fix: fix)],
      entries.count >= Self.contextsThatTell
    else { return Self.usualPooling }
    let groups = entries.filter { $0.context.isOfKind(of: leaf) }
      .map { faded($0, cause, day) }
      .filter { $0.tried > 0 }
    guard groups.count >= Self.contextsThatTell else { return Self.usualPooling }
    let worked = groups.reduce(0) { $0 + $1.worked }
    let tried = groups.reduce(0) { $0 + $1.tried }
    let mean = (worked + 1) / (tried + 2)
    var spread = 0.0
    var squares = 0.0
    for group in groups {
      let deviation = group.worked / group.tried - mean
      spread += group.tried * deviation * deviation
      squares += group.tried * group.tried
    }
    let chance = mean * (1 - mean)
    let effective = tried - squares / tried
    guard effective > 0 else { return Self.usualPooling }
    let between = (spread - Double(groups.count - 1) * chance) / effective
    let estimate = chance / max(between, 1e-6) - 1
    return min(max(estimate, Self.poolingRange.lowerBound), Self.poolingRange.upperBound)
  }
}
