import ArgumentParser
import Foundation
import Inference
import Knowledge
import KnowledgeFiles

/// Times the rule engine on a generated rule base, and checks what it concludes.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time rules on generated sessions and check the answers.",
    discussion: """
      The folder holds what Benchmarks/rules.py makes: "knowledge", "sessions.json" (a list of \
      {finding: value}) and "expected.json" (a list of {"cands": […], "fired": N}).

      EXAMPLES
        mailhelp-lab rules /tmp/rules-10000
      """, shouldDisplay: false)

  @Argument(help: "The folder.")
  var folder: String
  @Option(help: "How often everything is done.")
  var runs = 7

  func run() throws {
    let sessions: [[Fact]]
    let expected: [Expected]
    do {
      sessions = try read([[String: String]].self, "sessions.json").map { session in
        session.map { Fact(.init($0.key), .init($0.value)) }
      }
      expected = try read([Expected].self, "expected.json")
    } catch {
      try fail("\(folder): \(error)")
    }
    var measured = Measurements()
    for _ in 0..<max(runs, 1) {
      let rules = try load(into: &measured)
      for (session, expected) in zip(sessions, expected) {
        measured.time(session, by: rules, expected)
      }
    }
    print("\(measured.rules) rules, \(sessions.count) sessions, \(runs) runs")
    measured.printTimes()
    if measured.wrong > 0 { throw ExitCode.failure }
  }

  /// Reads the rules and makes them ready.
  private func load(into measured: inout Measurements) throws -> RuleNetwork {
    let clock = ContinuousClock()
    let today = Day(daysSince1970: 20_000)
    var start = clock.now
    let loaded = KnowledgeLoader.load(folder: folder + "/knowledge", today: today)
    measured.loads.append((clock.now - start).milliseconds)
    guard !loaded.hasErrors else {
      try fail(loaded.diagnostics.first.map { "\($0)" } ?? "nothing was loaded")
    }
    measured.rules = loaded.knowledge.rules.count
    start = clock.now
    let network = try RuleNetwork(rules: loaded.knowledge.rules.items, on: today)
    measured.compilations.append((clock.now - start).milliseconds)
    return network
  }

  /// How long everything took, in milliseconds, and what came out wrong.
  private struct Measurements {
    var rules = 0
    var loads: [Double] = []
    var compilations: [Double] = []
    private var times: [Double] = []
    private var answers: [Double] = []
    private(set) var wrong = 0

    mutating func time(_ session: [Fact], by network: RuleNetwork, _ expected: Expected) {
      let clock = ContinuousClock()
      let start = clock.now
      let memory = WorkingMemory(network, given: session)
      let end = clock.now
      let found = Self.candidates(memory)
      times.append((end - start).milliseconds)
      answers.append((clock.now - end).milliseconds)
      if found.map(\.rawValue).sorted() != expected.cands || memory.firedCount != expected.fired {
        wrong += 1
      }
    }

    private static func candidates(_ memory: WorkingMemory) -> Set<Cause.ID> {
      var found: Set<Cause.ID> = []
      for rule in memory.firedRules {
        for case .prefer(let cause) in rule.conclusions { found.insert(cause) }
      }
      return found
    }

    func printTimes() {
      print("load from YAML: \(spread(loads)) ms; rules made ready: \(spread(compilations)) ms")
      print(
        "one session to its fixpoint: \(spread(times)) ms, p99 \(fixed(percentile(times, 0.99), 4))"
      )
      print("its candidates: \(spread(answers)) ms")
      print("sessions with wrong answers: \(wrong) of \(times.count)")
    }

    private func spread(_ values: [Double]) -> String {
      "median \(fixed(median(values), 4)), least \(fixed(values.min() ?? 0, 4)), "
        + "most \(fixed(values.max() ?? 0, 4))"
    }
  }

  private struct Expected: Decodable {
    let cands: [String]
    let fired: Int
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    try JSONDecoder().decode(
      type, from: Data(contentsOf: URL(filePath: folder).appending(path: name)))
  }
}
