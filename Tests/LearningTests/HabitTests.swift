import Testing
@testable import Learning

/// What people answer, do not know and cannot do.
@Suite struct HabitTests {
  private func asked(_ value: String?, _ causes: [String: Double], undone: [String] = [])
    -> SessionCredit
  {
    SessionCredit(
      causes: causes, attempts: [.init(fix: "easy", worked: true)], day: 0,
      answers: [.init(finding: "port", value: value)], undone: undone)
  }

  @Test func answersCountByTheCredit() {
    var book = TallyBook(fading: .none)
    book.record(asked("25", ["c": 0.75, "d": 0.25]))
    book.record(asked("587", ["c": 1]))
    #expect(
      book.answerCounts() == [
        .init(finding: "port", cause: "c", value: "25", count: 0.75),
        .init(finding: "port", cause: "c", value: "587", count: 1),
        .init(finding: "port", cause: "d", value: "25", count: 0.25),
      ])
  }

  @Test func notKnowingIsNoAnswer() {
    var book = TallyBook(fading: .none)
    for _ in 0..<3 { book.record(asked(nil, ["c": 1])) }
    book.record(asked("25", ["c": 1]))
    let chance = book.chance(.unsure, "port", expert: ExpertEfficacy(mean: 0.1, strength: 10))
    #expect(isClose(chance.mean, (1 + 3.0) / (10 + 4)))
    #expect(book.answerCounts().map(\.count) == [1])
  }

  @Test func whatCouldNotBeDoneIsNoFailure() {
    var book = TallyBook(fading: .none)
    for _ in 0..<5 { book.record(asked(nil, ["c": 1], undone: ["hard"])) }
    let expert = ExpertEfficacy(mean: 0.05, strength: 10)
    #expect(isClose(book.chance(.undone, "hard", expert: expert).mean, 5.5 / 15))
    #expect(isClose(book.chance(.undone, "easy", expert: expert).mean, 0.5 / 15))
    #expect(book.counts(of: "hard", for: "c", in: .everywhere) == (0, 0))
  }

  @Test func theyFade() {
    var book = TallyBook(fading: Fading(perSession: 0.5))
    book.record(asked("25", ["c": 1]))
    book.record(SessionCredit(causes: ["c": 1], attempts: [], day: 0))
    #expect(book.answerCounts().map(\.count) == [0.5])
    #expect(book.answerCounts(on: 180).map(\.count) == [0.5])
    #expect(book.answerCounts(on: 360).map(\.count) == [0.25])
  }
}
