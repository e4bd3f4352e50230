import Knowledge
import Learning
import Testing

@testable import Troubleshooting

/// What came of fixes before changes the order of the next session.
@Suite struct LearningTests {
  /// A world in which one cause has two fixes that the author holds for equally good.
  private static let knowledge: KnowledgeBase = {
    func fix(_ id: Fix.ID, _ minutes: Double) -> Fix {
      Fix(
        id: id, title: Wording("Do \(id)"), minutes: minutes,
        steps: [.init(audience: "any", lines: ["Do it."])])
    }
    let equal = Probability(clamping: 0.6)
    return KnowledgeBase(
      causes: [
        Cause(
          id: "broken", stage: .client, title: "It is broken", summary: "It is.",
          prior: [Dated(20)],
          remedies: [.init(fix: "first", efficacy: equal), .init(fix: "second", efficacy: equal)])
      ], fixes: [fix("first", 3), fix("second", 3.2)])
  }()

  private func order(_ experience: TallyBook?, explores: Bool = false) throws -> [Fix.ID] {
    let troubleshooter = try Troubleshooter(
      Self.knowledge, on: Specimen.day, experience: experience, explores: explores)
    var session = Session(id: "s", day: Specimen.day, seed: 1)
    var tried: [Fix.ID] = []
    while case .repair(let offered) = troubleshooter.nextStep(in: session) {
      tried.append(offered.fix.id)
      session.record(.tried(offered.fix.id, .noChange))
    }
    return tried
  }

  private func book(sessions: Int) -> TallyBook {
    var book = TallyBook()
    for number in 0..<sessions {
      book.record(
        SessionCredit(
          causes: ["broken": 1],
          attempts: [.init(fix: "first", worked: false), .init(fix: "second", worked: true)],
          day: Specimen.day.daysSince1970 - sessions + number))
    }
    return book
  }

  @Test func twentySessionsTurnTheOrderAround() throws {
    #expect(try order(nil) == ["first", "second"])
    #expect(try order(TallyBook()) == ["first", "second"])
    #expect(try order(book(sessions: 20)).first == "second")
  }

  @Test func whatWorkedForOneProviderCountsMoreThere() throws {
    var book = TallyBook()
    for number in 0..<30 {
      book.record(
        SessionCredit(
          causes: ["broken": 1],
          attempts: [
            .init(fix: "first", worked: number % 2 == 0),
            .init(fix: "second", worked: number % 2 == 1),
          ], provider: number % 2 == 0 ? "here" : "there", day: Specimen.day.daysSince1970))
    }
    let expert = ExpertEfficacy(mean: 0.6, strength: 10)
    let here = book.efficacy(of: "first", for: "broken", expert: expert, provider: "here")
    let there = book.efficacy(of: "first", for: "broken", expert: expert, provider: "there")
    #expect(here.mean > there.mean)
  }

  @Test func theSameSessionSeesTheSameDraws() throws {
    let book = book(sessions: 3)
    #expect(try order(book, explores: true) == (try order(book, explores: true)))
  }
}
