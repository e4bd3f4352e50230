/// A book as the rows of tables.
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

  /// A habit with its counts.
  public struct HabitRow: Sendable, Equatable {
    /// What people do.
    public let habit: Habit
    /// How often.
    public let tally: HabitTally

    /// A stored habit.
    public init(habit: Habit, tally: HabitTally) {
      self.habit = habit
      self.tally = tally
    }
  }

  /// A book from its rows; of two rows for one place the later counts.
  public init(
    tallies: some Sequence<TallyRow>, causes: some Sequence<CauseRow>,
    habits: some Sequence<HabitRow>, fading: Fading = .standard
  ) {
    self.init(fading: fading)
    for row in tallies {
      keep(row.tally, at: newPlace(row.context, row.cause, row.fix))
    }
    for row in causes { counts[newPlace(row.context, row.cause, nil)] = row.count }
    for row in habits { self.habits[newPlace(row.habit)] = row.tally }
  }

  private mutating func newPlace(_ context: Context, _ cause: String?, _ fix: String?) -> Place {
    Place(
      provider: names.number(of: context.provider), client: names.number(of: context.client),
      cause: names.number(of: cause), fix: names.number(of: fix))
  }

  /// All tallies, sorted by context, cause and fix.
  public var tallyRows: [TallyRow] {
    tallies.map { place, tally in
      TallyRow(
        context: context(of: place), cause: names[place.cause] ?? "", fix: names[place.fix] ?? "",
        tally: tally)
    }
    .sorted { a, b in
      a.context == b.context ? (a.cause, a.fix) < (b.cause, b.fix) : a.context < b.context
    }
  }

  /// All causes' counts, sorted by context and cause, a context's clock first.
  public var causeRows: [CauseRow] {
    counts.map { CauseRow(context: context(of: $0), cause: names[$0.cause], count: $1) }
      .sorted { a, b in
        guard a.context == b.context else { return a.context < b.context }
        guard let second = b.cause else { return false }
        return a.cause.map { $0 < second } ?? true
      }
  }

  /// All habits in their order.
  public var habitRows: [HabitRow] {
    habits.map { HabitRow(habit: habit(at: $0), tally: $1) }.sorted { $0.habit < $1.habit }
  }
}
