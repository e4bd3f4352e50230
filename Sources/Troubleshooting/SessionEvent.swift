public import Knowledge

/// One thing that was said in a session. A session is the ordered list of these and nothing else;
/// all the rest is worked out from them, so that going back, resuming and auditing are replays.
public enum SessionEvent: Sendable, Hashable {
  /// Words of the person, as far as they were understood.
  case said(Statement)
  /// An answer, or a correction of an earlier one.
  case answered(Fact)
  /// An answer in words that name a program, and perhaps several versions of it: "outlook".
  case named(Fact, String)
  /// *Not sure* to a question.
  case unsure(Question.ID)
  /// A fix and what came of it.
  case tried(Fix.ID, FixResult)
  /// Whether a message to oneself went out and came back after a fix; `nil` if that cannot be tried
  /// now.
  case verified(Bool?)
  /// Somebody else has been asked to act.
  case handedOver(Fix.ID?)
  /// The person gave up.
  case abandoned
  /// The latest event that still counted was taken back.
  case tookBack
  /// One thing more that the same reply said as the event before, and that goes back with it.
  indirect case also(SessionEvent)

  /// What an answer says, if it is one.
  var answer: Fact? {
    switch self {
    case .answered(let fact), .named(let fact, _): fact
    default: nil
    }
  }

  /// What was said, whether or not the reply had said something before.
  public var content: SessionEvent {
    if case .also(let event) = self { event.content } else { self }
  }
}

/// A session: who, when, and what was said.
public struct Session: Sendable {
  /// Its name, a UUID.
  public let id: String
  /// The day as of which it asks.
  public let day: Day
  /// What its random draws start from.
  public let seed: UInt64
  /// Everything that was said, in order, taken-back events included.
  public private(set) var history: [SessionEvent]

  /// A session on the given day, with what has been said so far.
  public init(id: String, day: Day, seed: UInt64 = 0, history: [SessionEvent] = []) {
    self.id = id
    self.day = day
    self.seed = seed
    self.history = history
  }

  /// Says one thing more.
  public mutating func record(_ event: SessionEvent) { history.append(event) }

  /// What still counts: the history without what was taken back.
  public var events: [SessionEvent] { standing.map(\.content) }

  /// How many events the latest reply that still counts has made: to take it back, take back so many.
  public var latestReply: Int {
    let standing = standing
    let additions = standing.reversed().prefix { if case .also = $0 { true } else { false } }
    return min(additions.count + 1, standing.count)
  }

  /// The session as if nothing had been said of a finding.
  public func forgetting(_ finding: Finding.ID) -> Session {
    let kept = events.compactMap { event -> SessionEvent? in
      if case .said(let statement) = event { return .said(statement.without(finding)) }
      return event.answer?.finding == finding ? nil : event
    }
    return Session(id: id, day: day, seed: seed, history: kept)
  }

  private var standing: [SessionEvent] {
    var standing: [SessionEvent] = []
    for event in history {
      if case .tookBack = event { _ = standing.popLast() } else { standing.append(event) }
    }
    return standing
  }
}
