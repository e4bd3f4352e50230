/// Something to do next. Questions and fixes are named by their index in the model.
public enum Action: Hashable, Sendable {
  /// Ask the question.
  case ask(Int)
  /// Try the fix.
  case `try`(Int)
  /// Hand over to support.
  case support
}

/// The planner's choice, with the figures that explain it.
public struct PlannedStep: Sendable {
  /// What to do next.
  public let step: Action
  /// Expected cost of repair (ECR) from here to the end, if this step is taken and the rest planned
  /// alike; what has been paid already does not count.
  public let expectedCost: Double
  /// What would be expected of fixes and support alone, without any question (re-ranked P/C).
  public let costWithoutQuestions: Double
  /// The options that were weighed, best first; those that were left out looked worse at a glance.
  public let options: [Option]
  /// How many steps ahead it was weighed.
  public let depth: Int
  /// How many positions were valued for it.
  public let expansions: Int

  /// One step that was weighed.
  public struct Option: Sendable, Equatable {
    /// The step.
    public let step: Action
    /// What the step itself costs.
    public let cost: Double
    /// Expected cost to the end if this step is taken first.
    public let expectedCost: Double
    /// P(it works now) for a fix; 0 for a question, 1 for support.
    public let chance: Double
    /// For a question, what its answer is expected to save before its own cost (VOI of
    /// Heckerman, Breese and Rommelse 1995); 0 for others.
    public let valueOfInformation: Double
  }
}
