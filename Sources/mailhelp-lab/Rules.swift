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
    let clock = ContinuousClock()
    let today = Day(daysSince1970: 20_000)
    var loads: [Double] = []
    var compilations: [Double] = []
    var times: [Double] = []
    var answers: [Double] = []
    var wrong = 0
    var rules = 0
    for _ in 0..<max(runs, 1) {
      var loaded: LoadedKnowledge?
      loads.append(
        clock.measure {
          loaded = KnowledgeLoader.load(folder: folder + "/knowledge", today: today)
        }.milliseconds)
      guard let loaded, !loaded.hasErrors else {
        try fail(loaded?.diagnostics.first.map { "\($0)" } ?? "nothing was loaded")
      }
      rules = loaded.knowledge.rules.count
      var compiled: RuleNetwork?
      try compilations.append(
        clock.measure { compiled = try RuleNetwork(rules: loaded.knowledge.rules.items, on: today) }
          .milliseconds)
      guard let network = compiled else { continue }
      for (session, expected) in zip(sessions, expected) {
        var memory: WorkingMemory?
        times.append(
          clock.measure { memory = WorkingMemory(network, given: session) }.milliseconds)
        guard let memory else { continue }
        var found: Set<Cause.ID> = []
        answers.append(clock.measure { found = candidates(memory) }.milliseconds)
        if found.map(\.rawValue).sorted() != expected.cands
          || memory.firedCount != expected.fired
        {
          wrong += 1
        }
      }
    }
    print("\(rules) rules, \(sessions.count) sessions, \(runs) runs")
    print("load from YAML: \(spread(loads)) ms; rules made ready: \(spread(compilations)) ms")
    print(
      "one session to its fixpoint: \(spread(times)) ms, p99 \(fixed(percentile(times, 0.99), 4))")
    print("its candidates: \(spread(answers)) ms")
    print("sessions with wrong answers: \(wrong) of \(times.count)")
    if wrong > 0 { throw ExitCode.failure }
  }

  private struct Expected: Decodable {
    let cands: [String]
    let fired: Int
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    try JSONDecoder().decode(
      type, from: Data(contentsOf: URL(filePath: folder).appending(path: name)))
  }

  private func candidates(_ memory: WorkingMemory) -> Set<Cause.ID> {
    var found: Set<Cause.ID> = []
    for rule in memory.firedRules {
      for case .prefer(let cause) in rule.conclusions { found.insert(cause) }
    }
    return found
  }

  private func spread(_ values: [Double]) -> String {
    "median \(fixed(median(values), 4)), least \(fixed(values.min() ?? 0, 4)), "
      + "most \(fixed(values.max() ?? 0, 4))"
  }
}
