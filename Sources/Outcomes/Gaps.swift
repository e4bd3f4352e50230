internal import GRDB

/// What the log says is missing from the knowledge base.
public struct GapReport: Hashable, Sendable {
  /// Look-ups that found nothing, in one context.
  public struct Missed: Hashable, Sendable {
    /// The provider's identifier, if the words named one.
    public let provider: String?
    /// The client's identifier, if the words named one.
    public let client: String?
    /// How many look-ups.
    public let searches: Int
  }

  /// Sessions that ended without a fix that worked, with the same most likely cause.
  public struct Unsolved: Hashable, Sendable {
    /// The most likely cause's identifier, or `nil` if none had a share.
    public let cause: String?
    /// The provider's identifier, if it was known.
    public let provider: String?
    /// The client's identifier, if it was known.
    public let client: String?
    /// How many sessions.
    public let sessions: Int
  }

  /// The same last step of sessions that were given up or are open.
  public struct Stop: Hashable, Sendable {
    /// The last event's kind.
    public let kind: String
    /// The last event's body.
    public let body: String
    /// How many sessions.
    public let sessions: Int
  }

  /// All look-ups, with or without a hit.
  public let searches: Int
  /// Where look-ups found nothing, the most frequent first.
  public let missed: [Missed]
  /// The words of look-ups that found nothing, where people agreed to keep them; latest first.
  public let words: [String]
  /// What stays unsolved, the most frequent first.
  public let unsolved: [Unsolved]
  /// Where people stop, the most frequent first; sessions with kept text are left out.
  public let stops: [Stop]
}

extension OutcomeStore {
  /// What authors could write next.
  /// - Parameters:
  ///   - since: what happened then or later counts, in seconds since 1970.
  ///   - limit: how many rows each part has at most.
  public func gaps(since: Int = 0, limit: Int = 20) throws(OutcomeStoreError) -> GapReport {
    try reading { db in
      let period: StatementArguments = ["since": since, "limit": max(0, limit)]
      return GapReport(
        searches: try Int.fetchOne(
          db, sql: "SELECT count(*) FROM search WHERE at >= ?", arguments: [since]) ?? 0,
        missed: try Row.fetchAll(db, sql: missed, arguments: period).map {
          GapReport.Missed(provider: $0[0], client: $0[1], searches: $0[2])
        },
        words: try String.fetchAll(db, sql: words, arguments: period),
        unsolved: try Row.fetchAll(db, sql: unsolved, arguments: period).map {
          GapReport.Unsolved(cause: $0[0], provider: $0[1], client: $0[2], sessions: $0[3])
        },
        stops: try Row.fetchAll(db, sql: stops, arguments: period).map {
          GapReport.Stop(kind: $0[0], body: $0[1], sessions: $0[2])
        })
    }
  }
}

private let missed = """
  SELECT provider, client, count(*) FROM search WHERE NOT is_hit AND at >= :since
  GROUP BY provider, client ORDER BY count(*) DESC, provider, client LIMIT :limit
  """

private let words = """
  SELECT text FROM search WHERE NOT is_hit AND at >= :since AND text IS NOT NULL
  ORDER BY at DESC, id LIMIT :limit
  """

private let unsolved = """
  SELECT
    (SELECT cause FROM credit WHERE credit.session = session.number AND share > 0
      ORDER BY share DESC, cause LIMIT 1) AS likeliest,
    provider, client, count(*)
  FROM session WHERE outcome IN ('handed-over', 'abandoned') AND started_at >= :since
  GROUP BY likeliest, provider, client
  ORDER BY count(*) DESC, likeliest, provider, client LIMIT :limit
  """

private let stops = """
  SELECT kind, body, count(*)
  FROM session JOIN event ON event.session = session.number
    AND event.number = (SELECT max(number) FROM event WHERE event.session = session.number)
  WHERE (outcome IS NULL OR outcome = 'abandoned') AND NOT keeps_text AND started_at >= :since
  GROUP BY kind, body ORDER BY count(*) DESC, kind, body LIMIT :limit
  """
