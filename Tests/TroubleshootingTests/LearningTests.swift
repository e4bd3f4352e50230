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

  /// Two causes, one of them far more common, and a question that tells them apart badly.
  private static let rivals: KnowledgeBase = {
    func cause(_ id: Cause.ID, _ weight: Double, _ yes: Double) -> Cause {
      Cause(
        id: id, stage: .client, title: "It", summary: "It is.", prior: [Dated(weight)],
        findings: [
          (
            finding: "noisy",
            likelihoods: [.init(value: "yes", probability: Probability(clamping: yes))]
          )
        ],
        remedies: [.init(fix: "mend", efficacy: Probability(clamping: 0.6))])
    }
    return KnowledgeBase(
      findings: [
        Finding(
          id: "noisy", name: "Noise", role: .symptom,
          values: [
            .init(id: "yes", name: "Yes", background: 0.5),
            .init(id: "no", name: "No", background: 0.5),
          ])
      ],
      causes: [cause("common", 20, 0.5), cause("rare", 2, 0.6)],
      fixes: [
        Fix(
          id: "mend", title: Wording("Mend"), minutes: 3,
          steps: [.init(audience: "any", lines: ["Mend it."])])
      ])
  }()

  private func belief(
    after sessions: Int, of cause: String, goingByHabits: Bool = false
  ) throws -> Belief {
    var book = TallyBook()
    for number in 0..<sessions {
      book.record(
        SessionCredit(
          causes: [cause: 1], attempts: [.init(fix: "mend", worked: true)], provider: "here",
          day: Specimen.day.daysSince1970 - sessions + number,
          answers: [.init(finding: "noisy", value: "yes")]))
    }
    let troubleshooter = try Troubleshooter(
      Self.rivals, on: Specimen.day, experience: book, habits: goingByHabits ? book : nil)
    let session = Session(
      id: "s", day: Specimen.day, history: [.answered(Fact("noisy", "yes"))])
    return troubleshooter.belief(in: troubleshooter.situation(of: session))
  }

  @Test func aLocallyCommonCauseRises() throws {
    let shares = try [0, 2, 20, 100].map { sessions in
      try belief(after: sessions, of: "rare").probability(of: "rare")
    }
    #expect(shares == shares.sorted())
    #expect(shares[1] < 1.5 * shares[0], "a few sessions barely move it")
    #expect(shares[2] > 1.3 * shares[0])
    #expect(shares[3] > 2.5 * shares[0])
  }

  @Test func answersSharpenTheQuestionOfWhoeverGoesByThem() throws {
    func row(goingByHabits: Bool) throws -> [Double] {
      let belief = try belief(after: 60, of: "rare", goingByHabits: goingByHabits)
      return try #require(belief.influences.first { $0.row.count == 3 }?.row)
    }
    #expect(try row(goingByHabits: false)[1] < 0.61, "as the file says")
    let row = try row(goingByHabits: true)
    // Thirty times 0.6 of the file, sixty answers (a little faded), all of them "yes".
    #expect(row[1] > 0.8 && row[1] < 0.9)
    #expect(row[0] == 0.5, "the other cause had no answers")
  }

  @Test func nothingLearnedChangesNothing() throws {
    let plain = try Troubleshooter(Self.rivals, on: Specimen.day)
    let empty = try belief(after: 0, of: "rare")
    let stated = plain.belief(
      in: plain.situation(
        of: Session(id: "s", day: Specimen.day, history: [.answered(Fact("noisy", "yes"))])))
    for (a, b) in zip(empty.posterior, stated.posterior) { #expect(abs(a - b) < 1e-12) }
  }
}
