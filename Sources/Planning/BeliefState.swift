/// What is believed after the evidence so far, and which steps are still open.
///
/// It keeps w_c = π_c · Π P(evidence | c), so the order of evidence does not matter. Evidence that
/// no cause can explain leaves every weight at zero: `isContradictory` says so, and the posterior is
/// then that of no evidence at all.
public struct BeliefState: Sendable {
  /// The model believed in.
  public let model: DecisionModel
  /// Unnormalised weight of each cause.
  public private(set) var weights: [Double]

  private(set) var questions: StepSet
  private(set) var fixes: StepSet

  /// Weights outside this range are scaled, long before they lose digits.
  private static let comfortable = 1e-150..<1e150

  /// The priors, every step open.
  public init(_ model: DecisionModel) {
    self.model = model
    weights = model.causes.map(\.prior)
    questions = StepSet(below: model.questions.count)
    fixes = StepSet(below: model.fixes.count)
  }

  // MARK: What is believed

  /// Sum of the weights: P(evidence), up to the scale.
  var totalWeight: Double { weights.withRow { sum($0, weights.count) } }

  /// Whether no cause can explain the evidence.
  public var isContradictory: Bool { !(totalWeight > 0) }

  /// P(cause | evidence) in the order of the causes; sums to one.
  public var posterior: [Double] {
    let total = totalWeight
    return total > 0 ? weights.map { $0 / total } : model.causes.map(\.prior)
  }

  /// P(fix works | evidence).
  public func chance(thatFixWorks fix: Int) -> Double {
    zip(posterior, model.efficacies(ofFix: fix)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// P(answer | evidence).
  public func chance(ofAnswer answer: Int, to question: Int) -> Double {
    zip(posterior, model.likelihoods(ofAnswer: answer, to: question))
      .reduce(0) { $0 + $1.0 * $1.1 }
  }

  // MARK: What is open

  /// Indices of the questions not yet asked or withdrawn.
  public var openQuestions: [Int] { questions.indices }

  /// Indices of the fixes not yet tried or withdrawn.
  public var openFixes: [Int] { fixes.indices }

  // MARK: Evidence

  /// Takes an answer; the question is closed. An answer that it does not have is no news.
  public mutating func answer(_ question: Int, with answer: Int) {
    questions.remove(question)
    guard model.questions[question].answers.indices.contains(answer) else { return }
    weigh(byRow: model.layout.answers + model.questions[question].firstRow + answer)
  }

  /// Takes "tried, and it did not help"; the fix is closed.
  public mutating func failed(_ fix: Int) {
    fixes.remove(fix)
    weigh(byRow: model.layout.fails + fix)
  }

  /// Multiplies each cause's weight by a likelihood ≥ 0, for evidence outside the model's questions.
  /// Negative or undefined factors count as zero, missing ones as one, huge ones as 1e100.
  public mutating func weigh(by likelihoods: [Double]) {
    for cause in weights.indices.prefix(likelihoods.count) {
      weights[cause] *= likelihoods[cause] > 0 ? min(likelihoods[cause], 1e100) : 0
    }
    rescale()
  }

  /// Closes a question without news, for instance when its answer can be deduced.
  public mutating func withdraw(question: Int) { questions.remove(question) }

  /// Closes a fix that was not tried: no news about the cause.
  public mutating func withdraw(fix: Int) { fixes.remove(fix) }

  private mutating func weigh(byRow index: Int) {
    let width = weights.count
    model.table.withRow { table in
      weights.withMutableRow { row in
        _ = multiply(row, table + index * width, into: row, width)
      }
    }
    rescale()
  }

  private mutating func rescale() {
    let total = totalWeight
    guard total > 0, !Self.comfortable.contains(total) else { return }
    weights.scale(by: 1 / total)
  }
}

/// How far a person's report on a fix can be trusted.
public struct Misreport: Sendable, Equatable {
  /// P(says it worked | not solved).
  public let falseCure: Double
  /// P(says it failed | solved).
  public let missed: Double

  /// Both chances are kept within 0...1; an undefined one counts as 0.
  public init(falseCure: Double, missed: Double) {
    self.falseCure = falseCure > 0 ? min(falseCure, 1) : 0
    self.missed = missed > 0 ? min(missed, 1) : 0
  }

  /// P(solved | says it worked), where `chance` was P(fix works) beforehand.
  public func chanceSolved(ifReportedWithChance chance: Double) -> Double {
    let told = (1 - missed) * chance
    let all = told + falseCure * (1 - chance)
    return all > 0 ? told / all : 0
  }
}
