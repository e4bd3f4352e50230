import Learning
import Testing

@Suite struct PoolingTests {
  @Test(arguments: [4.0, 10, 30])
  func expertAloneSpeaksAtFirst(_ strength: Double) {
    let estimate = TallyBook().efficacy(
      of: "f", for: "c", expert: ExpertEfficacy(mean: 0.7, strength: strength))
    #expect(isClose(estimate.mean, 0.7) && isClose(estimate.informed.strength, strength))
  }

  @Test func everywhereByHand() {
    var book = TallyBook(fading: .none)
    book.record(session([("f", true)]))
    book.record(session([("f", false)], credit: 0.25))
    let estimate = book.efficacy(of: "f", for: "c", expert: ExpertEfficacy(mean: 0.6, strength: 10))
    #expect(isClose(estimate.informed.alpha, 7) && isClose(estimate.informed.beta, 4.25))
  }

  @Test func providerByHand() {
    var book = TallyBook(fading: .none)
    book.record(session([("f", true)], provider: "p"))
    book.record(session([("f", false)]))
    // Everywhere (5 + 1)/(10 + 2) = 0.5; at the provider 1 of 1 and ten times 0.5.
    let estimate = book.efficacy(
      of: "f", for: "c", expert: ExpertEfficacy(mean: 0.5, strength: 10), provider: "p")
    #expect(isClose(estimate.informed.alpha, 6) && isClose(estimate.informed.beta, 5))
  }

  @Test func providerAndClientByHand() {
    var book = TallyBook(fading: .none)
    book.record(session([("f", true)], provider: "p", client: "k"))
    book.record(session([("f", true)], provider: "p"))
    book.record(session([("f", false)], client: "k"))
    let top = (5.0 + 2) / (10 + 3)
    let provider = (2 + 10 * top) / 12
    let client = (1 + 10 * top) / 12
    let parent = (2 * provider + 2 * client + 10 * top) / 14
    let estimate = book.efficacy(
      of: "f", for: "c", expert: ExpertEfficacy(mean: 0.5, strength: 10), provider: "p", client: "k"
    )
    #expect(isClose(estimate.informed.alpha, 1 + 10 * parent))
    #expect(isClose(estimate.informed.beta, 10 * (1 - parent)))
  }

  @Test func unknownContextInheritsTheMean() {
    var book = TallyBook(fading: .none)
    for _ in 0..<30 { book.record(session([("f", true)], provider: "p")) }
    let estimate = book.efficacy(
      of: "f", for: "c", expert: ExpertEfficacy(mean: 0.5, strength: 10), provider: "q", client: "k"
    )
    #expect(isClose(estimate.mean, 35.0 / 40) && isClose(estimate.informed.strength, 10))
  }

  /// Twenty providers with ten sessions each; the pooling is the strength at one never seen.
  static let spreads: [(even: Int, odd: Int, pooling: Double)] = [
    (5, 5, 200),  // all alike: the most
    (0, 10, 2),  // nothing in common: the least
    (4, 8, 12.280393093759136),  // by the formula
  ]

  @Test(arguments: spreads.indices)
  func twentyContextsTellHowAlikeTheyAre(_ index: Int) {
    let (even, odd, pooling) = Self.spreads[index]
    let unseen = { (contexts: Int) in
      var book = TallyBook(fading: .none)
      for provider in 0..<contexts {
        for number in 0..<10 {
          let works = number < (provider.isMultiple(of: 2) ? even : odd)
          book.record(session([("f", works)], provider: "p\(provider)"))
        }
      }
      return book.efficacy(
        of: "f", for: "c", expert: ExpertEfficacy(mean: 0.5, strength: 10), provider: "new"
      ).informed.strength
    }
    #expect(abs(unseen(20) - pooling) < 1e-9)
    #expect(isClose(unseen(19), 10))
  }

  @Test func twentySessionsTurnTheOrderAround() {
    var book = TallyBook()
    let usual = ExpertEfficacy(mean: 0.7, strength: 10)
    let rival = ExpertEfficacy(mean: 0.4, strength: 10)
    let means = { (book: TallyBook) in
      (
        book.efficacy(of: "a", for: "c", expert: usual, provider: "p", client: "k").mean,
        book.efficacy(of: "b", for: "c", expert: rival, provider: "p", client: "k").mean
      )
    }
    #expect(means(book).0 > means(book).1)
    for day in 0..<20 {
      book.record(
        session([("a", false), ("b", true)], provider: "p", client: "k", day: day))
    }
    #expect(means(book).0 < 0.2)
    #expect(means(book).1 > 0.7)
    // Elsewhere too, though less.
    let elsewhere = book.efficacy(of: "a", for: "c", expert: usual, provider: "q", client: "x").mean
    #expect(elsewhere > means(book).0 && elsewhere < 0.7)
  }
}
