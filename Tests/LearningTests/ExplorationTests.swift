import Learning
import Testing

@Suite struct ExplorationTests {
  /// Shapes from tiny to large; the tolerance is over four standard errors.
  @Test(arguments: [(0.05, 0.1), (0.5, 0.5), (1, 1), (1.2, 4), (2, 30), (150, 50)])
  func drawsHaveTheMomentsOfBeta(_ alpha: Double, _ beta: Double) {
    let estimate = BetaEstimate(alpha: alpha, beta: beta)
    var random = SplitMix64(seed: 42)
    let draws = (0..<40_000).map { _ in estimate.draw(using: &random) }
    let count = Double(draws.count)
    let mean = draws.reduce(0, +) / count
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    #expect(abs(mean - estimate.mean) < 4.5 * (estimate.variance / count).squareRoot())
    #expect(abs(variance / estimate.variance - 1) < 0.06)
    #expect(draws.allSatisfy { $0 >= 0 && $0 <= 1 })
  }

  @Test func oddCountsAreTamed() {
    #expect(BetaEstimate(alpha: .infinity, beta: .infinity).mean == 0.5)
    #expect(BetaEstimate(alpha: .nan, beta: -3).mean == 0.5)
  }

  @Test func momentsByHand() {
    let estimate = BetaEstimate(mean: 0.25, strength: 8)
    #expect(estimate.alpha == 2 && estimate.beta == 6)
    #expect(isClose(estimate.variance, 0.25 * 0.75 / 9))
  }

  @Test func normalNumbersAreNormal() {
    var random = SplitMix64(seed: 1)
    let draws = (0..<40_000).map { _ in random.normal() }
    #expect(abs(draws.reduce(0, +) / 40_000) < 0.0225)
    #expect(abs(draws.reduce(0) { $0 + $1 * $1 } / 40_000 - 1) < 0.032)
  }

  @Test func splitMixGivesThePublishedNumbers() {
    var random = SplitMix64(seed: 1_234_567)
    let numbers = (0..<3).map { _ in random.next() }
    #expect(
      numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test func drawsDependOnSessionFixAndCauseAlone() {
    let believed = EfficacyEstimate(BetaEstimate(alpha: 1, beta: 9))
    let draw = { Exploration(session: $0).efficacy(of: $1, for: $2, believed: believed) }
    let session = "6F9619FF-8B86-D011-B42D-00CF4FC964FF"
    #expect(draw(session, "f", "c") == draw(session, "f", "c"))
    let different = Set(
      (0..<200).flatMap { [draw("\($0)", "f", "c"), draw(session, "\($0)", "c")] }
        .filter { $0 > believed.mean })
    #expect(different.count > 100)
    let joined = (0..<20).map { draw("\($0)", "ab", "c") }
    #expect(joined != (0..<20).map { draw("\($0)", "a", "bc") })
  }

  @Test(arguments: 0..<50)
  func drawsAreNeverBelowTheMeanAndRiskyFixesAreNotExplored(_ session: Int) {
    let believed = EfficacyEstimate(BetaEstimate(alpha: 2, beta: 5))
    let exploration = Exploration(session: "\(session)")
    #expect(exploration.efficacy(of: "f", for: "c", believed: believed) >= believed.mean)
    let risky = exploration.efficacy(of: "f", for: "c", believed: believed, isRisky: true)
    #expect(risky == believed.mean)
  }

  @Test func guardAdmitsLittleMoreThanTheBest() {
    let exploration = Exploration(session: "s", allowance: 0.25)
    #expect(exploration.admits(planCosting: 12.5, best: 10))
    #expect(!exploration.admits(planCosting: 12.6, best: 10))
    #expect(!exploration.admits(planCosting: 10, best: 10, isRisky: true))
    #expect(exploration.admits(planCosting: 10, best: 10, failedFixes: 1))
    #expect(!exploration.admits(planCosting: 10, best: 10, failedFixes: 2))
    #expect(!exploration.admits(planCosting: .nan, best: 10))
    #expect(Exploration(session: "s").allowance == 0.10)
  }
}
