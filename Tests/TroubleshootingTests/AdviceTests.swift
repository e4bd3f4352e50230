import Inference
import Knowledge
import Learning
import Planning
import Testing

@testable import Troubleshooting

/// What answers are worth, what is asked before a fix, whom to ask, and what would change the advice.
@Suite struct AdviceTests {
  private static let day = Specimen.day

  private static let knowledge = KnowledgeBase(
    findings: [
      yesNo("sends"), yesNo("elsewhere", yes: 0.3), yesNo("clock-right", yes: 0.5),
      yesNo("firm", yes: 0.5),
    ],
    questions: ["sends", "elsewhere", "clock-right", "firm"].map { finding in
      Question(
        id: Question.ID(finding.rawValue), asks: finding, text: Wording("What of \(finding)?"),
        minutes: 0.5, unsure: Probability(clamping: 0.05))
    },
    causes: [
      cause("network", ["sends": 0.1, "elsewhere": 0.95], ["move": 0.9]),
      cause("clock", ["sends": 0.1, "elsewhere": 0.05, "clock-right": 0.02], ["set-clock": 0.9]),
      cause("account", ["sends": 0.1, "elsewhere": 0.05], ["ask-firm": 0.6, "ask-provider": 0.5]),
    ],
    fixes: [
      fix("move", 5, tells: [Fact("elsewhere", "no")]),
      fix("set-clock", 10, condition: Condition(none: [.init("clock-right", ["yes"])])),
      fix("ask-firm", 5, handsOver: true), fix("ask-provider", 10, handsOver: true),
    ])

  private let troubleshooter: Troubleshooter

  init() throws { troubleshooter = try Troubleshooter(Self.knowledge, on: Self.day) }

  private func session(_ events: SessionEvent...) -> Session {
    Session(id: "advice", day: Self.day, history: events)
  }

  @Test func anAnswerIsTrustedAsFarAsTheScaleSays() throws {
    let belief = troubleshooter.belief(
      in: troubleshooter.situation(of: session(.answered(Fact("elsewhere", "yes")))))
    let row = try #require(belief.influences.first?.row)
    let wanted = [0.05, 0.05, 0.95, 0.3].map { 0.95 * $0 + 0.05 * 0.3 }
    #expect(belief.causes == ["account", "clock", "network", Likelihoods.somethingElse])
    #expect(zip(row, wanted).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func thePlanReckonsWithTheTrustThatTheBeliefWillHave() throws {
    let (_, model) = troubleshooter.model(of: troubleshooter.situation(of: session()))
    let open = try #require(model.questions.first { $0.question.id == "elsewhere" })
    let position = try #require(open.answers.firstIndex(of: ["yes"]))
    let believed = troubleshooter.belief(
      in: troubleshooter.situation(of: session(.answered(Fact("elsewhere", "yes")))))
    let row = try #require(believed.influences.first?.row)
    for (planned, given) in zip(open.rows[position], row) {
      #expect(abs(planned / open.rows[position][0] - given / row[0]) < 1e-9)
    }
  }

  @Test func whereNobodyCanBeAskedBackThePlanLooksOneStepAhead() throws {
    for (asksBack, depth) in [(true, 2), (false, 1)] {
      let troubleshooter = try Troubleshooter(Self.knowledge, on: Self.day, asksBack: asksBack)
      let situation = troubleshooter.situation(of: session())
      let (_, model) = troubleshooter.model(of: situation)
      let planned = troubleshooter.plan(model, for: session(), situation).planned
      #expect(try #require(planned).depth >= depth)
      #expect((planned?.depth == 1) == !asksBack)
    }
  }

  @Test func whatWouldStopAFixIsAskedFirstWhereThatIsCheaper() throws {
    let step = troubleshooter.nextStep(
      in: session(
        .answered(Fact("sends", "no")), .answered(Fact("elsewhere", "no")),
        .unsure("firm"), .tried("move", .noChange)))
    guard case .ask(let asked) = step else {
      Issue.record("the clock is set before anybody has looked at it")
      return
    }
    #expect(asked.question.id == "clock-right")
  }

