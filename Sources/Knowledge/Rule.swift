/// What follows from what is known. Rules only add; their order cannot change the result.
public struct Rule: Identifiable, Sendable {
  /// The rule's name.
  public typealias ID = Identifier<Rule>

  /// One thing that a rule adds.
  public enum Conclusion: Hashable, Sendable {
    /// A finding is settled.
    case conclude(Fact)
    /// A cause cannot be it; it sinks to the scale's floor.
    case ruleOut(Cause.ID)
    /// A cause is likelier than its prior says, by the scale's factor.
    case prefer(Cause.ID)
    /// A fix would not help or cannot be done here.
    case withdraw(Fix.ID)
    /// Something that the person must be told.
    case warn(Wording)
  }

  /// An example that `kb test` runs.
  public struct Example: Sendable {
    /// What is known.
    public let given: [Fact]
    /// Whether the rule must fire.
    public let fires: Bool
    /// Where it is written.
    public let origin: SourceLocation

    /// An example that `kb test` runs.
    public init(given: [Fact], fires: Bool, origin: SourceLocation = .nowhere) {
      self.given = given
      self.fires = fires
      self.origin = origin
    }
  }

  /// The rule's name.
  public let id: ID
  /// What must be known.
  public let condition: Condition
  /// What it adds.
  public let conclusions: [Conclusion]
  /// Why, in words for the person.
  public let because: Wording
  /// The days on which it holds.
  public let validity: Validity
  /// Examples that `kb test` runs.
  public let examples: [Example]
  /// Where it is written.
  public let origin: SourceLocation

  /// What follows from what is known.
  public init(
    id: ID, condition: Condition, conclusions: [Conclusion], because: Wording,
    validity: Validity = .always, examples: [Example] = [], origin: SourceLocation = .nowhere
  ) {
    self.id = id
    self.condition = condition
    self.conclusions = conclusions
    self.because = because
    self.validity = validity
    self.examples = examples
    self.origin = origin
  }
}
