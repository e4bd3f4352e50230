import Knowledge

/// Rules without an example of each sort.
enum RuleExamples: Check {
  static func run(_ whole: Whole) {
    for rule in whole.knowledge.rules {
      let missing = [true, false].filter { fires in
        !rule.examples.contains { $0.fires == fires }
      }.map { $0 ? "fires" : "is silent" }
      guard !missing.isEmpty else { continue }
      let name = rule.id.rawValue
      whole.report(
        .ruleWithoutExample, .warning, at: whole.places.place(.rule, name, "examples"),
        "the rule \(name.quoted) has no example in which it \(missing.joined(separator: " and none in which it "))",
        hint:
          "add { given: { finding: value }, expect: \(missing[0] == "fires" ? "fires" : "silent") }"
      )
    }
  }
}

/// Rules whose condition can never hold.
enum RulesThatNeverFire: Check {
  static func run(_ whole: Whole) {
    let knowsAll = whole.knowsAll(.finding, .question, .signature, .rule, .client, .provider)
    let producible = knowsAll ? whole.producible : nil
    for rule in whole.knowledge.rules {
      guard let way = rule.condition.wayToFail(producible) else { continue }
      let name = rule.id.rawValue
      whole.report(
        .ruleNeverFires, at: whole.places.place(.rule, name, "when"),
        "the rule \(name.quoted) can never fire: \(way)")
    }
  }
}

/// Rules that conclude a finding from another where some cause rates both: what they have in common
/// would count twice.
enum DoubleCounting: Check {
  static func run(_ whole: Whole) {
    var raters: [Finding.ID: Set<Cause.ID>] = [:]
    for cause in whole.knowledge.causes {
      for (finding, _) in cause.findings { raters[finding, default: []].insert(cause.id) }
    }
    for rule in whole.knowledge.rules {
      for case .conclude(let fact) in rule.conclusions {
        guard let causes = raters[fact.finding] else { continue }
        let premises = (rule.condition.all + rule.condition.any.joined()).map(\.finding)
        let doubled = premises.lazy.compactMap { premise in
          raters[premise].flatMap { $0.intersection(causes).min() }.map { (premise, $0) }
        }.first
        guard let (premise, cause) = doubled else { continue }
        let name = rule.id.rawValue
        whole.report(
          .doubleCounting, .warning,
          at: whole.places.place(.rule, name, "then", "conclude", .key(fact.finding.rawValue)),
          "the cause \(cause.rawValue.quoted) rates both \(premise.rawValue.quoted) and "
            + "\(fact.finding.rawValue.quoted), so one observation would count twice",
          hint: "rate only one of them in the cause, or leave the conclusion out",
          notes: [whole.places.note(.cause, cause.rawValue, "the cause")])
      }
    }
  }
}
