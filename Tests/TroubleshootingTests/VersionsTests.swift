import Inference
import Knowledge
import Testing

@testable import Troubleshooting

/// Programs of which only the kind is told: the version is asked for where it makes a difference.
@Suite struct VersionsTests {
  private static let day = Specimen.day

  /// Two versions that differ in whose window they open, and a fix that needs the window.
  private static func troubleshooter(oldShare: Double, cost: Double = 15) throws -> Troubleshooter {
    let knowledge = KnowledgeBase(
      findings: [
        Finding(id: .client, name: "Program", role: .surroundings, domain: .clients),
        Finding(id: .provider, name: "Provider", role: .surroundings, domain: .providers),
        Finding(
          id: "window", name: "Window", role: .surroundings,
          values: ["yes", "not-in-program", "not-at-provider"].map {
            .init(id: $0, name: "Window", background: 0.33)
          }, computed: .signInWindow),
      ],
      questions: [
        Question(
          id: "client", asks: .client, text: "Which program?", minutes: 0.5,
          unsure: Probability(clamping: 0.05))
      ],
      causes: [
        Cause(
          id: "refused", stage: .authenticate, title: "Refused", summary: "It is refused.",
          prior: [Dated(9)],
          remedies: [.init(fix: "sign-in", efficacy: Probability(clamping: 0.9))])
      ],
      fixes: [
        Fix(
          id: "sign-in", title: "Sign in by the window", minutes: cost,
          steps: [.init(audience: "any", lines: ["Sign in."])],
          condition: Condition(none: [.init("window", ["not-in-program"])]))
      ],
      clients: [
        Client(
          id: "look", name: "Look", family: "look", says: ["look"],
          popularity: [Dated(1 - oldShare)], oauth2: ["a": [Dated(.yes)]]),
        Client(
          id: "look-7", name: "Look 7", family: "look", says: ["look 7"],
          popularity: [Dated(oldShare)]),
        Client(id: "other", name: "Other", says: ["other"], popularity: [Dated(5)]),
      ],
      providers: [
        Provider(
          id: "a", name: "A", signIn: [Dated(.oauth2), Dated(.appPassword)], oauth2Issuer: "a")
      ])
    return try Troubleshooter(knowledge, on: day)
  }

  private static func session(_ name: String, _ later: SessionEvent...) -> Session {
    let client: Finding.Value.ID = name == "look 7" ? "look-7" : "look"
    let said = Statement(
      readings: [
        .init(fact: Fact(.client, client), words: name),
        .init(fact: Fact(.provider, "a"), words: "a"),
      ], wordCount: 4)
    return Session(id: "versions", day: day, history: [.said(said)] + later)
  }

  @Test(
    arguments: [
      ("look", 0.3, nil), ("look", 0.05, "yes"), ("look", 0.95, "not-in-program"),
      ("look 7", 0.3, "not-in-program"),
    ] as [(String, Double, Finding.Value.ID?)])
  func onlyWhatNearlyAllVersionsHaveInCommonIsTaken(
    _ name: String, _ oldShare: Double, _ window: Finding.Value.ID?
  ) throws {
    let situation = try Self.troubleshooter(oldShare: oldShare).situation(of: Self.session(name))
    #expect(situation.value(of: "window") == window)
  }

  @Test func theVersionIsAskedForBeforeAFixThatNotEachAdmits() throws {
    let troubleshooter = try Self.troubleshooter(oldShare: 0.3)
    guard case .ask(let asked) = troubleshooter.nextStep(in: Self.session("look")) else {
      Issue.record("a fix is offered that three in ten cannot do")
      return
    }
    #expect(asked.question.id == "client")
    #expect(asked.choices.map(\.value) == ["look", "look-7"], "no other program is meant")
  }

  @Test(
    arguments: [
      ("Open {where.accounts}.", 15, true), ("Open {where.accounts}.", 1, false),
      ("Sign in.", 15, false),
    ])
  func theVersionIsAskedForWhereTheStepsDiffer(_ line: String, _ cost: Double, _ isAsked: Bool)
    throws
  {
    let known = try Self.troubleshooter(oldShare: 0.3).knowledge
    let knowledge = KnowledgeBase(
      findings: Array(known.findings), questions: Array(known.questions),
      causes: Array(known.causes),
      fixes: [
        Fix(
          id: "sign-in", title: "Sign in", minutes: cost,
          steps: [.init(audience: "any", lines: [Wording(line)])])
      ],
      clients: [
        Client(
          id: "look", name: "Look", family: "look", says: ["look"], popularity: [Dated(0.7)],
          places: [.accounts: "File"]),
        Client(
          id: "look-new", name: "New Look", says: ["look", "new look"], popularity: [Dated(0.3)],
          places: [.accounts: "Gear"]),
      ], providers: Array(known.providers))
    let step = try Troubleshooter(knowledge, on: Self.day).nextStep(in: Self.session("look"))
    guard case .ask(let asked) = step else {
      #expect(!isAsked)
      return
    }
    #expect(isAsked)
    #expect(asked.text == "Which of these programs is it?")
    #expect(asked.choices.map(\.value) == ["look", "look-new"])
  }

