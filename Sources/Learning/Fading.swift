/// How old experience loses weight, so that a changed world is noticed.
///
/// Counts fade with every session of their context in which their cause was in play, by its credit,
/// whether or not their fix was tried: it is the fading of untried fixes that opens them again. They
/// also fade with the calendar; the faster of the two counts.
///
/// When the recent outcomes of a fix contradict the rest, the world has changed for that cause and
/// context: the rest is forgotten at once, what other fixes for it have done is halved, and their
/// figures are doubted until that has faded too (global restarts: Besson and Kaufmann, 2019).
public struct Fading: Sendable, Equatable {
  /// What a count keeps per session.
  public let perSession: Double
  /// Days after which a count is halved at the latest.
  public let halfLife: Double
  /// What the recent counts keep per attempt.
  public let recentPerAttempt: Double
  /// How improbable the recent outcomes must be, as n·KL in nats, before they alone are believed.
  public let alarm: Double

  /// The rule of the product.
  public static let standard = Fading()
  /// Nothing is ever forgotten.
  public static let none = Fading(perSession: 1, halfLife: .infinity, alarm: .infinity)

  /// A rule; the defaults are those of the product.
  public init(
    perSession: Double = 0.995, halfLife: Double = 180, recentPerAttempt: Double = 0.95,
    alarm: Double = 2.5
  ) {
    self.perSession = min(max(perSession, 0), 1)
    self.halfLife = max(halfLife, 0)
    self.recentPerAttempt = min(max(recentPerAttempt, 0), 1)
    self.alarm = alarm
  }

  /// After how many sessions half of a count is left; 0 if nothing fades.
  var sessionsToHalf: Double {
    perSession > 0 && perSession < 1 ? logarithm(0.5) / logarithm(perSession) : 0
  }

  /// What is left of a count from one day until another; days that lie before it do not matter.
  func remainder(sessions: Double, from earlier: Int, to later: Int) -> Double {
    // Days come from a file, so they may be any numbers at all.
    let (days, isBeyond) = later.subtractingReportingOverflow(earlier)
    return remainder(sessions: sessions, days: isBeyond ? (later > earlier ? .max : 0) : days)
  }

  /// What is left of a count after so many sessions and days.
  public func remainder(sessions: Double, days: Int) -> Double {
    let bySession = power(perSession, max(sessions, 0))
    let byDay = days > 0 ? power(0.5, Double(days) / halfLife) : 1
    return min(bySession, byDay)
  }
}
