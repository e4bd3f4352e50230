import Learning
import Testing

@Suite struct BookTests {
  /// A made-up log with several causes, contexts and days.
  static func log(_ seed: UInt64, _ count: Int = 120) -> [SessionCredit] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { day in
      let share = random.unit()
      let causes = ["c": share, "d": (1 - share) / 2, "e": (1 - share) / 2]
      let attempts = ["f", "g", "h"].shuffled(using: &random).prefix(2).map {
        SessionCredit.Attempt(fix: $0, worked: Bool.random(using: &random))
      }
      return SessionCredit(
        causes: causes, attempts: attempts,
        provider: [nil, "p", "q"][Int.random(in: 0..<3, using: &random)],
        client: [nil, "k"][Int.random(in: 0..<2, using: &random)], day: day / 3,
        answers: [
          .init(finding: "q", value: [nil, "x", "y"][Int.random(in: 0..<3, using: &random)])
        ],
        undone: day.isMultiple(of: 7) ? ["i"] : [])
    }
  }

  @Test(arguments: 0..<5)
  func sameLogGivesTheSameBitsEvenThroughRows(_ seed: UInt64) {
    let log = Self.log(seed)
    var whole = TallyBook()
    var stored = TallyBook()
    for item in log {
      whole.record(item)
      stored.record(item)
      stored = TallyBook(
        tallies: stored.tallyRows.shuffled(), causes: stored.causeRows.shuffled(),
        habits: stored.habitRows.shuffled())
    }
    #expect(whole == stored)
    #expect(whole.tallyRows == stored.tallyRows && whole.causeRows == stored.causeRows)
    let expert = ExpertEfficacy(mean: 0.5, strength: 10)
    #expect(
      whole.efficacy(of: "f", for: "c", expert: expert, provider: "p", client: "k")
        == stored.efficacy(of: "f", for: "c", expert: expert, provider: "p", client: "k"))
  }

  @Test func rowsAreSorted() {
    var book = TallyBook()
    for item in Self.log(9).reversed() { book.record(item) }
    let rows = book.tallyRows
    #expect(rows.count == 3 * 3 * 6)
    for (a, b) in zip(rows, rows.dropFirst()) {
      #expect(
        a.context < b.context || (a.context == b.context && (a.cause, a.fix) < (b.cause, b.fix)))
    }
    #expect(book.causeRows.first?.cause == nil)
    #expect(book.causeRows.map(\.context) == book.causeRows.map(\.context).sorted())
    #expect(book.causeRows.first?.count.sessions == 120)
  }

  @Test(arguments: 0..<5)
  func estimatesStayProper(_ seed: UInt64) {
    var book = TallyBook()
    for item in Self.log(seed) { book.record(item) }
    for mean in [0, 0.5, 1.0] {
      for provider in [nil, "p", "new"] {
        for client in [nil, "k", "new"] {
          let estimate = book.efficacy(
            of: "f", for: "c", expert: ExpertEfficacy(mean: mean, strength: 4), provider: provider,
            client: client)
          #expect(estimate.informed.alpha > 0 && estimate.informed.beta > 0)
          #expect(estimate.mean > 0 && estimate.mean < 1)
        }
      }
    }
  }
}
