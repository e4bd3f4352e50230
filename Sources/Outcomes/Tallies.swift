internal import GRDB
public import Learning

/// The tallies as the store keeps them: what a `TallyBook` is made of.
public struct TallyRows: Sendable, Equatable {
  /// How often fixes were tried and worked, by context, cause and fix.
  public let fixes: [TallyBook.TallyRow]
  /// How often causes occurred, by context and cause.
  public let causes: [TallyBook.CauseRow]
  /// What people answered and could do.
  public let habits: [TallyBook.HabitRow]

  /// Whether nothing has been counted yet.
  public var isEmpty: Bool { fixes.isEmpty && causes.isEmpty }
}

extension TallyBook {
  /// The book that the store keeps.
  public init(_ rows: TallyRows) {
    self.init(tallies: rows.fixes, causes: rows.causes, habits: rows.habits)
  }
}

extension OutcomeStore {
  /// All tallies, in the order of their contexts, causes and fixes.
  public func tallies() throws(OutcomeStoreError) -> TallyRows {
    try reading { db in
      try TallyRows(
        fixes: TallyTable.fixes(where: "TRUE", in: db),
        causes: TallyTable.causes(where: "TRUE", in: db),
        habits: TallyTable.habits(where: "TRUE", in: db))
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
  /// Which way of counting the stored tallies follow (SQLite's `user_version`). It grows when the
  /// rules of `Learning` change; then a log is counted again when it is opened.
  static let form: Int32 = 2

  /// Counts all again if that was done in another way.
  static func bringUpToDate(_ database: any DatabaseWriter) throws {
    guard try database.read(storedForm) != form else { return }
    try database.write { db in
      if try storedForm(db) != form { try rebuild(in: db) }
    }
  }

  private static func storedForm(_ db: Database) throws -> Int32? {
    try Int32.fetchOne(db, sql: "PRAGMA user_version")
  }

  /// Counts a session that has just ended.
  static func add(session: Int64, in db: Database) throws {
    let isLast = try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT number = :session FROM session WHERE outcome IS NOT NULL
          ORDER BY ended_at DESC, id DESC LIMIT 1
          """),
      arguments: ["session": session])
    guard isLast == true, let credit = try EndedSessions(db).credit(of: session) else {
      return try rebuild(in: db)
    }
    var book = try page(for: credit, in: db)
    book.record(credit)
    try TallyTable.store(book, in: db)
  }

  /// The rows that a session can change: enough of the book to count it.
  private static func page(for credit: SessionCredit, in db: Database) throws -> TallyBook {
    let place: SQL = """
      provider IN ('', \(credit.provider)) AND client IN ('', \(credit.client))
      """
    let causes = Array(credit.causes.keys)
    let fixes = credit.attempts.map(\.fix)
    let findings = credit.answers.map(\.finding)
    return try TallyBook(
      tallies: TallyTable.fixes(
        where: "\(place) AND cause IN \(causes) AND fix IN \(fixes)", in: db),
      causes: TallyTable.causes(where: "\(place) AND cause IN \(causes + [""])", in: db),
      habits: TallyTable.habits(
        where: """
          (kind = 'answer' AND subject IN \(findings) AND cause IN \(causes))
          OR (kind = 'unsure' AND subject IN \(findings))
          OR (kind = 'undone' AND subject IN \(fixes + credit.undone))
          """, in: db))
  }

  /// Counts every session again, one after the other: what is in memory is the book alone. A table of
  /// tallies that is not there is made again; there is nothing in them that the log does not hold.
  static func rebuild(in db: Database) throws {
    var book = TallyBook()
    try EndedSessions(db).forEach { book.record($0) }
    if try Schema.tallyTables.allSatisfy({ try db.tableExists($0) }) {
      for table in Schema.tallyTables { try db.execute(sql: "DELETE FROM \(table)") }
    } else {
      try Schema.makeTalliesAnew(db)
    }
    try TallyTable.store(book, in: db)
    try db.execute(sql: "PRAGMA user_version = \(form)")
  }
}
