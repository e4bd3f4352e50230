import ArgumentParser
import Learning
import Planning

/// What policies cost where the world is not as the model says.
struct Robust: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure policies on models that are wrong.",
    discussion: """
      Policies are made for a random model and followed in worlds that differ from it: likelihoods \
      and efficacies moved by 0.5 and by 1 in logit, a person who answers wrongly one time in ten, \
      two faults at once. All costs are exact expectations for each world. "Trust" is how far the \
      planner believes answers.

      EXAMPLES
        mailhelp-lab robust --models 200
        mailhelp-lab robust --models 50 --seed 7 --json
      """)

  @Option(help: "How many models, half of them hard.")
  var models = 200
  @Option(help: "How many moved worlds each, for either spread.")
  var worlds = 5
  @Option(help: "The seed of all that is random.")
  var seed: UInt64 = 1
  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    guard models > 0, worlds > 0 else {
      throw ValidationError("There must be a model and a world.")
    }
  }

  func run() throws {
    var sums: [String: RobustRow] = [:]
    for number in 0..<models {
      var random = SplitMix64(seed: "\(seed) \(number)")
      let figures = ModelFigures(&random, isHard: number % 2 == 1)
      do {
        try measure(figures, &random, into: &sums)
      } catch {
        try fail("model \(number): \(error)")
      }
    }
    let rows = sums.values.sorted { $0.order < $1.order }
    if json {
      try printObject(RobustReport(models: models, seed: seed, rows: rows))
    } else {
      print("\(models) models, \(worlds) worlds each; per cent above the best that can be done by")
      print("whoever knows the world, mean and the worst of 95 % (two faults: above depth 2)")
      print(pad("policy", 26) + RobustWorld.allCases.map { right($0.rawValue, 18) }.joined())
      for row in rows {
        print(
          pad(row.policy, 26)
            + RobustWorld.allCases.map { right(row.figure($0), 18) }.joined())
      }
    }
  }

  private func measure(
    _ figures: ModelFigures, _ random: inout SplitMix64, into sums: inout [String: RobustRow]
  ) throws {
    var worlds: [(RobustWorld, DecisionModel)] = [
      (.asModelled, try figures.model()),
      (.wrongAnswers, try figures.answeredWrongly(0.1).model()),
    ]
    for _ in 0..<self.worlds {
      worlds.append((.halfLogit, try figures.perturbed(by: 0.5, &random).model()))
      worlds.append((.oneLogit, try figures.perturbed(by: 1, &random).model()))
    }
    let optima = try worlds.map { try ExactSolver($0.1).optimalCost }
    let pairs = FaultPairs(try figures.model())
    var reference: Double?
    for (order, policy) in RobustPolicy.all.enumerated() {
      let graph = try policy.graph(for: figures)
      var row = sums[policy.name] ?? RobustRow(policy: policy.name, order: order)
      for ((kind, world), optimum) in zip(worlds, optima) {
        row.gaps[kind, default: []].append(100 * (graph.cost(in: world) / optimum - 1))
      }
      let cost = pairs.cost(of: graph)
      if reference == nil { reference = cost }
      row.gaps[.twoFaults, default: []].append(100 * (cost / (reference ?? cost) - 1))
      sums[policy.name] = row
    }
  }
}

/// How the world differs from the model.
enum RobustWorld: String, CaseIterable, Encodable {
  case asModelled = "as modelled"
  case halfLogit = "0.5 logit"
  case oneLogit = "1 logit"
  case wrongAnswers = "1 in 10 wrong"
  case twoFaults = "two faults"
}

/// A policy under trial, with how far it believes answers.
struct RobustPolicy: Sendable {
  let name: String
  let trust: Double
  let make: @Sendable (ExactSolver) -> PolicyGraph

  func graph(for figures: ModelFigures) throws -> PolicyGraph {
    make(try ExactSolver(figures.trusting(trust).model()))
  }

