internal import GRDB
public import Knowledge

/// Which sessions are wanted; what is `nil` does not matter.
public struct SessionFilter: Hashable, Sendable {
  /// Sessions that ended like this.
  public var outcome: SessionOutcome?
  /// Sessions of this provider.
  public var provider: String?
  /// Sessions of this client.
  public var client: String?
  /// Sessions that began then or later, in seconds since 1970.
  public var since: Int?
  /// Sessions that began earlier than that, in seconds since 1970.
  public var before: Int?
  /// Only those that have not ended.
  public var isOpen: Bool

  /// Sessions to which all of this applies.
  public init(
    outcome: SessionOutcome? = nil, provider: String? = nil, client: String? = nil,
    since: Int? = nil, before: Int? = nil, isOpen: Bool = false
  ) {
    self.outcome = outcome
    self.provider = provider
    self.client = client
    self.since = since
    self.before = before
    self.isOpen = isOpen
  }

  /// Every session.
  public static let all = SessionFilter()

  /// The filter as a condition on `session`.
  var condition: SQL {
    var parts: [SQL] = [isOpen ? "session.outcome IS NULL" : "TRUE"]
    if let outcome { parts.append("session.outcome = \(outcome.rawValue)") }
    if let provider { parts.append("session.provider = \(provider)") }
    if let client { parts.append("session.client = \(client)") }
    if let since { parts.append("session.started_at >= \(since)") }
    if let before { parts.append("session.started_at < \(before)") }
    return parts.joined(separator: " AND ")
  }

  /// The filter as a condition on `search`: as far as searches have what it is about.
  var searchCondition: SQL {
    var parts: [SQL] = ["TRUE"]
    if let provider { parts.append("search.provider = \(provider)") }
    if let client { parts.append("search.client = \(client)") }
    if let since { parts.append("search.at >= \(since)") }
    if let before { parts.append("search.at < \(before)") }
    return parts.joined(separator: " AND ")
  }
}

extension OutcomeStore {
  /// The sessions that can be resumed, the latest first.
  public func openSessions() throws(OutcomeStoreError) -> [StoredSession] {
    try sessions("outcome IS NULL ORDER BY latest_at DESC, id")
  }

  /// The sessions that the filter lets through, the latest first.
  public func list(
    limit: Int = 20, _ filter: SessionFilter = .all
  ) throws(OutcomeStoreError) -> [StoredSession] {
    try sessions("\(filter.condition) ORDER BY latest_at DESC, id LIMIT \(max(0, limit))")
  }

  /// The session with this identifier, or the only one that begins with it.
  public func session(_ prefix: String) throws(OutcomeStoreError) -> StoredSession {
    try reading { db in try unique(prefix, in: db).stored }
  }

  /// All events of a session in their order; none once it is pruned.
  public func events(of session: String) throws(OutcomeStoreError) -> [LoggedEvent] {
    try reading { db in try EventRow.all(of: unique(session, in: db).number, in: db) }
  }

  /// How a session ended with all that was learnt from it, or `nil` while it is open. Answers come
  /// in the order of their findings.
  public func ending(of session: String) throws(OutcomeStoreError) -> LoggedEnding? {
    try reading { db in try EndingRows.read(of: unique(session, in: db).number, in: db) }
  }

  /// The identifiers of the providers that stand in sessions or searches, in order.
  public func providers() throws(OutcomeStoreError) -> [String] { try names("provider") }

  /// The identifiers of the clients that stand in sessions or searches, in order.
  public func clients() throws(OutcomeStoreError) -> [String] { try names("client") }

  private func names(_ column: SQL) throws(OutcomeStoreError) -> [String] {
    try reading { db in
      let request: SQLRequest<String> = """
        SELECT \(column) AS name FROM session WHERE name IS NOT NULL
        UNION SELECT \(column) AS name FROM search WHERE name IS NOT NULL ORDER BY name
        """
      return try request.fetchAll(db)
    }
  }

  private func sessions(_ condition: SQL) throws(OutcomeStoreError) -> [StoredSession] {
    try reading { db in
      let request: SQLRequest<SessionRow> =
        "SELECT \(sql: SessionRow.columns) FROM session WHERE \(condition)"
      return try request.fetchAll(db).map(\.stored)
    }
  }

  private func unique(_ prefix: String, in db: Database) throws -> SessionRow {
    // All that sorts from the prefix up to the prefix and a character beyond those of a UUID.
    let prefix = prefix.lowercased()
    let found = try SessionRow.fetchAll(
      db,
      sql: "SELECT \(SessionRow.columns) FROM session WHERE id >= ? AND id < ? LIMIT 2",
      arguments: [prefix, prefix + "~"])
    guard let first = found.first, !prefix.isEmpty else { throw Refusal(.unknownSession(prefix)) }
    guard found.count == 1 else { throw Refusal(.ambiguousSession(prefix)) }
    return first
  }
}
