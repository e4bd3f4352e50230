/// What has worked, for whom: the memory from which efficacies and priors are learned.
///
/// It is a projection of the log of sessions. The same sessions in the same order give the same
/// book, bit for bit, whether recorded at once or stored as rows in between.
public struct TallyBook: Sendable, Equatable {
  /// How experience fades.
  public let fading: Fading
  var tallies: [Pair: [Entry]] = [:]
  private var counts: [Clock: CauseCount] = [:]

  struct Pair: Hashable, Sendable {
    let cause: String
    let fix: String
  }

  /// One context's tally. Entries of a pair are kept in the contexts' order.
  struct Entry: Sendable, Equatable {
    let context: Context
    var tally: Tally
  }

  /// The clock of a cause in a context, or, without a cause, of all its sessions.
  private struct Clock: Hashable, Sendable {
    let context: Context
    let cause: String?
  }

  /// An empty book.
  public init(fading: Fading = .standard) { self.fading = fading }

  // MARK: Recording

  /// Learns from a session. Sessions ending with support count as well; leaving them out would make
  /// every fix look better than it is.
  public mutating func record(_ session: SessionCredit) {
    let credits = session.credits
    for context in session.contexts {
      let all = Clock(context: context, cause: nil)
      var clock = counts[all] ?? CauseCount(day: session.day)
      clock.sessions += 1
      clock.day = max(clock.day, session.day)
      counts[all] = clock
      for (cause, credit) in credits {
        let place = Clock(context: context, cause: cause)
        var count = counts[place] ?? CauseCount(day: session.day)
        count.add(credit, total: clock.sessions, day: session.day, fading)
        counts[place] = count
        for attempt in session.attempts {
          change(Pair(cause: cause, fix: attempt.fix), context) { [fading] tally in
            tally.add(
              worked: attempt.worked, credit: credit, sessions: count.sessions, day: session.day,
              fading)
          }
        }
      }
    }
  }

  private mutating func change(_ pair: Pair, _ context: Context, _ body: (inout Tally) -> Void) {
    let place = place(of: context, in: tallies[pair, default: []])
    if !place.found {
      tallies[pair, default: []].insert(
        Entry(context: context, tally: Tally()), at: place.index)
    }
    if var entries = tallies.removeValue(forKey: pair) {
      body(&entries[place.index].tally)
      tallies[pair] = entries
    }
  }

  private func place(of context: Context, in entries: [Entry]) -> (index: Int, found: Bool) {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].context < context { low = middle + 1 } else { high = middle }
    }
    return (low, low < entries.count && entries[low].context == context)
  }

  // MARK: Reading

  /// The counts of a fix against a cause in exactly this context, faded to `day` (or to the day of
  /// the context's last session).
  public func counts(
    of fix: String, for cause: String, in context: Context, on day: Int? = nil
  ) -> (worked: Double, tried: Double) {
    guard let entries = tallies[Pair(cause: cause, fix: fix)] else { return (0, 0) }
    let place = place(of: context, in: entries)
    return place.found ? faded(entries[place.index], cause, day) : (0, 0)
  }

  func faded(_ entry: Entry, _ cause: String, _ day: Int?) -> (worked: Double, tried: Double) {
    let now = counts[Clock(context: entry.context, cause: cause)]?.sessions ?? entry.tally.sessions
    return entry.tally.faded(sessions: now, day: day ?? lastDay(entry.context), fading)
  }

  private func lastDay(_ context: Context) -> Int {
    counts[Clock(context: context, cause: nil)]?.day ?? 0
  }

  /// Learned priors: a Dirichlet whose counts begin as `strength` observations spread as the expert
  /// says. Sums to one over the expert's causes.
  public func priors(
    expert: [String: Double], strength: Double = 50, on day: Int? = nil
  ) -> [String: Double] {
    let all = counts[Clock(context: .everywhere, cause: nil)]?.sessions ?? 0
    let day = day ?? lastDay(.everywhere)
    let stated = expert.mapValues { max($0, 0) }
    let causes = stated.keys.sorted()
    let total = causes.reduce(0) { $0 + (stated[$1] ?? 0) }
    var learned: [String: Double] = [:]
    var sum = 0.0
    for cause in causes {
      let seen = counts[Clock(context: .everywhere, cause: cause)]?
        .faded(total: all, day: day, fading)
      let share = total > 0 ? (stated[cause] ?? 0) / total : 1 / Double(causes.count)
      let count = strength * share + (seen ?? 0)
      learned[cause] = count
      sum += count
    }
    return sum > 0 ? learned.mapValues { $0 / sum } : stated
  }
}

// MARK: Rows

extension TallyBook {
  /// A tally with its place, as a table stores it.
  public struct TallyRow: Sendable, Equatable {
    /// For whom.
    public let context: Context
    /// Against which cause.
    public let cause: String
    /// Which fix.
    public let fix: String
    /// The counts.
    public let tally: Tally

    /// A stored tally.
    public init(context: Context, cause: String, fix: String, tally: Tally) {
      self.context = context
      self.cause = cause
      self.fix = fix
      self.tally = tally
    }
  }

  /// A cause's count with its place; without a cause, the clock of all the context's sessions.
  public struct CauseRow: Sendable, Equatable {
    /// For whom.
    public let context: Context
    /// The cause, or nil for all sessions.
    public let cause: String?
    /// The counts.
    public let count: CauseCount

    /// A stored count.
    public init(context: Context, cause: String?, count: CauseCount) {
      self.context = context
      self.cause = cause
      self.count = count
    }
  }

  /// A book from its rows; of two rows for one place the later counts.
  public init(
    tallies: some Sequence<TallyRow>, causes: some Sequence<CauseRow>, fading: Fading = .standard
  ) {
    self.init(fading: fading)
    for row in tallies {
      change(Pair(cause: row.cause, fix: row.fix), row.context) { $0 = row.tally }
    }
    for row in causes { counts[Clock(context: row.context, cause: row.cause)] = row.count }
  }

  /// All tallies, sorted by context, cause and fix.
  public var tallyRows: [TallyRow] {
    tallies.flatMap { pair, entries in
      entries.map {
        TallyRow(context: $0.context, cause: pair.cause, fix: pair.fix, tally: $0.tally)
      }
    }
    .sorted { a, b in
      a.context == b.context ? (a.cause, a.fix) < (b.cause, b.fix) : a.context < b.context
    }
  }

  /// All causes' counts, sorted by context and cause, a context's clock first.
  public var causeRows: [CauseRow] {
    counts.map { CauseRow(context: $0.context, cause: $0.cause, count: $1) }
      .sorted { a, b in
        guard a.context == b.context else { return a.context < b.context }
        guard let second = b.cause else { return false }
        return a.cause.map { $0 < second } ?? true
      }
  }
}