  @Test(
    "which program it is, is asked for where its steps are not those of nearly everybody",
    arguments: [
      ("Open {where.accounts}.", 0.01, true), ("Write less.", 0.3, true),
      ("Write less.", 0.01, false), ("Look into {where.outbox}.", 0.01, false),
    ])
  func theProgramIsAskedForWhereTheStepsDiffer(
    _ line: String, _ otherShare: Double, _ isAsked: Bool
  ) throws {
    let known = try Self.troubleshooter(oldShare: otherShare).knowledge
    let knowledge = KnowledgeBase(
      findings: Array(known.findings), questions: Array(known.questions),
      causes: Array(known.causes),
      fixes: [
        Fix(
          id: "sign-in", title: "Sign in", minutes: 15,
          steps: [
            .init(audience: "any", lines: [Wording(line)]),
            .init(audience: "look-7", lines: ["Scan less."]),
          ])
      ], clients: known.clients.filter { $0.id != "other" }, providers: Array(known.providers))
    let step = try Troubleshooter(knowledge, on: Self.day).nextStep(in: Self.answering())
    switch step {
    case .ask(let asked): #expect(isAsked && asked.question.id == "client")
    case .repair: #expect(!isAsked)
    default: Issue.record("nothing is offered")
    }
  }

  @Test(arguments: [(0.05, 1), (0.3, 1), (0.05, 60)] as [(Double, Double)])
  func itIsNotAskedForWhereTryingIsCheaperOrFewHaveAnother(_ oldShare: Double, _ cost: Double)
    throws
  {
    let troubleshooter = try Self.troubleshooter(oldShare: oldShare, cost: cost)
    guard case .repair(let offered) = troubleshooter.nextStep(in: Self.session("look")) else {
      Issue.record("the version is asked for in vain")
      return
    }
    #expect(offered.fix.id == "sign-in")
  }

  @Test(arguments: [("look", "Program: \u{201C}look\u{201D}"), ("look 7", "Program: Look 7")])
  func aNameThatLeavesTheVersionOpenIsToldAsItWasSaid(_ name: String, _ told: String) throws {
    let troubleshooter = try Self.troubleshooter(oldShare: 0.3)
    let situation = troubleshooter.situation(of: Self.session(name))
    let piece = try #require(situation.evidence(of: .client))
    #expect(troubleshooter.words(for: piece, in: situation) == told)
  }

  @Test func theAnswerIsNoContradiction() throws {
    let troubleshooter = try Self.troubleshooter(oldShare: 0.3)
    let exact = troubleshooter.situation(
      of: Self.session("look", .answered(Fact(.client, "look-7"))))
    #expect(exact.value(of: "window") == "not-in-program")
    #expect(exact.contradictions.isEmpty)
    let other = troubleshooter.situation(
      of: Self.session("look", .answered(Fact(.client, "other"))))
    #expect(other.contradictions.count == 1)
  }

  /// A session in which the program is asked for, and named.
  private static func answering(_ answers: SessionEvent...) -> Session {
    let said = Statement(
      readings: [.init(fact: Fact(.provider, "a"), words: "a")], wordCount: 1)
    return Session(id: "versions", day: day, history: [.said(said)] + answers)
  }

  @Test(
    "words given as an answer leave open what they leave open in the first text",
    arguments: [("look", 0.3, nil), ("look", 0.05, "yes"), ("look 7", 0.3, "not-in-program")]
      as [(String, Double, Finding.Value.ID?)])
  func anAnswerInWordsKeepsTheVersionOpen(
    _ name: String, _ oldShare: Double, _ window: Finding.Value.ID?
  ) throws {
    let troubleshooter = try Self.troubleshooter(oldShare: oldShare)
    let asked = try #require(troubleshooter.question(for: .client, in: Self.answering()))
    let value: Finding.Value.ID = name == "look 7" ? "look-7" : "look"
    let events = Step.ask(asked).events(replying: name) { _ in
      Statement(readings: [.init(fact: Fact(.client, value), words: name)], wordCount: 1)
    }
    #expect(events == [.named(Fact(.client, value), name)])
    let situation = troubleshooter.situation(of: Self.answering(events[0]))
    #expect(situation.value(of: "window") == window)
    #expect(situation.evidence(of: .client)?.source == .answer)
  }

  @Test func whoNamesTheProgramIsAskedForTheVersionAndWhoNamesItAgainIsNot() throws {
    let troubleshooter = try Self.troubleshooter(oldShare: 0.3)
    let named = SessionEvent.named(Fact(.client, "look"), "look")
    guard case .ask(let asked) = troubleshooter.nextStep(in: Self.answering(named)) else {
      Issue.record("a fix is offered that three in ten cannot do")
      return
    }
    #expect(asked.choices.map(\.value) == ["look", "look-7"])
    for session in [Self.answering(named, named), Self.session("look", named)] {
      guard case .repair = troubleshooter.nextStep(in: session) else {
        Issue.record("asked for ever")
        return
      }
    }
    let exact = troubleshooter.situation(
      of: Self.answering(named, .answered(Fact(.client, "look-7"))))
    #expect(exact.value(of: "window") == "not-in-program")
    #expect(exact.contradictions.isEmpty)
  }

  @Test func whoIsNotSureIsNotAskedAgain() throws {
    let troubleshooter = try Self.troubleshooter(oldShare: 0.3)
    guard case .repair = troubleshooter.nextStep(in: Self.session("look", .unsure("client"))) else {
      Issue.record("asked twice, or given up")
      return
    }
  }
}
