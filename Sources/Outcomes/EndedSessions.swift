internal import GRDB
internal import Knowledge
internal import Learning

/// What the ended sessions teach, read one after the other in the order in which they count.
struct EndedSessions {
  private static let columns = "number, provider, client, ended_at, trust"

  private let db: Database
  private let credits: GRDB.Statement
  private let attempts: GRDB.Statement
  private let answers: GRDB.Statement

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
    let number: Int64 = try row.held("number")
    let session: StatementArguments = [number]
    var causes: [String: Double] = [:]
    let credits = try Row.fetchCursor(credits, arguments: session)
    while let row = try credits.next() {
      causes[try row.held("cause")] = try row.heldShare("share")
    }

    var tried: [SessionCredit.Attempt] = []
    var undone: [String] = []
    let attempts = try Row.fetchCursor(attempts, arguments: session)
    while let row = try attempts.next() {
      let fix: String = try row.held("fix")
      let result: FixResult = try row.heldWord("result")
      switch result {
      case .worked: tried.append(.init(fix: fix, worked: true))
      case .noChange, .changed: tried.append(.init(fix: fix, worked: false))
      case .notDone: undone.append(fix)
      }
    }

    var given: [SessionCredit.Answer] = []
    let answers = try Row.fetchCursor(answers, arguments: session)
    while let row = try answers.next() {
      given.append(.init(finding: try row.held("finding"), value: try row.heldIfAny("value")))
    }

    return SessionCredit(
      causes: causes, attempts: tried, provider: try row.heldIfAny("provider"),
      client: try row.heldIfAny("client"), day: try row.heldTime("ended_at") / 86_400,
      trust: try row.heldShare("trust"), answers: given, undone: undone)
  }
}
