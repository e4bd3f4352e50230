import Planning
import Testing

@Suite struct ModelTests {
  @Test func priorsAreNormalised() throws {
    let model = try model([2, 6], fixes: [])
    #expect(model.causes.map(\.prior) == [0.25, 0.75])
  }

  @Test func rowsComeBackAsGiven() throws {
    let model = try model([1, 1], fixes: [(1, [0.3, 0.9])], questions: [(1, [0.2, 0.7])])
    #expect(model.efficacies(ofFix: 0) == [0.3, 0.9])
    #expect(model.likelihoods(ofAnswer: 1, to: 0) == [0.8, 1 - 0.7])
  }

  /// One slip each, and the sentence it gets.
  static let slips: [(String, @Sendable (inout DecisionModel.Builder) throws -> Void)] = [
    (
      "fix \"f\": its cost is 0.0, not above 0",
      { try $0.add(fix: "f", cost: 0, works: [1, 0]) }
    ),
    (
      "fix \"f\": its cost is nan, not above 0",
      { try $0.add(fix: "f", cost: .nan, works: [1, 0]) }
    ),
    (
      "fix \"f\": its cost is 1e+300, above 1e+100",
      { try $0.add(fix: "f", cost: 1e300, works: [1, 0]) }
    ),
    (
      "fix \"f\": it has 1 chances for 2 causes",
      { try $0.add(fix: "f", cost: 1, works: [1]) }
    ),
    (
      "fix \"f\": under cause \"b\" its chance is 1.5, not 0 to 1",
      { try $0.add(fix: "f", cost: 1, works: [1, 1.5]) }
    ),
    (
      "fix \"f\": it is there twice",
      {
        try $0.add(fix: "f", cost: 1, works: [1, 1])
        try $0.add(fix: "f", cost: 1, works: [1, 1])
      }
    ),
    ("question \"q\": it has no answers", { try $0.add(question: "q", cost: 1, answers: []) }),
    (
      "question \"q\": under cause \"b\" its answers sum to 0.5, not 1",
      {
        try $0.add(
          question: "q", cost: 1,
          answers: [
            .init(id: "yes", likelihoods: [0.5, 0.25]), .init(id: "no", likelihoods: [0.5, 0.25]),
          ])
      }
    ),
    (
      "question \"q\", answer \"unknown\": it is there twice",
      {
        try $0.add(
          question: "q", cost: 1, answers: [.init(id: "unknown", likelihoods: [0.5, 0.5])],
          unknown: [0.5, 0.5])
      }
    ),
  ]

  @Test(arguments: slips.indices)
  func slipIsNamed(_ index: Int) throws {
    let (message, slip) = Self.slips[index]
    var builder = try DecisionModel.Builder(
      causes: [.init(id: "a", prior: 1), .init(id: "b", prior: 1)], supportCost: 5)
    let error = try #require(throws: ModelError.self) { try slip(&builder) }
    #expect(error.description == message)
  }

  @Test(
    arguments: [[], [0.0, 0], [-1, 2], [.infinity], [.nan, 1], [1e308, 1e308]] as [[Double]])
  func priorsMustBeWeights(_ priors: [Double]) {
    #expect(throws: ModelError.self) { try model(priors, fixes: []) }
  }

  /// The planner tells outcomes apart by 16 bits.
  @Test func moreOutcomesThanCanBeNumberedAreRefused() throws {
    var builder = try DecisionModel.Builder(causes: [.init(id: "a", prior: 1)], supportCost: 5)
    for fix in 0..<65_000 { try builder.add(fix: "\(fix)", cost: 1, works: [0.5]) }
    #expect(throws: ModelError.self) { try builder.add(fix: "one more", cost: 1, works: [0.5]) }
  }

  @Test func causesAreUnique() {
    #expect(throws: ModelError(place: "cause \"a\"", problem: "it is there twice")) {
      try DecisionModel.Builder(
        causes: [.init(id: "a", prior: 1), .init(id: "a", prior: 1)], supportCost: 5)
    }
  }
}
