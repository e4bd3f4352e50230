import Learning
import Testing

/// Priors learned from how often causes occur.
@Suite struct ShareTests {
  private static let causes = ["c", "d"]

  private func happened(
    _ cause: String, times: Int, provider: String? = nil, client: String? = nil,
    in book: inout TallyBook
  ) {
    for _ in 0..<times {
      book.record(
        SessionCredit(
          causes: [cause: 1], attempts: [], provider: provider, client: client, day: 0))
    }
  }

  @Test func everywhereByHand() {
    var book = TallyBook(fading: .none)
    happened("c", times: 10, in: &book)
    let shares = book.shares(of: Self.causes, strength: 40, oddity: 1) { _ in [3, 1] }
    #expect(isClose(shares[0], (30 + 10.0) / 50) && isClose(shares[1], 10.0 / 50))
    #expect(book.shares(of: []) { _ in [] }.isEmpty)
    #expect(TallyBook().shares(of: ["a", "b"]) { _ in [0, 0] } == [0.5, 0.5])
  }

  @Test func theyFadeWithEverySession() {
    var book = TallyBook(fading: Fading(perSession: 0.5))
    happened("c", times: 1, in: &book)
    happened("d", times: 1, in: &book)
    let shares = book.shares(of: Self.causes, strength: 2, oddity: 1) { _ in [1, 1] }
    #expect(isClose(shares[0], (1 + 0.5) / (2 + 1.5)))
  }

  @Test func aCauseOfOneProviderRisesThereAndAlittleElsewhere() {
    var book = TallyBook(fading: .none)
    happened("d", times: 30, provider: "p", in: &book)
    happened("c", times: 30, provider: "q", in: &book)
    func shares(_ provider: String) -> [Double] {
      book.shares(of: Self.causes, in: Context(provider: provider)) { _ in [0.9, 0.1] }
    }
    #expect(shares("p")[1] > 0.2)
    #expect(shares("q")[1] < shares("new")[1])
    #expect(shares("new")[1] > 0.1 && shares("new")[1] < 0.35)
  }

  /// What the files say of a provider's causes is the beginning there, so that it is not counted twice.
  @Test func whatWasExpectedThereIsNoNews() {
    var book = TallyBook(fading: .none)
    happened("d", times: 40, provider: "p", client: "k", in: &book)
    happened("c", times: 40, in: &book)
    let shares = book.shares(of: Self.causes, in: Context(provider: "p", client: "k")) {
      $0 == .everywhere ? [0.5, 0.5] : [0.0, 1.0]
    }
    #expect(isClose(shares[1], 1))
  }

  @Test func fewSessionsMoveLittle() {
    var book = TallyBook()
    happened("d", times: 3, provider: "p", client: "k", in: &book)
    let shares = book.shares(of: Self.causes, in: Context(provider: "p", client: "k")) { _ in
      [0.98, 0.02]
    }
    #expect(shares[1] > 0.02 && shares[1] < 0.15)
  }

  /// Of a hundred sessions one cause has many more than expected, another one more.
  @Test func onlyWhatHasShownItselfMoves() {
    var book = TallyBook(fading: .none)
    happened("c", times: 78, in: &book)
    happened("d", times: 2, in: &book)
    happened("e", times: 20, in: &book)
    let causes = ["c", "d", "e"]
    func shares(oddity: Double) -> [Double] {
      book.shares(of: causes, oddity: oddity) { _ in [0.97, 0.01, 0.02] }
    }
    let (moved, kept) = (shares(oddity: 1), shares(oddity: TallyBook.usualOddity))
    #expect(kept[2] > 0.95 * moved[2], "twenty instead of two is no chance")
    #expect(kept[1] < 0.0105, "two instead of one is")
    #expect(moved[1] > 0.0120)
    #expect(abs(kept.reduce(0, +) - 1) < 1e-12)
  }
}
