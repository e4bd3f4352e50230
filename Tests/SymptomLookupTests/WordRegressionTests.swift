import Testing

@testable import SymptomLookup

/// What regression learns from reports.
@Suite struct WordRegressionTests {
  /// Features by letter.
  private static func features(_ letters: String) -> [Int32] {
    letters.utf8.map { Int32($0 - UInt8(ascii: "a")) }
  }

  /// Twelve reports of each of two subjects, `a` and `b` in those of both, and two of a third.
  private static let examples: [WordRegression.Example] =
    (0..<12).map { .init(features: features($0 % 2 == 0 ? "abc" : "acd"), subject: 0) }
    + (0..<12).map { .init(features: features($0 % 2 == 0 ? "abe" : "abd"), subject: 1) }
    + (0..<2).map { _ in .init(features: features("af"), subject: 2) }
    + [.init(features: features("acg"), subject: 0)]

  private static let regression = WordRegression(examples, features: 8, subjects: 4)

  @Test(arguments: [("c", 0), ("ac", 0), ("e", 1), ("b", 1), ("be", 1), ("acd", 0), ("abd", 1)])
  func wordsSpeakForWhoeverUsesThem(letters: String, subject: Int) {
    let odds = Self.regression.odds(of: Self.features(letters))
    #expect(odds[subject] > 0.2 && odds[1 - subject] < -0.2, "\(odds)")
  }

  /// What all say, what one report says, and what nobody says.
  @Test(arguments: ["a", "g", "h", ""])
  func otherWordsSayLittle(letters: String) {
    let odds = Self.regression.odds(of: Self.features(letters))
    #expect(odds.allSatisfy { abs($0) < 0.2 }, "\(odds)")
  }

  /// Nothing is learnt for or against what has few reports, or none.
  @Test(arguments: ["c", "be", "af", "f"])
  func whatHasFewReportsIsLeftAlone(letters: String) {
    #expect(Self.regression.odds(of: Self.features(letters))[2...].allSatisfy { $0 == 0 })
  }

  /// However long a text is, it counts as one.
  @Test func longTextsCountNoMore() {
    let short = Self.regression.odds(of: Self.features("c"))
    let long = Self.regression.odds(of: Self.features("abcd"))
    #expect(long[0] < short[0] * 1.5)
  }

  @Test func theSameReportsTeachTheSame() {
    let again = WordRegression(Self.examples, features: 8, subjects: 4)
    for letters in ["c", "abd", "acd"] {
      let features = Self.features(letters)
      #expect(again.odds(of: features) == Self.regression.odds(of: features))
    }
  }

  @Test func nothingIsLearntFromNothing() {
    let empty = WordRegression([], features: 3, subjects: 2)
    #expect(empty.odds(of: [0, 2]) == [0, 0])
  }
}
