import Knowledge
import Testing

@testable import Inference

@Suite struct RuleEngineTests {
  @Test func aRuleFiresOnceAllItsLinesAreMet() throws {
    let network = try RuleNetwork(rules: [
      rule("two-lines", all: ["a": "yes", "b": "no"], then: "c", "yes")
    ])
    #expect(value("c", network, ["a": "yes"]) == nil)
    let memory = WorkingMemory(network, given: [Fact("a", "yes"), Fact("b", "no")])
    #expect(memory.value(of: "c") == "yes")
    #expect(memory.firedRules.map(\.id) == ["two-lines"])
  }

  @Test func anyAsksForOneWholeGroup() throws {
    let condition = Condition(any: [
      [term("a", "yes"), term("b", "yes")], [term("c", "yes")],
    ])
    let network = try RuleNetwork(rules: [rule("either", condition, then: "d", "yes")])
    #expect(value("d", network, ["a": "yes"]) == nil)
    #expect(value("d", network, ["a": "yes", "b": "yes"]) == "yes")
    #expect(value("d", network, ["c": "yes"]) == "yes")
    #expect(value("d", network, ["a": "yes", "b": "yes", "c": "yes"]) == "yes")
  }

  @Test func knownMeansSettledByAnyValue() throws {
    let condition = Condition(all: [Condition.Term("port", [])])
    let network = try RuleNetwork(rules: [rule("told", condition, then: "d", "yes")])
    #expect(value("d", network, [:]) == nil)
    #expect(value("d", network, ["port": "25"]) == "yes")
    #expect(value("d", network, ["port": "a value that no rule names"]) == "yes")
  }

  @Test func absenceIsJudgedAfterEverythingThatCouldConcludeIt() throws {
    let network = try RuleNetwork(rules: [
      rule("a-then-b", all: ["a": "yes"], then: "b", "yes"),
      rule(
        "c-unless-b", Condition(all: [term("x", "yes")], none: [term("b", "yes")]), then: "c", "yes"
      ),
    ])
    #expect(value("c", network, ["x": "yes"]) == "yes")
    #expect(value("c", network, ["x": "yes", "a": "yes"]) == nil)
  }

