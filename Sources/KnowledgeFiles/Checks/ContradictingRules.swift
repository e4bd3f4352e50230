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
    let rule: Rule
    let fact: Fact
  }

  static func run(_ whole: Whole) {
    // A rule is found under its first line by each rule that may be stronger than it.
    var entries: [Finding.ID: [Line?: [Entry]]] = [:]
    for rule in whole.knowledge.rules {
      for case .conclude(let fact) in rule.conclusions {
        for line in lines(of: rule.condition.all.first) {
          entries[fact.finding, default: [:]][line, default: []].append(
            Entry(rule: rule, fact: fact))
        }
      }
    }
    for rule in whole.knowledge.rules {
      for case .conclude(let fact) in rule.conclusions {
        guard let others = entries[fact.finding] else { continue }
        var keys: [Line?] = [nil]
        for term in rule.condition.all {
          keys.append(Line(finding: term.finding, value: nil))
          if let value = term.values.first {
            keys.append(Line(finding: term.finding, value: value))
          }
        }
        let weaker = keys.lazy.flatMap { others[$0] ?? [] }.first { other in
          other.fact.value != fact.value && other.rule.id != rule.id
            && other.rule.validity.overlaps(rule.validity)
            && other.rule.condition.isImplied(by: rule.condition)
            // Of two equal conditions, the later rule is reported.
            && (other.rule.id < rule.id || !rule.condition.isImplied(by: other.rule.condition))
        }
        if let weaker { report(fact, of: rule, weaker, whole) }
      }
    }
  }

  private static func lines(of term: Condition.Term?) -> [Line?] {
    guard let term else { return [nil] }
    return term.values.isEmpty
      ? [Line(finding: term.finding, value: nil)]
      : term.values.map { Line(finding: term.finding, value: $0) }
  }

  private static func report(_ fact: Fact, of rule: Rule, _ other: Entry, _ whole: Whole) {
    let (name, second) = (rule.id.rawValue, other.rule.id.rawValue)
    whole.report(
      .rulesContradict,
      at: whole.places.place(.rule, name, "then", "conclude", .key(fact.finding.rawValue)),
      "whenever this rule concludes '\(fact)', the rule \(second.quoted) concludes '\(other.fact)'",
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
