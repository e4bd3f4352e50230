internal import GRDB
public import Learning

/// The tallies as the store keeps them: what a `TallyBook` is made of.
public struct TallyRows: Sendable, Equatable {
  /// How often fixes were tried and worked, by context, cause and fix.
  public let fixes: [TallyBook.TallyRow]
  /// How often causes occurred, by context and cause.
  public let causes: [TallyBook.CauseRow]

  /// Whether nothing has been counted yet.
  public var isEmpty: Bool { fixes.isEmpty && causes.isEmpty }
}

extension TallyBook {
  /// The book that the store keeps.
  public init(_ rows: TallyRows) { self.init(tallies: rows.fixes, causes: rows.causes) }
}

extension OutcomeStore {
  /// All tallies, in the order of their contexts, causes and fixes.
  public func tallies() throws(OutcomeStoreError) -> TallyRows {
    try reading { db in
      try TallyRows(
        fixes: TallyTable.fixes(where: "TRUE", in: db),
        causes: TallyTable.causes(where: "TRUE", in: db))
    }
  }

  /// Drops the tallies and makes them again from the log, in the order in which sessions ended.
  /// The result is that of adding session by session, to the last bit.
  public func rebuild() throws(OutcomeStoreError) {
    try writing(Tallies.rebuild)
  }
}

/// The tallies as a projection of the ended sessions, taken in one order: by the time of their
/// ending, then by identifier. What fades depends on the order, so a session that ends before one
/// that is counted already has all counted again.
enum Tallies {
  /// Counts a session that has just ended.
  static func add(session: Int64, in db: Database) throws {
    let isLast = try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT number = :session FROM session WHERE outcome IS NOT NULL
          ORDER BY ended_at DESC, id DESC LIMIT 1
          """),
      arguments: ["session": session])
    guard isLast == true, let credit = try credit(of: session, in: db) else {
      return try rebuild(in: db)
    }
    // A page of the book is enough: the rows that this session can change.
    let place: SQL = """
      provider IN ('', \(credit.provider)) AND client IN ('', \(credit.client))
      """
    let causes = Array(credit.causes.keys)
    var book = try TallyBook(
      tallies: TallyTable.fixes(
        where: "\(place) AND cause IN \(causes) AND fix IN \(credit.attempts.map(\.fix))",
        in: db),
      causes: TallyTable.causes(where: "\(place) AND cause IN \(causes + [""])", in: db))
    book.record(credit)
    try TallyTable.store(book, in: db)
  }

  /// Counts every session again.
  static func rebuild(in db: Database) throws {
    var book = TallyBook()
    let sessions = try Int64.fetchAll(
      db, sql: "SELECT number FROM session WHERE outcome IS NOT NULL ORDER BY ended_at, id")
    for session in sessions {
      if let credit = try credit(of: session, in: db) { book.record(credit) }
    }
    try db.execute(sql: "DELETE FROM fix_tally")
    try db.execute(sql: "DELETE FROM cause_tally")
    try TallyTable.store(book, in: db)
  }

  /// What a session teaches; `nil` while it is open.
  private static func credit(of session: Int64, in db: Database) throws -> SessionCredit? {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT provider, client FROM session WHERE number = ?"),
      arguments: [session])
    guard let row, let ending = try EndingRows.read(of: session, in: db) else { return nil }
    return SessionCredit(
      causes: ending.credits,
      attempts: ending.attempts.filter { $0.result != .notDone }.map {
        SessionCredit.Attempt(fix: $0.fix, worked: $0.result == .worked)
      },
      provider: row[0], client: row[1], day: ending.at / 86_400, trust: ending.trust)
  }
}
