import Inference
import Knowledge
import Testing

@testable import Troubleshooting

/// What a report points to whose writer cannot be asked.
@Suite struct DiagnosisTests {
  private static let today = Day("2026-06-01") ?? Day(daysSince1970: 20_605)
  private static let turn = Day("2012-12-31") ?? Day(daysSince1970: 15_705)

  private static let knowledge = KnowledgeBase(
    findings: [finding("online"), finding("web-accounts")],
    questions: ["online", "web-accounts"].map { id in
      Question(
        id: Question.ID(id), asks: Finding.ID(id), text: Wording("Is it \(id)?"), minutes: 0.5,
        unsure: Probability(clamping: 0.05))
    },
    rules: [
      Rule(
        id: "online-after-all", condition: Condition(all: [.init("online", ["yes"])]),
        conclusions: [.ruleOut("cable")], because: "Pages open.")
    ],
    causes: [
      cause("cable", [Dated(1)]), cause("password", [Dated(1)]), cause("port", [Dated(1)]),
      cause("web-account", kindOf: "port", [Dated(0.9)], likely: "web-accounts"),
      cause(
        "connector",
        [
          Dated(8, Validity(from: nil, until: turn)), Dated(0.01, Validity(from: turn, until: nil)),
        ],
        likely: "web-accounts"),
    ],
    fixes: ["cable", "password", "port", "web-account", "connector"].map { cause in
      Fix(
        id: Fix.ID("mend-\(cause)"), title: Wording("Mend the \(cause)"), minutes: 20,
        steps: [.init(audience: "any", lines: ["Mend it."])])
    })

  private func diagnosis(
    mayBeOlder: Bool = false, of statement: (Day) -> Statement
  ) throws -> Diagnosis {
    try Eras(Self.knowledge, on: Self.today, mayBeOlder: mayBeOlder, experience: nil)
      .diagnosis(of: statement)
  }

  private static func said(_ facts: Fact..., leads: [Cause.ID: Double] = [:]) -> Statement {
    Statement(
      readings: facts.map { .init(fact: $0, words: "so") },
      leads: leads.sorted { $0.key < $1.key }.map {
        .init(cause: $0.key, factor: $0.value, words: [])
      },
      wordCount: 3)
  }

  /// However much the words speak for a fault, a rule rules it out all the same.
  @Test(arguments: [8.0, 20, 300])
  func wordsDoNotOutdoARule(factor: Double) throws {
    let words: [Cause.ID: Double] = ["cable": factor]
    let unruled = try diagnosis { _ in Self.said(Fact("online", "no"), leads: words) }
    #expect(unruled.causes.first?.name == "cable")
    let ruled = try diagnosis { _ in Self.said(Fact("online", "yes"), leads: words) }
    #expect(ruled.causes.first?.name != "cable")
  }

  /// Nothing else can go wrong when either is made, so that whoever makes one can say what did.
  @Test func rulesInACircleAreNamed() {
    let circle = KnowledgeBase(rules: [
      Rule(
        id: "not-itself", condition: Condition(none: [.init("online", ["yes"])]),
        conclusions: [.conclude(Fact("online", "yes"))], because: "It is so if it is not.")
    ])
    func culprit(_ make: () throws(RuleNetwork.Unstratified) -> Void) -> Rule.ID? {
      do throws(RuleNetwork.Unstratified) {
        try make()
        return nil
      } catch {
        return error.rule
      }
    }
    let ofTroubleshooter = culprit { () throws(RuleNetwork.Unstratified) in
      _ = try Troubleshooter(circle, on: Self.today)
    }
    let ofEras = culprit { () throws(RuleNetwork.Unstratified) in
      _ = try Eras(circle, on: Self.today, mayBeOlder: true, experience: nil)
    }
    #expect(ofTroubleshooter == "not-itself" && ofEras == "not-itself")
  }

  @Test func wordsThatMoveNoCauseTellNothing() throws {
    let faint = try Eras(Self.many, on: Self.today, mayBeOlder: false, experience: nil)
      .diagnosis { _ in Self.said(leads: ["cause-3": 1.3]) }
    #expect(faint.isEmpty && faint.causes.isEmpty && faint.fixes().isEmpty)
    #expect(faint.question() == nil)
    let loud = try Eras(Self.many, on: Self.today, mayBeOlder: false, experience: nil)
      .diagnosis { _ in Self.said(leads: ["cause-3": 30]) }
    #expect(loud.causes.first?.name == "cause-3")
  }

