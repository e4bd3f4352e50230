/// What a finished session teaches.
public struct SessionCredit: Sendable, Equatable {
  /// P(cause | all evidence, the working fix included): how much of the session each cause gets.
  public let causes: [String: Double]
  /// The fixes that were tried.
  public let attempts: [Attempt]
  /// The person's mail provider, if known.
  public let provider: String?
  /// The person's mail program, if known.
  public let client: String?
  /// The day, counted from any fixed day.
  public let day: Int
  /// P(the report is right), below one when success was not confirmed.
  public let trust: Double
  /// What was asked and answered.
  public let answers: [Answer]
  /// The fixes that could not be done.
  public let undone: [String]
  /// Whether it counts for how common its causes are.
  public let showsHowCommon: Bool

  /// A question and its answer.
  public struct Answer: Sendable, Equatable {
    /// What was asked for.
    public let finding: String
    /// The answer, or nil if the person did not know.
    public let value: String?

    /// An answer.
    public init(finding: String, value: String?) {
      self.finding = finding
      self.value = value
    }
  }

  /// One fix and how it ended. A fix that could not be tried is no attempt.
  public struct Attempt: Sendable, Equatable {
    /// The fix.
    public let fix: String
    /// Whether it worked.
    public let worked: Bool

    /// An attempt.
    public init(fix: String, worked: Bool) {
      self.fix = fix
      self.worked = worked
    }
  }

  /// A session; weights and trust outside 0...1 are brought into it.
  public init(
    causes: [String: Double], attempts: [Attempt], provider: String? = nil, client: String? = nil,
    day: Int, trust: Double = 1, answers: [Answer] = [], undone: [String] = [],
    showsHowCommon: Bool = true
  ) {
    self.causes = causes
    self.attempts = attempts
    self.provider = provider
    self.client = client
    self.day = day
    self.trust = min(max(trust, 0), 1)
    self.answers = answers
    self.undone = undone
    self.showsHowCommon = showsHowCommon
  }

  /// Credits below this are left out.
  static let negligible = 0.001

  /// The credits that count, in the order of the causes' names.
  var credits: [(cause: String, weight: Double)] {
    causes.sorted { $0.key < $1.key }.compactMap { cause, weight in
      let credit = min(weight, 1) * trust
      return credit >= Self.negligible ? (cause, credit) : nil
    }
  }
}

/// For whom something holds: everyone, a provider's customers, a client's users, or both at once.
public struct Context: Sendable, Hashable, Comparable {
  /// The provider, or nil for all.
  public let provider: String?
  /// The client, or nil for all.
  public let client: String?

  /// Everyone.
  public static let everywhere = Context()

  /// Those with this provider and client.
  public init(provider: String? = nil, client: String? = nil) {
    self.provider = provider
    self.client = client
  }

  /// By provider, then by client; "all" comes first.
  public static func < (a: Context, b: Context) -> Bool {
    a.provider == b.provider
      ? isBefore(a.client, b.client) : isBefore(a.provider, b.provider)
  }

  private static func isBefore(_ a: String?, _ b: String?) -> Bool {
    guard let b else { return false }
    return a.map { $0 < b } ?? true
  }
}
