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

  /// The same steps of sessions from their beginning, up to six, and how many stopped there.
  public struct Branch: Hashable, Sendable {
    /// The steps, one after the other.
    public let steps: [Step]
    /// How many sessions came that far.
    public let reached: Int
    /// How many of them were given up there or have stood there since.
    public let stopped: Int
  }

  /// What was said, answered or tried.
  public struct Step: Hashable, Sendable {
    /// The event's kind.
    public let kind: String
    /// The event's body; empty where it holds what was read out of a person's words.
    public let body: String
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
  public let branches: [Branch]
}

extension OutcomeStore {
  /// What authors could write next.
  /// - Parameters:
  ///   - filter: the sessions and searches that count; outcomes are of no importance.
  ///   - limit: how many rows each part has at most.
  public func gaps(
    _ filter: SessionFilter = .all, limit: Int = 20
  ) throws(OutcomeStoreError) -> GapReport {
    try reading { db in
      let limit = max(0, limit)
      let searches: SQLRequest<Int> = "SELECT count(*) FROM search WHERE \(filter.searchCondition)"
      let missed: SQLRequest<Row> = """
        SELECT provider, client, count(*) AS searches FROM search
        WHERE NOT is_hit AND \(filter.searchCondition)
        GROUP BY provider, client ORDER BY searches DESC, provider, client LIMIT \(limit)
        """
      let words: SQLRequest<String> = """
        SELECT text FROM search WHERE NOT is_hit AND text IS NOT NULL AND \(filter.searchCondition)
        ORDER BY at DESC, id LIMIT \(limit)
        """
      let unsolved: SQLRequest<Row> = """
        SELECT
          (SELECT cause FROM credit WHERE credit.session = session.number AND share > 0
            ORDER BY share DESC, cause LIMIT 1) AS likeliest,
          provider, client, count(*) AS sessions
        FROM session WHERE outcome IN ('handed-over', 'abandoned') AND \(filter.condition)
        GROUP BY likeliest, provider, client
        ORDER BY sessions DESC, likeliest, provider, client LIMIT \(limit)
        """
      return GapReport(
        searches: try searches.fetchOne(db) ?? 0,
        missed: try missed.fetchAll(db).map {
          GapReport.Missed(
            provider: try $0.heldIfAny("provider"), client: try $0.heldIfAny("client"),
            searches: try $0.heldCount("searches"))
        },
        words: try words.fetchAll(db),
        unsolved: try unsolved.fetchAll(db).map {
          GapReport.Unsolved(
            cause: try $0.heldIfAny("likeliest"), provider: try $0.heldIfAny("provider"),
            client: try $0.heldIfAny("client"), sessions: try $0.heldCount("sessions"))
        },
        branches: Array(try Branches.read(filter, in: db).prefix(limit)))
    }
  }
}
