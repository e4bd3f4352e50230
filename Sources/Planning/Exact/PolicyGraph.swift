/// All that a policy may come to do on a model, written out: what first, and what after each outcome.
/// It can be followed where other chances hold than those it was made for.
public struct PolicyGraph: Sendable {
  /// One step; what comes next stands before it in `nodes`.
  public enum Node: Sendable, Equatable {
    /// Hand over: the end.
    case support
    /// Try the fix; go on at `failed` if it does not help.
    case attempt(fix: Int, failed: Int)
    /// Ask; go on at the answer's place.
    case ask(question: Int, answered: [Int])
  }

  /// The steps; the last one is the first to be done.
  public let nodes: [Node]

  /// What following it costs in a world of the same causes, questions and fixes: per cause, expected
  /// over answers and outcomes as that world makes them.
  public func costs(in world: DecisionModel) -> [Double] {
    nodeCosts(in: world).last ?? world.causes.map { _ in world.supportCost }
  }

  /// The same from every step of `nodes` on.
  public func nodeCosts(in world: DecisionModel) -> [[Double]] {
    var costs: [[Double]] = []
    costs.reserveCapacity(nodes.count)
    let works = world.fixes.indices.map { world.efficacies(ofFix: $0) }
    let answers = world.questions.enumerated().map { index, question in
      question.answers.indices.map { world.likelihoods(ofAnswer: $0, to: index) }
    }
    let causes = world.causes.indices
    for node in nodes {
      switch node {
      case .support: costs.append(causes.map { _ in world.supportCost })
      case .attempt(let fix, let failed):
        costs.append(
          causes.map { world.fixes[fix].cost + (1 - works[fix][$0]) * costs[failed][$0] })
      case .ask(let question, let answered):
        costs.append(
          causes.map { cause in
            zip(answers[question], answered).reduce(world.questions[question].cost) {
              $0 + $1.0[cause] * costs[$1.1][cause]
            }
          })
      }
    }
    return costs
  }

  /// What following it is expected to cost in a world.
  public func cost(in world: DecisionModel) -> Double {
    zip(world.causes, costs(in: world)).reduce(0) { $0 + $1.0.prior * $1.1 }
  }
}

extension ExactSolver {
  /// All that a policy of the literature may come to do.
  public func graph(of policy: Policy) -> PolicyGraph {
    graph { state, _ in self.step(of: policy, at: state) }
  }

  /// All that a policy may come to do that sees beliefs. A step that is not open counts as support.
  public func graph(of choose: (BeliefState) -> Action) -> PolicyGraph {
    graph { _, belief in choose(belief) }
  }

  /// All that looking ahead so many steps may come to do, every step weighed.
  public func graph(lookingAhead depth: Int) -> PolicyGraph {
    graph { state, _ in self.best(at: state) { self.lookahead($0, depth: depth - 1) }.step }
  }

  /// The best that can be done.
  public func optimalGraph() -> PolicyGraph {
    _ = optimalCost
    return graph { state, _ in self.optimalStep(at: state) }
  }

  private func graph(_ choose: (Int, BeliefState) -> Action) -> PolicyGraph {
    var nodes: [PolicyGraph.Node] = [.support]
    var places: [Int: Int] = [:]
    func place(_ state: Int, _ belief: BeliefState) -> Int {
      if let known = places[state] { return known }
      let node: PolicyGraph.Node
      switch choose(state, belief) {
      case .try(let fix) where belief.fixes.contains(fix):
        var next = belief
        next.failed(fix)
        node = .attempt(fix: fix, failed: place(table.after(failed: fix, state), next))
      case .ask(let question) where belief.questions.contains(question):
        let answered = table.after(asking: question, state).enumerated().map { answer, state in
          var next = belief
          next.answer(question, with: answer)
          return place(state, next)
        }
        node = .ask(question: question, answered: answered)
      default:
        places[state] = 0
        return 0
      }
      nodes.append(node)
      places[state] = nodes.count - 1
      return nodes.count - 1
    }
    _ = place(0, BeliefState(model))
    return PolicyGraph(nodes: nodes)
  }
}
