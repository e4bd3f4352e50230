/// Chooses the next step by looking a few steps ahead.
///
/// V₀ is the cost of trying fixes in re-ranked order of chance per cost with the best place to stop;
/// V_d is the least, over every step, of its cost and the expected V_{d−1} afterwards. The step that
/// attains V_d is taken and everything is planned afresh after its outcome. Since V₀ is what a real
/// policy costs, V_d ≤ V_{d−1}, and whoever plans every step with the same d pays at most V_d in the end
/// (rollout argument; D. P. Bertsekas, J. N. Tsitsiklis, C. Wu, "Rollout algorithms for combinatorial
/// optimization", Journal of Heuristics 3, 1997). How deep the budget lets it look may differ from step
/// to step; then that is what is found in practice, and not proved.
///
/// The plan depends on the belief and the limits alone, never on the clock.
public struct Planner: Sendable {
  /// How far and how widely to look.
  public struct Limits: Sendable, Equatable {
    /// Steps ahead that are always looked, 1...4.
    public var depth: Int
    /// Steps ahead that are looked while the budget lasts, up to 4.
    public var greatestDepth: Int
    /// Positions that may be valued in all, up to a billion; fewer when there are over 24 causes, by
    /// the square of how many more. A look beyond `depth` is begun only if it should fit.
    public var budget: Int
    /// Up to this many open outcomes (fixes and answers) every step is weighed; beyond, a shortlist.
    public var weighAllUpTo: Int
    /// Questions shortlisted by information gain per cost.
    public var shortlist: Int
    /// Questions kept of the shortlist, by least expected cost.
    public var questions: Int
    /// Fixes kept, by chance per cost.
    public var fixes: Int

    /// Limits; the defaults are those of the product.
    public init(
      depth: Int = 2, greatestDepth: Int = 4, budget: Int = 5_000, weighAllUpTo: Int = 40,
      shortlist: Int = 6, questions: Int = 4, fixes: Int = 3
    ) {
      self.depth = depth
      self.greatestDepth = greatestDepth
      self.budget = budget
      self.weighAllUpTo = weighAllUpTo
      self.shortlist = shortlist
      self.questions = questions
      self.fixes = fixes
    }
  }

  /// How far and how widely this planner looks.
  public let limits: Limits

  /// More than can be valued or listed, and little enough to reckon with.
  private static let most = 1_000_000_000

  /// A planner; limits out of range are brought into it.
  public init(_ limits: Limits = Limits()) {
    var limits = limits
    limits.depth = min(max(limits.depth, 1), OutcomeSet.capacity)
    limits.greatestDepth = min(max(limits.greatestDepth, limits.depth), OutcomeSet.capacity)
    limits.budget = min(max(limits.budget, 0), Self.most)
    limits.shortlist = min(max(limits.shortlist, 0), Self.most)
    limits.questions = min(max(limits.questions, 0), limits.shortlist)
    limits.fixes = max(limits.fixes, 1)
    self.limits = limits
  }

  /// The step of least expected cost. Of equals the earliest fix, then the earliest question, then
  /// support. Support when the evidence is contradictory.
  public func nextStep(in belief: BeliefState) -> PlannedStep {
    belief.model.table.withRow { table in
      let search = Search(belief, table: table, limits: limits)
      return search.plan()
    }
  }

  /// Expected cost from here to the end if `step` is taken now and the rest is planned as looked
  /// ahead; for a step outside the shortlist too. An ask or try that is no longer open counts as
  /// costing its price for nothing.
  public func expectedCost(of step: Action, in belief: BeliefState) -> Double {
    belief.model.table.withRow { table in
      Search(belief, table: table, limits: limits).cost(of: step)
    }
  }
}
