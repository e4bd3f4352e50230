import ArgumentParser
import Foundation
import Knowledge
import KnowledgeFiles
import Learning

/// The learning rule beside its rivals, in made-up helpdesks.
struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulate helpdesks and print the regret of the learning rule and its rivals.",
    discussion: """
      Regret is expected minutes above the best order of fixes, summed over sessions. In a second \
      run the best fix stops working half-way and the one that worked least becomes good.

      With --kb, people of that knowledge base are helped instead, by a desk that learns answers, \
      causes and fixes and by one that does not; then --worlds is of no importance.

      EXAMPLES
        mailhelp-lab learn
        mailhelp-lab learn --worlds 1000 --sessions 1000 --seed 7 --json
        mailhelp-lab learn --kb KnowledgeBase --sessions 600
        mailhelp-lab learn --kb KnowledgeBase --sessions 400 --runs 6 --parts priors
      """)

  @Option(help: "How many helpdesks.")
  var worlds = 400
  @Option(help: "How many sessions each.")
  var sessions = 1_000
  @Option(help: "The seed of all that is random.")
  var seed: UInt64 = 3
  @Option(help: "A knowledge base's folder, to learn from its people.")
  var kb: String?
  @Option(help: "How many desks a world, with --kb.")
  var runs = 1
  @Option(
    parsing: .upToNextOption,
    help:
      "What is learned, with --kb: efficacies, answers, undone, priors (default: what the product goes by, efficacies and priors)."
  )
  var parts: [LearnKnowledge.Part] = [.efficacies, .priors]
  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    guard worlds > 0, sessions > 1, runs > 0 else {
      throw ValidationError("There must be a world, a run and two sessions at least.")
    }
  }

  func run() throws {
    if let kb { return try learn(from: kb) }
    let marks = [30, 100, 300, 1_000, 3_000].filter { $0 < sessions } + [sessions]
    var steady: [SteadyResult] = []
    var changing: [ChangeResult] = []
    for rule in LearningRule.allCases {
      let runs = (0..<worlds).map { play(rule, world: $0, change: nil) }
      steady.append(SteadyResult(rule, runs, marks: marks))
      let shaken = (0..<worlds).map { play(rule, world: $0, change: sessions / 2) }
      changing.append(ChangeResult(rule, shaken, change: sessions / 2))
    }
    let report = Report(
      worlds: worlds, sessions: sessions, seed: seed, steady: steady, change: changing)
    if json {
      try printObject(report)
    } else {
      report.printTable(marks)
    }
  }

  private func learn(from folder: String) throws {
    let today = Day(daysSince1970: Int(Date().timeIntervalSince1970) / 86_400)
    let knowledge = KnowledgeLoader.load(folder: folder, today: today).knowledge
    guard !knowledge.causes.isEmpty else { try fail("\(folder): no knowledge base") }
    let results = try LearnKnowledge(
      knowledge: knowledge, day: today, sessions: sessions, seed: seed, runs: runs,
      parts: Set(parts)
    ).run()
    if json {
      try printObject(
        LearnKnowledge.Report(sessions: sessions, seed: seed, runs: runs, worlds: results))
    } else {
      LearnKnowledge.printTable(results, sessions: sessions)
    }
  }

  /// One world under one rule. Every rule meets the same worlds and the same luck.
  private func play(_ rule: LearningRule, world number: Int, change: Int?) -> Run {
    var random = SplitMix64(seed: "\(seed) \(number)")
    let world = HelpdeskWorld(&random)
    let best = world.cost(of: world.plan(world.chances), world.chances)
    let bestLater = world.cost(of: world.plan(world.chancesLater), world.chancesLater)
    var learner = Learner(rule, in: world, number: number)
    var run = Run(optimum: best)
    for session in 0..<sessions {
      let isLater = change.map { session >= $0 } ?? false
      let chances = isLater ? world.chancesLater : world.chances
      let optimum = isLater ? bestLater : best
      if isLater, let change, run.dethroned == nil || run.recovered == nil {
        let plan = learner.believedPlan
        if run.dethroned == nil, plan.first != world.favourite { run.dethroned = session - change }
        if run.recovered == nil, world.cost(of: plan, chances) <= 1.1 * optimum {
          run.recovered = session - change
        }
      }
      let luck = chances.indices.map { _ in random.unit() }
      let plan = learner.plan()
      let regret = world.cost(of: plan, chances) - optimum
      run.regrets.append(regret)
      run.worst = max(run.worst, regret / optimum)
      var tried: [(fix: Int, worked: Bool)] = []
      for fix in plan {
        let worked = luck[fix] < chances[fix]
        tried.append((fix, worked))
        if worked { break }
      }
      learner.learn(tried)
    }
    return run
  }
}

/// What happened in one world.
struct Run {
  /// Expected minutes of the best order, before any change.
  let optimum: Double
  /// Minutes above the best order, session by session.
  var regrets: [Double] = []
  /// The greatest of them, as a share of the best order's minutes.
  var worst = 0.0
  /// Sessions after the change until the dead favourite no longer came first.
  var dethroned: Int?
  /// Sessions after the change until the believed order cost at most 10 % above the best.
  var recovered: Int?

  init(optimum: Double) { self.optimum = optimum }
}
