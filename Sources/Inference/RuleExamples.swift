public import Knowledge

/// An example of a rule that does not hold.
public struct RuleExampleSlip: Sendable {
  /// The rule.
  public let rule: Rule.ID
  /// The example.
  public let example: Rule.Example
  /// How the rule stands under the example, line by line.
  public let standing: RuleStanding
}

extension Rule {
  /// The examples that do not hold. A rule is tried alone: an example gives all that it needs.
  public func exampleSlips() throws -> [RuleExampleSlip] {
    let network = try RuleNetwork(rules: [self])
    return examples.compactMap { example in
      let memory = WorkingMemory(network, given: example.given)
      guard (memory.firedCount > 0) != example.fires else { return nil }
      return RuleExampleSlip(rule: id, example: example, standing: memory.standing(of: self))
    }
  }
}
