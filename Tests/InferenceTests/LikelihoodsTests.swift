import Knowledge
import Testing

@testable import Inference

@Suite struct LikelihoodsTests {
  private let day = Day(daysSince1970: 20_000)

  private func knowledge() -> KnowledgeBase {
    let port = Finding(
      id: "port", name: "Port", role: .setting,
      values: [
        .init(id: "25", name: "25", background: 0.2),
        .init(id: "587", name: "587", background: 0.8),
      ])
    func cause(_ id: Cause.ID, _ weight: Double, _ p25: Double?) -> Cause {
      Cause(
        id: id, stage: .connect, title: "", summary: "", prior: [Dated(weight)],
        findings: p25.map { p in
          [
            (
              finding: "port",
              likelihoods: [
                .init(value: "25", probability: Probability(clamping: p)),
                .init(value: "587", probability: Probability(clamping: 1 - p)),
              ]
            )
          ]
        } ?? [])
    }
    return KnowledgeBase(
      findings: [port],
      causes: [cause("blocked", 3, 1.0), cause("other", 4, nil), cause("gone", 0, 0.5)],
      signatures: [
        Signature(id: "s", patterns: ["x"], meaning: "", causes: [("blocked", .strong)])
      ])
  }

  @Test func priorsAreTheWeightsOfTheDayWithSomethingElse() {
    let likelihoods = Likelihoods(knowledge(), on: day)
    #expect(likelihoods.causes == ["blocked", "other", Likelihoods.somethingElse])
    #expect(likelihoods.priors == [0.3, 0.4, 0.3])
  }

  @Test func rowsStayOffZeroAndOneAndFallBackToTheBackground() {
    let likelihoods = Likelihoods(knowledge(), on: day)
    #expect(likelihoods.row(for: Fact("port", "25")) == [0.995, 0.2, 0.2])
    #expect(likelihoods.row(for: Fact("port", "587")) == [0.005, 0.8, 0.8])
    #expect(likelihoods.row(for: Fact("colour", "red")) == nil, "what no cause rates tells nothing")
  }

  @Test func listedValuesThatACauseDoesNotNameShareTheRestToo() throws {
    let finding = Finding(
      id: "port", name: "Port", role: .setting,
      values: [
        .init(id: "25", name: "25", background: 0.2),
        .init(id: "465", name: "465", background: 0.2),
        .init(id: "587", name: "587", background: 0.6),
      ])
    let knowledge = KnowledgeBase(
      findings: [finding],
      causes: [
        Cause(
          id: "blocked", stage: .connect, title: "", summary: "", prior: [Dated(1)],
          findings: [
            ("port", [.init(value: "25", probability: Probability(clamping: 0.8))])
          ])
      ])
    let likelihoods = Likelihoods(knowledge, on: day)
    for (value, expected) in [("25", 0.8), ("465", 0.05), ("587", 0.15)] {
      let fact = Fact("port", .init(value))
      let row = try #require(likelihoods.row(for: fact))
      #expect(abs(row[0] - expected) < 1e-12)
      #expect(likelihoods.chances(of: fact) == row)
    }
  }

  @Test func aCauseMayNameProvidersAndTheOthersShareTheRest() throws {
    func provider(_ id: Provider.ID, _ share: Double) -> Provider {
      Provider(id: id, name: Wording("\(id)"), popularity: [Dated(share)])
    }
    let knowledge = KnowledgeBase(
      findings: [
        Finding(id: "provider", name: "Provider", role: .surroundings, domain: .providers)
      ],
      causes: [
        Cause(
          id: "own", stage: .connect, title: "", summary: "", prior: [Dated(1)],
          findings: [
            (
              finding: "provider",
              likelihoods: [.init(value: "a", probability: Probability(clamping: 0.9))]
            )
          ])
      ],
      providers: [provider("a", 2), provider("b", 5), provider("c", 3)])
    let likelihoods = Likelihoods(knowledge, on: day)
    let rows = try ["a", "b", "c"].map { value in
      try #require(likelihoods.chances(of: Fact("provider", .init(value))))
    }
    let wanted = [[0.9, 0.2], [0.0625, 0.5], [0.0375, 0.3]]
    for (row, expected) in zip(rows, wanted) {
      #expect(zip(row, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    }
    #expect(likelihoods.names(Fact("provider", "a")))
    #expect(!likelihoods.names(Fact("provider", "b")))
  }

  @Test func aSignatureLiftsTheCausesItNames() throws {
    let knowledge = knowledge()
    let likelihoods = Likelihoods(knowledge, on: day)
    let row = likelihoods.row(for: try #require(knowledge.signatures[id: "s"]))
    #expect(row == [0.4, 0.006, 0.006])
  }
}
