/// What may be wrong, what can be asked and what can be tried, with chances and costs.
///
/// Exactly one cause holds. Given the cause, answers and outcomes of fixes are independent (a noisy
/// naive Bayes model, as in Jensen et al., *The SACSO methodology*, AI EDAM 15, 2001). Every step is
/// done at most once; support always ends the session. Costs are in one unit, usually minutes, and
/// may include whatever else makes a step unwelcome (risk, annoyance).
public struct DecisionModel: Sendable {
  /// One thing that may be wrong.
  public struct Cause: Sendable, Equatable {
    /// The name, unique among causes.
    public let id: String
    /// P(cause) before any evidence; the model's priors sum to one.
    public let prior: Double

    /// A cause; `prior` may be any weight ≥ 0, the model normalises.
    public init(id: String, prior: Double) {
      self.id = id
      self.prior = prior
    }
  }

  /// One reply to a question and how likely each cause makes it.
  public struct Answer: Sendable, Equatable {
    /// The name, unique within its question.
    public let id: String
    /// P(answer | cause) in the order of the causes, each in 0...1.
    public let likelihoods: [Double]

    /// An answer with one likelihood per cause.
    public init(id: String, likelihoods: [Double]) {
      self.id = id
      self.likelihoods = likelihoods
    }
  }

  /// Something that can be asked (or measured).
  public struct Question: Sendable, Equatable {
    /// The name, unique among questions.
    public let id: String
    /// What asking costs, above zero.
    public let cost: Double
    /// The names of its answers; "don't know", where modelled, is the last.
    public let answers: [String]
    /// The row of its first answer in the answer table.
    let firstRow: Int
  }

  /// Something that can be tried.
  public struct Fix: Sendable, Equatable {
    /// The name, unique among fixes.
    public let id: String
    /// What trying costs, above zero.
    public let cost: Double
  }

  /// The causes, priors normalised.
  public let causes: [Cause]
  /// The questions, in the order they were added.
  public let questions: [Question]
  /// The fixes, in the order they were added.
  public let fixes: [Fix]
  /// What handing over to support costs: its overhead, not the price of the repair.
  public let supportCost: Double

  /// All rows, one entry per cause each, in one piece; `layout` says where which rows begin.
  let table: [Double]
  let layout: Layout

  /// P(answer | cause) in the order of `causes`.
  public func likelihoods(ofAnswer answer: Int, to question: Int) -> [Double] {
    Array(row(layout.answers + questions[question].firstRow + answer))
  }

  /// P(fix works | cause) in the order of `causes`.
  public func efficacies(ofFix fix: Int) -> [Double] { Array(row(layout.works + fix)) }

  /// Where the kinds of rows begin in the table, counted in rows.
  struct Layout: Sendable {
    /// P(fix works | cause), one row per fix.
    let works = 0
    /// P(fix fails | cause), one row per fix.
    let fails: Int
    /// P(answer | cause), one row per answer, question after question.
    let answers: Int
    /// Σ_a P(a | cause)·ln P(a | cause), one row per question: minus the noise in its answers.
    let clarity: Int
    /// P(every fix fails | cause), one row.
    let incurable: Int
    /// Least expected cost if the cause were known, one row.
    let known: Int

    init(fixes: Int, answers: Int, questions: Int) {
      fails = fixes
      self.answers = 2 * fixes
      clarity = self.answers + answers
      incurable = clarity + questions
      known = incurable + 1
    }
  }

  func row(_ index: Int) -> ArraySlice<Double> {
    table[index * causes.count..<(index + 1) * causes.count]
  }
}

/// Why a model was refused.
public struct ModelError: Error, Equatable, CustomStringConvertible {
  /// The part at fault, for instance `fix "restart"`.
  public let place: String
  /// What is wrong with it.
  public let problem: String

  /// A refusal of the part at `place`.
  public init(place: String, problem: String) {
    self.place = place
    self.problem = problem
  }

  /// The place and the problem in one line.
  public var description: String { "\(place): \(problem)" }
}
