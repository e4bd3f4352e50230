import Knowledge

/// Rules that conclude different values of one finding though whenever the one fires, the other
/// fires as well.
enum ContradictingRules: Check {
  /// A line that a weaker rule needs: some value of a finding, or any.
  private struct Line: Hashable {
    let finding: Finding.ID
    let value: Finding.Value.ID?
  }

  private struct Entry {
    let rule: Int
    let fact: Fact
  }

  static func run(_ whole: Whole) {
    let rules = Array(whole.knowledge.rules)
    let conclusions = disputed(rules)
    guard !conclusions.isEmpty else { return }
    // A rule is found under its first line by each rule that may be stronger than it.
    var entries: [Finding.ID: [Line?: [Entry]]] = [:]
    for entry in conclusions {
      for line in lines(of: rules[entry.rule].condition.all.first) {
        entries[entry.fact.finding, default: [:]][line, default: []].append(entry)
      }
    }
    for entry in conclusions {
      guard let others = entries[entry.fact.finding] else { continue }
      let rule = rules[entry.rule]
      var keys: [Line?] = [nil]
      for term in rule.condition.all {
        keys.append(Line(finding: term.finding, value: nil))
        if let value = term.values.first {
          keys.append(Line(finding: term.finding, value: value))
        }
      }
      let weaker = keys.lazy.flatMap { others[$0] ?? [] }.first { other in
        other.fact.value != entry.fact.value && other.rule != entry.rule
          && contradicts(rules[other.rule], rule, isFirst: other.rule < entry.rule)
      }
      if let weaker { report(entry.fact, of: rule, rules[weaker.rule], weaker.fact, whole) }
    }
  }

  /// The conclusions on findings of which different values are concluded.
  private static func disputed(_ rules: [Rule]) -> [Entry] {
    var entries: [Entry] = []
    var values: [Finding.ID: (first: Finding.Value.ID, areMany: Bool)] = [:]
    for (number, rule) in rules.enumerated() {
      for case .conclude(let fact) in rule.conclusions {
        entries.append(Entry(rule: number, fact: fact))
        let known = values[fact.finding, default: (fact.value, false)]
        values[fact.finding] = (known.first, known.areMany || known.first != fact.value)
      }
    }
    return entries.filter { values[$0.fact.finding]?.areMany ?? false }
  }

  /// Whether the weaker of two rules fires whenever the stronger does. Of two equal conditions, only
  /// the first rule counts as weaker, so that the slip is reported once.
  private static func contradicts(_ weaker: Rule, _ stronger: Rule, isFirst: Bool) -> Bool {
    weaker.condition.isImplied(by: stronger.condition)
      && weaker.validity.overlaps(stronger.validity)
      && (isFirst || !stronger.condition.isImplied(by: weaker.condition))
  }

  private static func lines(of term: Condition.Term?) -> [Line?] {
    guard let term else { return [nil] }
    return term.values.isEmpty
      ? [Line(finding: term.finding, value: nil)]
      : term.values.map { Line(finding: term.finding, value: $0) }
  }

  private static func report(
    _ fact: Fact, of rule: Rule, _ other: Rule, _ otherFact: Fact, _ whole: Whole
  ) {
    let (name, second) = (rule.id.rawValue, other.id.rawValue)
    whole.report(
      .rulesContradict,
      at: whole.places.place(.rule, name, "then", "conclude", .key(fact.finding.rawValue)),
      "whenever this rule concludes '\(fact)', the rule \(second.quoted) concludes '\(otherFact)'",
      hint: "tell the two conditions apart, for instance by 'none'",
      notes: [whole.places.note(.rule, second, "the other rule")])
  }
}

extension Condition {
  /// Whether this surely holds whenever the other holds. Says no where it is not plain to see.
  func isImplied(by other: Condition) -> Bool {
    func isMet(_ term: Term) -> Bool {
      other.all.contains { given in
        given.finding == term.finding
          && (term.values.isEmpty
            || (!given.values.isEmpty && given.values.allSatisfy(term.values.contains)))
      }
    }
    return all.allSatisfy(isMet)
      && (any.isEmpty || any == other.any || any.contains { $0.allSatisfy(isMet) })
      && none.allSatisfy { other.none.contains($0) }
  }
}
