/// How often a fix was tried against a cause in a context, and how often it worked; faded as of its
/// last change.
public struct Tally: Sendable, Equatable {
  /// Credit of the attempts that worked.
  public internal(set) var worked = 0.0
  /// Credit of all attempts.
  public internal(set) var tried = 0.0
  /// The same for the last twenty attempts or so.
  public internal(set) var recentlyWorked = 0.0
  /// Credit of the last attempts.
  public internal(set) var recentlyTried = 0.0
  /// How much of the context's sessions the cause had got when this changed last.
  public internal(set) var sessions = 0.0
  /// The day it changed last.
  public internal(set) var day = 0

  /// A tally as it was stored.
  public init(
    worked: Double = 0, tried: Double = 0, recentlyWorked: Double = 0, recentlyTried: Double = 0,
    sessions: Double = 0, day: Int = 0
  ) {
    self.worked = worked
    self.tried = tried
    self.recentlyWorked = recentlyWorked
    self.recentlyTried = recentlyTried
    self.sessions = sessions
    self.day = day
  }

  /// The counts, faded to a later moment.
  func faded(sessions now: Double, day: Int, _ fading: Fading) -> (worked: Double, tried: Double) {
    guard tried > 0 else { return (0, 0) }
    let rest = fading.remainder(sessions: now - sessions, from: self.day, to: day)
    return (worked * rest, tried * rest)
  }

  /// Adds an attempt. When the recent outcomes contradict the rest, the rest is forgotten; returns
  /// whether they do.
  mutating func add(
    worked: Bool, credit: Double, sessions now: Double, day: Int, _ fading: Fading
  ) -> Bool {
    let (oldWorked, oldTried) = faded(sessions: now, day: day, fading)
    let success = worked ? credit : 0
    let keep = power(fading.recentPerAttempt, credit)
    self.worked = oldWorked + success
    tried = oldTried + credit
    recentlyWorked = recentlyWorked * keep + success
    recentlyTried = recentlyTried * keep + credit
    sessions = now
    self.day = oldTried > 0 ? max(self.day, day) : day
    guard surprise > fading.alarm else { return false }
    self.worked = recentlyWorked
    tried = recentlyTried
    return true
  }

  /// n·KL(recent outcomes ‖ all outcomes) in nats: about minus the logarithm of the chance that
  /// outcomes like the recent ones come from an unchanged world.
  private var surprise: Double {
    guard recentlyTried > 0 else { return 0 }
    let expected = (worked + 0.5) / (tried + 1)
    let seen = min(recentlyWorked / recentlyTried, 1)
    var divergence = 0.0
    if seen > 0 { divergence += seen * logarithm(seen / expected) }
    if seen < 1 { divergence += (1 - seen) * logarithm((1 - seen) / (1 - expected)) }
    return recentlyTried * divergence
  }
}

/// How much of a context's sessions a cause got.
public struct CauseCount: Sendable, Equatable {
  /// Credit over all time, never faded, and a half-life more for each change of the world: the
  /// clock by which tallies fade.
  public internal(set) var sessions = 0.0
  /// The same, faded as of its last change.
  public internal(set) var count = 0.0
  /// How many sessions the context had had when this changed last.
  public internal(set) var total = 0.0
  /// The day it changed last.
  public internal(set) var day = 0
  /// How lately outcomes contradicted experience: 1 just then, faded as of the last change.
  public internal(set) var unrest = 0.0

  /// A count as it was stored.
  public init(
    sessions: Double = 0, count: Double = 0, total: Double = 0, day: Int = 0, unrest: Double = 0
  ) {
    self.sessions = sessions
    self.count = count
    self.total = total
    self.day = day
    self.unrest = unrest
  }

  func faded(total now: Double, day: Int, _ fading: Fading) -> Double {
    guard count > 0 else { return 0 }
    return count * fading.remainder(sessions: now - total, from: self.day, to: day)
  }

  func unrest(on day: Int, _ fading: Fading) -> Double {
    unrest > 0 ? unrest * fading.remainder(sessions: 0, from: self.day, to: day) : 0
  }

  /// The world has changed for this cause: what other fixes have done is worth half of what it was.
  mutating func unsettle(_ fading: Fading) {
    unrest = 1
    sessions += fading.sessionsToHalf
  }

  mutating func add(
    _ credit: Double, isOccurrence: Bool, total now: Double, day: Int, _ fading: Fading
  ) {
    if unrest > 0 { unrest *= fading.remainder(sessions: credit, from: self.day, to: day) }
    count = faded(total: now, day: day, fading) + (isOccurrence ? credit : 0)
    sessions += credit
    total = now
    self.day = max(self.day, day)
  }
}
