internal import GRDB
internal import Knowledge

/// A row of `session`.
struct SessionRow: FetchableRecord {
  /// The columns that make one, in any query over `session`.
  static let columns = """
    session.*, (SELECT count(*) FROM event WHERE event.session = session.number) AS events
    """

  let number: Int64
  let stored: StoredSession

  init(row: Row) throws {
    let worldDay: String = try row.held("world_day")
    guard let day = Day(worldDay) else { throw Refusal(.damaged) }
    number = try row.held("number")
    let session = LoggedSession(
      id: try row.held("id"), startedAt: try row.held("started_at"), day: day,
      knowledgeVersion: try row.held("knowledge_version"),
      provider: try row.heldIfAny("provider"), client: try row.heldIfAny("client"),
      seed: UInt64(bitPattern: try row.held("seed")), language: try row.held("language"),
      keepsText: try row.held("keeps_text"))
    let outcome: String? = try row.heldIfAny("outcome")
    let ending = try outcome.flatMap(LoggedEnding.Outcome.init).map {
      StoredSession.Ending(
        outcome: $0, at: try row.held("ended_at"), questions: try row.held("questions"),
        fixes: try row.held("fixes"))
    }
    stored = StoredSession(
      session: session, latestAt: try row.held("latest_at"), events: try row.held("events"),
      isPruned: try row.held("is_pruned"), ending: ending)
  }

  /// The row's number and whether the session has ended.
  static func find(_ id: String, in db: Database) throws -> (number: Int64, hasEnded: Bool)? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT number, outcome IS NOT NULL FROM session WHERE id = ?"),
      arguments: [id]
    ).map { ($0[0], $0[1]) }
  }

  static func fetch(_ id: String, in db: Database) throws -> SessionRow? {
    try fetchOne(
      db.cachedStatement(sql: "SELECT \(columns) FROM session WHERE id = ?"), arguments: [id])
  }

  static func insert(_ session: LoggedSession, in db: Database) throws -> Int64 {
    try db.cachedStatement(
      sql: """
        INSERT INTO session (id, started_at, latest_at, world_day, knowledge_version, provider,
          client, seed, language, keeps_text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      session.id, session.startedAt, session.startedAt, session.day.description,
      session.knowledgeVersion, session.provider, session.client,
      Int64(bitPattern: session.seed), session.language, session.keepsText,
    ])
    return db.lastInsertedRowID
  }

  static func set(
    _ surroundings: LoggedSurroundings, of number: Int64, in db: Database
  ) throws {
    try db.cachedStatement(sql: "UPDATE session SET provider = ?, client = ? WHERE number = ?")
      .execute(arguments: [surroundings.provider, surroundings.client, number])
  }
}

/// A row of `event`.
enum EventRow {
  static func append(_ events: [LoggedEvent], to session: Int64, in db: Database) throws {
    guard let last = events.last else { return }
    let insert = try db.cachedStatement(
      sql: "INSERT INTO event (session, number, at, kind, body) VALUES (?, ?, ?, ?, ?)")
    for event in events {
      try insert.execute(arguments: [session, event.number, event.at, event.kind, event.body])
    }
    try db.cachedStatement(
      sql: "UPDATE session SET latest_at = max(latest_at, ?) WHERE number = ?"
    ).execute(arguments: [last.at, session])
  }

  static func all(of session: Int64, in db: Database) throws -> [LoggedEvent] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT number, at, kind, body FROM event WHERE session = ? ORDER BY number"),
      arguments: [session]
    ).map { LoggedEvent(number: $0[0], at: $0[1], kind: $0[2], body: $0[3]) }
  }
}

/// The ending's columns of `session`, and the rows of `credit`, `attempt` and `answer`.
enum EndingRows {
  /// If the clock has been put back meanwhile, the session ends when it began.
  static func insert(_ ending: LoggedEnding, of session: Int64, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE session SET outcome = ?, ended_at = max(started_at, ?), questions = ?, fixes = ?,
          is_confirmed = ?, trust = ?, latest_at = max(latest_at, ?) WHERE number = ?
        """
    ).execute(arguments: [
      ending.outcome.rawValue, ending.at, ending.questions, ending.fixes, ending.isConfirmed,
      ending.trust, ending.at, session,
    ])
    let credit = try db.cachedStatement(
      sql: "INSERT INTO credit (session, cause, share) VALUES (?, ?, ?)")
    for (cause, share) in ending.credits {
      try credit.execute(arguments: [session, cause, share])
    }
    let attempt = try db.cachedStatement(
      sql: "INSERT INTO attempt (session, position, fix, result) VALUES (?, ?, ?, ?)")
    for (position, tried) in ending.attempts.enumerated() {
      try attempt.execute(arguments: [session, position, tried.fix, tried.result.rawValue])
    }
    let answer = try db.cachedStatement(
      sql: "INSERT INTO answer (session, finding, value) VALUES (?, ?, ?)")
    for given in ending.answers {
      try answer.execute(arguments: [session, given.finding, given.value])
    }
  }

  /// The ending as it was given, or `nil` while the session is open.
  static func read(of session: Int64, in db: Database) throws -> LoggedEnding? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT outcome, ended_at, questions, fixes, is_confirmed, trust FROM session
          WHERE number = ? AND outcome IS NOT NULL
          """),
      arguments: [session])
    guard let row else { return nil }
    guard let outcome = LoggedEnding.Outcome(rawValue: row[0]) else { throw Refusal(.damaged) }
    let credits = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT cause, share FROM credit WHERE session = ?"),
      arguments: [session])
    let attempts = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT fix, result FROM attempt WHERE session = ? ORDER BY position"),
      arguments: [session]
    ).map { row in
      guard let result = LoggedEnding.Attempt.Result(rawValue: row[1]) else {
        throw Refusal(.damaged)
      }
      return LoggedEnding.Attempt(fix: row[0], result: result)
    }
    let answers = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT finding, value FROM answer WHERE session = ? ORDER BY finding"),
      arguments: [session])
    return LoggedEnding(
      outcome: outcome, at: row[1], questions: row[2], fixes: row[3],
      credits: Dictionary(uniqueKeysWithValues: credits.map { ($0[0], $0[1]) }),
      attempts: attempts,
      answers: answers.map { LoggedEnding.Answer(finding: $0[0], value: $0[1]) },
      isConfirmed: row[4], trust: row[5])
  }
}

/// A row of `search`.
enum SearchRow {
  static func insert(_ search: LoggedSearch, text: String?, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO search (id, at, knowledge_version, words, provider, client, is_hit, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      search.id, search.at, search.knowledgeVersion, search.words, search.provider,
      search.client, search.hit, text,
    ])
  }
}
