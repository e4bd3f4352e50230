internal import GRDB

/// How often a fix was tried against a cause in one context, and how often it worked: sums of the
/// causes' shares over the sessions of the log, without fading and without the expert's counts.
public struct FixStatistic: Hashable, Sendable {
  /// The fix's identifier.
  public let fix: String
  /// The cause's identifier.
  public let cause: String
  /// The provider's identifier, if it was known.
  public let provider: String?
  /// The client's identifier, if it was known.
  public let client: String?
  /// The shares of the sessions in which it worked.
  public let worked: Double
  /// The shares of the sessions in which it was done at all.
  public let tried: Double
  /// How many sessions that were.
  public let sessions: Int
}

/// How often a fix was tried against a cause in one month, and how often it worked.
public struct FixTrend: Hashable, Sendable {
  /// The fix's identifier.
  public let fix: String
  /// The cause's identifier.
  public let cause: String
  /// The month in which the sessions began, `2026-11`, in universal time.
  public let month: String
  /// The shares of the sessions in which it worked.
  public let worked: Double
  /// The shares of the sessions in which it was done at all.
  public let tried: Double
}

/// How sessions of one kind went.
public struct SessionCount: Hashable, Sendable {
  /// By what sessions can be counted.
  public enum Grouping: String, CaseIterable, Sendable {
    /// All of them together.
    case everything
    /// By provider.
    case provider
    /// By client.
    case client
    /// By calendar month of their beginning, `2026-11`, in universal time.
    case month
    /// By the knowledge base's version.
    case knowledgeVersion = "knowledge-version"
  }

  /// The provider, client, month or version; `nil` if it is not known, or for everything.
  public let key: String?
  /// How many there are of the kind.
  public let sessions: Int
  /// How many of them ended with a fix that worked.
  public let solved: Int
  /// How many of them went on to somebody else.
  public let handedOver: Int
  /// How many of them were given up.
  public let abandoned: Int
  /// How many of them have not ended.
  public let open: Int
}

extension OutcomeStore {
  /// What has worked: per fix, cause and context, ordered by those names. Pairs with a share below
  /// one in a million are left out.
  public func statistics(
    _ filter: SessionFilter = .all
  ) throws(OutcomeStoreError) -> [FixStatistic] {
    try reading { db in
      let request: SQLRequest<Row> = """
        SELECT fix, cause, provider, client,
          total(CASE result WHEN 'worked' THEN share END) AS worked,
          total(share) AS tried, count(DISTINCT session.number) AS sessions
        FROM session
          JOIN attempt ON attempt.session = session.number AND attempt.result <> 'not-done'
          JOIN credit ON credit.session = session.number AND credit.share >= 1e-6
        WHERE \(filter.condition)
        GROUP BY fix, cause, provider, client ORDER BY fix, cause, provider, client
        """
      return try request.fetchAll(db).map {
        FixStatistic(
          fix: try $0.held("fix"), cause: try $0.held("cause"),
          provider: try $0.heldIfAny("provider"), client: try $0.heldIfAny("client"),
          worked: try $0.heldSum("worked"), tried: try $0.heldSum("tried"),
          sessions: try $0.heldCount("sessions"))
      }
    }
  }

  /// What has worked month by month, ordered by fix, cause and month. Months in which a fix had a share
  /// below a hundredth are left out.
  public func trends(_ filter: SessionFilter = .all) throws(OutcomeStoreError) -> [FixTrend] {
    try reading { db in
      let request: SQLRequest<Row> = """
        SELECT fix, cause, strftime('%Y-%m', started_at, 'unixepoch') AS month,
          total(CASE result WHEN 'worked' THEN share END) AS worked, total(share) AS tried
        FROM session
          JOIN attempt ON attempt.session = session.number AND attempt.result <> 'not-done'
          JOIN credit ON credit.session = session.number AND credit.share >= 1e-6
        WHERE \(filter.condition)
        GROUP BY fix, cause, month HAVING tried >= 0.01 ORDER BY fix, cause, month
        """
      return try request.fetchAll(db).map {
        FixTrend(
          fix: try $0.held("fix"), cause: try $0.held("cause"), month: try $0.held("month"),
          worked: try $0.heldSum("worked"), tried: try $0.heldSum("tried"))
      }
    }
  }

  /// How sessions went, in groups: the largest first, but months in their order.
  public func counts(
    by grouping: SessionCount.Grouping, _ filter: SessionFilter = .all
  ) throws(OutcomeStoreError) -> [SessionCount] {
    let key: SQL =
      switch grouping {
      case .everything: "NULL"
      case .provider: "provider"
      case .client: "client"
      case .month: "strftime('%Y-%m', started_at, 'unixepoch')"
      case .knowledgeVersion: "knowledge_version"
      }
    let order: SQL = grouping == .month ? "name" : "sessions DESC, name"
    return try reading { db in
      let request: SQLRequest<Row> = """
        SELECT \(key) AS name, count(*) AS sessions,
          count(*) FILTER (WHERE outcome = 'solved') AS solved,
          count(*) FILTER (WHERE outcome = 'handed-over') AS handed_over,
          count(*) FILTER (WHERE outcome = 'abandoned') AS abandoned,
          count(*) FILTER (WHERE outcome IS NULL) AS open
        FROM session WHERE \(filter.condition) GROUP BY name ORDER BY \(order)
        """
      return try request.fetchAll(db).map {
        SessionCount(
          key: try $0.heldIfAny("name"), sessions: try $0.heldCount("sessions"),
          solved: try $0.heldCount("solved"), handedOver: try $0.heldCount("handed_over"),
          abandoned: try $0.heldCount("abandoned"), open: try $0.heldCount("open"))
      }
    }
  }
}
