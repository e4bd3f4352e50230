/// The rule that asks for what tells most about the cause: what the planner is compared with, since it
/// does not reckon with what an answer would change.
extension DecisionModel {
  /// A cause that is this probable is sure enough to be mended.
  private static let sureEnough = 0.8
  /// Bits per unit of cost that a question must tell to be asked.
  private static let worthAsking = 0.02

  /// The open question with the greatest information gain per cost, of equals the earliest; `nil` once a
  /// cause has 0.8, or where none tells more than 0.02 bits per unit of cost.
  ///
  /// - Parameters:
  ///   - open: indices of questions
  ///   - posterior: P(cause | evidence) in the order of the causes; sums to 1
  public func tellingQuestion(
    among open: some Sequence<Int>, believing posterior: [Double]
  ) -> Int? {
    guard let top = posterior.max(), top < Self.sureEnough else { return nil }
    var best: (question: Int?, worth: Double) = (nil, Self.worthAsking)
    for question in open {
      let worth = informationGain(of: question, posterior) / questions[question].cost
      if worth > best.worth + Search.tie { best = (question, worth) }
    }
    return best.question
  }

  /// H(cause) − E[H(cause | answer)] in bits.
  private func informationGain(of question: Int, _ posterior: [Double]) -> Double {
    questions[question].answers.indices.reduce(bits(posterior)) { gain, answer in
      let joint = zip(posterior, likelihoods(ofAnswer: answer, to: question)).map { $0 * $1 }
      let chance = joint.reduce(0, +)
      return chance > 0 ? gain - chance * bits(joint.map { $0 / chance }) : gain
    }
  }

  /// The entropy of chances that sum to one.
  private func bits(_ chances: [Double]) -> Double {
    -chances.reduce(0) { $1 > 0 ? $0 + $1 * logarithm($1) : $0 } / logarithm(2)
  }
}
