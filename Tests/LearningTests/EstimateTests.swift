import Testing
@testable import Learning

/// The formulas of the estimates, each beside its reckoning by hand.
@Suite struct EstimateTests {
  /// Five failures of a fix believed to be Beta(8, 2), beforehand and after the world has changed.
  @Test(arguments: [(0, 0.01), (1, 0.9), (0.5, 0.455)])
  func doubtIsThatOfBayes(_ unrest: Double, _ before: Double) {
    let estimate = EfficacyEstimate(
      prior: BetaEstimate(alpha: 8, beta: 2), worked: 0, tried: 5, unrest: unrest)
    // P(five failures): B(8, 7)/B(8, 2) = 6!·9!/14! and B(1, 6)/B(1, 1) = 1/6.
    let (informed, open) = (3.0 / 1001, 1.0 / 6)
    let doubt = before * open / (before * open + (1 - before) * informed)
    #expect(abs(estimate.doubt - doubt) < 1e-9)
    let shown = (doubt - 0.01) / 0.99
    #expect(abs(estimate.shownDoubt - shown) < 1e-9)
    let mean = (1 - shown) * 8 / 15 + shown / 7
    #expect(abs(estimate.mean - mean) < 1e-9)
    let square = (1 - shown) * 8 * 9 / (15 * 16) + shown * 1 * 2 / (7 * 8)
    #expect(abs(estimate.variance - (square - mean * mean)) < 1e-9)
  }

  /// Seen twice where once was expected: Poisson e⁻¹/2, or with a rate that is anything around it 1/8.
  @Test func oddityIsThatOfBayes() {
    let (poisson, geometric) = (0.18393972058572117, 0.125)
    let oddity = 0.02 * geometric / (0.02 * geometric + 0.98 * poisson)
    #expect(abs(TallyBook.oddity(of: 2, expecting: 1, 0.02) - oddity) < 1e-9)
    #expect(TallyBook.oddity(of: 2, expecting: 1, 1) == 1)
    #expect(TallyBook.oddity(of: 2, expecting: 1, 0) == 0)
  }

  /// One cause that was half of what was expected, seen in all of three sessions.
  @Test func sharesMoveByStrengthAndOddity() {
    var book = TallyBook(fading: .none)
    for _ in 0..<3 { book.record(session([])) }
    let shares = book.shares(of: ["c", "d"]) { _ in [1, 1] }
    func moved(to seen: Double) -> Double {
      0.5 + TallyBook.oddity(of: seen, expecting: 1.5, 0.02) * ((150 + seen) / 303 - 0.5)
    }
    let (more, less) = (moved(to: 3), moved(to: 0))
    #expect(isClose(shares[0], more / (more + less)))
  }

  /// Four sessions of a provider and two of a client, none of both together.
  @Test func providerAndClientLiftTheirCausesByHand() {
    var book = TallyBook(fading: .none)
    for _ in 0..<2 { book.record(session([], client: "k")) }
    for _ in 0..<4 {
      book.record(SessionCredit(causes: ["d": 1], attempts: [], provider: "p", day: 0))
    }
    let shares = book.shares(
      of: ["c", "d"], in: Context(provider: "p", client: "k"), strength: 10, oddity: 1
    ) { _ in [0.5, 0.5] }
    let everyone = [(5 + 2.0) / 16, (5 + 4.0) / 16]
    let provider = [10 * everyone[0] / 14, (10 * everyone[1] + 4) / 14]
    let client = [(10 * everyone[0] + 2) / 12, 10 * everyone[1] / 12]
    let lifted = everyone.indices.map {
      10 * everyone[$0] + 4 * provider[$0] + 2 * client[$0]
    }
    #expect(isClose(shares[0], lifted[0] / (lifted[0] + lifted[1])))
  }

  @Test func handedOnSessionsAreNoOccurrence() {
    var book = TallyBook()
    book.record(
      SessionCredit(
        causes: ["c": 1], attempts: [.init(fix: "f", worked: false)], day: 0,
        showsHowCommon: false))
    #expect(book.sessions(about: "c", in: .everywhere) == 0)
    #expect(book.counts(of: "f", for: "c", in: .everywhere).tried == 1)
  }

