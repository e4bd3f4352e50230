public import Knowledge

/// How a session ended, and what is to be learnt from it.
public struct LoggedEnding: Hashable, Sendable {
  /// A fix that was proposed and what came of it.
  public struct Attempt: Hashable, Sendable {
    /// The fix's identifier.
    public let fix: String
    /// What came of it.
    public let result: FixResult

    /// A fix and what came of it.
    public init(fix: String, result: FixResult) {
      self.fix = fix
      self.result = result
    }
  }

  /// What was asked for and the answer, for learning how causes answer.
  public struct Answer: Hashable, Sendable {
    /// The finding's identifier.
    public let finding: String
    /// Its value's identifier, or `nil` for *not sure*.
    public let value: String?

    /// A finding and its value; `nil` for *not sure*.
    public init(finding: String, value: String?) {
      self.finding = finding
      self.value = value
    }
  }

  /// What became of the session.
  public let outcome: SessionOutcome
  /// When, in seconds since 1970. A time before the session's beginning, of a clock that was put back,
  /// is stored as that.
  public let at: Int
  /// How many questions were answered.
  public let questions: Int
  /// How many fixes were tried.
  public let fixes: Int
  /// The final posterior by cause, each 0 to 1, the working fix taken into account. What is
  /// missing to 1 belongs to no known cause.
  public let credits: [String: Double]
  /// The fixes in the order of trying.
  public let attempts: [Attempt]
  /// The answers that count, one per finding.
  public let answers: [Answer]
  /// Whether the success was seen (a message sent and received), not merely reported.
  public let isConfirmed: Bool
  /// The chance that the report is right, 0 to 1: by how much the session counts for learning.
  /// Below one for a success that was merely reported.
  public let trust: Double

  /// An ending; what cannot be right is refused when it is stored.
  public init(
    outcome: SessionOutcome, at: Int, questions: Int, fixes: Int, credits: [String: Double] = [:],
    attempts: [Attempt] = [], answers: [Answer] = [], isConfirmed: Bool = false,
    trust: Double = 1
  ) {
    self.outcome = outcome
    self.at = at
    self.questions = questions
    self.fixes = fixes
    self.credits = credits
    self.attempts = attempts
    self.answers = answers
    self.isConfirmed = isConfirmed
    self.trust = trust
  }
}
