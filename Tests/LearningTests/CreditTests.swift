import Learning
import Testing

/// One session about the cause "c".
func session(
  _ attempts: [(String, Bool)], credit: Double = 1, provider: String? = nil,
  client: String? = nil, day: Int = 0, trust: Double = 1
) -> SessionCredit {
  SessionCredit(
    causes: ["c": credit], attempts: attempts.map { .init(fix: $0.0, worked: $0.1) },
    provider: provider, client: client, day: day, trust: trust)
}

func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-12 }

@Suite struct CreditTests {
  @Test func failuresAndSuccessesCountByCredit() {
    var book = TallyBook(fading: .none)
    book.record(
      SessionCredit(
        causes: ["c": 0.75, "d": 0.25],
        attempts: [.init(fix: "f", worked: false), .init(fix: "g", worked: true)], day: 0))
    for (fix, cause, worked, tried) in [
      ("f", "c", 0, 0.75), ("g", "c", 0.75, 0.75), ("f", "d", 0, 0.25), ("g", "d", 0.25, 0.25),
    ] {
      let counts = book.counts(of: fix, for: cause, in: .everywhere)
      #expect(isClose(counts.worked, worked) && isClose(counts.tried, tried))
    }
  }

  @Test func unconfirmedSuccessCountsByTrust() {
    var book = TallyBook(fading: .none)
    book.record(session([("f", true)], credit: 0.5, trust: 0.8))
    #expect(isClose(book.counts(of: "f", for: "c", in: .everywhere).worked, 0.4))
  }

  @Test func oddCreditsAreTamed() {
    var book = TallyBook(fading: .none)
    book.record(session([("f", true)], credit: 7))
    book.record(session([("f", true)], credit: -1))
    book.record(session([("f", true)], credit: .nan))
    book.record(session([("f", true)], credit: 0.0001))
    book.record(session([("f", true)], trust: -3))
    #expect(book.counts(of: "f", for: "c", in: .everywhere) == (1, 1))
  }

  @Test func sessionCountsInEachOfItsContexts() {
    var book = TallyBook(fading: .none)
    book.record(session([("f", true)], provider: "p", client: "k"))
    book.record(session([("f", false)], provider: "p"))
    book.record(session([("f", false)], client: "k"))
    book.record(session([("f", false)]))
    let tried = { book.counts(of: "f", for: "c", in: $0).tried }
    #expect(tried(.everywhere) == 4)
    #expect(tried(Context(provider: "p")) == 2)
    #expect(tried(Context(client: "k")) == 2)
    #expect(tried(Context(provider: "p", client: "k")) == 1)
    #expect(tried(Context(provider: "k", client: "p")) == 0)
  }
}
