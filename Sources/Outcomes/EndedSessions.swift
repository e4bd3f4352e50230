internal import GRDB
internal import Learning

/// What the ended sessions teach, read one after the other in the order in which they count.
struct EndedSessions {
  private static let columns = "number, provider, client, ended_at, trust"

  private let db: Database
  private let credits: Statement
  private let attempts: Statement
  private let answers: Statement

  init(_ db: Database) throws {
    self.db = db
    credits = try db.cachedStatement(sql: "SELECT cause, share FROM credit WHERE session = ?")
    attempts = try db.cachedStatement(
      sql: "SELECT fix, result FROM attempt WHERE session = ? ORDER BY position")
    answers = try db.cachedStatement(
      sql: "SELECT finding, value FROM answer WHERE session = ? ORDER BY finding")
  }

  /// Gives out every ended session.
  func forEach(_ body: (SessionCredit) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(Self.columns) FROM session WHERE outcome IS NOT NULL ORDER BY ended_at, id
        """)
    while let row = try rows.next() { try body(credit(row)) }
  }

  /// What one session teaches; `nil` while it is open.
  func credit(of session: Int64) throws -> SessionCredit? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT \(Self.columns) FROM session WHERE number = ? AND outcome IS NOT NULL"),
      arguments: [session]
    ).map(credit)
  }

  private func credit(_ row: Row) throws -> SessionCredit {
    let session: StatementArguments = [row[0] as Int64]
    var causes: [String: Double] = [:]
    let credits = try Row.fetchCursor(credits, arguments: session)
    while let row = try credits.next() { causes[row[0]] = row[1] }

    var tried: [SessionCredit.Attempt] = []
    var undone: [String] = []
    let attempts = try Row.fetchCursor(attempts, arguments: session)
    while let row = try attempts.next() {
      switch LoggedEnding.Attempt.Result(rawValue: row[1]) {
      case .worked: tried.append(.init(fix: row[0], worked: true))
      case .noChange, .changed: tried.append(.init(fix: row[0], worked: false))
      case .notDone: undone.append(row[0])
      case nil: throw Refusal(.damaged)
      }
    }

    var given: [SessionCredit.Answer] = []
    let answers = try Row.fetchCursor(answers, arguments: session)
    while let row = try answers.next() { given.append(.init(finding: row[0], value: row[1])) }

    let endedAt: Int = row[3]
    return SessionCredit(
      causes: causes, attempts: tried, provider: row[1], client: row[2], day: endedAt / 86_400,
      trust: row[4], answers: given, undone: undone)
  }
}
