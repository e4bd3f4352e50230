/// What has worked, for whom, what people answered and what was the matter: the memory from which
/// efficacies, likelihoods and priors are learned.
///
/// It is a projection of the log of sessions. The same sessions in the same order give the same
/// book, bit for bit, whether recorded at once or stored as rows in between.
public struct TallyBook: Sendable {
  /// How experience fades.
  public let fading: Fading
  var names = Names()
  var tallies: [Place: Tally] = [:]
  var counts: [Place: CauseCount] = [:]
  var habits: [HabitPlace: HabitTally] = [:]
  /// Where each pair of cause and fix has a tally.
  var contexts: [Pair: [Place]] = [:]

  /// Context, cause and fix by number; without a fix, of the cause's count; without a cause either,
  /// of all the context's sessions.
  struct Place: Hashable, Sendable {
    var provider = Names.none
    var client = Names.none
    var cause = Names.none
    var fix = Names.none

    /// All sessions of everyone.
    static let everywhere = Place()
  }

  struct Pair: Hashable, Sendable {
    let cause: Int32
    let fix: Int32
  }

  /// An empty book.
  public init(fading: Fading = .standard) { self.fading = fading }

  // MARK: Recording

  /// Learns from a session. Sessions ending with support count as well; leaving them out would make
  /// every fix look better than it is.
  public mutating func record(_ session: SessionCredit) {
    let credits = session.credits.map { (cause: names.number(of: $0.cause), weight: $0.weight) }
    let attempts = session.attempts.map { (fix: names.number(of: $0.fix), worked: $0.worked) }
    let provider = names.number(of: session.provider)
    let client = names.number(of: session.client)
    record(credits, attempts, in: .everywhere, session)
    if provider != Names.none {
      record(credits, attempts, in: Place(provider: provider), session)
    }
    if client != Names.none { record(credits, attempts, in: Place(client: client), session) }
    if provider != Names.none, client != Names.none {
      record(credits, attempts, in: Place(provider: provider, client: client), session)
    }
    recordHabits(session, credits)
  }

  private mutating func record(
    _ credits: [(cause: Int32, weight: Double)], _ attempts: [(fix: Int32, worked: Bool)],
    in context: Place, _ session: SessionCredit
  ) {
    var place = context
    let total = tick(place, session.day)
    for (cause, weight) in credits {
      place.cause = cause
      place.fix = Names.none
      var count = counts[place] ?? CauseCount(day: session.day)
      count.add(
        weight, isOccurrence: session.showsHowCommon, total: total, day: session.day, fading)
      var contradicted: [Place] = []
      for attempt in attempts {
        place.fix = attempt.fix
        if note(attempt.worked, weight, at: place, count.sessions, session.day) {
          contradicted.append(place)
        }
      }
      if !contradicted.isEmpty {
        count.unsettle(fading)
        // What has just begun anew does not age with the rest.
        for place in contradicted { tallies[place]?.sessions = count.sessions }
      }
      place.fix = Names.none
      counts[place] = count
    }
  }

  /// One session more in the context; returns how many there have been.
  private mutating func tick(_ context: Place, _ day: Int) -> Double {
    var clock = counts[context] ?? CauseCount(day: day)
    clock.sessions += 1
    clock.day = max(clock.day, day)
    counts[context] = clock
    return clock.sessions
  }

  /// One attempt more; returns whether it shows that the world has changed.
  private mutating func note(
    _ worked: Bool, _ credit: Double, at place: Place, _ sessions: Double, _ day: Int
  ) -> Bool {
    if let isNews = tallies[place]?.add(
      worked: worked, credit: credit, sessions: sessions, day: day, fading)
    {
      return isNews
    }
    var tally = Tally()
    let isNews = tally.add(
      worked: worked, credit: credit, sessions: sessions, day: day, fading)
    keep(tally, at: place)
    return isNews
  }

  mutating func keep(_ tally: Tally, at place: Place) {
    if tallies.updateValue(tally, forKey: place) == nil {
      contexts[Pair(cause: place.cause, fix: place.fix), default: []].append(place)
    }
  }

  // MARK: Reading

  /// The counts of a fix against a cause in exactly this context, faded to `day` (or to the day of
  /// the context's last session).
  public func counts(
    of fix: String, for cause: String, in context: Context, on day: Int? = nil
  ) -> (worked: Double, tried: Double) {
    guard let place = place(context, cause, fix), let tally = tallies[place] else { return (0, 0) }
    return faded(tally, at: place, day)
  }

  /// How lately outcomes have contradicted experience for a cause in exactly this context: 1 just
  /// then, 0 never or long ago.
  public func unrest(about cause: String, in context: Context, on day: Int? = nil) -> Double {
    guard let place = place(context, cause, nil), let count = counts[place] else { return 0 }
    return count.unrest(on: day ?? lastDay(place), fading)
  }

  func place(_ context: Context, _ cause: String?, _ fix: String?) -> Place? {
    guard let provider = names.known(context.provider), let client = names.known(context.client),
      let cause = names.known(cause), let fix = names.known(fix)
    else { return nil }
    return Place(provider: provider, client: client, cause: cause, fix: fix)
  }

  func context(of place: Place) -> Context {
    Context(provider: names[place.provider], client: names[place.client])
  }

  func faded(_ tally: Tally, at place: Place, _ day: Int?) -> (worked: Double, tried: Double) {
    let count = Place(provider: place.provider, client: place.client, cause: place.cause)
    return tally.faded(
      sessions: counts[count]?.sessions ?? tally.sessions, day: day ?? lastDay(place), fading)
  }

  func lastDay(_ place: Place) -> Int {
    counts[Place(provider: place.provider, client: place.client)]?.day ?? 0
  }

  /// How many sessions of exactly this context a cause has got, by credit, faded.
  public func sessions(about cause: String, in context: Context, on day: Int? = nil) -> Double {
    guard let place = place(context, cause, nil), let count = counts[place] else { return 0 }
    let clock = counts[Place(provider: place.provider, client: place.client)]
    return count.faded(
      total: clock?.sessions ?? count.total, day: day ?? clock?.day ?? count.day, fading)
  }
}

extension TallyBook: Equatable {
  /// Whether both hold the same, whatever the order in which names came up.
  public static func == (a: TallyBook, b: TallyBook) -> Bool {
    a.fading == b.fading && a.tallyRows == b.tallyRows && a.causeRows == b.causeRows
      && a.habitRows == b.habitRows
  }
}
