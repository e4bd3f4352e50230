public import Knowledge

/// One person's visit, as it is known when it begins.
///
/// Provider and client are the knowledge base's names for them; there is no room here for an
/// address, a host or a password.
public struct LoggedSession: Hashable, Sendable {
  /// A UUID, in lower case.
  public let id: String
  /// Seconds since 1970.
  public let startedAt: Int
  /// The world as of this day.
  public let day: Day
  /// The knowledge base's version.
  public let knowledgeVersion: String
  /// The provider's identifier, if recognised.
  public let provider: String?
  /// The client's identifier, if recognised.
  public let client: String?
  /// What the session's random draws start from.
  public let seed: UInt64
  /// The language spoken, such as `en`.
  public let language: String
  /// Whether the person agreed that their own words are kept. Without it no event body may hold
  /// an at sign, which is how an address would show.
  public let keepsText: Bool

  /// A session with these facts; what cannot be right is refused when it is stored.
  public init(
    id: String, startedAt: Int, day: Day, knowledgeVersion: String, provider: String? = nil,
    client: String? = nil, seed: UInt64, language: String = "en", keepsText: Bool = false
  ) {
    self.id = id.lowercased()
    self.startedAt = startedAt
    self.day = day
    self.knowledgeVersion = knowledgeVersion
    self.provider = provider
    self.client = client
    self.seed = seed
    self.language = language
    self.keepsText = keepsText
  }
}

/// One thing that was said, answered or tried: written once, never changed.
public struct LoggedEvent: Hashable, Sendable {
  /// Its place in the session, 0 or more, greater than that of every earlier event.
  public let number: Int
  /// Seconds since 1970.
  public let at: Int
  /// What sort of event it is, a word of the caller's.
  public let kind: String
  /// The event itself as JSON; nothing here reads it.
  public let body: String

  /// An event; what cannot be right is refused when it is stored.
  public init(number: Int, at: Int, kind: String, body: String) {
    self.number = number
    self.at = at
    self.kind = kind
    self.body = body
  }
}

/// Whose mail a session is about, as it stands after a step: what was taken back is not known any more.
public struct LoggedSurroundings: Hashable, Sendable {
  /// The provider's identifier, or `nil` if it is not known.
  public let provider: String?
  /// The client's identifier, or `nil` if it is not known.
  public let client: String?

  /// All that is known; what is left out is not.
  public init(provider: String? = nil, client: String? = nil) {
    self.provider = provider
    self.client = client
  }
}

/// A session as the store has it.
public struct StoredSession: Hashable, Sendable {
  /// What was known at its beginning, with the provider and client as they are known by now.
  public let session: LoggedSession
  /// When its latest event happened, in seconds since 1970.
  public let latestAt: Int
  /// How many events it has; 0 once they are pruned.
  public let events: Int
  /// Whether its events have been pruned.
  public let isPruned: Bool
  /// How it ended, in short, or `nil` while it is open.
  public let ending: Ending?

  /// How a session ended, without what each fix did.
  public struct Ending: Hashable, Sendable {
    /// What became of it.
    public let outcome: SessionOutcome
    /// When, in seconds since 1970.
    public let at: Int
    /// How many questions were answered.
    public let questions: Int
    /// How many fixes were tried.
    public let fixes: Int
  }
}