  @Test func aCircleThroughNoneIsRefused() {
    #expect(throws: RuleNetwork.Unstratified.self) {
      _ = try RuleNetwork(rules: [
        rule("p", Condition(none: [term("q", "yes")]), then: "p", "yes"),
        rule("q", Condition(none: [term("p", "yes")]), then: "q", "yes"),
      ])
    }
    #expect(throws: RuleNetwork.Unstratified.self) {
      _ = try RuleNetwork(rules: [rule("p", Condition(none: [term("p", "yes")]), then: "p", "yes")])
    }
  }

  /// As many strata as there can be: each rule waits for the absence of what the one before concludes.
  @Test func absencesMayFollowFromAbsences() throws {
    let network = try RuleNetwork(
      rules: (1...5).reversed().map { number in
        rule(
          "r\(number)", Condition(none: [term("f\(number - 1)".asFinding, "yes")]),
          then: "f\(number)".asFinding, "yes")
      })
    #expect(WorkingMemory(network).firedRules.map(\.id) == ["r1", "r3", "r5"])
    #expect(
      WorkingMemory(network, given: [Fact("f0", "yes")]).firedRules.map(\.id) == ["r2", "r4"])
  }

  @Test func whatIsGivenOutranksWhatIsConcluded() throws {
    let network = try RuleNetwork(rules: [rule("r", all: ["a": "yes"], then: "b", "yes")])
    #expect(value("b", network, ["a": "yes", "b": "no"]) == "no")
    let memory = WorkingMemory(network, given: [Fact("a", "yes"), Fact("b", "no")])
    #expect(memory.derived.isEmpty)
  }

  @Test func rulesThatDisagreeSettleNothing() throws {
    let network = try RuleNetwork(rules: [
      rule("one", all: ["a": "yes"], then: "b", "yes"),
      rule("two", all: ["a": "yes"], then: "b", "no"),
    ])
    #expect(value("b", network, ["a": "yes"]) == nil)
  }

  @Test func rulesOfAnotherDaySayNothing() throws {
    let dated = Rule(
      id: "old", condition: Condition(all: [term("a", "yes")]),
      conclusions: [.conclude(Fact("b", "yes"))], because: "",
      validity: Validity(until: Day("2013-12-31")))
    let then = try RuleNetwork(rules: [dated], on: Day("2010-06-01"))
    let now = try RuleNetwork(rules: [dated], on: Day("2026-11-21"))
    #expect(value("b", then, ["a": "yes"]) == "yes")
    #expect(value("b", now, ["a": "yes"]) == nil)
  }

  @Test func everyConclusionCanBeTracedToWhatWasGiven() throws {
    let network = try RuleNetwork(rules: [
      rule("first", all: ["a": "yes"], then: "b", "yes"),
      rule("second", all: ["b": "yes"], then: "c", "yes"),
    ])
    let memory = WorkingMemory(network, given: [Fact("a", "yes")])
    func reasons(_ fact: Fact) -> [String] {
      memory.activations(concluding: .conclude(fact)).map { "\($0.rule.id): \($0.premises)" }
    }
    #expect(reasons(Fact("c", "yes")) == ["second: [b: yes]"])
    #expect(reasons(Fact("b", "yes")) == ["first: [a: yes]"])
    #expect(reasons(Fact("a", "yes")) == [], "it was given")
    #expect(memory.activations.map(\.rule.id) == ["first", "second"])
  }

  /// The premises are the lines that were met: of an `any` one group, of a line its value, of a `none`
  /// nothing.
  @Test func premisesAreTheFactsThatMetTheCondition() throws {
    let condition = Condition(
      all: [Condition.Term("a", ["yes", "no"]), Condition.Term("port", [])],
      any: [[term("b", "yes"), term("c", "yes")], [term("c", "yes"), term("d", "yes")]],
      none: [term("e", "yes")])
    let memory = WorkingMemory(
      try RuleNetwork(rules: [rule("r", condition, then: "f", "yes")]),
      given: [Fact("d", "yes"), Fact("c", "yes"), Fact("port", "25"), Fact("a", "no")])
    #expect(
      memory.activations.first?.premises
        == [Fact("a", "no"), Fact("port", "25"), Fact("c", "yes"), Fact("d", "yes")])
  }

  @Test func whatIsGivenIsNoConclusion() throws {
    let network = try RuleNetwork(rules: [rule("r", all: ["a": "yes"], then: "b", "yes")])
    let given = [Fact("a", "yes"), Fact("b", "yes")]
    #expect(WorkingMemory(network, given: Array(given.prefix(1))).derived == [Fact("b", "yes")])
    #expect(WorkingMemory(network, given: given).derived.isEmpty)
  }

  @Test func ofTwoFactsAboutOneFindingTheLaterCounts() throws {
    let network = try RuleNetwork(rules: [rule("r", all: ["a": "yes"], then: "b", "yes")])
    let memory = WorkingMemory(network, given: [Fact("a", "yes"), Fact("a", "no")])
    #expect(memory.given == ["a": "no"] && memory.derived.isEmpty)
  }

  @Test func whyNotNamesTheLineThatFails() throws {
    let rule = rule("r", all: ["a": "yes", "b": "yes", "c": "yes"], then: "d", "yes")
    let memory = WorkingMemory(
      try RuleNetwork(rules: [rule]), given: [Fact("a", "yes"), Fact("b", "no")])
    let standing = memory.standing(of: rule)
    #expect(standing.standing == .fails)
    #expect(
      Dictionary(
        uniqueKeysWithValues: standing.lines.map { ($0.term.finding.rawValue, $0.standing) })
        == ["a": .holds, "b": .fails, "c": .open])
  }
}

