import Foundation
import Learning
import Planning

/// A model as plain figures, so that it can be made at random, made wrong, and made anew.
struct ModelFigures {
  struct Question {
    var cost: Double
    /// P(answer | cause, and the person can tell), a row an answer.
    var rows: [[Double]]
    var unknown: Double
  }

  struct Fix {
    var cost: Double
    var works: [Double]
  }

  var priors: [Double]
  var supportCost: Double
  var questions: [Question]
  var fixes: [Fix]

  /// Likelihoods stay this far from 0 and 1, as those of shipped knowledge do.
  static let bounds = 0.005...0.995

  /// A model like those of e-mail: 6 to 10 causes, 4 to 8 fixes of which most are for one cause, 3 to
  /// 6 noisy questions. The hard ones have flatter priors, dear fixes that cover every cause, cheap
  /// questions and dear support, so that the questions decide.
  init(_ random: inout SplitMix64, isHard: Bool, largest: Int = 40_000) {
    var made: ModelFigures
    repeat { made = Self.draw(&random, isHard: isHard) } while made.states > largest
    self = made
  }

  private init(
    priors: [Double], supportCost: Double, questions: [Question], fixes: [Fix]
  ) {
    self.priors = priors
    self.supportCost = supportCost
    self.questions = questions
    self.fixes = fixes
  }

  private var states: Int {
    questions.reduce(1 << fixes.count) { $0 * ($1.rows.count + ($1.unknown > 0 ? 2 : 1)) }
  }

  private static func draw(_ random: inout SplitMix64, isHard: Bool) -> ModelFigures {
    let count = Int.random(in: 6...10, using: &random)
    // Sums of exponentials stand for gamma numbers: shape 3, or nearly 1.
    let priors = (0..<count).map { _ in
      (0..<(isHard ? 3 : 1)).reduce(0.03) { sum, _ in sum - log(random.unit()) }
    }
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: values.indices, using: &random)]
    }
    let support: Double = isHard ? pick([150, 200, 300, 500]) : pick([20, 30, 45, 60, 90, 120])
    let deal = Array(0..<count).shuffled(using: &random)
    let fixCount = Int.random(in: 4...8, using: &random)
    let fixes = (0..<fixCount).map { number in
      let cured: Set<Int>
      if isHard {
        cured = Set(deal.indices.filter { $0 % fixCount == number }.map { deal[$0] })
      } else {
        cured = Set(deal.shuffled(using: &random).prefix(pick([1, 1, 1, 2, 2, 3])))
      }
      let leak = pick([0, 0, 0, 0.02, 0.05])
      let low = log(isHard ? 4.0 : 1)
      let high = log(isHard ? 30.0 : 15)
      return Fix(
        cost: exp(.random(in: low...high, using: &random)),
        works: (0..<count).map {
          cured.contains($0)
            ? .random(in: isHard ? 0.85...0.99 : 0.6...0.98, using: &random) : leak
        })
    }
    let questions = (0..<Int.random(in: 3...6, using: &random)).map { _ in
      let answers = pick([2, 2, 2, 3])
      let noise = pick(isHard ? [0, 0.02, 0.05, 0.1] : [0, 0.02, 0.05, 0.1, 0.2])
      var rows = Array(
        repeating: Array(
          repeating: max(noise / Double(answers - 1), bounds.lowerBound), count: count),
        count: answers)
      for cause in 0..<count {
        let usual = Int.random(in: 0..<answers, using: &random)
        let others = (0..<answers).filter { $0 != usual }.reduce(0) { $0 + rows[$1][cause] }
        rows[usual][cause] = 1 - others
      }
      return Question(
        cost: .random(in: 0.3...(isHard ? 2 : 4), using: &random), rows: rows,
        unknown: Int.random(in: 0..<3, using: &random) == 0 ? pick([0.05, 0.1, 0.2, 0.3]) : 0)
    }
    return ModelFigures(
      priors: priors, supportCost: support, questions: questions, fixes: fixes)
  }

  /// The decision model of these figures.
  func model() throws(ModelError) -> DecisionModel {
    var builder = try DecisionModel.Builder(
      causes: priors.enumerated().map { .init(id: "c\($0)", prior: $1) }, supportCost: supportCost)
    for (index, question) in questions.enumerated() {
      try builder.add(
        question: "q\(index)", cost: question.cost,
        answers: question.rows.enumerated().map { answer, row in
          .init(id: "a\(answer)", likelihoods: row.map { $0 * (1 - question.unknown) })
        },
        unknown: question.unknown > 0
          ? Array(repeating: question.unknown, count: priors.count) : nil)
    }
    for (index, fix) in fixes.enumerated() {
      try builder.add(fix: "f\(index)", cost: fix.cost, works: fix.works)
    }
    return builder.build()
  }

  // MARK: Other worlds, other beliefs

  /// The same with every likelihood and efficacy moved by so much, as a standard deviation in logit
  /// (fixes that never work stay so).
  func perturbed(by spread: Double, _ random: inout SplitMix64) -> ModelFigures {
    func moved(_ chance: Double) -> Double {
      guard chance > 0, chance < 1 else { return chance }
      let logit = log(chance / (1 - chance)) + spread * random.normal()
      return 1 / (1 + exp(-logit))
    }
    var other = self
    for index in other.questions.indices {
      other.questions[index].rows = Self.normalised(
        other.questions[index].rows.map { $0.map { moved($0) } })
    }
    for index in other.fixes.indices {
      other.fixes[index].works = other.fixes[index].works.map { moved($0) }
    }
    return other
  }

  /// The same where a person answers wrongly with this chance: any of the other answers.
  func answeredWrongly(_ share: Double) -> ModelFigures {
    var other = self
    for index in other.questions.indices {
      let rows = other.questions[index].rows
      let others = Double(max(rows.count - 1, 1))
      other.questions[index].rows = rows.map { row in
        row.map { $0 * (1 - share) + (1 - $0) * share / others }
      }
    }
    return other
  }

  /// The same with answers believed only so far: each is a mixture of what the cause makes likely
  /// and of what is likely whatever the cause.
  func trusting(_ trust: Double) -> ModelFigures {
    guard trust < 1 else { return self }
    var other = self
    let total = priors.reduce(0, +)
    for index in other.questions.indices {
      other.questions[index].rows = other.questions[index].rows.map { row in
        let average = zip(priors, row).reduce(0) { $0 + $1.0 * $1.1 } / total
        return row.map { trust * $0 + (1 - trust) * average }
      }
    }
    return other
  }

  private static func normalised(_ rows: [[Double]]) -> [[Double]] {
    let sums = rows.reduce(Array(repeating: 0.0, count: rows.first?.count ?? 0)) {
      zip($0, $1).map { $0 + $1 }
    }
    return rows.map { zip($0, sums).map { $0 / $1 } }
  }
}
