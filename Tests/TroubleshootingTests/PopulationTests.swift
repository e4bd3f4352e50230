import Inference
import Knowledge
import Learning
import Testing

@testable import Troubleshooting

/// Where simulated people are at home: as common as that is, and as their cause makes it.
@Suite struct PopulationTests {
  private static let day = Specimen.day

  /// Three in a hundred are with a provider that has port 465, as the finding's background says.
  private static let knowledge = KnowledgeBase(
    findings: [
      Finding(
        id: "port", name: "Port 465", role: .surroundings,
        values: [
          .init(id: "yes", name: "Yes", background: 0.03),
          .init(id: "no", name: "No", background: 0.97),
        ], computed: .port465Offered)
    ],
    causes: [cause("there", yes: 0.6), cause("elsewhere", yes: nil)],
    clients: [Client(id: "program", name: "Program", popularity: [Dated(1)])],
    providers: [provider("rare", 3, .tls), provider("common", 97, .starttls)])

  @Test(arguments: [("there", 0.6), ("elsewhere", 0.03)] as [(Cause.ID, Double)])
  func whatFollowsFromAHomeIsAsLikelyAsTheCauseSays(_ id: Cause.ID, _ share: Double) throws {
    let population = Population(Self.knowledge, on: Self.day)
    let cause = try #require(Self.knowledge.causes[id: id])
    var random = SplitMix64(seed: 465)
    var there = 0
    for _ in 0..<2_000 {
      let person = try #require(population.person(with: cause, &random))
      if person.provider.id == "rare" { there += 1 }
    }
    let spread = (share * (1 - share) / 2_000).squareRoot()
    #expect(abs(Double(there) / 2_000 - share) < 4 * spread)
  }

  /// A rule that rules a cause out by something that only some have leaves those people out.
  @Test func nobodyHasWhatIsRuledOutByAllThatIsSoWithThem() throws {
    let question = Question(
      id: "light", asks: "light", text: "Which light?", minutes: 1, unsure: Probability(clamping: 0)
    )
    let knowledge = KnowledgeBase(
      findings: Array(Self.knowledge.findings) + [
        Finding(
          id: "light", name: "Light", role: .symptom,
          values: [
            .init(id: "green", name: "Green", background: 0.9),
            .init(id: "red", name: "Red", background: 0.1),
          ])
      ],
      questions: [question],
      rules: [
        Rule(
          id: "green-is-well", condition: Condition(all: [.init("light", ["green"])]),
          conclusions: [.ruleOut("there")], because: "Green says that all is well.")
      ],
      causes: Array(Self.knowledge.causes), clients: Array(Self.knowledge.clients),
      providers: Array(Self.knowledge.providers))
    let population = Population(knowledge, on: Self.day)
    var random = SplitMix64(seed: 1)
    for (id, red) in [("there", 200...200), ("elsewhere", 1...60)] as [(Cause.ID, ClosedRange<Int>)]
    {
      let cause = try #require(knowledge.causes[id: id])
      let answers = (0..<200).compactMap { _ in
        population.person(with: cause, &random)?.answer(to: question)
      }
      #expect(red.contains(answers.count { $0.value == "red" }))
    }
  }

  private static func cause(_ id: Cause.ID, yes: Double?) -> Cause {
    Cause(
      id: id, stage: .send, title: "Trouble", summary: "It is so.", prior: [Dated(1)],
      findings: yes.map {
        [
          (
            finding: "port",
            likelihoods: [
              .init(value: "yes", probability: Probability(clamping: $0)),
              .init(value: "no", probability: Probability(clamping: 1 - $0)),
            ]
          )
        ]
      } ?? [], remedies: [])
  }

  private static func provider(
    _ id: Provider.ID, _ popularity: Double, _ encryption: Encryption
  ) -> Provider {
    Provider(
      id: id, name: "Provider", popularity: [Dated(popularity)],
      servers: [
        ServerSetting(
          mailProtocol: .smtp, host: "smtp.example.com", port: 1, encryption: encryption)
      ])
  }
}
