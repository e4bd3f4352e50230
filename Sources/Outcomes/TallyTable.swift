internal import GRDB
internal import Learning

/// The rows of `fix_tally`, `cause_tally` and `habit_tally`. An empty text stands for every provider, every
/// client, or no cause, so that it can be part of a key.
enum TallyTable {
  static func fixes(
    where condition: SQL, in db: Database
  ) throws -> [TallyBook.TallyRow] {
    let request: SQLRequest<Row> = """
      SELECT * FROM fix_tally WHERE \(condition) ORDER BY provider, client, cause, fix
      """
    return try request.fetchAll(db).map { row in
      TallyBook.TallyRow(
        context: try context(row), cause: try row.held("cause"), fix: try row.held("fix"),
        tally: Tally(
          worked: try row.heldSum("worked"), tried: try row.heldSum("tried"),
          recentlyWorked: try row.heldSum("recently_worked"),
          recentlyTried: try row.heldSum("recently_tried"),
          sessions: try row.heldSum("sessions"), day: try row.held("day")))
    }
  }

  static func causes(
    where condition: SQL, in db: Database
  ) throws -> [TallyBook.CauseRow] {
    let request: SQLRequest<Row> = """
      SELECT * FROM cause_tally WHERE \(condition) ORDER BY provider, client, cause
      """
    return try request.fetchAll(db).map { row in
      TallyBook.CauseRow(
        context: try context(row), cause: try name(row, "cause"),
        count: CauseCount(
          sessions: try row.heldSum("sessions"), count: try row.heldSum("count"),
          total: try row.heldSum("total"), day: try row.held("day"),
          unrest: try row.heldShare("unrest")))
    }
  }

  static func habits(
    where condition: SQL, in db: Database
  ) throws -> [TallyBook.HabitRow] {
    let request: SQLRequest<Row> = """
      SELECT * FROM habit_tally WHERE \(condition) ORDER BY kind, subject, cause, value
      """
    return try request.fetchAll(db).map { row in
      TallyBook.HabitRow(
        habit: Habit(
          try row.heldWord("kind"), try row.held("subject"), cause: try name(row, "cause"),
          value: try name(row, "value")),
        tally: HabitTally(
          count: try row.heldSum("count"), times: try row.heldSum("times"),
          sessions: try row.heldSum("sessions"), day: try row.held("day")))
    }
  }

  /// Stores all rows of the book in place of those with the same keys.
  static func store(_ book: TallyBook, in db: Database) throws {
    let fix = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO fix_tally (provider, client, cause, fix,
          worked, tried, recently_worked, recently_tried, sessions, day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for row in book.tallyRows {
      let tally = row.tally
      try fix.execute(arguments: [
        row.context.provider ?? "", row.context.client ?? "", row.cause, row.fix,
        tally.worked, tally.tried, tally.recentlyWorked, tally.recentlyTried, tally.sessions,
        tally.day,
      ])
    }
    let cause = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO cause_tally
          (provider, client, cause, sessions, count, total, day, unrest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for row in book.causeRows {
      try cause.execute(arguments: [
        row.context.provider ?? "", row.context.client ?? "", row.cause ?? "",
        row.count.sessions, row.count.count, row.count.total, row.count.day,
        row.count.unrest,
      ])
    }
    let habit = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO habit_tally
          (kind, subject, cause, value, count, times, sessions, day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for row in book.habitRows {
      try habit.execute(arguments: [
        row.habit.kind.rawValue, row.habit.subject, row.habit.cause ?? "", row.habit.value ?? "",
        row.tally.count, row.tally.times, row.tally.sessions, row.tally.day,
      ])
    }
  }

  private static func context(_ row: Row) throws -> Context {
    Context(provider: try name(row, "provider"), client: try name(row, "client"))
  }

  private static func name(_ row: Row, _ column: String) throws -> String? {
    let text: String = try row.held(column)
    return text.isEmpty ? nil : text
  }
}
