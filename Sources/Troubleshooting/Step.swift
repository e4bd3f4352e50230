public import Knowledge

/// What to do next in a session.
public enum Step: Sendable {
  /// Put a question.
  case ask(AskedQuestion)
  /// Have a fix tried.
  case repair(OfferedFix)
  /// Ask whether a message to oneself goes out and comes back, before "it worked" is believed.
  case verify(Fix)
  /// Nothing is left to do here.
  case conclude(Conclusion)
}

/// A question with the answers on offer for this person.
public struct AskedQuestion: Sendable {
  /// One answer on offer.
  public struct Choice: Sendable {
    /// What the finding is, if this is the answer.
    public let value: Finding.Value.ID
    /// How it reads.
    public let label: String
  }

  /// The question.
  public let question: Question
  /// The question as it is put.
  public let text: String
  /// How to find out, for whoever is not sure.
  public let howToFindOut: String?
  /// The answers on offer, without *not sure*.
  public let choices: [Choice]
  /// Whether the answer may also be given in free words, since the list is long.
  public let takesWords: Bool
  /// Why it is asked.
  public let reason: QuestionReason
}

/// A fix with its steps for this person.
public struct OfferedFix: Sendable {
  /// The fix.
  public let fix: Fix
  /// What to do, in a line.
  public let title: String
  /// The steps, filled in for their program and provider.
  public let instructions: [String]
  /// The settings to enter, if their provider is known.
  public let settings: SettingsCard?
  /// The probability that it works.
  public let probability: Double
  /// Why it is the next thing to do.
  public let reason: FixReason
}

/// How a session ends.
public struct Conclusion: Sendable {
  /// How.
  public let outcome: SessionOutcome
  /// The fix that worked, or whom to ask.
  public let fix: Fix?
  /// What to do, if somebody else has to act.
  public let instructions: [String]
  /// Whom to ask next, one after the other, if they cannot help.
  public let otherwise: [Fix]
  /// The likeliest cause.
  public let cause: Cause?
  /// What was done, in a few sentences.
  public let summary: String
  /// What else to know that goes with the cause.
  public let afterwards: [String]
  /// Of whom more is known besides, most of which has nothing to do with what is solved.
  public let provider: Provider?
}

/// Why a question is asked.
public struct QuestionReason: Sendable {
  /// What an answer would do to the likeliest causes.
  public struct Prospect: Sendable {
    /// The answer's value.
    public let value: Finding.Value.ID
    /// The answer as it reads.
    public let answer: String
    /// The cause that would lead then, and how probable it would be.
    public let cause: Cause.ID
    /// How probable it would be.
    public let probability: Double
  }

  /// What is gained by asking, in minutes of expected work saved; `nil` where it is asked because
  /// the steps of the next fix depend on it.
  public let minutesSaved: Double?
  /// What each answer would do.
  public let prospects: [Prospect]
  /// The fix whose steps depend on the answer, if that is why.
  public let neededBy: Fix.ID?
}

extension QuestionReason {
  /// The same with the answers as they are put to the person.
  func worded(as choices: [AskedQuestion.Choice]) -> QuestionReason {
    QuestionReason(
      minutesSaved: minutesSaved,
      prospects: prospects.map { prospect in
        Prospect(
          value: prospect.value,
          answer: choices.first { $0.value == prospect.value }?.label ?? prospect.answer,
          cause: prospect.cause, probability: prospect.probability)
      }, neededBy: neededBy)
  }
}

/// Why a fix is the next thing to do.
public struct FixReason: Sendable {
  /// The causes that it cures, the most probable first, with the probability of each.
  public let cures: [(cause: Cause.ID, probability: Double)]
  /// How often it is expected to work now.
  public let probability: Double
  /// What it costs, in minutes.
  public let minutes: Double
  /// The next best fix, which would otherwise be tried, with its chance and minutes.
  public let runnerUp: RunnerUp?
  /// How many minutes more it would be expected to take, all in all, to ask the best question first;
  /// `nil` where no question was worth weighing.
  public let askingFirst: Double?

  /// A fix that comes second.
  public struct RunnerUp: Sendable {
    /// The fix.
    public let fix: Fix.ID
    /// The probability that it works now.
    public let probability: Double
    /// What it takes, in minutes.
    public let minutes: Double
    /// How many minutes more it would be expected to take, all in all, to try it first; `nil` where
    /// it was not weighed.
    public let extra: Double?
  }
}
