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
  ///
  /// - Parameter isRisky: a risky fix is never believed in merely because others have failed.
  public func efficacy(
    of fix: String, for cause: String, expert: ExpertEfficacy, provider: String? = nil,
    client: String? = nil, on day: Int? = nil, isRisky: Bool = false
  ) -> EfficacyEstimate {
    let prior = BetaEstimate(mean: expert.mean, strength: expert.strength)
    let leaf = Context(provider: provider, client: client)
    var unrest = isRisky ? 0 : unrest(about: cause, in: .everywhere, on: day)
    func estimate(_ prior: BetaEstimate, in context: Context) -> EfficacyEstimate {
      let (worked, tried) = counts(of: fix, for: cause, in: context, on: day)
      return EfficacyEstimate(prior: prior, worked: worked, tried: tried, unrest: unrest)
    }
    guard leaf != .everywhere else { return estimate(prior, in: .everywhere) }
    // Doubt enters once, at the leaf: wider contexts are taken as they are.
    let top = estimate(prior, in: .everywhere).informed.mean
    let pooling = pooling(of: fix, for: cause, in: leaf, on: day)
    var parent = top
    if let provider, let client {
      var weight = pooling
      var sum = pooling * top
      for context in [Context(provider: provider), Context(client: client)] {
        if !isRisky { unrest = max(unrest, self.unrest(about: cause, in: context, on: day)) }
        let (worked, tried) = counts(of: fix, for: cause, in: context, on: day)
        guard tried > 0 else { continue }
        let pooling = self.pooling(of: fix, for: cause, in: context, on: day)
        sum += tried * (worked + pooling * top) / (tried + pooling)
        weight += tried
      }
      parent = sum / weight
    }
    if !isRisky { unrest = max(unrest, self.unrest(about: cause, in: leaf, on: day)) }
    return estimate(BetaEstimate(mean: parent, strength: pooling), in: leaf)
  }

  /// m: how alike contexts of this kind are, by the method of moments: μ(1 − μ)/τ² − 1, where τ² is
  /// the variance between contexts beyond what chance explains.
  func pooling(of fix: String, for cause: String, in leaf: Context, on day: Int?) -> Double {
    guard let cause = names.known(cause), let fix = names.known(fix),
      let places = contexts[Pair(cause: cause, fix: fix)], places.count >= Self.contextsThatTell
    else { return Self.usualPooling }
    // In the order of their names, so that sums do not depend on who came first.
    let groups = places.filter {
      ($0.provider == Names.none) == (leaf.provider == nil)
        && ($0.client == Names.none) == (leaf.client == nil)
    }
    .sorted { self.context(of: $0) < self.context(of: $1) }
    .compactMap { place in tallies[place].map { faded($0, at: place, day) } }
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