  @Test(arguments: [(0.0011, 0.0011), (0.0009, 0)])
  func creditsOfLessThanAThousandthAreLeftOut(_ credit: Double, _ counted: Double) {
    var book = TallyBook()
    book.record(session([("f", true)], credit: credit))
    #expect(isClose(book.counts(of: "f", for: "c", in: .everywhere).tried, counted))
  }

  @Test func aClockPutBackMakesNothingYounger() {
    var book = TallyBook()
    for day in [7000, 6000] { book.record(session([("f", true)], day: day)) }
    #expect(book.tallyRows.map(\.tally.day) == [7000])
    #expect(book.causeRows.map(\.count.day) == [7000, 7000])
    #expect(book.habitRows.map(\.tally.day) == [7000])
  }
}

/// When outcomes contradict experience.
@Suite struct AlarmTests {
  /// A failure after 90 successes in 100 attempts, 18 in the last 20 or so.
  @Test(arguments: [(-1e-9, true), (1e-9, false)])
  func itIsRaisedByTheDivergenceOfWhatIsRecent(_ above: Double, _ isRaised: Bool) {
    let (worked, tried) = (18 * 0.95, 20 * 0.95 + 1)
    let (seen, expected) = (worked / tried, 90.5 / 102)
    let divergence =
      seen * logarithm(seen / expected) + (1 - seen) * logarithm((1 - seen) / (1 - expected))
    let fading = Fading(perSession: 1, halfLife: .infinity, alarm: tried * divergence + above)
    var tally = Tally(worked: 90, tried: 100, recentlyWorked: 18, recentlyTried: 20)
    #expect(tally.add(worked: false, credit: 1, sessions: 0, day: 0, fading) == isRaised)
    #expect(isClose(tally.tried, isRaised ? tried : 101))
    #expect(isClose(tally.worked, isRaised ? worked : 90))
  }

  /// A fix that has always worked fails; what another one has done is halved, besides fading by the
  /// session, and the first begins anew with what is recent.
  @Test func itHalvesWhatOthersHaveDone() {
    var book = TallyBook()
    for _ in 0..<5 { book.record(session([("second", false)])) }
    for _ in 0..<100 { book.record(session([("first", true)])) }
    var before = 0.0
    for _ in 0..<20 where book.unrest(about: "c", in: .everywhere) == 0 {
      before = book.counts(of: "second", for: "c", in: .everywhere).tried
      book.record(session([("first", false)]))
    }
    #expect(book.unrest(about: "c", in: .everywhere) == 1)
    let after = book.counts(of: "second", for: "c", in: .everywhere).tried
    #expect(isClose(after, before * 0.995 / 2))
    let first = book.tallyRows.first { $0.fix == "first" }?.tally
    #expect(first?.tried == first?.recentlyTried)
    #expect(book.counts(of: "first", for: "c", in: .everywhere).tried == first?.tried)
  }

  /// Unrest of the provider and of both together opens a fix that nobody there has tried.
  @Test(arguments: [
    Context(provider: "p"), Context(client: "k"), Context(provider: "p", client: "k"),
  ])
  func itIsHeardInEveryContextOfASession(_ context: Context) {
    let shaken = TallyBook.CauseRow(context: context, cause: "c", count: CauseCount(unrest: 1))
    let book = TallyBook(tallies: [], causes: [shaken], habits: [])
    func doubt(_ client: String, isRisky: Bool = false) -> Double {
      book.efficacy(
        of: "f", for: "c", expert: ExpertEfficacy(mean: 0.1, strength: 10), provider: "p",
        client: client, isRisky: isRisky
      ).doubt
    }
    #expect(isClose(doubt("k"), 0.9))
    #expect(isClose(doubt("k", isRisky: true), 0.01))
    #expect(isClose(doubt("x"), context.client == nil ? 0.9 : 0.01))
  }
}
