/// Something that people do: answer so, not know, not manage.
public struct Habit: Sendable, Hashable, Comparable {
  /// Of what sort it is.
  public enum Kind: String, Sendable, CaseIterable, Comparable {
    /// To answer with a value when a cause is at work.
    case answer
    /// Not to know the answer to a question.
    case unsure
    /// Not to be able to do a fix.
    case undone

    /// By name.
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// Of what sort it is.
  public let kind: Kind
  /// The finding that is asked for, or the fix.
  public let subject: String
  /// The cause; nil but for answers.
  public let cause: String?
  /// The answer; nil but for answers.
  public let value: String?

  /// A habit.
  public init(_ kind: Kind, _ subject: String, cause: String? = nil, value: String? = nil) {
    self.kind = kind
    self.subject = subject
    self.cause = cause
    self.value = value
  }

  /// By kind, subject, cause and value.
  public static func < (a: Habit, b: Habit) -> Bool {
    (a.kind, a.subject, a.cause ?? "", a.value ?? "")
      < (b.kind, b.subject, b.cause ?? "", b.value ?? "")
  }
}

/// How often people do something.
public struct HabitTally: Sendable, Equatable {
  /// Credit of the times they did, faded as of the last change.
  public internal(set) var count = 0.0
  /// Credit of all the times they could have; for answers the same as `count`.
  public internal(set) var times = 0.0
  /// The clock by which it fades, as it stood at the last change: the cause's for answers, that of
  /// all sessions otherwise.
  public internal(set) var sessions = 0.0
  /// The day it changed last.
  public internal(set) var day = 0

  /// A tally as it was stored.
  public init(count: Double = 0, times: Double = 0, sessions: Double = 0, day: Int = 0) {
    self.count = count
    self.times = times
    self.sessions = sessions
    self.day = day
  }

  func faded(sessions now: Double, day: Int, _ fading: Fading) -> (count: Double, times: Double) {
    let rest = fading.remainder(sessions: now - sessions, from: self.day, to: day)
    return (count * rest, times * rest)
  }

  mutating func add(
    _ count: Double, of times: Double, sessions now: Double, day: Int, _ fading: Fading
  ) {
    let old = faded(sessions: now, day: day, fading)
    self.count = old.count + count
    self.times = old.times + times
    sessions = now
    self.day = max(self.day, day)
  }
}

extension TallyBook {
  /// A habit by numbers.
  struct HabitPlace: Hashable, Sendable {
    let kind: Habit.Kind
    let subject: Int32
    var cause = Names.none
    var value = Names.none
  }

  /// A value that people answer with, weighted by how far a cause was believed.
  public struct AnswerCount: Sendable, Equatable {
    /// What was asked for.
    public let finding: String
    /// The cause.
    public let cause: String
    /// The answer.
    public let value: String
    /// How often, faded.
    public let count: Double
  }

  mutating func recordHabits(
    _ session: SessionCredit, _ credits: [(cause: Int32, weight: Double)]
  ) {
    let all = counts[.everywhere]?.sessions ?? 0
    func add(_ place: HabitPlace, _ count: Double, _ times: Double, _ clock: Double) {
      habits[place, default: HabitTally(sessions: clock, day: session.day)]
        .add(count, of: times, sessions: clock, day: session.day, fading)
    }
    for answer in session.answers {
      let subject = names.number(of: answer.finding)
      let isUnsure = answer.value == nil
      add(
        HabitPlace(kind: .unsure, subject: subject), isUnsure ? 1 : 0, 1, all)
      guard !isUnsure else { continue }
      let value = names.number(of: answer.value)
      for (cause, weight) in credits {
        let clock = counts[Place(cause: cause)]?.sessions ?? 0
        add(
          HabitPlace(kind: .answer, subject: subject, cause: cause, value: value), weight, weight,
          clock)
      }
    }
    for (fixes, undone) in [(session.attempts.map(\.fix), 0.0), (session.undone, 1.0)] {
      for fix in fixes {
        let subject = names.number(of: fix)
        add(HabitPlace(kind: .undone, subject: subject), undone, 1, all)
      }
    }
  }

  // MARK: Reading

  /// What people answered, faded to `day`, in the order of findings, causes and values.
  public func answerCounts(on day: Int? = nil) -> [AnswerCount] {
    let day = day ?? lastDay(.everywhere)
    return habits.compactMap { place, tally -> AnswerCount? in
      guard place.kind == .answer else { return nil }
      let clock = counts[Place(cause: place.cause)]?.sessions
      let habit = habit(at: place)
      return AnswerCount(
        finding: habit.subject, cause: habit.cause ?? "", value: habit.value ?? "",
        count: tally.faded(sessions: clock ?? tally.sessions, day: day, fading).count)
    }
    .sorted { ($0.finding, $0.cause, $0.value) < ($1.finding, $1.cause, $1.value) }
  }

  /// How likely people are not to know an answer, or not to be able to do a fix: the expert's figure,
  /// corrected by everybody's sessions.
  public func chance(
    _ kind: Habit.Kind, _ subject: String, expert: ExpertEfficacy, on day: Int? = nil
  ) -> BetaEstimate {
    let prior = BetaEstimate(mean: expert.mean, strength: expert.strength)
    guard let number = names.known(subject),
      let tally = habits[HabitPlace(kind: kind, subject: number)]
    else { return prior }
    let (count, times) = tally.faded(
      sessions: counts[.everywhere]?.sessions ?? tally.sessions, day: day ?? lastDay(.everywhere),
      fading)
    return BetaEstimate(alpha: prior.alpha + count, beta: prior.beta + times - count)
  }

  func habit(at place: HabitPlace) -> Habit {
    Habit(
      place.kind, names[place.subject] ?? "", cause: names[place.cause],
      value: names[place.value])
  }

  mutating func newPlace(_ habit: Habit) -> HabitPlace {
    HabitPlace(
      kind: habit.kind, subject: names.number(of: habit.subject),
      cause: names.number(of: habit.cause), value: names.number(of: habit.value))
  }
}
