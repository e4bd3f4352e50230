import Inference
import Knowledge
import Learning

extension Bench {
  /// 50 facts, and all that follows from them.
  static var rules: [Subject] {
    [1_000, 10_000].map { size in
      Subject(name: "rules-\(size)", count: 2_000) {
        var random = SplitMix64(seed: 7)
        let network = try RuleNetwork(rules: randomRules(size, &random))
        let sessions = (0..<50).map { _ in randomFacts(&random) }
        var next = 0
        return {
          keep(WorkingMemory(network, given: sessions[next % sessions.count]).firedCount)
          next += 1
        }
      }
    }
  }

  /// More than half of the rules go straight from two or three facts to a cause; the others form
  /// chains of three by way of two signs.
  private static func randomRules(_ size: Int, _ random: inout SplitMix64) -> [Rule] {
    func term(_ random: inout SplitMix64) -> Condition.Term {
      let fact = randomFact(Int.random(in: 0..<60, using: &random), &random)
      return Condition.Term(fact.finding, [fact.value])
    }
    func cause(_ random: inout SplitMix64) -> Rule.Conclusion {
      .prefer(.init("cause\(Int.random(in: 0..<45, using: &random))"))
    }
    func sign(_ name: String) -> Fact { Fact(.init(name), .yes) }
    var rules: [Rule] = []
    func add(_ terms: [Condition.Term], _ conclusion: Rule.Conclusion) {
      rules.append(
        Rule(
          id: .init("rule\(rules.count)"), condition: Condition(all: terms),
          conclusions: [conclusion], because: ""))
    }
    for chain in 0..<(size * 45 / 300) {
      let (first, second) = (sign("s\(chain)"), sign("t\(chain)"))
      add([term(&random), term(&random)], .conclude(first))
      add([Condition.Term(first.finding, [first.value])], .conclude(second))
      add([Condition.Term(second.finding, [second.value]), term(&random)], cause(&random))
    }
    while rules.count < size {
      add(
        (0..<Int.random(in: 2...3, using: &random)).map { _ in term(&random) }, cause(&random))
    }
    return rules
  }

  private static func randomFacts(_ random: inout SplitMix64) -> [Fact] {
    (0..<60).shuffled(using: &random).prefix(50).map { randomFact($0, &random) }
  }

  /// A value of the finding, the k-th in proportion to 1/k.
  private static func randomFact(_ finding: Int, _ random: inout SplitMix64) -> Fact {
    let weights = (1...12).map { 1 / Double($0) }
    var left = random.unit() * weights.reduce(0, +)
    let value = weights.firstIndex {
      left -= $0
      return left < 0
    }
    return Fact(.init("finding\(finding)"), .init("value\(value ?? 11)"))
  }
}