  /// Words of other matters leave no causes, unless something tells what goes wrong.
  @Test func wordsOfOtherMattersAreNoTrouble() throws {
    let words: [Cause.ID: Double] = [.somethingElse: 3_000, "cable": 4]
    let other = try diagnosis { _ in Self.said(leads: words) }
    #expect(other.isAboutSomethingElse && other.isEmpty && other.fixes().isEmpty)
    let faint = try diagnosis { _ in Self.said(leads: [.somethingElse: 1.2, "cable": 40]) }
    #expect(!faint.isAboutSomethingElse && faint.causes.first?.name == "cable")
    let trouble = try diagnosis { _ in Self.said(Fact("online", "no"), leads: words) }
    #expect(!trouble.isAboutSomethingElse && !trouble.isEmpty)
  }

  /// Twenty causes of which none is likelier than another.
  private static let many = KnowledgeBase(
    causes: (0..<20).map { cause(Cause.ID("cause-\($0)"), [Dated(1)]) })

  @Test func kindsAreGatheredUnderTheNameThatProgramsKnow() throws {
    let found = try diagnosis { _ in Self.said(Fact("web-accounts", "yes")) }
    #expect(Set(found.causes.map(\.name)) == ["cable", "connector", "password", "port"])
    let port = try #require(found.causes.first { $0.name == "port" })
    #expect(port.likeliest.id == "web-account")
    let kinds = found.ranking.filter { ["port", "web-account"].contains($0.cause) }
    #expect(kinds.count == 2)
    #expect(abs(kinds.reduce(0) { $0 + $1.probability } - port.probability) < 1e-12)
  }

  @Test func aReportMayBeOfAnEarlierDay() throws {
    func statement(_ day: Day) -> Statement {
      day <= Self.turn ? Self.said(Fact("web-accounts", "yes")) : Self.said(Fact("online", "yes"))
    }
    func worth(_ diagnosis: Diagnosis) -> Double {
      diagnosis.ranking.first { $0.cause == "connector" }?.probability ?? 0
    }
    let now = try diagnosis(of: statement)
    let ever = try diagnosis(mayBeOlder: true, of: statement)
    #expect(worth(ever) > 5 * worth(now))
    #expect(ever.reasons(for: "connector").contains { $0.hasSuffix("(as it was in 2010)") })
    #expect(!now.reasons(for: "connector").contains { $0.hasSuffix("(as it was in 2010)") })
    #expect(ever.situation.day == Self.today)
  }

  @Test func aQuestionIsAskedWhereNoCauseStandsOut() throws {
    let open = try diagnosis { _ in Self.said(Fact("online", "no")) }
    #expect(open.question()?.question.id == "web-accounts")
    let clear = try diagnosis { _ in Self.said(Fact("online", "no"), leads: ["password": 1e6]) }
    #expect(try #require(clear.causes.first).probability > 0.9)
    #expect(clear.question() == nil)
  }

  // MARK: The world

  private static func finding(_ id: Finding.ID) -> Finding {
    Finding(
      id: id, name: Wording("\(id)"), role: .symptom,
      values: [
        .init(id: "yes", name: "yes", background: 0.5),
        .init(id: "no", name: "no", background: 0.5),
      ])
  }

  private static func cause(
    _ id: Cause.ID, kindOf: Cause.ID? = nil, _ prior: [Dated<Double>], likely: Finding.ID? = nil
  ) -> Cause {
    Cause(
      id: id, stage: .connect, title: Wording("The \(id)"), kindOf: kindOf,
      summary: "It is broken.",
      prior: prior,
      findings: likely.map {
        [
          (
            finding: $0,
            likelihoods: [
              .init(value: "yes", probability: Probability(clamping: 0.95)),
              .init(value: "no", probability: Probability(clamping: 0.05)),
            ]
          )
        ]
      } ?? [],
      remedies: [.init(fix: Fix.ID("mend-\(id)"), efficacy: Probability(clamping: 0.9))])
  }
}