/// Rules drawn at random, with chains and `none`, and the same answers in whatever order.
@Suite struct RuleEngineProperties {
  @Test(arguments: 0..<60)
  func theOrderOfRulesAndFactsDoesNotMatter(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rules = randomRules(&random)
    let facts = randomFacts(&random)
    let expected = conclusions(WorkingMemory(try RuleNetwork(rules: rules), given: facts))
    for _ in 0..<4 {
      let shuffled = try RuleNetwork(rules: rules.shuffled(using: &random))
      let memory = WorkingMemory(shuffled, given: facts.shuffled(using: &random))
      #expect(conclusions(memory) == expected)
    }
  }

  /// The rules come layer by layer, each naming lower layers alone, so going through them once in that
  /// order is all there is to it.
  @Test(arguments: 0..<40)
  func itAgreesWithGoingThroughTheRulesInOrder(seed: UInt64) throws {
    var random = SplitMix64(seed: seed &+ 2000)
    let rules = randomRules(&random)
    let facts = randomFacts(&random)
    let memory = WorkingMemory(try RuleNetwork(rules: rules), given: facts)
    var known = Set(facts)
    func holds(_ term: Condition.Term) -> Bool {
      known.contains { $0.finding == term.finding && term.admits($0.value) }
    }
    let said = Set(facts.map(\.finding))
    var fired: [Rule.ID] = []
    for rule in rules
    where rule.condition.all.allSatisfy(holds) && !rule.condition.none.contains(where: holds) {
      fired.append(rule.id)
      for case .conclude(let fact) in rule.conclusions where !said.contains(fact.finding) {
        known.insert(fact)
      }
    }
    #expect(Set(memory.derived).union(facts) == known)
    #expect(memory.firedRules.map(\.id) == fired.sorted())
  }

  private func conclusions(_ memory: WorkingMemory) -> [Fact] {
    memory.derived.sorted { ($0.finding, $0.value) < ($1.finding, $1.value) }
  }

  private func randomRules(_ random: inout SplitMix64) -> [Rule] {
    (0..<25).map { number in
      let layer = number / 9
      func finding(below layer: Int) -> Finding.ID {
        "f\(Int.random(in: 0..<(10 + layer * 5), using: &random))".asFinding
      }
      let all = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        term(finding(below: layer), Bool.random(using: &random) ? "yes" : "no")
      }
      let none =
        Int.random(in: 0..<4, using: &random) == 0 ? [term(finding(below: layer), "yes")] : []
      let concluded = "f\(10 + layer * 5 + Int.random(in: 0..<5, using: &random))".asFinding
      return rule(
        "r\(number)", Condition(all: all, none: none), then: concluded,
        Bool.random(using: &random) ? "yes" : "no")
    }
  }

  private func randomFacts(_ random: inout SplitMix64) -> [Fact] {
    (0..<10).compactMap { number in
      Int.random(in: 0..<3, using: &random) == 0
        ? nil : Fact("f\(number)".asFinding, Bool.random(using: &random) ? "yes" : "no")
    }
  }
}

private func term(_ finding: Finding.ID, _ value: Finding.Value.ID) -> Condition.Term {
  Condition.Term(finding, [value])
}

private func rule(
  _ id: String, all: [String: String], then finding: Finding.ID, _ value: Finding.Value.ID
) -> Rule {
  let terms = all.sorted { $0.key < $1.key }.map {
    term(Finding.ID($0.key), Finding.Value.ID($0.value))
  }
  return rule(id, Condition(all: terms), then: finding, value)
}

private func rule(
  _ id: String, _ condition: Condition, then finding: Finding.ID, _ value: Finding.Value.ID
) -> Rule {
  Rule(
    id: Rule.ID(id), condition: condition, conclusions: [.conclude(Fact(finding, value))],
    because: "for the test")
}

private func value(
  _ finding: Finding.ID, _ network: RuleNetwork, _ given: [String: String]
) -> Finding.Value.ID? {
  WorkingMemory(network, given: given.map { Fact(Finding.ID($0.key), Finding.Value.ID($0.value)) })
    .value(of: finding)
}

extension String {
  fileprivate var asFinding: Finding.ID { Finding.ID(self) }
}

/// A small seeded generator, so that every failure can be seen again (S. Vigna's SplitMix64).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
