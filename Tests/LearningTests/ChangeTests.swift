import Learning
import Testing

/// What happens when the world changes.
@Suite struct ChangeTests {
  private static let expert = ExpertEfficacy(mean: 0.8, strength: 10)

  /// A fix that works, another that hardly ever does; then the first one stops working.
  private func book(_ failures: Int) -> TallyBook {
    var book = TallyBook()
    for number in 0..<100 {
      book.record(session([("first", true)], provider: "p"))
      if number.isMultiple(of: 10) { book.record(session([("second", false)], provider: "p")) }
    }
    for _ in 0..<failures { book.record(session([("first", false)], provider: "p")) }
    return book
  }

  @Test func unrestBeginsWhenOutcomesContradictExperience() {
    #expect(book(1).unrest(about: "c", in: .everywhere) == 0)
    let shaken = book(6)
    #expect(shaken.unrest(about: "c", in: .everywhere) > 0.9)
    #expect(shaken.unrest(about: "c", in: Context(provider: "p")) > 0.9)
    #expect(shaken.unrest(about: "d", in: .everywhere) == 0)
    #expect(shaken.unrest(about: "c", in: Context(provider: "q")) == 0)
  }

  @Test func otherFixesAreGivenAnotherChance() {
    let poor = ExpertEfficacy(mean: 0.05, strength: 10)
    let before = book(1).efficacy(of: "second", for: "c", expert: poor)
    let after = book(6).efficacy(of: "second", for: "c", expert: poor)
    #expect(before.mean < 0.05 && after.mean > before.mean && after.doubt > before.doubt)
    let risky = book(6).efficacy(of: "second", for: "c", expert: poor, isRisky: true)
    #expect(risky.mean < 0.06)
  }

  @Test func unrestPasses() {
    var book = book(6)
    let begun = book.unrest(about: "c", in: .everywhere)
    for _ in 0..<139 { book.record(session([], provider: "p")) }
    #expect(abs(book.unrest(about: "c", in: .everywhere) / begun - 0.5) < 0.01)
    #expect(book.unrest(about: "c", in: .everywhere, on: 3600) < 1e-5)
  }

  @Test func withoutOutcomesTheFilesFigureStands() {
    for mean in [0.01, 0.5, 0.93] {
      let expert = ExpertEfficacy(mean: mean, strength: 10)
      #expect(isClose(TallyBook().efficacy(of: "f", for: "c", expert: expert).mean, mean))
    }
  }

  @Test func oneFailureMovesLittle() {
    var book = TallyBook()
    book.record(session([("f", false)]))
    let mean = book.efficacy(of: "f", for: "c", expert: Self.expert).mean
    #expect(mean < 0.8 && mean > 0.7)
  }

  /// Quantiles of Beta distributions with whole parameters, from the binomial sum.
  @Test(arguments: [(1.0, 1.0, 0.05, 0.95), (2, 1, 0.22360679775, 0.97467943448)])
  func intervalByHand(_ alpha: Double, _ beta: Double, _ low: Double, _ high: Double) {
    let interval = EfficacyEstimate(BetaEstimate(alpha: alpha, beta: beta)).interval()
    #expect(abs(interval.lowerBound - low) < 1e-9 && abs(interval.upperBound - high) < 1e-9)
  }

  @Test(arguments: 0..<5)
  func intervalHoldsNineDrawsOfTen(_ seed: Int) {
    var book = book(seed)
    book.record(session([("first", true)]))
    let estimate = book.efficacy(of: "first", for: "c", expert: Self.expert)
    let interval = estimate.interval()
    var random = SplitMix64(seed: UInt64(seed))
    let inside = (0..<20_000).count { _ in interval.contains(estimate.draw(using: &random)) }
    #expect(abs(Double(inside) / 20_000 - 0.9) < 0.015)
  }
}
