import Learning
import Testing

@Suite struct FadingTests {
  static let slow = Fading(alarm: .infinity)

  @Test func untriedFixesFadeToo() {
    var book = TallyBook(fading: Self.slow)
    book.record(session([("a", true)]))
    book.record(session([("b", true)]))
    book.record(session([("b", true)], credit: 0.5))
    let untried = book.counts(of: "a", for: "c", in: .everywhere)
    #expect(isClose(untried.tried, 0.9925093828271851))  // 0.995^1.5
    let tried = book.counts(of: "b", for: "c", in: .everywhere)
    #expect(isClose(tried.tried, 0.5 + 0.9974968671630001))  // 0.5 + 0.995^0.5
  }

  @Test func otherCausesAndContextsDoNotFade() {
    var book = TallyBook(fading: Self.slow)
    book.record(session([("a", true)], provider: "p"))
    book.record(SessionCredit(causes: ["d": 1], attempts: [], provider: "p", day: 0))
    book.record(session([("b", true)], provider: "q"))
    #expect(book.counts(of: "a", for: "c", in: Context(provider: "p")).tried == 1)
    #expect(isClose(book.counts(of: "a", for: "c", in: .everywhere).tried, 0.995))
  }

  @Test(arguments: [(0, 1), (90, 0.7071067811865476), (180, 0.5), (360, 0.25), (-5, 1)])
  func calendarHalvesInHalfAYear(_ days: Int, _ rest: Double) {
    var book = TallyBook(fading: Self.slow)
    book.record(session([("a", true)], day: 7000))
    let counts = book.counts(of: "a", for: "c", in: .everywhere, on: 7000 + days)
    #expect(isClose(counts.worked, rest))
  }

  /// Rows come from a file that somebody may have damaged.
  @Test(arguments: [Int.min, -1, Int.max])
  func aDayMayBeAnyNumber(_ day: Int) {
    var book = TallyBook()
    book.record(session([("a", true)], provider: "p"))
    let tallies = book.tallyRows.map {
      TallyBook.TallyRow(
        context: $0.context, cause: $0.cause, fix: $0.fix,
        tally: Tally(worked: 1, tried: 1, sessions: 1, day: day))
    }
    let causes = book.causeRows.map {
      TallyBook.CauseRow(
        context: $0.context, cause: $0.cause,
        count: CauseCount(sessions: 1, count: 1, total: 1, day: day, unrest: 1))
    }
    let habits = [
      TallyBook.HabitRow(
        habit: Habit(.undone, "a"), tally: HabitTally(count: 1, times: 1, sessions: 1, day: day))
    ]
    var odd = TallyBook(tallies: tallies, causes: causes, habits: habits)
    for now in [Int.min, 0, 7000, .max] {
      let expert = ExpertEfficacy(mean: 0.5, strength: 10)
      let mean = odd.efficacy(of: "a", for: "c", expert: expert, provider: "p", on: now).mean
      #expect(mean > 0 && mean < 1)
      #expect(odd.chance(.undone, "a", expert: expert, on: now).mean < 1)
      #expect(odd.sessions(about: "c", in: .everywhere, on: now) <= 1)
    }
    odd.record(session([("a", false)], provider: "p", day: 7000))
    #expect(odd.counts(of: "a", for: "c", in: .everywhere).tried <= 2)
  }

  @Test func theFasterFadingCounts() {
    let fading = Fading()
    #expect(
      fading.remainder(sessions: 1000, days: 180) == fading.remainder(sessions: 1000, days: 0))
    #expect(fading.remainder(sessions: 1, days: 180) == 0.5)
    #expect(Fading.none.remainder(sessions: 1e6, days: 100_000) == 1)
  }

  @Test func fadedCountsReturnToTheExpert() {
    var book = TallyBook(fading: Self.slow)
    for _ in 0..<50 { book.record(session([("a", false)])) }
    let expert = ExpertEfficacy(mean: 0.8, strength: 10)
    let soon = book.efficacy(of: "a", for: "c", expert: expert).mean
    let late = book.efficacy(of: "a", for: "c", expert: expert, on: 3600).mean
    #expect(soon < 0.2)
    #expect(abs(late - 0.8) < 1e-3)
  }

  @Test func contradictedPastIsForgotten() {
    let outcomes = Array(repeating: true, count: 150) + Array(repeating: false, count: 15)
    var quick = TallyBook()
    var slow = TallyBook(fading: Self.slow)
    for worked in outcomes {
      quick.record(session([("a", worked)]))
      slow.record(session([("a", worked)]))
    }
    let expert = ExpertEfficacy(mean: 0.8, strength: 10)
    #expect(slow.efficacy(of: "a", for: "c", expert: expert).mean > 0.8)
    #expect(quick.efficacy(of: "a", for: "c", expert: expert).mean < 0.65)
  }

  @Test(arguments: 0..<20)
  func steadyWorldRaisesNoAlarm(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var quick = TallyBook()
    var slow = TallyBook(fading: Self.slow)
    for _ in 0..<300 {
      let worked = random.unit() < 0.5
      quick.record(session([("a", worked)]))
      slow.record(session([("a", worked)]))
    }
    let counts = quick.counts(of: "a", for: "c", in: .everywhere)
    #expect(counts == slow.counts(of: "a", for: "c", in: .everywhere))
  }
}
