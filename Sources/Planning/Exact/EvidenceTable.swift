/// P(evidence) for every state of evidence of a small model.
///
/// A state is which fixes have failed (a mask) and, per question, unasked or which answer (a number
/// in mixed radix): `mask · codes + code`. A step leads from a state to a higher one.
struct EvidenceTable {
  /// More states than this are refused.
  static let limit = 3_000_000
  /// More chances than this are refused: they are held one per cause for every set of failed fixes and
  /// for every set of answers (half a gigabyte).
  static let chanceLimit = 64_000_000

  let model: DecisionModel
  /// P(evidence) per state.
  let mass: [Double]
  /// How many codes of answers there are; the distance between a mask and the next.
  let codes: Int
  /// What answering question j adds to the code, times the answer's number from one.
  let strides: [Int]
  private let failures: [[Double]]
  private let replies: [[Double]]

  /// The number of states of `model`, or nil if it is beyond counting.
  static func states(of model: DecisionModel) -> Int? {
    var states = 1
    for factor in model.questions.map({ $0.answers.count + 1 }) + model.fixes.map({ _ in 2 }) {
      let (product, overflow) = states.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      states = product
    }
    return states
  }

  /// The number of states of a model that is small enough for a table.
  private static func checkedStates(of model: DecisionModel) throws(ModelError) -> Int {
    let states = states(of: model)
    guard let states, states <= limit else {
      throw ModelError(
        place: "model",
        problem: "it has \(states.map(String.init) ?? "very many") states of evidence; "
          + "exact figures need at most \(limit)")
    }
    let masks = 1 << model.fixes.count
    guard masks + states / masks <= chanceLimit / model.causes.count else {
      throw ModelError(
        place: "model",
        problem: "it has \(model.causes.count) causes for \(states) states of evidence; "
          + "exact figures need fewer")
    }
    return states
  }

  init(_ model: DecisionModel) throws(ModelError) {
    let states = try Self.checkedStates(of: model)
    self.model = model
    var strides: [Int] = []
    var codes = 1
    for question in model.questions {
      strides.append(codes)
      codes *= question.answers.count + 1
    }
    self.strides = strides
    self.codes = codes

    var failures = [[Double](repeating: 1, count: model.causes.count)]
    for fix in model.fixes.indices {
      let works = model.efficacies(ofFix: fix)
      failures += failures.map { row in zip(row, works).map { $0 * (1 - $1) } }
    }
    var replies = [model.causes.map(\.prior)]
    for (index, question) in model.questions.enumerated() {
      let before = replies
      for answer in question.answers.indices {
        let likelihoods = model.likelihoods(ofAnswer: answer, to: index)
        replies += before.map { row in zip(row, likelihoods).map { $0 * $1 } }
      }
    }
    self.failures = failures
    self.replies = replies

    var mass: [Double] = []
    mass.reserveCapacity(states)
    let width = model.causes.count
    for failed in failures {
      failed.withRow { failed in
        for reply in replies { mass.append(reply.withRow { dot(failed, $0, width) }) }
      }
    }
    self.mass = mass
  }

  /// Unnormalised weights of the causes in a state.
  func weights(_ state: Int) -> [Double] {
    zip(failures[state / codes], replies[state % codes]).map { $0 * $1 }
  }

  func openFixes(_ state: Int) -> [Int] {
    let mask = state / codes
    return model.fixes.indices.filter { mask >> $0 & 1 == 0 }
  }

  func openQuestions(_ state: Int) -> [Int] {
    let code = state % codes
    return model.questions.indices.filter {
      code / strides[$0] % (model.questions[$0].answers.count + 1) == 0
    }
  }

  func after(failed fix: Int, _ state: Int) -> Int { state + codes << fix }

  /// The states after each answer.
  func after(asking question: Int, _ state: Int) -> StrideTo<Int> {
    let step = strides[question]
    return stride(
      from: state + step, to: state + step * (model.questions[question].answers.count + 1),
      by: step)
  }
}
