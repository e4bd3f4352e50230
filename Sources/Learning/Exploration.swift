/// Trying, now and then, what may be better than it looks.
///
/// For each session one chance per fix and cause is drawn from what is believed (Thompson sampling),
/// never below the mean (the optimistic form of May, Korda, Lee and Leslie, JMLR 13, 2012), and the
/// plan is made with the draws; it is used only if, as believed, it costs little more than the best.
/// The draws depend on the session, the fix and the cause alone, so a session that is resumed or
/// replayed sees the same ones.
public struct Exploration: Sendable, Equatable {
  /// The session's identifier, the seed of all its draws.
  public let session: String
  /// What a drawn plan may cost above the best one, as a share.
  public let allowance: Double

  /// After so many failed fixes in a session nothing is tried out any more.
  public static let patience = 2

  /// The exploration of one session.
  public init(session: String, allowance: Double = 0.10) {
    self.session = session
    self.allowance = max(allowance, 0)
  }

  /// The efficacy to plan with: a draw not below the mean, or the mean itself if the fix is risky.
  public func efficacy(
    of fix: String, for cause: String, believed: EfficacyEstimate, isRisky: Bool = false
  ) -> Double {
    guard !isRisky else { return believed.mean }
    // A unit separator keeps ("ab", "c") and ("a", "bc") apart.
    var random = SplitMix64(seed: "\(session)\u{1F}\(fix)\u{1F}\(cause)")
    return max(believed.mean, believed.draw(using: &random))
  }

  /// Whether a plan made with drawn efficacies may be used.
  ///
  /// - Parameters:
  ///   - cost: what it is expected to cost under the mean efficacies
  ///   - best: what the best plan is expected to cost under them
  ///   - isRisky: whether its next step is a fix flagged risky or irreversible
  ///   - failedFixes: how many fixes have failed in this session
  public func admits(
    planCosting cost: Double, best: Double, isRisky: Bool = false, failedFixes: Int = 0
  ) -> Bool {
    !isRisky && failedFixes < Self.patience && cost <= (1 + allowance) * best
  }
}
