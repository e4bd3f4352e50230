/// A whole session written down: what the person says and answers, and what they must be led to.
/// `kb test` plays it.
public struct WorkedCase: Identifiable, Sendable {
  /// The case's name.
  public typealias ID = Identifier<WorkedCase>

  /// How a session must end: nobody's case is to give up.
  public enum Ending: String, CaseIterable, Sendable {
    /// A fix worked.
    case solved
    /// Somebody else was named who has to act.
    case handedOver = "handed-over"

    /// The same as what becomes of a session.
    public var outcome: SessionOutcome {
      switch self {
      case .solved: .solved
      case .handedOver: .handedOver
      }
    }
  }

  /// The case's name.
  public let id: ID
  /// What it is about, in a line.
  public let title: Wording
  /// The day on which it happens; today if absent.
  public let day: Day?
  /// What the person says first.
  public let says: String
  /// What they answer when asked; a finding left out is *not sure*.
  public let answers: [Fact]
  /// What is wrong in truth.
  public let cause: Cause.ID
  /// The fixes any of which would solve it; the session must reach one of them.
  public let works: [Fix.ID]
  /// What comes of other fixes, where it is not *no change*.
  public let results: [(fix: Fix.ID, result: FixResult)]
  /// How it must end.
  public let ending: Ending
  /// The most steps (questions and fixes) it may take.
  public let within: Int
  /// Texts that the person must have read by the end, in any case.
  public let mentions: [String]
  /// Where it is written.
  public let origin: SourceLocation

  /// A whole session written down.
  public init(
    id: ID, title: Wording, day: Day? = nil, says: String, answers: [Fact] = [], cause: Cause.ID,
    works: [Fix.ID], results: [(fix: Fix.ID, result: FixResult)] = [], ending: Ending,
    within: Int, mentions: [String] = [], origin: SourceLocation = .nowhere
  ) {
    self.id = id
    self.title = title
    self.day = day
    self.says = says
    self.answers = answers
    self.cause = cause
    self.works = works
    self.results = results
    self.ending = ending
    self.within = within
    self.mentions = mentions
    self.origin = origin
  }
}
