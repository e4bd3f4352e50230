import Inference
import Knowledge
import Learning
import Testing

@testable import Troubleshooting

/// Fixes that lead to places which the person's program does not have.
@Suite struct LackedPlacesTests {
  private static let day = Specimen.day

  private static let knowledge = KnowledgeBase(
    findings: [
      Finding(
        id: "stops", name: "It stops", role: .symptom,
        values: [
          .init(id: "yes", name: "yes", background: 0.1),
          .init(id: "no", name: "no", background: 0.9),
        ]),
      Finding(id: .client, name: "Program", role: .surroundings, domain: .clients, values: []),
    ],
    questions: [
      Question(
        id: "client", asks: .client, text: "Which program?", minutes: 0.5,
        unsure: Probability(clamping: 0.05))
    ],
    causes: [
      Cause(
        id: "slow", stage: .connect, title: "The line is slow", summary: "It is slow.",
        prior: [Dated(3)],
        findings: [
          (
            finding: "stops",
            likelihoods: [
              .init(value: "yes", probability: Probability(clamping: 0.95)),
              .init(value: "no", probability: Probability(clamping: 0.05)),
            ]
          )
        ],
        remedies: [
          .init(fix: "wait-longer", efficacy: Probability(clamping: 0.9)),
          .init(fix: "use-cable", efficacy: Probability(clamping: 0.3)),
        ])
    ],
    fixes: [
      Fix(
        id: "wait-longer", title: "Let {client} wait longer", minutes: 2,
        steps: [
          .init(audience: "any", lines: ["See {where.version}.", "Open {where.timeout}."]),
          .init(audience: "mutt-like", lines: ["Open the file **muttrc**."]),
        ]),
      Fix(
        id: "use-cable", title: "Use a cable", minutes: 10,
        steps: [.init(audience: "any", lines: ["Plug it in."])]),
    ],
    clients: [
      Client(id: "full", name: "Full Mail", popularity: [Dated(1)]),
      Client(id: "small", name: "Small Mail", popularity: [Dated(1)], lacks: [.timeout, .repair]),
      Client(id: "mute", name: "Mute", family: "mutt-like", lacks: [.timeout]),
      Client(id: "nameless", name: "Nameless", lacks: [.version, .outbox]),
    ])

  private func session(_ client: String?) -> Session {
    Session(
      id: "lacked", day: Self.day,
      history: [.answered(Fact("stops", "yes"))]
        + (client.map { [.answered(Fact(.client, Finding.Value.ID($0)))] } ?? []))
  }

  /// What is done first, listed by a look-up, and said of the cause.
  @Test(
    arguments: [
      ("full", "wait-longer", true, []),
      (
        "small", "use-cable", false,
        ["\u{201C}Let Small Mail wait longer\u{201D} is left out: Small Mail has no such setting."]
      ),
      ("mute", "wait-longer", true, []),
      ("nameless", "wait-longer", true, []),
    ] as [(String, Fix.ID, Bool, [String])])
  func aFixIsWithheldWhereTheProgramHasNoSuchPlace(
    _ client: String, _ first: Fix.ID, _ isListed: Bool, _ withheld: [String]
  ) throws {
    let troubleshooter = try Troubleshooter(Self.knowledge, on: Self.day)
    let session = session(client)
    let situation = troubleshooter.situation(of: session)
    guard case .repair(let offered) = troubleshooter.nextStep(in: session) else {
      Issue.record("nothing is offered")
      return
    }
    #expect(offered.fix.id == first)
    let ranked = troubleshooter.rankedFixes(in: situation).map(\.fix.id)
    #expect(ranked.contains("wait-longer") == isListed)
    #expect(ranked.contains("use-cable"))
    #expect(troubleshooter.withheldFixes(for: "slow", in: situation) == withheld)
    let why = troubleshooter.explain(offered, in: situation)
    #expect(why.contains("is left out") == !withheld.isEmpty)
    let standing = troubleshooter.standing(of: "wait-longer", in: session)
    #expect((standing == .impossible(lacking: [.timeout])) == !isListed)
  }

  @Test func theProgramIsAskedForBeforeAFixThatNotEachAdmits() throws {
    let troubleshooter = try Troubleshooter(Self.knowledge, on: Self.day)
    guard case .ask(let asked) = troubleshooter.nextStep(in: session(nil)) else {
      Issue.record("a fix is offered before the program is known")
      return
    }
    #expect(asked.question.id == "client")
  }

  @Test func simulatedPeopleCannotDoItEither() throws {
    let known = Self.knowledge
    let fix = try #require(known.fixes[id: "wait-longer"])
    let cause = try #require(known.causes[id: "slow"])
    for (name, possible) in [("full", true), ("small", false)] {
      let client = try #require(known.clients[id: Client.ID(name)])
      let population = Population(
        KnowledgeBase(
          findings: Array(known.findings), causes: Array(known.causes), fixes: Array(known.fixes),
          clients: [client],
          providers: [Provider(id: "house", name: "House", popularity: [Dated(1)])]), on: Self.day)
      var random = SplitMix64(seed: 3)
      let person = try #require(population.person(with: cause, &random))
      #expect((person.result(of: fix) != .notDone) == possible)
    }
  }

  @Test func placeholdersAreFoundInTheirOrder() {
    let text: Wording =
      "Open { or {where.outbox}, {where.nowhere} and {page.webmail}, then {where.timeout}; {client"
    #expect(text.places == [.outbox, .timeout])
    #expect(
      Instructions.placeholders(in: text.english)
        == [.place(.outbox), .page(.webmail), .place(.timeout)])
  }
}
