extension DecisionModel {
  /// Makes a model piece by piece. Every piece is checked as it comes.
  public struct Builder: Sendable {
    /// The causes, priors normalised.
    public let causes: [Cause]
    private let supportCost: Double
    private var questions: [Question] = []
    private var fixes: [Fix] = []
    private var works: [Double] = []
    private var answers: [Double] = []
    private var questionIDs: Set<String> = []
    private var fixIDs: Set<String> = []

    /// More answers and fixes than this are refused: the planner packs a step's outcome in 16 bits.
    private static let outcomeLimit = 65_000
    /// More than this is refused, so that no sum of costs is beyond what a number can hold.
    private static let costLimit = 1e100

    /// Starts with the causes; their priors may be any weights ≥ 0 of which one is above zero.
    public init(causes: [Cause], supportCost: Double) throws(ModelError) {
      var total = 0.0
      var seen: Set<String> = []
      for cause in causes {
        let place = "cause \"\(cause.id)\""
        guard cause.prior.isFinite, cause.prior >= 0 else {
          throw ModelError(place: place, problem: "its prior is \(cause.prior), not 0 or above")
        }
        guard seen.insert(cause.id).inserted else {
          throw ModelError(place: place, problem: "it is there twice")
        }
        total += cause.prior
      }
      guard total > 0 else {
        throw ModelError(place: "causes", problem: "no cause has a prior above 0")
      }
      guard total.isFinite else {
        throw ModelError(place: "causes", problem: "their priors have a sum beyond all numbers")
      }
      try Self.check(cost: supportCost, of: "support")
      self.causes = causes.map { Cause(id: $0.id, prior: $0.prior / total) }
      self.supportCost = supportCost
    }

    /// Adds a question and gives its index.
    ///
    /// For every cause the likelihoods of the answers, and of "don't know" if it is given, must
    /// sum to one (within 1e-9).
    @discardableResult
    public mutating func add(
      question id: String, cost: Double, answers given: [Answer], unknown: [Double]? = nil
    ) throws(ModelError) -> Int {
      let place = "question \"\(id)\""
      guard questionIDs.insert(id).inserted else {
        throw ModelError(place: place, problem: "it is there twice")
      }
      try Self.check(cost: cost, of: place)
      let all = given + (unknown.map { [Answer(id: "unknown", likelihoods: $0)] } ?? [])
      guard !given.isEmpty else { throw ModelError(place: place, problem: "it has no answers") }
      var names: Set<String> = []
      var sums = [Double](repeating: 0, count: causes.count)
      for answer in all {
        let part = "\(place), answer \"\(answer.id)\""
        guard names.insert(answer.id).inserted else {
          throw ModelError(place: part, problem: "it is there twice")
        }
        try check(chances: answer.likelihoods, of: part)
        for cause in sums.indices { sums[cause] += answer.likelihoods[cause] }
      }
      for (cause, sum) in zip(causes, sums) where abs(sum - 1) > 1e-9 {
        throw ModelError(
          place: place, problem: "under cause \"\(cause.id)\" its answers sum to \(sum), not 1")
      }
      try checkRoom(for: all.count, at: place)
      questions.append(
        Question(
          id: id, cost: cost, answers: all.map(\.id),
          firstRow: self.answers.count / causes.count))
      for answer in all { self.answers += answer.likelihoods }
      return questions.count - 1
    }

    /// Adds a fix and gives its index; `works` is P(it works | cause) in the order of the causes.
    @discardableResult
    public mutating func add(
      fix id: String, cost: Double, works: [Double]
    ) throws(ModelError) -> Int {
      let place = "fix \"\(id)\""
      guard fixIDs.insert(id).inserted else {
        throw ModelError(place: place, problem: "it is there twice")
      }
      try Self.check(cost: cost, of: place)
      try check(chances: works, of: place)
      try checkRoom(for: 1, at: place)
      fixes.append(Fix(id: id, cost: cost))
      self.works += works
      return fixes.count - 1
    }

    /// The finished model.
    public func build() -> DecisionModel {
      let width = causes.count
      var incurable = [Double](repeating: 1, count: width)
      var known = [Double](repeating: 0, count: width)
      for cause in 0..<width {
        let chances = fixes.indices.map { works[$0 * width + cause] }
        for chance in chances { incurable[cause] *= 1 - chance }
        known[cause] = costIfKnown(chances)
      }
      var clarity = [Double](repeating: 0, count: questions.count * width)
      for (index, question) in questions.enumerated() {
        for answer in question.answers.indices {
          let row = (question.firstRow + answer) * width
          for cause in 0..<width where answers[row + cause] > 0 {
            clarity[index * width + cause] += answers[row + cause] * logarithm(answers[row + cause])
          }
        }
      }
      return DecisionModel(
        causes: causes, questions: questions, fixes: fixes, supportCost: supportCost,
        table: works + works.map { 1 - $0 } + answers + clarity + incurable + known,
        layout: Layout(
          fixes: fixes.count, answers: answers.count / width, questions: questions.count))
    }

    /// Least expected cost if the cause were known: the fixes that pay, best first, then support
    /// (the bound of Jensen et al. 2001, Definition 4, with support added).
    private func costIfKnown(_ chances: [Double]) -> Double {
      let paying = fixes.indices.filter { chances[$0] * supportCost > fixes[$0].cost }
      let order = paying.sorted { chances[$0] / fixes[$0].cost > chances[$1] / fixes[$1].cost }
      var cost = 0.0
      var unsolved = 1.0
      for fix in order {
        cost += unsolved * fixes[fix].cost
        unsolved *= 1 - chances[fix]
      }
      return cost + unsolved * supportCost
    }

    private static func check(cost: Double, of place: String) throws(ModelError) {
      guard cost.isFinite, cost > 0 else {
        throw ModelError(place: place, problem: "its cost is \(cost), not above 0")
      }
      guard cost <= costLimit else {
        throw ModelError(place: place, problem: "its cost is \(cost), above \(costLimit)")
      }
    }

    private func check(chances: [Double], of place: String) throws(ModelError) {
      guard chances.count == causes.count else {
        throw ModelError(
          place: place, problem: "it has \(chances.count) chances for \(causes.count) causes")
      }
      for (cause, chance) in zip(causes, chances) where !(chance >= 0 && chance <= 1) {
        throw ModelError(
          place: place, problem: "under cause \"\(cause.id)\" its chance is \(chance), not 0 to 1")
      }
    }

    private func checkRoom(for more: Int, at place: String) throws(ModelError) {
      guard answers.count / causes.count + fixes.count + more <= Self.outcomeLimit else {
        throw ModelError(
          place: place, problem: "the model has over \(Self.outcomeLimit) answers and fixes")
      }
    }
  }
}