  static let all: [RobustPolicy] =
    [2, 3, 4].map { depth in
      RobustPolicy(name: "depth \(depth)", trust: 1) { $0.graph(lookingAhead: depth) }
    }
    + [
      RobustPolicy(name: "shipped", trust: 1) { solver in
        solver.graph { Planner().nextStep(in: $0).step }
      },
      RobustPolicy(name: "two-step", trust: 1) { $0.graph(of: .twoStep) },
      RobustPolicy(name: "P/C, no questions", trust: 1) { $0.graph(of: .updatedOrderCS) },
      RobustPolicy(name: "information gain", trust: 1) { $0.graph(of: .informationGain) },
      RobustPolicy(name: "best as modelled", trust: 1) { $0.optimalGraph() },
    ]
    + [0.95, 0.9, 0.85, 0.8].flatMap { trust in
      [
        RobustPolicy(name: "depth 2, trust \(trust)", trust: trust) { $0.graph(lookingAhead: 2) },
        RobustPolicy(name: "shipped, trust \(trust)", trust: trust) { solver in
          solver.graph { Planner().nextStep(in: $0).step }
        },
      ]
    }
}

/// Two faults at once: an answer tells of either, and the trouble is over when both are cured. The
/// person who cures one says that nothing changed.
struct FaultPairs {
  private let world: DecisionModel
  private let pairs: [(first: Int, second: Int, chance: Double)]

  init(_ world: DecisionModel) {
    self.world = world
    var pairs: [(first: Int, second: Int, chance: Double)] = []
    for first in world.causes.indices {
      for second in world.causes.indices where second > first {
        pairs.append((first, second, world.causes[first].prior * world.causes[second].prior))
      }
    }
    self.pairs = pairs
  }

  /// Expected cost of a policy over all pairs.
  func cost(of graph: PolicyGraph) -> Double {
    let single = graph.nodeCosts(in: world)
    var sum = 0.0
    var total = 0.0
    for pair in pairs {
      sum += pair.chance * cost(of: graph, pair.first, pair.second, single)
      total += pair.chance
    }
    return total > 0 ? sum / total : 0
  }

  private func cost(
    of graph: PolicyGraph, _ first: Int, _ second: Int, _ single: [[Double]]
  ) -> Double {
    var costs: [Double] = []
    for node in graph.nodes {
      switch node {
      case .support: costs.append(world.supportCost)
      case .attempt(let fix, let failed):
        let works = world.efficacies(ofFix: fix)
        let (a, b) = (works[first], works[second])
        costs.append(
          world.fixes[fix].cost + a * (1 - b) * single[failed][second]
            + (1 - a) * b * single[failed][first] + (1 - a) * (1 - b) * costs[failed])
      case .ask(let question, let answered):
        costs.append(
          answered.enumerated().reduce(world.questions[question].cost) { sum, answer in
            let row = world.likelihoods(ofAnswer: answer.offset, to: question)
            return sum + (row[first] + row[second]) / 2 * costs[answer.element]
          })
      }
    }
    return costs.last ?? world.supportCost
  }
}

/// What was measured of one policy: per cent above the reference, world by world.
struct RobustRow: Encodable {
  let policy: String
  let order: Int
  var gaps: [RobustWorld: [Double]] = [:]

  func figure(_ world: RobustWorld) -> String {
    let values = gaps[world] ?? []
    return "\(fixed(mean(values), 2)) (\(fixed(percentile(values, 0.95), 1)))"
  }

  private enum Key: String, CodingKey { case policy, mean, worst95 }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(policy, forKey: .policy)
    func named(_ figure: ([Double]) -> Double) -> [String: Double] {
      Dictionary(uniqueKeysWithValues: gaps.map { ($0.key.rawValue, figure($0.value)) })
    }
    try object.encode(named(mean), forKey: .mean)
    try object.encode(named { percentile($0, 0.95) }, forKey: .worst95)
  }
}

/// All that was measured.
struct RobustReport: Encodable {
  var format = 1
  let models: Int
  let seed: UInt64
  let rows: [RobustRow]
}