  /// Who was not sure of something, and whom a fix told it later, knows it.
  @Test func whatAFailureToldIsNoLongerUnknown() {
    let note = troubleshooter.escalationNote(
      for: session(.unsure("elsewhere"), .unsure("firm"), .tried("move", .noChange)))
    let unknown = note.parts.first { $0.heading == "Not known to the person" }
    let known = note.parts.first { $0.heading == "Known" }
    #expect(
      unknown?.lines == [Self.knowledge.findings[id: "firm"]?.name.english].compactMap(\.self))
    #expect(known?.lines.count == 1)
  }

  @Test func aFailureTellsWhatItsFileSays() throws {
    let situation = troubleshooter.situation(of: session(.tried("move", .noChange)))
    #expect(situation.value(of: "elsewhere") == "no")
    let origins = troubleshooter.belief(in: situation).influences.map(\.origin)
    #expect(!origins.contains(.failedFix("move")), "it would count twice")
    let known = troubleshooter.situation(
      of: session(.answered(Fact("elsewhere", "yes")), .tried("move", .noChange)))
    #expect(known.value(of: "elsewhere") == "yes", "what was said stays")
    #expect(
      troubleshooter.belief(in: known).influences.map(\.origin).contains(.failedFix("move")))
  }

  @Test func whoeverCannotHelpIsFollowedByTheNext() throws {
    let (_, model) = troubleshooter.model(
      of: troubleshooter.situation(
        of: session(
          .answered(Fact("sends", "no")), .answered(Fact("elsewhere", "no")),
          .answered(Fact("clock-right", "yes")))))
    let referrals = model.referrals
    #expect(referrals.fixes.map(\.fix.id) == ["ask-firm", "ask-provider"])
    #expect(referrals.minutes < model.supportMinutes)
    let end = troubleshooter.handOver(
      to: referrals.fixes.first?.fix,
      troubleshooter.situation(of: session()), otherwise: referrals.fixes)
    #expect(end.otherwise.map(\.id) == ["ask-provider"])
    #expect(end.instructions.last == "If that does not help: do ask-provider.")
  }

  @Test func whoCouldDoNoneOfItIsTrustedWithLessAndHandedOverEarlier() throws {
    func works(_ events: SessionEvent...) throws -> Double {
      let session = Session(id: "advice", day: Self.day, history: events)
      let (_, model) = troubleshooter.model(of: troubleshooter.situation(of: session))
      let clock = try #require(model.fixes.first { $0.fix.id == "set-clock" })
      return clock.works.max() ?? 0
    }
    let fresh = try works()
    #expect(try works(.tried("move", .notDone)) < 0.85 * fresh)
    #expect(try works(.tried("move", .notDone), .tried("ask-firm", .notDone)) < 0.7 * fresh)
    #expect(abs(try works(.tried("move", .noChange)) - fresh) < 1e-12)
  }

  @Test func whatIsNotSureIsNotKnown() {
    let condition = Condition(all: [.init("firm", [])])
    #expect(troubleshooter.situation(of: session()).expectedStanding(of: condition) == .open)
    let unsure = troubleshooter.situation(of: session(.unsure("firm")))
    #expect(unsure.expectedStanding(of: condition) == .fails)
    let answered = troubleshooter.situation(of: session(.answered(Fact("firm", "no"))))
    #expect(answered.expectedStanding(of: condition) == .holds)
  }

  @Test func whoIsNeverSureIsExpectedNotToBe() throws {
    func unsureness(_ session: Session) throws -> Double {
      let (_, model) = troubleshooter.model(of: troubleshooter.situation(of: session))
      let open = try #require(model.questions.first { $0.question.id == "sends" })
      return try #require(open.rows.last?.first)
    }
    #expect(abs(try unsureness(session()) - 0.05) < 1e-12)
    #expect(try unsureness(session(.unsure("firm"), .unsure("clock-right"))) > 0.2)
    #expect(try unsureness(session(.answered(Fact("firm", "no")))) < 0.05)
  }

  @Test func anotherAnswerLeadsToOtherAdvice() throws {
    let session = session(
      .answered(Fact("sends", "no")), .answered(Fact("elsewhere", "yes")), .unsure("firm"),
      .unsure("clock-right"))
    guard case .repair(let offered) = troubleshooter.nextStep(in: session) else {
      Issue.record("nothing is advised")
      return
    }
    #expect(offered.fix.id == "move")
    let changes = troubleshooter.whatWouldChange(offered, in: session)
    #expect(changes.contains { $0.isChange && $0.question == "What of elsewhere?" })
    #expect(changes.allSatisfy { $0.advice != offered.title })
    let why = troubleshooter.explain(offered, in: session)
    #expect(why.contains("Had you answered"))
  }

  @Test func simulatedPeopleAreAsTheirCauseMakesThem() throws {
    let known = Self.knowledge
    let knowledge = KnowledgeBase(
      findings: Array(known.findings), questions: Array(known.questions),
      causes: Array(known.causes), fixes: Array(known.fixes),
      clients: [Client(id: "program", name: "Program", popularity: [Dated(1)])],
      providers: [Provider(id: "house", name: "House", popularity: [Dated(1)])])
    let population = Population(knowledge, on: Self.day)
    let cause = try #require(knowledge.causes[id: "clock"])
    let question = try #require(knowledge.questions[id: "clock-right"])
    let fix = try #require(knowledge.fixes[id: "set-clock"])
    var wrong = 0
    for seed in 0..<300 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      var again = SplitMix64(seed: seed)
      let person = try #require(population.person(with: cause, &random))
      let twin = try #require(population.person(with: cause, &again))
      #expect(person.answer(to: question) == twin.answer(to: question))
      guard let answer = person.answer(to: question) else { continue }
      if answer.value == "no" { wrong += 1 } else { #expect(person.result(of: fix) == .notDone) }
    }
    #expect((260...300).contains(wrong), "of 285 who can tell, 279 are expected")
  }

  @Test func nobodyHasWhatARuleRulesOutAtTheirProvider() throws {
    let known = Self.knowledge
    let knowledge = KnowledgeBase(
      findings: Array(known.findings),
      rules: [
        Rule(
          id: "right-by-itself", condition: Condition(all: [.init(.provider, ["house"])]),
          conclusions: [.ruleOut("clock"), .withdraw("move")],
          because: "The house sets the clocks and lets nobody move.")
      ],
      causes: Array(known.causes), fixes: Array(known.fixes),
      clients: [Client(id: "program", name: "Program", popularity: [Dated(1)])],
      providers: [Provider(id: "house", name: "House", popularity: [Dated(1)])])
    let population = Population(knowledge, on: Self.day)
    var random = SplitMix64(seed: 5)
    let clock = try #require(knowledge.causes[id: "clock"])
    #expect(population.person(with: clock, &random) == nil)
    let moved = try #require(knowledge.causes.first { $0.remedies.contains { $0.fix == "move" } })
    let fix = try #require(knowledge.fixes[id: "move"])
    let person = try #require(population.person(with: moved, &random))
    #expect(person.result(of: fix) == .notDone)
  }

  // MARK: The world

  private static func yesNo(_ id: Finding.ID, yes: Double = 0.6) -> Finding {
    Finding(
      id: id, name: Wording("\(id)"), role: .symptom,
      values: [
        .init(id: "yes", name: "yes", background: yes),
        .init(id: "no", name: "no", background: 1 - yes),
      ])
  }

  private static func cause(
    _ id: Cause.ID, _ findings: [Finding.ID: Double], _ remedies: [Fix.ID: Double]
  ) -> Cause {
    Cause(
      id: id, stage: .connect, title: Wording("The \(id)"), summary: "It is broken.",
      prior: [Dated(3)],
      findings: findings.sorted { $0.key < $1.key }.map { finding, yes in
        (
          finding: finding,
          likelihoods: [
            .init(value: "yes", probability: Probability(clamping: yes)),
            .init(value: "no", probability: Probability(clamping: 1 - yes)),
          ]
        )
      },
      remedies: remedies.sorted { $0.key < $1.key }.map {
        .init(fix: $0.key, efficacy: Probability(clamping: $0.value))
      })
  }

  private static func fix(
    _ id: Fix.ID, _ minutes: Double, condition: Condition = .always, tells: [Fact] = [],
    handsOver: Bool = false
  ) -> Fix {
    Fix(
      id: id, title: Wording("Do \(id)"), minutes: minutes,
      steps: [.init(audience: "any", lines: ["Do it."])], condition: condition,
      failureTells: tells, handsOver: handsOver)
  }
}
