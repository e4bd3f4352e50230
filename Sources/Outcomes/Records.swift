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
      id: try row.held("id"), startedAt: try row.heldTime("started_at"), day: day,
      knowledgeVersion: try row.held("knowledge_version"),
      provider: try row.heldIfAny("provider"), client: try row.heldIfAny("client"),
      seed: UInt64(bitPattern: try row.held("seed")), language: try row.held("language"),
      keepsText: try row.held("keeps_text"))
    let outcome: String? = try row.heldIfAny("outcome")
    let ending = try outcome.map { _ in
      StoredSession.Ending(
        outcome: try row.heldWord("outcome"), at: try row.heldTime("ended_at"),
        questions: try row.heldCount("questions"), fixes: try row.heldCount("fixes"))
    }
    stored = StoredSession(
      session: session, latestAt: try row.heldTime("latest_at"),
      events: try row.heldCount("events"), isPruned: try row.held("is_pruned"), ending: ending)
  }

  /// The row's number and whether the session has ended.
  static func find(_ id: String, in db: Database) throws -> (number: Int64, hasEnded: Bool)? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT number, outcome IS NOT NULL AS has_ended FROM session WHERE id = ?"),
      arguments: [id]
    ).map { (try $0.held("number"), try $0.held("has_ended")) }
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
    ).map {
      LoggedEvent(
        number: try $0.heldCount("number"), at: try $0.heldTime("at"), kind: try $0.held("kind"),
        body: try $0.held("body"))
    }
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
    var credits: [String: Double] = [:]
    for row in try Row.fetchAll(
      db.cachedStatement(sql: "SELECT cause, share FROM credit WHERE session = ?"),
      arguments: [session])
    {
      credits[try row.held("cause")] = try row.heldShare("share")
    }
    let attempts = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT fix, result FROM attempt WHERE session = ? ORDER BY position"),
      arguments: [session]
    ).map {
      LoggedEnding.Attempt(fix: try $0.held("fix"), result: try $0.heldWord("result"))
    }
    let answers = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT finding, value FROM answer WHERE session = ? ORDER BY finding"),
      arguments: [session]
    ).map {
      LoggedEnding.Answer(finding: try $0.held("finding"), value: try $0.heldIfAny("value"))
    }
    return LoggedEnding(
      outcome: try row.heldWord("outcome"), at: try row.heldTime("ended_at"),
      questions: try row.heldCount("questions"), fixes: try row.heldCount("fixes"),
      credits: credits, attempts: attempts, answers: answers,
      isConfirmed: try row.held("is_confirmed"), trust: try row.heldShare("trust"))
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
