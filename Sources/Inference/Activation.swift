public import Knowledge

/// A rule that fired, and the facts that met its condition.
public struct Activation: Sendable {
  /// The rule.
  public let rule: Rule
  /// The facts that met its condition, in the condition's order.
  public let premises: [Fact]
}

/// How far a rule has got: its lines, each with how it stands.
public struct RuleStanding: Sendable {
  /// One line of a condition.
  public struct Line: Sendable {
    /// What is asked.
    public let term: Condition.Term
    /// Whether the line asks that it does not hold.
    public let isForbidden: Bool
    /// What the finding is, if that is settled.
    public let found: Finding.Value.ID?
    /// How the line stands.
    public let standing: Condition.Standing
  }

  /// The rule.
  public let rule: Rule
  /// Its lines; of an `any` the group that has got furthest.
  public let lines: [Line]
  /// How the rule stands as a whole.
  public let standing: Condition.Standing
}

extension WorkingMemory {
  /// Every rule that fired with the facts that made it fire, by name: why what was not given holds, and
  /// what `--trace` prints.
  public var activations: [Activation] { firedRules.map(activation(of:)) }

  /// The fired rules that came to the given conclusion.
  public func activations(concluding conclusion: Rule.Conclusion) -> [Activation] {
    firedRules.filter { $0.conclusions.contains(conclusion) }.map(activation(of:))
  }

  /// How far a rule has got, line by line: why it did not fire.
  public func standing(of rule: Rule) -> RuleStanding {
    func line(_ term: Condition.Term, forbidden: Bool) -> RuleStanding.Line {
      let found = value(of: term.finding)
      let standing: Condition.Standing =
        switch (found, forbidden) {
        case (nil, true): .holds
        case (nil, false): .open
        case (let found?, _): term.admits(found) != forbidden ? .holds : .fails
        }
      return RuleStanding.Line(
        term: term, isForbidden: forbidden, found: found, standing: standing)
    }
    var lines = rule.condition.all.map { line($0, forbidden: false) }
    let groups = rule.condition.any.map { $0.map { line($0, forbidden: false) } }
    let furthest = groups.max { left, right in
      left.filter { $0.standing == .holds }.count < right.filter { $0.standing == .holds }.count
    }
    lines += furthest ?? []
    lines += rule.condition.none.map { line($0, forbidden: true) }
    return RuleStanding(rule: rule, lines: lines, standing: rule.condition.standing(value(of:)))
  }

  private func activation(of rule: Rule) -> Activation {
    func met(_ term: Condition.Term) -> Fact? {
      guard let found = value(of: term.finding), term.admits(found) else { return nil }
      return Fact(term.finding, found)
    }
    var premises = rule.condition.all.compactMap(met)
    if let group = rule.condition.any.first(where: { group in group.allSatisfy { met($0) != nil } })
    {
      premises += group.compactMap(met)
    }
    return Activation(rule: rule, premises: premises)
  }
}
